import { HUNDREDTH } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { NewEntry } from './intents.ts'
import type { EndedTimer, RemoteTimer } from './operation-progress.ts'
import type { Operation } from './operations.ts'
import { isOfKind } from './operations.ts'

/** Returns the timer of a remote copy; undefined if the entry does not run. */
export function timerOf(entry: HarvestEntry | undefined): RemoteTimer | undefined {
  const startedAt = entry?.isRunning ? timerStartOf(entry) : null
  return entry && startedAt !== null ? { startedAt, banked: entry.hoursWithoutTimer } : undefined
}

/** Returns when the timer of an entry began, epoch milliseconds; null for an entry without a timer. */
export function timerStartOf({
  timerStartedAt
}: Pick<HarvestEntry, 'timerStartedAt'>): number | null {
  return timerStartedAt === null ? null : Date.parse(timerStartedAt)
}

/** The kinds of operations that build on the timer that runs at Harvest. */
export const TIMER_KINDS = ['stop', 'restart', 'trim'] as const

/** True if the operation builds on the timer that runs at Harvest, so that it matters which timer was meant. */
export function isAboutTimer(
  operation: Operation
): operation is Operation<'stop' | 'restart' | 'trim'> {
  return isOfKind(operation, ...TIMER_KINDS)
}

/**
 * Returns when a timer had counted up to these hours, epoch milliseconds.
 * @example reachedAt({ startedAt: 9:00, banked: 25 }, 75) // 9:30, because 0.50 h passed
 */
export function reachedAt({ startedAt, banked }: RemoteTimer, hours: Hundredths): number {
  return startedAt + (hours - banked) * HUNDREDTH
}

/**
 * Returns when another device began the timer that runs, epoch milliseconds; null if it did not, or not since our last
 * request. Harvest starts to count again at each request that sets hours. `known` is the timer that our last request left.
 */
export function begunElsewhereAt(
  running: RemoteTimer,
  known: RemoteTimer | undefined
): number | null {
  return running.startedAt === known?.startedAt ? (known.since ?? null) : running.startedAt
}

/**
 * Returns when the timer of a finished entry ended at the latest, epoch milliseconds. Later changes of other fields move
 * `updatedAt`, so the end that was recorded first counts as long as the hours are the same.
 */
export function endedAt({ hours, updatedAt }: HarvestEntry, known: EndedTimer | undefined): number {
  return known?.hours === hours ? known.at : Date.parse(updatedAt)
}

/**
 * Returns when the timer of an entry that Gleaner created ended, as far as Harvest's copy shows. Another device that
 * edits the entry afterwards moves `updatedAt`. If the copy shows such an edit, the end follows from the hours.
 * Example: created at 9:02, 0.50 h, and the notes were changed at 11:00: the timer ended at 9:32.
 */
export function endOfMade(entry: HarvestEntry, made: NewEntry): EndedTimer {
  const { hours } = entry
  const latest = Date.parse(entry.updatedAt)
  const byHours = reachedAt({ startedAt: Date.parse(entry.createdAt), banked: 0 }, hours)
  return { at: isEditedSince(made, entry) ? Math.min(byHours, latest) : latest, hours }
}

/** True if another device changed the work, the date or the notes that an entry was made with. */
function isEditedSince({ work, spentDate, notes }: NewEntry, entry: HarvestEntry): boolean {
  return (
    entry.project.id !== work.project.id ||
    entry.task.id !== work.task.id ||
    entry.spentDate !== spentDate ||
    entry.notes !== notes
  )
}
