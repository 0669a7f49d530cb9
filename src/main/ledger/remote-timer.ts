import { HUNDREDTH } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { EndedTimer, Intent, RemoteTimer } from './operations.ts'

/** The timer of Harvest's copy; undefined if the entry does not run. */
export function timerOf(entry: HarvestEntry | undefined): RemoteTimer | undefined {
  if (!entry?.isRunning || !entry.timerStartedAt) return undefined
  return { startedAt: Date.parse(entry.timerStartedAt), banked: entry.hoursWithoutTimer }
}

/** True if the intent builds on the timer that Harvest runs, so that it matters which timer was meant. */
export function isAboutTimer({ kind }: Intent): boolean {
  return kind === 'stop' || kind === 'restart' || kind === 'trim'
}

/** When a timer had made the entry's hours, epoch milliseconds: from 9:00 with 0.25 h, 0.75 h at 9:30. */
export function reachedAt({ startedAt, banked }: RemoteTimer, hours: Hundredths): number {
  return startedAt + (hours - banked) * HUNDREDTH
}

/**
 * When the timer that runs began. Harvest counts anew from each request that sets hours: `known` is the
 * timer that our last request left, and was begun by the person unless another device had begun it before.
 */
export function begunAt(running: RemoteTimer, known: RemoteTimer | undefined): number {
  if (running.startedAt !== known?.startedAt) return running.startedAt
  return known.since ?? Number.NEGATIVE_INFINITY
}

/**
 * When the timer of a finished entry ended at the latest, epoch milliseconds. Later changes of other fields
 * move `updatedAt`, so what was known first counts while the hours are the same.
 */
export function endedAt({ hours, updatedAt }: HarvestEntry, known: EndedTimer | undefined): number {
  return known?.hours === hours ? known.at : Date.parse(updatedAt)
}
