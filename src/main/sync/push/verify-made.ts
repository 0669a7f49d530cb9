import { isSameId } from '#main/harvest/asked-for.ts'
import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, markerOf, withProgress } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { readEntry } from '../read-entry.ts'
import type { PlannedAttempt } from './attempt.ts'
import { renewed } from './attempt.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf } from './push-options.ts'

/**
 * Reads an entry that the operation has created before anything else is sent to its id. The id is known only from the
 * response to the create, and it may be the id of another entry. Returns the attempt with the entry marked as
 * verified. Settles the operation and returns null if the entry has another id, is gone, or must be looked up later.
 * Throws `HarvestError`.
 */
export async function verifyMade(
  attempt: PlannedAttempt,
  options: PushOptions
): Promise<PlannedAttempt | null> {
  const { ledger, client, context } = options
  const { request } = attempt
  const { entryKey: key } = request
  const given = attempt.operation
  if (request.call === 'create' || !isOfKind(given, 'create', 'start', 'trim')) return attempt
  const marker = markerOf(given, key)
  const made = ledger.entries([key])[0]?.entry
  const isOurs = made?.externalReference?.id === marker
  if (!isOurs || given.progress.verified?.includes(key)) return attempt
  const userId = ownerOf(given, context())
  const there = await readEntry(client, made.id)
  const current = renewed(attempt, options)
  if (!current || !isOfKind(current.operation, 'create', 'start', 'trim')) return null
  const { operation } = current
  if (there && isTheSame(there, made, userId)) {
    const verified = [...(operation.progress.verified ?? []), key]
    return { ...current, request, operation: withProgress(operation, { verified }) }
  }
  const entry = await findByMarker(marker, userId, options)
  if (entry) {
    const found = { kind: 'confirmed', isDone: false, step: operation.step } as const
    const at = { marker, key, id: entry.id }
    ledger.settle(operation, { ...found, entries: [{ key, entry }], made: at })
    return null
  }
  if (there) return lookUpLater(operation, options)
  // it was deleted on another device
  ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  return null
}

/** True if an entry is the one that was created. Another device may have removed its reference. */
function isTheSame(there: HarvestEntry, made: HarvestEntry, userId: number): boolean {
  const reference = there.externalReference?.id ?? null
  if (reference !== null) return reference === made.externalReference?.id
  return (
    isSameId(there.user.id, userId) &&
    there.project.id === made.project.id &&
    there.task.id === made.task.id &&
    there.createdAt === made.createdAt
  )
}

async function findByMarker(
  marker: string,
  userId: number,
  { client }: PushOptions
): Promise<HarvestEntry | undefined> {
  for await (const entry of client.listTimeEntries({ userId, externalReferenceId: marker }))
    if (entry.externalReference?.id === marker) return entry
  return undefined
}

/**
 * Postpones the operation, because its id belongs to another entry and its marker is not found; refuses it after
 * three times.
 */
function lookUpLater(operation: Operation, { ledger, now }: PushOptions): null {
  const { delayMs, mostUnexpected } = RETRY_POLICY.operation
  const unexpected = (operation.progress.unexpected ?? 0) + 1
  if (unexpected < mostUnexpected) {
    const until = now() + delayMs
    ledger.settle(withProgress(operation, { unexpected }), { kind: 'waiting', until })
    return null
  }
  const failure = { kind: 'unexpected-answer' } as const
  ledger.settle(withProgress(operation, { unexpected: 0 }), { kind: 'refused', failure })
  return null
}
