import type { Continued } from '#main/ledger/cut-entry.ts'
import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { beginOverDays, continued } from '#main/ledger/split-plan.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import { hundredthsOf } from '#shared/hours.ts'
import { addDays, spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

type Restart = Extract<Intent, { kind: 'restart' }>
type Start = Extract<Intent, { kind: 'start' }>

/**
 * Splits the operation of an undo at midnight if it would let a timer run across it: the days before get finished
 * hours, and the timer runs in an entry of today. Any other operation is returned unchanged.
 * Example: a timer from 23:00 was stopped at 23:50, and the stop is undone at 0:05. The entry gets 1.00 h, and a new
 * one has been running since 0:00.
 * Pure except for the keys of added entries.
 */
export function overDays(
  operation: NewOperation,
  shown: TimeEntry | undefined,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const { intent, entryKey } = operation
  if (intent.kind === 'start') return startOverDays(entryKey, intent, now, context)
  if (intent.kind !== 'restart' || !shown || shown.isRunning || context.mode === 'timestamps')
    return [operation]
  const midnight = midnightPassed(shown.spentDate, intent.startedAt, now, context)
  if (midnight === null) return [operation]
  const changes = { hours: hoursUntil(midnight, intent, shown) }
  const { base } = intent
  const update: Intent = { kind: 'update', changes, ...(base ? { base } : {}) }
  return [{ entryKey, intent: update }, ...continueOver(shown, midnight, now, context)]
}

function startOverDays(
  entryKey: string,
  intent: Start,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const { entry, startedAt } = intent
  const midnight = midnightPassed(entry.spentDate, startedAt, now, context)
  if (midnight === null) return [{ entryKey, intent }]
  if (context.mode === 'timestamps') return continueOver(continued(entry), startedAt, now, context)
  const hours = hundredthsOf(midnight - startedAt)
  const own: readonly NewOperation[] =
    hours > 0
      ? [{ entryKey, intent: { kind: 'create', entry, time: { kind: 'hours', hours } } }]
      : []
  return [...own, ...continueOver(continued(entry), midnight, now, context)]
}

/** Returns the midnight that ends the day of an entry; null if it is still to come, or if the user chose the day. */
function midnightPassed(
  spentDate: string,
  startedAt: number,
  now: number,
  { timeZone }: OverlayContext
): number | null {
  const midnight = startOfDay(addDays(spentDate, 1), timeZone)
  return midnight <= now && spentDateAt(startedAt, timeZone) <= spentDate ? midnight : null
}

function hoursUntil(midnight: number, { startedAt, banked }: Restart, shown: TimeEntry): number {
  return hundredthsOf((banked ?? shown.hours) * HUNDREDTH + midnight - startedAt)
}

function continueOver(
  work: Continued,
  from: number,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const { before, startedAt } = beginOverDays(work, from, now, context)
  const entry = continuationOf(work, startedAt, context)
  return [...before, { entryKey: newEntryKey(), intent: { kind: 'start', entry, startedAt } }]
}
