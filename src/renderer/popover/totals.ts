import { currentHours, type Hundredths } from '#shared/hours.ts'
import type { AppState } from '#shared/state.ts'
import { sumAt, sumOf } from '#shared/timesheet.ts'

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
  const added = running && week.includesRunning ? currentHours(running, now) : 0
  const hours = week.hours + added
  return {
    today: sumAt(sumOf(today.entries), now),
    week: hours,
    capacity: week.capacity,
    part: week.capacity > 0 ? Math.min(1, hours / week.capacity) : 0
  }
}
