import type { Circumstances, Directory } from './directory.ts'
import type { Entry } from './model.ts'

/** Why an entry is locked, in Harvest's words, or null. */
export function lockedReason(entry: Entry, at: Circumstances): string | null {
  const { directory } = at
  const reasons = [
    entry.invoice !== null && 'Invoiced',
    isClosed(entry, directory) && 'Approved',
    isArchived(entry, directory) && 'Archived',
    isInLockedPeriod(entry, at) && 'Locked for this Time Period'
  ].filter((reason) => reason !== false)
  return reasons.length === 0 ? null : `Item ${reasons.join(' and ')}`
}

export function isClosed(entry: Entry, directory: Directory): boolean {
  return directory.approval(entry.userId, entry.spentDate) === 'approved'
}

/** An entry is archived with its project, client, task or person. */
export function isArchived(entry: Entry, directory: Directory): boolean {
  const project = directory.project(entry.projectId)
  return !(
    project?.isActive &&
    directory.client(project.clientId)?.isActive &&
    directory.task(entry.taskId)?.isActive &&
    directory.person(entry.userId)?.isActive
  )
}

/** What a new entry, or an entry that moves, has to say about itself. */
type Place = Pick<Entry, 'userId' | 'projectId' | 'spentDate'>

/**
 * Approving a week closes all of it, even its empty days; the lock date closes everything before. An invoice closes its
 * project up to the last day on it.
 */
export function isPeriodLocked(
  { userId, projectId, spentDate }: Place,
  at: Circumstances
): boolean {
  const { directory } = at
  return (
    isBeforeLock(spentDate, directory) ||
    directory.approval(userId, spentDate) === 'approved' ||
    isInvoicedThrough(projectId, spentDate, at)
  )
}

function isInLockedPeriod({ projectId, spentDate, invoice }: Entry, at: Circumstances): boolean {
  if (isBeforeLock(spentDate, at.directory)) return true
  const isOfPeriod = invoice === null && isInvoicedThrough(projectId, spentDate, at)
  return isOfPeriod && at.switches.notInvoicedInPeriod === 'locked'
}

function isInvoicedThrough(projectId: number, spentDate: string, at: Circumstances): boolean {
  return spentDate <= (at.invoicedThrough(projectId) ?? '')
}

function isBeforeLock(spentDate: string, directory: Directory): boolean {
  return directory.lockedThrough !== null && spentDate <= directory.lockedThrough
}
