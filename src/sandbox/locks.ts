import type { Directory } from './directory.ts'
import type { Entry } from './model.ts'

/** Why an entry is locked, in Harvest's words, or null. */
export function lockedReason(entry: Entry, directory: Directory): string | null {
  const reasons = [
    entry.invoice !== null && 'Invoiced',
    isClosed(entry, directory) && 'Approved',
    isArchived(entry, directory) && 'Archived',
    isBeforeLock(entry.spentDate, directory) && 'Locked for this Time Period'
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

/** Approving a week closes all of it, even its empty days; the lock date closes everything before. */
export function isPeriodLocked(userId: number, spentDate: string, directory: Directory): boolean {
  return isBeforeLock(spentDate, directory) || directory.approval(userId, spentDate) === 'approved'
}

function isBeforeLock(spentDate: string, directory: Directory): boolean {
  return directory.lockedThrough !== null && spentDate <= directory.lockedThrough
}
