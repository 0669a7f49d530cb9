import { instantOf } from '#shared/time/clock-time.ts'
import type { Span } from '#shared/absence.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** The facts that decide when work without a timer began. */
export interface StreakFacts {
  /** Since when the user has been active without a break and without a timer; null if they are not. */
  readonly activeSince: number | null
  /** The work hours of today; null on a day off. */
  readonly window: Span | null
  readonly entries: readonly TimeEntry[]
  readonly today: SpentDate
  readonly timeZone: string
}

/**
 * Returns when work without a timer began (epoch milliseconds): the start of the activity, of the work hours, or the
 * end of the last entry of today, whichever is latest. Null if the user is not active or has a day off.
 */
export function streakStart(facts: StreakFacts): number | null {
  const { activeSince, window, entries, today, timeZone } = facts
  if (activeSince === null || window === null) return null
  const ends = entries.flatMap(({ spentDate, endedTime }) =>
    spentDate === today && endedTime !== null ? [instantOf(today, endedTime, timeZone)] : []
  )
  return Math.max(activeSince, window.from, ...ends)
}
