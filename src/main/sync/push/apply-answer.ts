import { HarvestError } from '#main/harvest/errors.ts'
import { baseOf } from '#main/ledger/entry-base.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { EntryCopy } from '#main/ledger/overlay.ts'
import { clockTimeAt } from '#shared/time/clock-time.ts'
import { SECOND } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { contradicts, isRepetition, mostRequests } from './contradiction.ts'
import { lookUp } from './lookup-options.ts'
import { isMistimed, mayBeInFuture } from './mistimed.ts'
import {
  correctMisread,
  isMisread,
  mayEndNextDay,
  misreadsNextDay,
  rememberMisread
} from './overnight.ts'
import { planRequest } from '../plan/plan.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'
import { PROMPT } from '../plan/planned-request.ts'
import type { Sent } from './lost-answers.ts'
import { nextLook } from './lost-answers.ts'

/** Milliseconds before Gleaner tries again what failed because of trouble at Harvest. */
export const TROUBLE_DELAY = 15 * SECOND

/**
 * Stores Harvest's answer. The operation is done when nothing remains to be planned. Where the answer
 * contradicts the request, the account is read again before the next request, because its timer mode may
 * have changed. The second contradiction, a repetition, or too many requests refuse the operation.
 * @throws HarvestError when the account cannot be read; the answer is stored by then.
 */
export async function confirm(
  operation: Operation,
  request: Sent,
  entry: HarvestEntry | null,
  options: PushOptions
): Promise<void> {
  const { ledger } = options
  if (!entry) {
    ledger.settle(operation, { kind: 'removed' })
    return
  }
  const { marker, request: _, isLost: __, ...rest } = operation.progress
  const isStop = operation.intent.kind === 'stop' && operation.step === 0
  const progress = {
    ...rest,
    ...(cameLate(operation, options.now()) ? { isLate: true } : {}),
    ...(isStop ? { left: entry.hours } : {}),
    // an entry that was sent with its time lacks nothing, however late it was found
    ...(setsTime(operation, request) ? { isFound: false } : {})
  }
  const wasFound = operation.progress.isFound === true
  if (request.call === 'create' && marker !== undefined)
    rememberReferences(ledger, entry.externalReference?.id === marker ? 'kept' : 'refused')
  const copy: EntryCopy = { key: request.entryKey, entry }
  if (request.call === 'restart' && isAnotherEntry(copy, options)) {
    // a start/end account restarts in a new entry
    takeAnotherEntry(operation, entry, options)
    return options.readAccount()
  }
  const plan = planContext(operation, options)
  // this very answer may have told that it was meant at another moment
  const meant = ledger.operations().find(({ id }) => id === operation.id) ?? operation
  const next = planRequest(
    { ...operation, intent: meant.intent, progress, step: operation.step + 1 },
    { ...plan, copy: (key) => (key === copy.key ? entry : plan.copy(key)) }
  )
  const made =
    request.call === 'create' && marker !== undefined
      ? { made: { marker, key: copy.key, id: entry.id } }
      : {}
  const isContradicted = !wasFound && contradicts(request, entry, plan.mode)
  const isNew = isContradicted && !progress.isContradicted
  const isMistaken =
    !wasFound && !progress.mistimed && isMistimed(operation, request, entry, options)
  // an update that had no effect is planned again; what else Harvest confirms must not be sent twice
  const counted = isContradicted && request.call === 'update' ? 0 : 1
  const hasTooMany = operation.step + 1 >= mostRequests(operation)
  const isStuck = isRepetition(request, next) || hasTooMany
  if (isStuck && request.call === 'removeReference')
    // a reference that cannot be taken away again hurts nobody
    return ledger.settle(operation, { kind: 'confirmed', entries: [copy], isDone: true })
  if ((isContradicted && !isNew) || (isStuck && next.call !== 'nothing' && !isNew)) {
    const failure = { kind: 'not-applied' } as const
    return ledger.settle(
      { ...operation, progress },
      { kind: 'refused', failure, entries: [copy], step: operation.step + counted, ...made }
    )
  }
  const isMisread = misreadsNextDay(request, entry)
  if (isMisread) rememberMisread(options)
  const operations = isMisread ? correctMisread(request.entryKey, entry, options) : []
  ledger.settle(
    {
      ...operation,
      progress: {
        ...progress,
        ...(isNew ? { isContradicted: true } : {}),
        ...(isMistaken ? { mistimed: 'new' } : {})
      }
    },
    {
      kind: 'confirmed',
      entries: [copy],
      isDone: !isNew && !isMistaken && next.call === 'nothing',
      step: operation.step + counted,
      ...made
    },
    { operations, at: options.now() }
  )
  if (isNew || isMistaken) await options.readAccount()
}

/** True if a start or a restart was over before it was sent: the request set its time and started no timer. */
function setsTime({ intent, step }: Operation, request: Sent): boolean {
  if (step > 0) return false
  if (intent.kind === 'restart') return request.call === 'update'
  return intent.kind === 'start' && request.call === 'create' && request.time.kind !== 'timer'
}

/** Keeps the new entry, with the start that the person gave, and ends the restart. */
function takeAnotherEntry(
  operation: Operation,
  entry: HarvestEntry,
  { ledger, context, now }: PushOptions
): void {
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
}

