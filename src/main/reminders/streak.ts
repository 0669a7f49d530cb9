import { instantOf } from '#shared/time/clock-time.ts'
import type { Span } from '#shared/idle.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

export interface StreakFacts {
  /** Since when the person has been active without a break and without a timer; null: not now. */
  readonly activeSince: number | null
  /** Today's work hours; null on a day off. */
  readonly window: Span | null
  readonly entries: readonly TimeEntry[]
  readonly today: SpentDate
  readonly timeZone: string
}

/**
 * When work without a timer began: the activity, but not before work did, and not before what is
 * tracked already ends. Null while there is none.
 */
export function streakStart(facts: StreakFacts): number | null {
  const { activeSince, window, entries, today, timeZone } = facts
  if (activeSince === null || window === null) return null
  const ends = entries.flatMap(({ spentDate, endedTime }) =>
    spentDate === today && endedTime !== null ? [instantOf(today, endedTime, timeZone)] : []
  )
  return Math.max(activeSince, window.from, ...ends)
}
