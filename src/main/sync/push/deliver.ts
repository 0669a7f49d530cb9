import type { Progress, ProgressOf } from '#main/ledger/operation-progress.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { cutStep, isOfKind, markerOf, sentMarkerOf } from '#main/ledger/operations.ts'
import { begunElsewhereAt, timerOf, timerStartOf } from '#main/ledger/remote-timer.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import { HUNDREDTH, SECOND } from '#shared/durations.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { PROMPT } from '../plan/plan-context.ts'
import { targetOf } from '../plan/plan-stop.ts'
import { checkAnswer } from './answer-check.ts'
import { confirm, settleDeletedElsewhere } from './apply-answer.ts'
import type { PlannedAttempt } from './attempt.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf } from './push-options.ts'
import { send } from './send.ts'
import { takeFailure } from './take-failure.ts'

/** Thrown for a request that was held back before it left and whose plan no longer fits. It is planned again. */
class OutdatedRequest extends Error {}

/** Sends the planned request and settles the operation with the response or the failure. Throws `HarvestError`. */
export async function deliver(attempt: PlannedAttempt, options: PushOptions): Promise<void> {
  const { ledger, client, now, context } = options
  const { operation, request } = attempt
  const before = ledger.entries([request.entryKey])[0]?.entry
  // the copy was replaced while this request was prepared, so there is nothing to change
  if (!before && request.call !== 'create') return settleDeletedElsewhere(operation, options)
  const progress = progressFor(operation, request, options)
  const plannedAt = now()
  let sent: Operation = { ...operation, progress, status: 'sending', sentAt: plannedAt }
  ledger.markSending(sent, plannedAt)
  // the lookup window counts from when the request really leaves
  const onAttempt = (): void => {
    if (isOfAnotherDay(request, plannedAt, options)) throw new OutdatedRequest()
    if (now() - (sent.sentAt ?? plannedAt) < SECOND) return
    sent = { ...sent, sentAt: now() }
    ledger.markSending(sent, now())
  }
  const userId = ownerOf(operation, context())
  const marker = sentMarkerOf(sent)
  let entry: HarvestEntry | null
  try {
    entry = await send(client, request, { copy: before, userId, marker, onAttempt })
    const keyOf = (harvestId: number) => ledger.keyOf(harvestId)
    if (entry) checkAnswer(request, entry, { before, userId, marker, keyOf })
  } catch (error) {
    if (error instanceof OutdatedRequest)
      return ledger.settle(sent, { kind: progress.isLost ? 'unknown' : 'waiting' })
    return takeFailure({ ...attempt, operation: sent }, error, options)
  }
  await confirm({ ...attempt, operation: sent }, entry, options)
}

/** True if a request starts a timer and leaves on a later day than the one it was planned on. */
function isOfAnotherDay(
  request: SentRequest,
  plannedAt: number,
  { now, context }: PushOptions
): boolean {
  const { timeZone } = context()
  const isStart =
    request.call === 'restart' || (request.call === 'create' && request.time.kind === 'timer')
  return isStart && spentDateAt(plannedAt, timeZone) !== spentDateAt(now(), timeZone)
}

/** Returns the progress that a lookup needs if the answer to this request is lost. */
function progressFor(operation: Operation, request: SentRequest, options: PushOptions): Progress {
  const copy = options.ledger.entries([operation.entryKey])[0]?.entry
  if (isOfKind(operation, 'create', 'start')) return withMarker(operation, request, options)
  if (isOfKind(operation, 'restart'))
    return { ...operation.progress, request, ...restartProgress(operation, copy) }
  if (isOfKind(operation, 'stop'))
    return {
      ...operation.progress,
      request,
      ...beganAt(operation, copy),
      ...stopProgress(operation, copy, options)
    }
  if (isOfKind(operation, 'trim'))
    return {
      ...withMarker(operation, request, options),
      ...beganAt(operation, copy),
      ...(operation.step === cutStep(operation.intent.cut) && request.call === 'update'
        ? { shortened: { sentAt: options.now(), hours: request.changes.hours } }
        : {})
    }
  return { ...operation.progress, request }
}

/** A create carries a marker, unless it carries a reference already or Harvest does not store markers. */
function withMarker(
  operation: Operation<'create' | 'start' | 'trim'>,
  request: SentRequest,
  { ledger }: PushOptions
): Operation<'create' | 'start' | 'trim'>['progress'] {
  const { marker: _, ...rest } = operation.progress
  const hasMarker =
    request.call === 'create' &&
    request.entry.externalReference === undefined &&
    ledger.document('references') !== 'refused'
  if (!hasMarker) return { ...rest, request }
  return { ...rest, request, marker: markerOf(operation, request.entryKey) }
}

function restartProgress(
  { intent, step, progress }: Operation<'restart'>,
  copy: HarvestEntry | undefined
): ProgressOf['restart'] {
  if (step > 0 || progress.banked !== undefined || !copy) return {}
  const timer = timerOf(copy)
  const banked = timer?.banked ?? copy.hours
  if (!timer || intent.banked !== undefined) return { banked }
  return { banked, joined: begunElsewhereAt(timer, progress.timer) }
}

function beganAt(
  { progress }: Operation<'stop' | 'trim'>,
  copy: HarvestEntry | undefined
): { readonly beganAt?: number } {
  const startedAt = copy?.isRunning ? timerStartOf(copy) : null
  if (progress.beganAt !== undefined || startedAt === null || !copy) return {}
  return { beganAt: startedAt - copy.hoursWithoutTimer * HUNDREDTH }
}

function stopProgress(
  { intent, step }: Operation<'stop'>,
  copy: HarvestEntry | undefined,
  { now }: PushOptions
): ProgressOf['stop'] {
  if (step > 0) return {}
  const timer = timerOf(copy)
  const isLate = timer !== undefined && now() - intent.stoppedAt >= PROMPT
  return { target: targetOf(intent, copy), isLate, ...(timer ? { timer } : {}) }
}
