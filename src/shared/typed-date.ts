import { isSpentDate, utcMidnight, type SpentDate } from './spent-date.ts'

type Part = 'year' | 'month' | 'day'

const IN_FIGURES = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const

/** A day in figures, as the locale orders them: `20/11/2026` · `20.11.2026` · `11/20/2026`. */
export function formatTypedDate(date: SpentDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, IN_FIGURES).format(utcMidnight(date))
}

/**
 * The day that was typed in figures, or null where it is none: in the order of the locale, year first
 * where that has four digits, and day first between dots. Without a year it is that of `today`; two
 * digits are a year of its century.
 */
export function readTypedDate(text: string, locale: string, today: SpentDate): SpentDate | null {
  const figures = text.split(/[\s./-]+/).filter((figure) => figure !== '')
  const order = orderOf(text, figures, locale)
  if (figures.length !== order.length || !figures.every((each) => /^\d+$/.test(each))) return null
  const figureOf = (part: Part): string => figures[order.indexOf(part)] ?? ''
  const year = figureOf('year')
  const whole = year.length === 0 || year.length === 2 ? today.slice(0, 4 - year.length) : ''
  const date = [whole + year, ...[figureOf('month'), figureOf('day')].map(twoDigits)].join('-')
  return isSpentDate(date) ? date : null
}

function twoDigits(figure: string): string {
  return figure.padStart(2, '0')
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
