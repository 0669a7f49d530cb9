import { utcMidnight, type SpentDate } from '#shared/spent-date.ts'

/** The two lines of a day's column: `Mon` and `16`. */
export function dayNames(date: SpentDate, locale: string): { weekday: string; number: string } {
  const at = utcMidnight(date)
  const inUtc = (parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(at)
  return { weekday: inUtc({ weekday: 'short' }), number: inUtc({ day: 'numeric' }) }
}

/** A day as a heading: `Thursday 19 November`. */
export function dayHeading(date: SpentDate, locale: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, parts).format(utcMidnight(date))
}
