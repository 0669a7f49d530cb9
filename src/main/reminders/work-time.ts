import { instantOf } from '#shared/time/clock-time.ts'
import type { Span } from '#shared/absence.ts'
import type { WorkHours } from '#shared/settings.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { Week } from '#shared/time/week.ts'
import { weekdayOf } from '#shared/time/week.ts'

/** Returns the work hours of a day as instants; null on a day off. */
export function workWindow(
  date: SpentDate,
  { days, from, to }: WorkHours,
  timeZone: string
): Span | null {
  if (!days.includes(weekdayOf(date))) return null
  return { from: instantOf(date, from, timeZone), to: instantOf(date, to, timeZone) }
}

/** Returns the last work day of a week; undefined if it has none. */
export function lastWorkDay(week: Week, { days }: WorkHours): SpentDate | undefined {
  return week.days.findLast((date) => days.includes(weekdayOf(date)))
}
