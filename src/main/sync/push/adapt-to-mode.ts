import { continuationOf, timedPiece } from '#main/ledger/cut-entry.ts'
import { baseOf } from '#main/ledger/entry-base.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, Intent, IntentOf } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { mayHaveArrived } from '#main/ledger/operations.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import { MINUTE, HUNDREDTH } from '#shared/durations.ts'
import { clockPieces } from '#shared/time/clock-pieces.ts'
import type { Span } from '#shared/absence.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'

const NONE = { operations: [], to: '' }

type RestartIntent = IntentOf<'restart'>

/**
 * Rewrites a restart or a cut that was given while the account tracked hours, if the account tracks start and end
 * times by now. There, a timer continues in a new entry. Later stops and cuts of the entry are moved to that entry.
 * If the entry is deleted later, no timer continues. Returns true if the journal changed, so that the operation must
 * be planned again.
 */
export function adaptToMode(operation: Operation, options: PushOptions): boolean {
  const { ledger, view, context } = options
  const { entryKey, intent, step } = operation
  if (context().mode !== 'timestamps' || step > 0 || mayHaveArrived(operation)) return false
  const copy = ledger.entries([entryKey])[0]?.entry
  const shown = view.entry(entryKey)
  if (!copy) return false
  if (intent.kind === 'restart') {
    if (copy.isRunning) return false
    const deletion = deletionAfter(operation, options)
    if (deletion) return drop(operation, deletion, copy, options)
    const startedAt = restartedAt(intent, copy.hours)
    const entry = continuationOf(shown ?? copy, startedAt, context())
    const start = { kind: 'start', entry, startedAt } as const
    return rewrite(operation, { entryKey: newEntryKey(), intent: start }, options)
  }
  if (intent.kind !== 'trim' || !copy.isRunning) return false
  const cut = shown && cutInPieces(operation, intent.cut, { ...shown, ...copy }, options)
  if (!cut) return false
  const deletion = deletionAfter(operation, options)
  if (deletion) return drop(operation, deletion, copy, options)
  return rewrite(operation, { entryKey, intent: { kind: 'trim', cut } }, options)
}

/**
 * Returns when the restarted timer begins. If the restart undoes a stop, that is the instant up to which Harvest has
 * already counted.
 */
function restartedAt({ startedAt, banked }: RestartIntent, hours: number): number {
  return banked === undefined ? startedAt : startedAt + Math.max(0, hours - banked) * HUNDREDTH
}

/**
 * Returns the cut in the form that a start/end account can show: the entry ends where the absence begins, and the
 * work after it becomes entries of its own. Returns undefined if the cut has these entries already.
 */
function cutInPieces(
  { madeAt }: Operation,
  cut: Cut,
  entry: TimeEntry,
  { context }: PushOptions
): Cut | undefined {
  const { spans = [], then, isOwnDayOnly, deletesEntry, removedMs } = cut
  const [first, last] = [spans[0], spans.at(-1)]
  if (!first || !last || isOwnDayOnly || deletesEntry || removedMs < 0) return undefined
  const { timeZone } = context()
  const worked = spans.map(({ to }, index) => ({
    from: to,
    to: spans[index + 1]?.from ?? (then === 'stop' ? (madeAt ?? to) : to)
  }))
  const added = worked
    .filter((span) => !hasEntryFor(cut, span))
    .flatMap((span) => clockPieces(span, timeZone))
    .map((piece) => timedPiece(entry, piece, context()))
  const goesOn = then === 'continue' && cut.copy === null
  if (added.length === 0 && !goesOn) return undefined
  const startedAt = last.to
  const copy = goesOn
    ? { key: newEntryKey(), entry: continuationOf(entry, startedAt, context()), startedAt }
    : cut.copy
  const hoursAfter = hoursWhenStopped(entry, first.from, context())
  return { ...cut, endsAt: first.from, hoursAfter, added: [...cut.added, ...added], copy }
}

/** True if the cut has an entry for work, or if the work is too short for one. */
function hasEntryFor({ added }: Cut, { from, to }: Span): boolean {
  return to - from < MINUTE || added.some(({ span }) => span && span.from < to && span.to > from)
}

function deletionAfter(operation: Operation, options: PushOptions): Operation | undefined {
  return planContext(operation, options).following.find(
    ({ entryKey, intent }) => entryKey === operation.entryKey && intent.kind === 'delete'
  )
}

/**
 * Drops an operation whose entry is deleted later. The base version of the deletion is set back to the entry without
 * this operation.
 */
function drop(
  operation: Operation,
  deletion: Operation,
  copy: HarvestEntry,
  { ledger }: PushOptions
): boolean {
  ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  const { entryKey, intent } = deletion
  if (intent.kind !== 'delete' || !intent.base) return true
  const { hours, startedTime, endedTime, timerStartedAt = null } = baseOf(copy)
  const base = { ...intent.base, hours, startedTime, endedTime, timerStartedAt }
  ledger.rewrite(deletion, { entryKey, intent: { kind: 'delete', base } }, NONE)
  return true
}

function rewrite(
  operation: Operation,
  as: { readonly entryKey: EntryKey; readonly intent: Intent },
  options: PushOptions
): boolean {
  const { intent, entryKey } = as
  const goesOnIn = intent.kind === 'trim' ? intent.cut.copy?.key : entryKey
  const moved = goesOnIn
    ? { operations: timerOperationsAfter(operation, options), to: goesOnIn }
    : NONE
  options.ledger.rewrite(operation, as, moved)
  return true
}

/** The stops and cuts of the same entry, up to its next restart. */
function timerOperationsAfter(operation: Operation, options: PushOptions): readonly Operation[] {
  const { following } = planContext(operation, options)
  const ofEntry = following.filter(({ entryKey }) => entryKey === operation.entryKey)
  const end = ofEntry.findIndex(({ intent }) => intent.kind === 'restart')
  return ofEntry
    .slice(0, end < 0 ? ofEntry.length : end)
    .filter(({ intent }) => intent.kind === 'stop' || intent.kind === 'trim')
}
