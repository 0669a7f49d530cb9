import {
  dateInFigures,
  dateWithoutYear,
  utcMidnight,
  type SpentDate
} from '#shared/time/spent-date.ts'

type Part = 'year' | 'month' | 'day'

const IN_FIGURES = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const

/** Formats a day in digits in the order of the locale: `20/11/2026` · `20.11.2026` · `11/20/2026`. */
export function formatTypedDate(date: SpentDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, IN_FIGURES).format(utcMidnight(date))
}

/**
 * Parses a day in digits; null if it is not a date. A first part of four digits is the year. With
 * dots the day is first; otherwise the locale determines the order. Two digits are a year of the
 * century of `today`. Without a year, the latest such day that is past or soon counts: 30.12. on 2
 * January is in the year before.
 */
export function readTypedDate(text: string, locale: string, today: SpentDate): SpentDate | null {
  const figures = text.split(/[\s./-]+/).filter((figure) => figure !== '')
  const order = orderOf(text, figures, locale)
  if (figures.length !== order.length || !figures.every((each) => /^\d+$/.test(each))) return null
  const figureOf = (part: Part): string => figures[order.indexOf(part)] ?? ''
  const [year, month, day] = [figureOf('year'), figureOf('month'), figureOf('day')]
  if (month.length > 2 || day.length > 2) return null
  if (year === '') return dateWithoutYear(Number(day), Number(month), today)
  if (year.length !== 2 && year.length !== 4) return null
  const whole = today.slice(0, 4 - year.length) + year
  return dateInFigures(Number(whole), Number(month), Number(day))
}

function orderOf(text: string, figures: readonly string[], locale: string): readonly Part[] {
  const order = wholeOrder(text, figures, locale)
  return figures.length === 2 ? order.filter((part) => part !== 'year') : order
}

function wholeOrder(text: string, [first]: readonly string[], locale: string): readonly Part[] {
  if (first?.length === 4) return ['year', 'month', 'day']
  if (text.includes('.')) return ['day', 'month', 'year']
  const parts = new Intl.DateTimeFormat(locale, IN_FIGURES).formatToParts(0)
  return parts.flatMap(({ type }) =>
    type === 'year' || type === 'month' || type === 'day' ? [type] : []
  )
}
