import type { HarvestClient } from '#main/harvest/client.ts'
import type { NamedChanges, NewEntry } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { Sent } from './settle-unknown.ts'

/** Which entry a request is about, whose it is, and by what it is recognised when it is new. */
export interface Addressee {
  readonly id: number | undefined
  readonly userId: number
  readonly marker: string | undefined
  /** Right before the request leaves, each time it does. */
  readonly onAttempt: () => void
}

/** Sends one planned request; answers Harvest's copy, or null where the entry is gone by design. */
export async function send(
  client: HarvestClient,
  request: Sent,
  { id, userId, marker, onAttempt }: Addressee
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
    return client.createTimeEntry(created, { onAttempt })
  }
  if (id === undefined) throw new Error(`${request.call} before the entry exists at Harvest`)
  switch (request.call) {
    case 'update':
      return client.updateTimeEntry(id, wireChanges(request.changes), { onAttempt })
    case 'stop':
      return client.stopTimeEntry(id, { onAttempt })
    case 'restart':
      return client.restartTimeEntry(id, { onAttempt })
    case 'removeReference':
      // its body is not documented: the entry is read again
      await client.deleteExternalReference(id, { onAttempt })
      return client.retrieveTimeEntry(id)
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
