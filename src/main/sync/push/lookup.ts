import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import type { EndedTimer } from '#main/ledger/operation-progress.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, mayHaveArrived, withProgress } from '#main/ledger/operations.ts'
import { endOfMade } from '#main/ledger/remote-timer.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { planRequest } from '../plan/plan.ts'
import { confirm, settleDeletedElsewhere } from './apply-answer.ts'
import type { Attempt, PlannedAttempt } from './attempt.ts'
import { renewed } from './attempt.ts'
import { lookUp, nextLookupAt, SETTLING_WINDOW } from './lost-answers.ts'
import type { PushOptions } from './push-options.ts'

/**
 * Looks up a request whose answer was lost. Returns the attempt if it is certain enough that the request can be sent again,
 * and null if the operation is settled for now.
 */
export async function lookUpLostRequest(
  attempt: Attempt,
  options: PushOptions
): Promise<Attempt | null> {
  const { operation, plan } = attempt
  const { ledger, now } = options
  if (!mayHaveArrived(operation)) return attempt
  if (options.settling === 'off') return sendAgainUnseen(attempt, options)
  const request = operation.progress.request ?? planRequest(operation, plan)
  if (request.call === 'nothing' || request.call === 'ask') return attempt
  const sentAt = operation.sentAt ?? now()
  const lookedUpAt = now()
  const found = await lookUp(operation, request, options)
  if (found.kind === 'happened') {
    await confirmFound({ ...attempt, request }, found.entry, options)
    return null
  }
  if (found.kind === 'gone') {
    if (request.call === 'delete') ledger.settle(operation, { kind: 'removed' })
    else settleDeletedElsewhere(operation, options)
    return null
  }
  const seen = withEndSeen(attempt, found.entry)
  const hasPassed = Math.abs(lookedUpAt - sentAt) >= SETTLING_WINDOW
  // to remove a reference twice is harmless
  if (hasPassed || request.call === 'removeReference')
    return markLost({ ...attempt, operation: seen }, found.entry, options)
  ledger.settle(seen, { kind: 'unknown', until: nextLookupAt(sentAt, now()) })
  return null
}

/** Records the end of the timer (time and hours) when a lookup first finds it ended. Returns the operation. */
function withEndSeen({ operation, copy }: Attempt, entry: HarvestEntry | undefined): Operation {
  if (!entry || entry.isRunning || !copy?.isRunning) return operation
  if (!isOfKind(operation, 'start', 'stop', 'restart', 'trim') || operation.progress.ended)
    return operation
  return withProgress(operation, {
    ended: { at: Date.parse(entry.updatedAt), hours: entry.hours }
  })
}

/** Settles a request that is not at Harvest: it is sent again, or refused after too many unexpected answers. */
function markLost(
  { operation, ...attempt }: Attempt,
  entry: HarvestEntry | undefined,
  options: PushOptions
): Attempt | null {
  const { ledger } = options
  const lost = withProgress(operation, { isLost: true })
  if ((operation.progress.unexpected ?? 0) < RETRY_POLICY.operation.mostUnexpected) {
    ledger.settle(lost, { kind: 'waiting' })
    // the request is planned again with the entry as it is now
    if (entry) ledger.upsert([entry])
    return renewed({ ...attempt, operation: lost }, options)
  }
  const failure = { kind: 'unexpected-answer' } as const
  ledger.settle(withProgress(lost, { unexpected: 0 }), { kind: 'refused', failure })
  return null
}

/** Without lookups, a request of unknown outcome is sent again. */
function sendAgainUnseen(attempt: Attempt, options: PushOptions): Attempt | null {
  const { operation } = attempt
  if (operation.status !== 'unknown') return attempt
  options.ledger.settle(operation, { kind: 'waiting' })
  return renewed(attempt, options)
}

/**
 * Looks up a request for which the token was refused: a gateway may refuse it after Harvest has carried it out. Returns the
 * attempt if the request was not carried out and can be sent again at once.
 */
export async function lookUpRefusedToken(
  attempt: Attempt,
  options: PushOptions
): Promise<Attempt | null> {
  const { isUnauthorised, ...progress } = attempt.operation.progress
  if (!isUnauthorised) return attempt
  const operation = { ...attempt.operation, progress }
  const { request } = progress
  const found = request && (await lookUp(operation, request, options))
  if (request && found?.kind === 'happened') {
    await confirmFound({ ...attempt, operation, request }, found.entry, options)
    return null
  }
  options.ledger.settle(operation, { kind: 'waiting' })
  return renewed(attempt, options)
}

function confirmFound(
  { operation, ...attempt }: PlannedAttempt,
  entry: HarvestEntry,
  options: PushOptions
): Promise<void> {
  const found = withProgress(operation, { isFound: true })
  const late = isOfKind(found, 'stop') ? withProgress(found, { isLate: true }) : found
  return confirm({ ...attempt, operation: withEndFound(late, entry) }, entry, options)
}

/**
 * Records the end of the timer that the operation started (time and hours) if the found entry no longer runs. Returns
 * the operation.
 */
function withEndFound(operation: Operation, entry: HarvestEntry): Operation {
  if (entry.isRunning || !isOfKind(operation, 'start', 'restart') || operation.progress.ended)
    return operation
  const latest: EndedTimer = { at: Date.parse(entry.updatedAt), hours: entry.hours }
  const { intent } = operation
  const ended = intent.kind === 'start' ? endOfMade(entry, intent.entry) : latest
  return withProgress(operation, { ended })
}
