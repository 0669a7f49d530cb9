import type { Piece, QuickContext } from './quick-entry-pieces.ts'
import type { Token } from './quick-entry-tokens.ts'
import { addDays, daysBetween, isSpentDate, type SpentDate } from './spent-date.ts'

const DAYS_OF_WEEK = 7
/* `400 days ago` is a typing error sooner than a day somebody wants. */
const MOST_DAYS_AGO = 366
/* In December people mean the coming January, in November they do not mean the coming May. */
const MOST_DAYS_AHEAD = 60

/**
 * A day at the beginning of the words: `yesterday` · `mon` · `last week`'s day · `3 days ago` ·
 * `2026-11-20` · `20.11.` · `20 nov` · `11/20`. Days of the week are the latest ones, dates without a
 * year the latest that are past or soon.
 */
export function readDay(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = '', c = ''] = tokens.map(({ folded }) => folded)
  const { words, today } = context
  const days = words.days.get(a)
  if (days !== undefined) return dayOf(addDays(today, days), 1)
  const weekday = words.weekdays.get(a)
  if (weekday !== undefined) return dayOf(latest(weekday, today), 1)
  if (words.last.has(a)) return readLast(words.weekdays.get(b), today)
  return readDaysAgo(a, b, c, context) ?? readDate(a, b, context)
}

function dayOf(date: SpentDate, length: number): Piece {
  return { kind: 'date', date, length }
}

function asking(
  kind: 'which-day' | 'day-or-month',
  length: number,
  answers: readonly SpentDate[]
): Piece {
  return { kind: 'question', question: { kind, answers }, length }
}

function latest(weekday: number, today: SpentDate): SpentDate {
  const { dayOfWeek } = Temporal.PlainDate.from(today)
  return addDays(today, -((dayOfWeek - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK))
}

/** `last monday` on a Monday is a week ago; on any other day people mean either of two. */
function readLast(weekday: number | undefined, today: SpentDate): Piece | null {
  if (weekday === undefined) return null
  const day = latest(weekday, today)
  const before = addDays(day, -DAYS_OF_WEEK)
  if (day === today) return dayOf(before, 2)
  return asking('which-day', 2, [day, before])
}

/** `2 days ago` · `vor 2 tagen` */
function readDaysAgo(a: string, b: string, c: string, context: QuickContext): Piece | null {
  const { words, today } = context
  const isBefore = words.agoBefore.has(a)
  if (!isBefore && !words.agoBehind.has(c)) return null
  const [count, unit] = isBefore ? [b, c] : [a, b]
  if (!/^\d{1,3}$/.test(count) || !words.dayUnits.has(unit)) return null
  return Number(count) > MOST_DAYS_AGO ? null : dayOf(addDays(today, -Number(count)), 3)
}

function readDate(a: string, b: string, context: QuickContext): Piece | null {
  const { today, words } = context
  if (isSpentDate(a)) return dayOf(a, 1)
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})?$/.exec(a)
  if (dotted) return dateOf(Number(dotted[1]), Number(dotted[2]), 1, today, dotted[3])
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(a)
  if (slashed) return readSlashed(Number(slashed[1]), Number(slashed[2]), today)
  const day = (text: string): number => Number(/^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(text)?.[1])
  const month = words.months.get(b)
  if (month !== undefined && day(a) > 0) return dateOf(day(a), month, 2, today)
  const first = words.months.get(a)
  if (first !== undefined && day(b) > 0) return dateOf(day(b), first, 2, today)
  return null
}

function readSlashed(one: number, other: number, today: SpentDate): Piece | null {
  const readings = [dateOf(one, other, 1, today), dateOf(other, one, 1, today)]
  const dates = readings.flatMap((piece) => (piece?.kind === 'date' ? [piece.date] : []))
  const [first, second] = new Set(dates)
  if (first === undefined) return null
  if (second === undefined) return dayOf(first, 1)
  return asking('day-or-month', 1, [first, second])
}

/** The day of that month in the year given, or else the latest one that is past or soon. */
function dateOf(
  day: number,
  month: number,
  length: number,
  today: SpentDate,
  year?: string
): Piece | null {
  const thisYear = Number(today.slice(0, 4))
  const years = year
    ? [year.length === 2 ? 2000 + Number(year) : Number(year)]
    : [thisYear + 1, thisYear, thisYear - 1]
  const date = years
    .map((each) => [padded(each, 4), padded(month, 2), padded(day, 2)].join('-'))
    .filter(isSpentDate)
    .find((each) => year !== undefined || daysBetween(today, each) <= MOST_DAYS_AHEAD)
  return date === undefined ? null : dayOf(date, length)
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