function isAnotherEntry({ key, entry }: EntryCopy, { ledger }: PushOptions): boolean {
  const [known] = ledger.entries([key])
  return known !== undefined && known.entry.id !== entry.id
}

/**
 * Harvest may have let a stop wait that was sent at once: its clock ran on meanwhile. By how much is unknown for a timer
 * whose start Harvest does not tell: its hours stay as Harvest has them.
 */
function cameLate({ intent, step, progress }: Operation, now: number): boolean {
  const isKnown = progress.timer !== undefined
  return intent.kind === 'stop' && step === 0 && isKnown && now - intent.stoppedAt >= PROMPT
}

/** Whether Harvest keeps the reference a create carries: without it entries are known by their fields. */
function rememberReferences(ledger: Ledger, is: 'kept' | 'refused'): void {
  if (ledger.document('references') !== is) ledger.writeDocument('references', is)
}

export async function takeFailure(
  operation: Operation,
  request: Sent,
  error: unknown,
  options: PushOptions
): Promise<void> {
  const { ledger, now, settling } = options
  const until = settling === 'off' ? 0 : nextLook(operation.sentAt ?? now(), now())
  if (!(error instanceof HarvestError) || isOpen(error)) {
    ledger.settle(withUnexpected(operation, error), { kind: 'unknown', until })
    throw error
  }
  if (error.certainty === 'not-sent' || isPassing(error)) {
    // whether an earlier attempt arrived is as unknown as it was
    const kind = operation.progress.isLost ? 'unknown' : 'waiting'
    const isTrouble = error.kind === 'server-trouble'
    const isUnauthorised = error.kind === 'invalid-token' && request.call !== 'delete'
    const { progress } = operation
    const kept = isUnauthorised
      ? { ...operation, progress: { ...progress, isUnauthorised } }
      : operation
    ledger.settle(kept, { kind, ...(isTrouble ? { until: now() + TROUBLE_DELAY } : {}) })
    throw error
  }
  // a reference that cannot be taken away again hurts nobody
  if (request.call === 'removeReference' && operation.intent.kind !== 'removeReference')
    return ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  if (error.kind === 'not-found')
    return request.call === 'delete'
      ? ledger.settle(operation, { kind: 'removed' })
      : lose(operation, options)
  if (error.kind === 'rejected') {
    // "can't stop a stopped timer": somebody was quicker, and what was wanted is so
    if (request.call === 'stop' || request.call === 'restart') {
      const found = await lookUp(operation, request, options).catch((trouble: unknown) => {
        ledger.settle(operation, { kind: 'waiting' })
        throw trouble
      })
      if (found.kind === 'happened') return confirm(operation, request, found.entry, options)
    }
    if (mayBeInFuture(operation, request, options)) {
      const progress = { ...operation.progress, mistimed: 'new' } as const
      ledger.settle({ ...operation, progress }, { kind: 'waiting' })
      return options.readAccount()
    }
    const copy = ledger.entries([request.entryKey])[0]?.entry
    if (!isMisread(options) && mayEndNextDay(request, copy)) {
      rememberMisread(options)
      return ledger.settle(operation, { kind: 'waiting' })
    }
    // perhaps it is the reference that Harvest does not want: once more without it
    if (operation.progress.marker !== undefined && ledger.document('references') === null) {
      rememberReferences(ledger, 'refused')
      return ledger.settle(operation, { kind: 'waiting' })
    }
  }
  ledger.settle(operation, { kind: 'refused', failure: failureOf(operation, error) })
}

/** Counts an answer that was about something else. */
function withUnexpected(operation: Operation, error: unknown): Operation {
  if (!(error instanceof HarvestError) || error.kind !== 'unexpected-answer') return operation
  const { progress } = operation
  return { ...operation, progress: { ...progress, unexpected: (progress.unexpected ?? 0) + 1 } }
}

/** True if the request may have been carried out: only a lookup can tell. */
function isOpen({ certainty, kind }: HarvestError): boolean {
  return certainty === 'unknown' || kind === 'unexpected-answer'
}

/**
 * What the role does not allow with a colleague's time has words of its own, and so has an entry that cannot be read: a
 * change could overwrite anything in it.
 */
export function failureOf({ user }: Operation, error: HarvestError): Failure {
  const failure = error.toFailure()
  if (error.unreadable) return { ...failure, kind: 'unreadable' }
  return user && error.kind === 'forbidden' ? { ...failure, kind: 'not-for-colleague' } : failure
}

/** Trouble that passes, or that a new token mends, is no refusal of the change. */
function isPassing({ kind }: HarvestError): boolean {
  return ['offline', 'rate-limited', 'server-trouble', 'invalid-token', 'cancelled'].includes(kind)
}

/** The entry was deleted elsewhere: what only followed it goes with it, what was meant for it is asked. */
export function lose(operation: Operation, { ledger, view, onDeleted }: PushOptions): void {
  const { entryKey, intent } = operation
  const isWork = intent.kind === 'update' || intent.kind === 'restart' || intent.kind === 'trim'
  const shown = view.entry(entryKey)
  if (isWork && shown)
    return ledger.settle(operation, {
      kind: 'asking',
      question: { kind: 'deleted-elsewhere', shown: baseOf(shown) }
    })
  ledger.settle(operation, { kind: 'removed' })
  if (intent.kind === 'stop' && shown) onDeleted?.(shown, intent.hours)
}
