import type { Hundredths } from '#shared/hours.ts'
import type { AppState } from '#shared/state.ts'
import { sumAt, sumOf } from '#shared/timesheet.ts'
import { weekHours } from '#shared/week-hours.ts'

/** The hours of today and of the week at an instant, in hundredths. */
export interface Totals {
  readonly today: Hundredths
  readonly week: Hundredths
  readonly capacity: Hundredths
  /** The share of the weekly capacity, 0 to 1. */
  readonly part: number
}

/** Returns the totals of the state plus the time of the running timer, at an instant (epoch milliseconds). */
export function totalsAt({ today, week, running }: AppState, now: number): Totals {
  const hours = weekHours({ week, running }, now)
  return {
    today: sumAt(sumOf(today.entries), now),
    week: hours,
    capacity: week.capacity,
    part: week.capacity > 0 ? Math.min(1, Math.max(0, hours / week.capacity)) : 0
  }
}
