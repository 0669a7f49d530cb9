import type { Operation } from '#main/ledger/operations.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf } from './push-options.ts'
import type { Found, Sent } from './lost-answers.ts'
import { settleUnknown } from './lost-answers.ts'

/** Looks at Harvest what became of a request of an operation. */
export function lookUp(
  operation: Operation,
  request: Sent,
  { client, ledger, context, now }: PushOptions
): Promise<Found> {
  return settleUnknown({
    client,
    request,
    before: ledger.entries([request.entryKey])[0]?.entry,
    userId: ownerOf(operation, context()),
    sentAt: operation.sentAt ?? now(),
    marker: operation.progress.marker,
    trustsMarkers: ledger.document('references') === 'kept',
    isKnown: (id) => ledger.keyOf(id) !== undefined
  })
}
