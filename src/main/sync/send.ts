import type { HarvestClient } from '#main/harvest/client.ts'
import type { NamedChanges } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { Request } from './plan.ts'

/** Sends one planned request; answers Harvest's copy, or null where the entry is gone by design. */
export async function send(
  client: HarvestClient,
  request: Exclude<Request, { call: 'nothing' }>,
  id: number | undefined,
  userId: number
): Promise<HarvestEntry | null> {
  if (request.call === 'create') {
    const { entry, time } = request
    return client.createTimeEntry({
      userId,
      projectId: entry.work.project.id,
      taskId: entry.work.task.id,
      spentDate: entry.spentDate,
      ...(entry.notes === '' ? {} : { notes: entry.notes }),
      time
    })
  }
  if (id === undefined) throw new Error(`${request.call} before the entry exists at Harvest`)
  switch (request.call) {
    case 'update':
      return client.updateTimeEntry(id, wireChanges(request.changes))
    case 'stop':
      return client.stopTimeEntry(id)
    case 'restart':
      return client.restartTimeEntry(id)
    case 'removeReference':
      // its body is not documented: the entry is read again
      await client.deleteExternalReference(id)
      return client.retrieveTimeEntry(id)
    case 'delete':
      await client.deleteTimeEntry(id)
      return null
    default:
      return assertNever(request)
  }
}

function wireChanges({ work, ...changes }: NamedChanges) {
  return work ? { ...changes, projectId: work.project.id, taskId: work.task.id } : changes
}
