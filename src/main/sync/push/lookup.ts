import type { Operation } from '#main/ledger/operations.ts'
import { lookUp } from './lookup-options.ts'
import { confirm, lose } from './apply-answer.ts'
import { planRequest } from '../plan/plan.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'
import type { Request } from '../plan/planned-request.ts'
import type { Sent } from './lost-answers.ts'
import { MOST_UNEXPECTED, nextLook, SETTLING_WINDOW } from './lost-answers.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** Looks for a request whose answer was lost; false when it is certain enough that it can be sent again. */
export async function look(operation: Operation, options: PushOptions): Promise<boolean> {
  const { ledger, now } = options
  const { progress } = operation
  const request = (progress.request ??
    planRequest(operation, planContext(operation, options))) as Request
  if (request.call === 'nothing' || request.call === 'ask') return false
  const sentAt = operation.sentAt ?? now()
  const lookedAt = now()
  const found = await lookUp(operation, request, options)
  if (found.kind === 'happened') {
    await confirmFound(operation, request, found.entry, options)
    return true
  }
  if (found.kind === 'gone') {
    if (request.call === 'delete') ledger.settle(operation, { kind: 'removed' })
    else lose(operation, options)
    return true
  }
  const hasPassed = lookedAt >= sentAt + SETTLING_WINDOW || lookedAt < sentAt - SETTLING_WINDOW
  // taking a reference away twice is the same as once
  if (hasPassed || request.call === 'removeReference') {
    const lost: Operation = { ...operation, progress: { ...progress, isLost: true } }
    if ((progress.unexpected ?? 0) >= MOST_UNEXPECTED) {
      const failure = { kind: 'unexpected-answer' } as const
      ledger.settle(
        { ...lost, progress: { ...lost.progress, unexpected: 0 } },
        { kind: 'refused', failure }
      )
      return true
    }
    ledger.settle(lost, { kind: 'waiting' })
    return false
  }
  ledger.settle(operation, { kind: 'unknown', until: nextLook(sentAt, now()) })
  return true
}

/**
 * Looks for a request for which the token was refused: a gateway may answer so after Harvest has carried it
 * out. Returns true if it was carried out; otherwise it can be sent again at once.
 */
export async function lookOnce(operation: Operation, options: PushOptions): Promise<boolean> {
  const { isUnauthorised: _, ...progress } = operation.progress
  const request = progress.request as Sent | undefined
  const found = request && (await lookUp(operation, request, options))
  const looked = { ...operation, progress }
  if (request && found?.kind === 'happened') {
    await confirmFound(looked, request, found.entry, options)
    return true
  }
  options.ledger.settle(looked, { kind: 'waiting' })
  return false
}

function confirmFound(
  operation: Operation,
  request: Sent,
  entry: HarvestEntry,
  options: PushOptions
): Promise<void> {
  const progress = { ...operation.progress, isLate: true, isFound: true }
  return confirm({ ...operation, progress }, request, entry, options)
}
