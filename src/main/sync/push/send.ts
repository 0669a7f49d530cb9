import type { HarvestClient } from '#main/harvest/client.ts'
import type { HarvestErrorKind } from '#main/harvest/errors.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { NamedChanges, NewEntry } from '#main/ledger/intents.ts'
import { isMarker } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import { readEntry } from '../read-entry.ts'

/** The entry that a request is about, its user, and the marker of a new entry. */
export interface Addressee {
  /** The remote copy from before the request; undefined for a create. */
  readonly copy: HarvestEntry | undefined
  readonly userId: number
  readonly marker: string | undefined
  /** Called right before each attempt leaves. */
  readonly onAttempt: () => void
}

/** Sends one request. Returns the entry as Harvest has it now; null if the request deleted it. Throws `HarvestError`. */
export async function send(
  client: HarvestClient,
  request: SentRequest,
  { copy, userId, marker, onAttempt }: Addressee
): Promise<HarvestEntry | null> {
  if (request.call === 'create') {
    const { entry, time } = request
    const created = {
      userId,
      projectId: entry.work.project.id,
      taskId: entry.work.task.id,
      spentDate: entry.spentDate,
      ...(entry.notes === '' ? {} : { notes: entry.notes }),
      ...referenceOf(entry, marker),
      time
    }
    const made = await client.createTimeEntry(created, { onAttempt })
    return marker === undefined ? readBack(client, made) : made
  }
  if (!copy) throw new Error(`${request.call} before the entry exists at Harvest`)
  const { id } = copy
  switch (request.call) {
    case 'update':
      return client.updateTimeEntry(id, wireChanges(request.changes), { onAttempt })
    case 'stop':
      return client.stopTimeEntry(id, { onAttempt })
    case 'restart':
      return client.restartTimeEntry(id, { onAttempt })
    case 'removeReference':
      await client.deleteExternalReference(id, { onAttempt })
      // its body is not documented
      return isMarker(copy.externalReference?.id)
        ? { ...copy, externalReference: null }
        : client.retrieveTimeEntry(id)
    case 'delete':
      await client.deleteTimeEntry(id, { onAttempt })
      return null
    default:
      return assertNever(request)
  }
}

function referenceOf({ externalReference }: NewEntry, marker: string | undefined) {
  if (externalReference) return { externalReference }
  if (marker === undefined) return {}
  return { externalReference: { id: marker, groupId: null, accountId: null, permalink: null } }
}

function wireChanges({ work, ...changes }: NamedChanges) {
  return work ? { ...changes, projectId: work.project.id, taskId: work.task.id } : changes
}

/**
 * Reads an entry that was created without a marker, because the answer proves only its id. Throws `HarvestError` of unknown
 * outcome if the id may be another entry's: the create is then looked up.
 */
async function readBack(client: HarvestClient, made: HarvestEntry): Promise<HarvestEntry> {
  const there = await readEntry(client, made.id).catch((error: unknown) => {
    throw unknownOutcome(error instanceof HarvestError ? error.kind : 'unexpected-answer')
  })
  if (there?.createdAt === made.createdAt && there.project.id === made.project.id) return there
  throw unknownOutcome('unexpected-answer')
}

function unknownOutcome(kind: HarvestErrorKind): HarvestError {
  return new HarvestError({
    kind,
    certainty: 'unknown',
    method: 'POST',
    path: '/v2/time_entries',
    detail: 'the id of the new entry is not certain'
  })
}
