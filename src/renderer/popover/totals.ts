import type { Hundredths } from '#shared/hours.ts'
import type { AppState } from '#shared/state.ts'
import { sumAt, sumOf } from '#shared/timesheet.ts'
import { weekHours } from '#shared/week-hours.ts'

/** Today's and the week's hours at a moment, in hundredths. */
export interface Totals {
  readonly today: Hundredths
  readonly week: Hundredths
  readonly capacity: Hundredths
  /** The week's part of its capacity, 0 to 1. */
  readonly part: number
}

/** Sums what the state tells with what the running timer has added by now (epoch milliseconds). */
export function totalsAt({ today, week, running }: AppState, now: number): Totals {
  const hours = weekHours({ week, running }, now)
  return {
    today: sumAt(sumOf(today.entries), now),
    week: hours,
    capacity: week.capacity,
    part: week.capacity > 0 ? Math.min(1, Math.max(0, hours / week.capacity)) : 0
  }
}
