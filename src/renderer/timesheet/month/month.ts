import { sumHours, type Hundredths } from '#shared/hours.ts'
import { addDays, daysBetween, utcMidnight, type SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { sumAt, sumOf } from '#shared/timesheet.ts'
import { weekOf, type Week, type WeekStartDay } from '#shared/time/week.ts'

/** A calendar month in whole weeks. The first and the last week can contain days of other months. */
export interface Month {
  readonly first: SpentDate
  readonly last: SpentDate
  readonly weeks: readonly Week[]
}

/** Returns the month of a day, in weeks that begin on `startDay`. */
export function monthOf(date: SpentDate, startDay: WeekStartDay): Month {
  const first = `${date.slice(0, 8)}01`
  const last = Temporal.PlainDate.from(first).add({ months: 1 }).subtract({ days: 1 }).toString()
  const begin = weekOf(first, startDay).first
  const count = Math.ceil((daysBetween(begin, last) + 1) / 7)
  const weeks = Array.from({ length: count }, (_, index) =>
    weekOf(addDays(begin, index * 7), startDay)
  )
  return { first, last, weeks }
}

/** Returns the same day a number of months later, or the last day of that month if the day does not exist. */
export function addMonths(date: SpentDate, months: number): SpentDate {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** Returns the hours of each day with entries, at an instant (epoch milliseconds). */
export function hoursByDay(
  entries: readonly TimeEntry[],
  now: number
): ReadonlyMap<SpentDate, Hundredths> {
  const byDay = Map.groupBy(entries, ({ spentDate }) => spentDate)
  return new Map([...byDay].map(([date, ofDay]) => [date, sumAt(sumOf(ofDay), now)]))
}

/** Returns the total of the days from `first` to `last`, both included. */
export function hoursBetween(
  byDay: ReadonlyMap<SpentDate, Hundredths>,
  first: SpentDate,
  last: SpentDate
): Hundredths {
  return sumHours(
    [...byDay].filter(([date]) => date >= first && date <= last).map(([, hours]) => hours)
  )
}

/** Returns a month in words: `November 2026`. */
export function formatMonth(date: SpentDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC'
  }).format(utcMidnight(date))
}
