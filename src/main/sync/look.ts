import type { Operation } from '#main/ledger/operations.ts'
import { lookUp } from './look-up.ts'
import { confirm, lose } from './outcome.ts'
import { planRequest } from './plan.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'
import type { Request } from './request.ts'
import { nextLook, SETTLING_WINDOW } from './settle-unknown.ts'

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
    const late: Operation = { ...operation, progress: { ...progress, isLate: true, isFound: true } }
    await confirm(late, request, found.entry, options)
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
    ledger.settle(lost, { kind: 'waiting' })
    return false
  }
  ledger.settle(operation, { kind: 'unknown', until: nextLook(sentAt, now()) })
  return true
}
