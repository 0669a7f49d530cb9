import { baseOf } from '#main/ledger/entry-base.ts'
import type { Progress } from '#main/ledger/operation-progress.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, sentMarkerOf, withProgress } from '#main/ledger/operations.ts'
import type { RemoteCopy } from '#main/ledger/overlay.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import { clockTimeAt } from '#shared/time/clock-time.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { planRequest } from '../plan/plan.ts'
import { PROMPT } from '../plan/plan-context.ts'
import type { PlannedAttempt } from './attempt.ts'
import { contradicts, isRepetition, mostRequests, startedInstead } from './contradiction.ts'
import { isMistimed } from './mistimed.ts'
import { correctMisread, misreadsNextDay, rememberMisread } from './overnight.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'

/**
 * Stores Harvest's answer. The operation is done when nothing remains to be planned. If the answer contradicts the
 * request, the account is read again before the next request, because its timer mode may have changed. The second
 * contradiction, a repetition, or too many requests refuse the operation.
 * @throws HarvestError if the account cannot be read; the answer is stored by then.
 */
export async function confirm(
  attempt: PlannedAttempt,
  entry: HarvestEntry | null,
  options: PushOptions
): Promise<void> {
  const { operation, request } = attempt
  const { ledger } = options
  if (!entry) return ledger.settle(operation, { kind: 'removed' })
  const marker = sentMarkerOf(operation)
  if (request.call === 'create' && marker !== undefined)
    rememberReferences(options, entry.externalReference?.id === marker ? 'kept' : 'refused')
  const copy: RemoteCopy = { key: request.entryKey, entry }
  // a start/end account restarts in a new entry
  if (request.call === 'restart' && isAnotherEntry(copy, options))
    await storeRestartedEntry(operation, entry, options)
  else await settleConfirmed(attempt, copy, options)
}

async function settleConfirmed(
  { operation, request }: PlannedAttempt,
  copy: RemoteCopy,
  options: PushOptions
): Promise<void> {
  const { ledger, now } = options
  const { entry } = copy
  const marker = sentMarkerOf(operation)
  const made =
    request.call === 'create' && marker !== undefined
      ? { made: { marker, key: copy.key, id: entry.id } }
      : {}
  const confirmed = withConfirmedProgress(operation, request, entry, now())
  const next = planNext(confirmed, copy, options)
  const isContradicted = operation.progress.isFound
    ? startedInstead(request, entry)
    : contradicts(request, entry, options.context().mode)
  const isFirstContradiction = isContradicted && !confirmed.progress.isContradicted
  const mistimed = asMistimed(confirmed, request, entry, options)
  // an update without effect is planned again; everything else that Harvest confirms must not be sent twice
  const step = operation.step + (isContradicted && request.call === 'update' ? 0 : 1)
  const isStuck = isRepetition(request, next) || operation.step + 1 >= mostRequests(operation)
  // a marker that cannot be removed does no harm
  if (isStuck && request.call === 'removeReference')
    return ledger.settle(operation, { kind: 'confirmed', entries: [copy], isDone: true })
  const mustStop = isContradicted || (isStuck && next.call !== 'nothing')
  if (mustStop && !isFirstContradiction) {
    const failure = { kind: 'not-applied' } as const
    return ledger.settle(confirmed, { kind: 'refused', failure, entries: [copy], step, ...made })
  }
  const isMisread = misreadsNextDay(request, entry)
  if (isMisread) rememberMisread(options)
  const operations = isMisread ? correctMisread(request.entryKey, entry, options) : []
  const isDone = !isFirstContradiction && !mistimed && next.call === 'nothing'
  const settled = mistimed ?? confirmed
  ledger.settle(
    isFirstContradiction ? withProgress(settled, { isContradicted: true }) : settled,
    { kind: 'confirmed', entries: [copy], isDone, step, ...made },
    { operations, at: now() }
  )
  if (isFirstContradiction || mistimed) await options.readAccount()
}

