import { assertNever } from '#shared/assert-never.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import type { Loss } from '#shared/state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { continuationOf } from './cut-entry.ts'
import { newEntryKey } from './entry-keys.ts'
import type { Cut, EntryBase, Intent, NamedChanges, NewEntry } from './intents.ts'
import type { NewOperation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'

/** The operations that undo an operation, and the losses that they cannot restore. */
export interface Inverse {
  readonly operations: readonly NewOperation[]
  readonly loses: readonly Loss[]
  /** True if the timer must run across midnight again, because the operation had split its days. */
  readonly joinsDays?: true
}

/**
 * Returns the operations after which the entry is shown as before an operation, apart from ids. Pure except for the keys of new
 * entries.
 * @param before the entry as it was shown; undefined for an entry that the operation creates
 */
export function inverseOf(
  { entryKey, intent }: NewOperation,
  before: TimeEntry | undefined,
  context: OverlayContext
): Inverse {
  if (intent.kind === 'create' || intent.kind === 'start') return exactly([deletion(entryKey)])
  if (!before) return exactly([])
  switch (intent.kind) {
    case 'update':
      return formerValues(entryKey, intent.changes, before)
    case 'delete':
      return recreate(before, context)
    case 'stop':
      return continueTimer(before, intent.stoppedAt, context)
    case 'restart': {
      const stop = { kind: 'stop', stoppedAt: intent.startedAt, hours: before.hours } as const
      return exactly([{ entryKey, intent: stop }])
    }
    case 'removeReference':
      return exactly(formerReference(entryKey, before))
    case 'trim':
      return withoutCut(intent.cut, before, context)
    default:
      return assertNever(intent)
  }
}

function exactly(operations: readonly NewOperation[]): Inverse {
  return { operations, loses: [] }
}

function deletion(entryKey: EntryKey): NewOperation {
  return { entryKey, intent: { kind: 'delete' } }
}

function formerValues(
  entryKey: EntryKey,
  { externalReference, ...changes }: NamedChanges,
  before: TimeEntry
): Inverse {
  const { client, project, task } = before
  const values: Record<string, unknown> = { ...before, work: { client, project, task } }
  const former = Object.fromEntries(
    Object.keys(changes).flatMap((name) => (values[name] === null ? [] : [[name, values[name]]]))
  ) as NamedChanges
  const update: Intent = { kind: 'update', changes: former }
  // Harvest cannot remove start and end again
  const hadNoTimes = Object.keys(changes).some((name) => values[name] === null)
  return {
    operations: [
      ...(Object.keys(former).length > 0 ? [{ entryKey, intent: update }] : []),
      ...(externalReference ? formerReference(entryKey, before) : [])
    ],
    loses: hadNoTimes ? ['times'] : []
  }
}

function formerReference(
  entryKey: EntryKey,
  { externalReference }: TimeEntry
): readonly NewOperation[] {
  const intent: Intent = externalReference
    ? { kind: 'update', changes: { externalReference } }
    : { kind: 'removeReference' }
  return [{ entryKey, intent }]
}

/**
 * Creates a deleted entry again. Harvest accepts none without hours, with negative hours, or (in a start/end account)
 * without both times: such an entry is lost. An entry that Harvest never saw has no id to lose.
 */
function recreate(before: TimeEntry, context: OverlayContext): Inverse {
  const entry = entryOf(before)
  const intent = creationOf(entry, { ...before, work: entry.work }, context)
  if (!intent) return { operations: [], loses: ['entry'] }
  const loses: readonly Loss[] = [
    ...(before.id === null ? [] : (['id'] as const)),
    ...(before.invoice ? (['invoice'] as const) : [])
  ]
  return { operations: [{ entryKey: newEntryKey(), intent }], loses }
}

/** Returns the intent that creates an entry again as it was shown; undefined for an entry without time. */
export function creationOf(
  entry: NewEntry,
  shown: Pick<TimeEntry, 'isRunning' | 'timerStartedAt' | 'hoursWithoutTimer'> & EntryBase,
  { mode }: Pick<OverlayContext, 'mode'>
): Intent | undefined {
  const { isRunning, timerStartedAt, hoursWithoutTimer, startedTime, endedTime, hours } = shown
  if (isRunning && timerStartedAt) {
    const banked = mode === 'duration' ? hoursWithoutTimer * HUNDREDTH : 0
    return { kind: 'start', entry, startedAt: Date.parse(timerStartedAt) - banked }
  }
  if (mode === 'timestamps')
    return startedTime && endedTime
      ? { kind: 'create', entry, time: { kind: 'times', startedTime, endedTime } }
      : undefined
  return hours && hours > 0 ? { kind: 'create', entry, time: { kind: 'hours', hours } } : undefined
}

/** Continues the timer as if it had never been stopped. The end of a start/end entry stays. */
function continueTimer(before: TimeEntry, from: number, context: OverlayContext): Inverse {
  if (!before.isRunning) return exactly([])
  if (context.mode === 'timestamps') {
    const intent: Intent = {
      kind: 'start',
      entry: continuationOf(before, from, context),
      startedAt: from
    }
    return { operations: [{ entryKey: newEntryKey(), intent }], loses: ['end'] }
  }
  const { timerStartedAt, hoursWithoutTimer, hours } = before
  // without a known start, the timer continues from the stop with the hours that it had
  const restart =
    timerStartedAt === null
      ? ({ kind: 'restart', startedAt: from, banked: hours } as const)
      : ({
          kind: 'restart',
          startedAt: Date.parse(timerStartedAt),
          banked: hoursWithoutTimer
        } as const)
  return exactly([{ entryKey: before.key, intent: restart }])
}

function withoutCut(cut: Cut, before: TimeEntry, context: OverlayContext): Inverse {
  const extra = [...cut.added.map(({ key }) => key), ...(cut.copy ? [cut.copy.key] : [])]
  const deletions = extra.map(deletion)
  const rest = entryInverse(cut, before, context)
  const isSplit = cut.copy !== null && cut.spans === undefined
  const operations = [...deletions, ...rest.operations]
  return { operations, loses: rest.loses, ...(isSplit ? { joinsDays: true } : {}) }
}

function entryInverse(cut: Cut, before: TimeEntry, context: OverlayContext): Inverse {
  if (cut.deletesEntry) return recreate(before, context)
  if (context.mode === 'timestamps' || cut.then === 'stop')
    return continueTimer(before, cut.endsAt, context)
  const { added: _, copy: __, ...same } = cut
  const back: Cut = { ...same, removedMs: -cut.removedMs, added: [], copy: null }
  return exactly([{ entryKey: before.key, intent: { kind: 'trim', cut: back } }])
}

function entryOf(shown: TimeEntry): NewEntry {
  const { client, project, task, spentDate, notes, billable, externalReference } = shown
  return {
    work: { client, project, task },
    spentDate,
    notes,
    billable,
    ...(externalReference ? { externalReference } : {})
  }
}
