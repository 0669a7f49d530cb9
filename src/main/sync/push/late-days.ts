import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { planSplit } from '#main/ledger/split-plan.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Attempt } from './attempt.ts'
import type { PushOptions } from './push-options.ts'
import { lateStart, startKey } from './check-before-send.ts'

/**
 * Gives each day its share of a timer that was started before midnight and reaches Harvest after it: the entry ends at
 * midnight, and an entry of today continues. A date that the user chose stays. Returns true if the ledger
 * changed.
 */
export function giveDaysToLateStart({ operation, plan }: Attempt, options: PushOptions): boolean {
  const { ledger, view, context, now } = options
  const startedAt = lateStart(operation, plan)
  if (startedAt === null) return false
  const entry = view.entry(startKey(operation))
  const { timeZone } = context()
  const isOwnDay = entry?.spentDate === spentDateAt(startedAt, timeZone)
  if (!entry?.isRunning || !isOwnDay || entry.spentDate === spentDateAt(now(), timeZone))
    return false
  const follows = daysOf(entry, operation, now(), context())
  if (follows.length > 0) ledger.follow(follows, now(), { undoOf: operation.id })
  return follows.length > 0
}

function daysOf(
  entry: TimeEntry,
  { intent }: Operation,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const split = planSplit(entry, now, context)
  if (!split) return []
  const { hoursAfter, copy } = split.cut
  // Harvest accepts no new entry without time: a timer begun seconds before midnight belongs to the next day
  if (hoursAfter > 0 || intent.kind !== 'start' || !copy)
    return [{ entryKey: entry.key, intent: split }]
  const next = continuationOf(entry, copy.startedAt, context)
  return [
    { entryKey: entry.key, intent: { kind: 'delete' } },
    { entryKey: newEntryKey(), intent: { kind: 'start', entry: next, startedAt: copy.startedAt } }
  ]
}
