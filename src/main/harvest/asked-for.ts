import type { HarvestEntry } from '#shared/time-entry.ts'
import type { TimeEntryFilter } from './encode.ts'
import { HarvestError } from './errors.ts'

/**
 * Returns the entry of a response. Throws `HarvestError` (`unexpected-answer`, outcome unknown) if the request was about
 * another entry.
 * @param line the request: `PATCH /time_entries/1`
 */
export function checkId(line: string, id: number, entry: HarvestEntry): HarvestEntry {
  if (entry.id === id) return entry
  const [method = '', path = ''] = line.split(' ')
  throw new HarvestError({
    kind: 'unexpected-answer',
    certainty: 'unknown',
    method,
    path: `/v2${path}`,
    detail: 'the answer is about another entry'
  })
}

/**
 * True unless the entry contradicts the filter's user, client, project, task, dates, running state or reference. The
 * other filters are not checked. An id that Harvest did not send passes. The check is needed because a cache or a
 * proxy may ignore the filter.
 */
export function isAskedFor(entry: HarvestEntry, filter: TimeEntryFilter): boolean {
  const { userId, clientId, projectId, taskId, isRunning, from, to, externalReferenceId } = filter
  return (
    isSameId(entry.user.id, userId) &&
    isSameId(entry.client.id, clientId) &&
    isSameId(entry.project.id, projectId) &&
    isSameId(entry.task.id, taskId) &&
    (isRunning === undefined || entry.isRunning === isRunning) &&
    (from === undefined || entry.spentDate >= from) &&
    (to === undefined || entry.spentDate <= to) &&
    (externalReferenceId === undefined || entry.externalReference?.id === externalReferenceId)
  )
}

/** True if an id is the requested one. 0 stands for an id that Harvest did not send. */
export function isSameId(id: number, asked: number | undefined): boolean {
  return asked === undefined || id === 0 || id === asked
}
