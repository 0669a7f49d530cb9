import { isSameId } from '#main/harvest/asked-for.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { markerOf } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { TROUBLE_DELAY } from './apply-answer.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf } from './push-options.ts'
import type { Sent } from './lost-answers.ts'
import { MOST_UNEXPECTED, readEntry } from './lost-answers.ts'

/**
 * Reads an entry that the operation has made before anything else is sent to its id: the id is all that the
 * answer to a create tells, and it may be the id of somebody else's entry. Returns the operation with what is
 * known now, or null if it is settled for now: the entry was found under another id, is gone, or is looked for
 * again later. Throws `HarvestError`.
 */
export async function verifyMade(
  operation: Operation,
  request: Sent,
  options: PushOptions
): Promise<Operation | null> {
  const { ledger, client, context } = options
  const { entryKey: key } = request
  const { progress } = operation
  const { verified = [] } = progress
  const marker = markerOf(operation, key)
  const made = ledger.entries([key])[0]?.entry
  const isOurs = made?.externalReference?.id === marker
  if (request.call === 'create' || !isOurs || verified.includes(key)) return operation
  const userId = ownerOf(operation, context())
  const there = await readEntry(client, made.id)
  if (there && isTheSame(there, made, userId))
    return { ...operation, progress: { ...progress, verified: [...verified, key] } }
  const entry = await findByMarker(marker, userId, options)
  if (entry) {
    const found = { kind: 'confirmed', isDone: false, step: operation.step } as const
    const at = { marker, key, id: entry.id }
    ledger.settle(operation, { ...found, entries: [{ key, entry }], made: at })
    return null
  }
  if (there) return lookLater(operation, options)
  // it was deleted on another device
  ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  return null
}

/** True if an entry is the one that was made; another device may have removed the reference. */
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

/** The id is another entry's, and ours is not found: after a few times the user is told. */
function lookLater(operation: Operation, { ledger, now }: PushOptions): null {
  const { progress } = operation
  const unexpected = (progress.unexpected ?? 0) + 1
  if (unexpected < MOST_UNEXPECTED) {
    const counted = { ...operation, progress: { ...progress, unexpected } }
    ledger.settle(counted, { kind: 'waiting', until: now() + TROUBLE_DELAY })
    return null
  }
  const failure = { kind: 'unexpected-answer' } as const
  const told = { ...operation, progress: { ...progress, unexpected: 0 } }
  ledger.settle(told, { kind: 'refused', failure })
  return null
}