/** Returns the operation with the progress that remains once its request is confirmed. */
function withConfirmedProgress(
  operation: Operation,
  request: SentRequest,
  entry: HarvestEntry,
  now: number
): Operation {
  const sent: Progress & { readonly marker?: string } = operation.progress
  const { request: _, isLost: __, marker: ___, ...progress } = sent
  const confirmed: Operation = { ...operation, progress }
  if (isOfKind(confirmed, 'stop') && operation.step === 0)
    return withProgress(confirmed, {
      left: entry.hours,
      ...(isCarriedOutLate(confirmed, now) ? { isLate: true } : {})
    })
  // an entry that was sent with its time lacks nothing, however late it was found
  return setsTime(operation, request) ? withProgress(confirmed, { isFound: false }) : confirmed
}

/** Returns the request that follows the confirmed one. The answer may have corrected the instants of the operation. */
function planNext(confirmed: Operation, { key, entry }: RemoteCopy, options: PushOptions) {
  const plan = planContext(confirmed, options)
  const { intent } = options.ledger.operations().find(({ id }) => id === confirmed.id) ?? confirmed
  const next: Operation = { ...confirmed, intent, step: confirmed.step + 1 }
  return planRequest(next, {
    ...plan,
    copy: (each) => (each === key ? entry : plan.copy(each))
  })
}

/** Returns the operation marked as mistimed; null if Harvest understood the start as it was meant. */
function asMistimed(
  operation: Operation,
  request: SentRequest,
  entry: HarvestEntry,
  options: PushOptions
): Operation | null {
  if (!isOfKind(operation, 'start', 'update', 'trim') || operation.progress.mistimed) return null
  if (!isMistimed(operation, request, entry, options)) return null
  return withProgress(operation, { mistimed: 'new' })
}

/** True if a start or a restart was over before it was sent: the request set its time and started no timer. */
function setsTime({ intent, step }: Operation, request: SentRequest): boolean {
  if (step > 0) return false
  if (intent.kind === 'restart') return request.call === 'update'
  return intent.kind === 'start' && request.call === 'create' && request.time.kind !== 'timer'
}

/** Stores the new entry of a restart, with the start that the user gave, and ends the operation. */
async function storeRestartedEntry(
  operation: Operation,
  entry: HarvestEntry,
  { ledger, context, now, readAccount }: PushOptions
): Promise<void> {
  const { intent } = operation
  ledger.upsert([entry], now())
  const key = ledger.keyOf(entry.id)
  const isLate = intent.kind === 'restart' && now() - intent.startedAt >= PROMPT
  const startedTime = isLate ? clockTimeAt(intent.startedAt, context().timeZone) : ''
  const operations =
    isLate && key !== undefined
      ? [{ entryKey: key, intent: { kind: 'update', changes: { startedTime } } } as const]
      : []
  const done = { kind: 'confirmed', entries: [], isDone: true } as const
  ledger.settle(operation, done, { operations, at: now() })
  await readAccount()
}

function isAnotherEntry({ key, entry }: RemoteCopy, { ledger }: PushOptions): boolean {
  const [known] = ledger.entries([key])
  return known !== undefined && known.entry.id !== entry.id
}

/**
 * True if Harvest carried out a stop later than the click, although it was sent at once: its clock ran on meanwhile. For a
 * timer whose start Harvest does not return, the extra time is unknown and the hours stay as Harvest has them.
 */
function isCarriedOutLate({ intent, progress }: Operation<'stop'>, now: number): boolean {
  return progress.timer !== undefined && now - intent.stoppedAt >= PROMPT
}

/** Stores whether Harvest accepts the marker of a create. Without markers, created entries are recognised by their fields. */
export function rememberReferences(
  { ledger }: Pick<PushOptions, 'ledger'>,
  are: 'kept' | 'refused'
): void {
  if (ledger.document('references') !== are) ledger.writeDocument('references', are)
}

/**
 * Settles an operation whose entry was deleted elsewhere. A stop or a deletion ends with it. An operation that contains
 * work of the user becomes a question about that work.
 */
export function settleDeletedElsewhere(
  operation: Operation,
  { ledger, view, onDeleted }: PushOptions
): void {
  const { entryKey, intent } = operation
  const shown = view.entry(entryKey)
  if (isOfKind(operation, 'update', 'restart', 'trim') && shown)
    return ledger.settle(operation, {
      kind: 'asking',
      question: { kind: 'deleted-elsewhere', shown: baseOf(shown) }
    })
  ledger.settle(operation, { kind: 'removed' })
  if (intent.kind === 'stop' && shown) onDeleted?.(shown, intent.hours)
}
