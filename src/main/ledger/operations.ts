import type { Named } from '#shared/account.ts'
import type { Failure } from '#shared/failure.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { Cut, EntryBase, Intent, IntentKind, IntentOf } from './intents.ts'
import type { Progress, ProgressOf } from './operation-progress.ts'

/**
 *   waiting --send--> sending --answer--> (deleted: confirmed)
 *    ^ ^                |  '--refused--> refused --retry--> waiting
 *    | |                |                   '----discard--> (deleted)
 *    | |                '--no answer--> unknown --lookup: there--> (deleted: confirmed)
 *    | |                                 ^  | '--lookup: not there, the window has passed--> sending
 *    | |      crash: read as unknown ----'  '--lookup: not there yet--> unknown
 *    | '--decided-- asking <--conflict, deleted elsewhere, too short, too long-- waiting
 */
export type OperationStatus = 'waiting' | 'sending' | 'unknown' | 'refused' | 'asking'

/** A decision about an operation that only the user can make. */
export type OpenQuestion =
  /** Another device changed fields that this operation changes, and the user had not seen it. */
  | { readonly kind: 'conflict'; readonly theirs: EntryBase }
  | { readonly kind: 'deleted-elsewhere'; readonly shown: EntryBase }
  | { readonly kind: 'too-short' }
  /** A stop of more than a day. */
  | { readonly kind: 'too-long' }

/**
 * How wrong the instants of an operation may be: it was given by a clock that had not been compared with Harvest's.
 * Both values say when the computer was switched on, epoch milliseconds.
 */
export interface ClockDoubt {
  /** By the computer's own clock. */
  readonly own: number
  /** By the clock that the instants were taken from. */
  readonly taken: number
  /** True if Harvest's clock was in doubt and this computer's own was not. */
  readonly isHarvests?: boolean
}

/** A command of the user that Harvest has not confirmed. `step` counts its requests that are confirmed. */
export interface Operation<Kind extends IntentKind = IntentKind> {
  readonly sequence: number
  readonly id: string
  readonly entryKey: EntryKey
  readonly intent: IntentOf<Kind>
  /** The colleague whose entry it is; absent for the user's own. */
  readonly user?: Named
  readonly status: OperationStatus
  readonly step: number
  readonly attempts: number
  /** When it was given, epoch milliseconds by Harvest's clock; null in rows of older versions. */
  readonly madeAt: number | null
  /** When the request now under way, or of unknown outcome, was sent; epoch milliseconds. */
  readonly sentAt: number | null
  /** The operation waits until this instant; null if it does not. */
  readonly nextAttemptAt: number | null
  readonly progress: ProgressOf[Kind]
  readonly question: OpenQuestion | null
  readonly failure: Failure | null
  /** Absent if Harvest's clock was certain when it was given. */
  readonly clock?: ClockDoubt
}

/** An operation as callers give it to the ledger, which adds everything else. */
export interface NewOperation {
  readonly entryKey: EntryKey
  readonly intent: Intent
  readonly user?: Named
  /** Changes this refused operation into `intent` and sends it again, instead of adding an operation. */
  readonly amends?: { readonly id: string; readonly intent: Intent }
}

/** True if the operation's intent is of one of these kinds. Narrows intent and progress. */
export function isOfKind<Kind extends IntentKind>(
  operation: Operation,
  ...kinds: readonly Kind[]
): operation is Operation<Kind> {
  return kinds.some((kind) => kind === operation.intent.kind)
}

/** Returns the operation with some of its progress changed. */
export function withProgress<Kind extends IntentKind>(
  operation: Operation<Kind>,
  change: Partial<ProgressOf[Kind]>
): Operation<Kind> {
  return { ...operation, progress: { ...operation.progress, ...change } }
}

/** Returns the marker that the create under way carries. */
export function sentMarkerOf(operation: Operation): string | undefined {
  return isOfKind(operation, 'create', 'start', 'trim') ? operation.progress.marker : undefined
}

/** True if an earlier request of the operation may still reach Harvest. */
export function mayHaveArrived({
  status,
  progress
}: {
  readonly status: OperationStatus
  readonly progress: Progress
}): boolean {
  return status === 'unknown' || progress.isLost === true
}

/** Returns the key of every entry that an operation creates or changes. */
export function keysOf(operation: Pick<Operation, 'entryKey' | 'intent'>): readonly EntryKey[] {
  const { entryKey, intent } = operation
  if (intent.kind !== 'trim') return [entryKey]
  const { added, copy } = intent.cut
  return [entryKey, ...added.map(({ key }) => key), ...(copy ? [copy.key] : [])]
}

/**
 * Returns which request of a cut shortens the entry itself, counted from 0. The requests before it create the added
 * entries and the continuation, and stop the timer.
 * @example cutStep(a cut with one added entry that continues in the same entry) // 1
 * @example cutStep(a cut with one added entry and a continuation) // 3: entry, continuation, stop
 */
export function cutStep({ added, copy, then, deletesEntry }: Cut): number {
  const stops = (then === 'stop' || copy) && !deletesEntry ? 1 : 0
  return added.length + (copy ? 1 : 0) + stops
}

/** Begins every marker. It is part of stored ledgers and of entries at Harvest. */
const MARKER_PREFIX = 'gleaner:'

/** True if the id of an external reference is a marker of Gleaner's own. */
export function isMarker(referenceId: string | undefined): referenceId is string {
  return referenceId?.startsWith(MARKER_PREFIX) === true
}

/**
 * Returns the marker: the external reference that the entry with this key carries at Harvest until its create is
 * confirmed.
 * @example markerOf({ id: 'a1', entryKey: 'l1' }, 'l1') // 'gleaner:a1'
 * @example markerOf({ id: 'a1', entryKey: 'l1' }, 'l2') // 'gleaner:a1.l2', an entry that a cut adds
 */
export function markerOf(
  { id, entryKey }: Pick<Operation, 'id' | 'entryKey'>,
  key: EntryKey
): string {
  return MARKER_PREFIX + (key === entryKey ? id : `${id}.${key}`)
}
