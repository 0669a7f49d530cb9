import type { Directory } from './directory.ts'
import type { Entry } from './model.ts'
import { notObservedDefaults, type NotObserved } from './not-observed.ts'

type Switches = Pick<NotObserved, 'notInvoicedInPeriod'>

/** Returns why an entry is locked, in Harvest's words, or null. */
export function lockedReason(
  entry: Entry,
  directory: Directory,
  switches: Switches = notObservedDefaults
): string | null {
  const reasons = [
    entry.invoice !== null && 'Invoiced',
    isClosed(entry, directory) && 'Approved',
    isArchived(entry, directory) && 'Archived',
    isInLockedPeriod(entry, directory, switches) && 'Locked for this Time Period'
  ].filter((reason) => reason !== false)
  return reasons.length === 0 ? null : `Item ${reasons.join(' and ')}`
}

export function isClosed(entry: Entry, directory: Directory): boolean {
  return directory.approval(entry.userId, entry.spentDate) === 'approved'
}

/** True if the project, client, task or person of the entry is archived. */
export function isArchived(entry: Entry, directory: Directory): boolean {
  const project = directory.project(entry.projectId)
  return !(
    project?.isActive &&
    directory.client(project.clientId)?.isActive &&
    directory.task(entry.taskId)?.isActive &&
    directory.person(entry.userId)?.isActive
  )
}

/** True if the user's day is locked: its week is approved, or it is on or before the Timesheet Lock date. */
export function isPeriodLocked(userId: number, spentDate: string, directory: Directory): boolean {
  return isBeforeLock(spentDate, directory) || directory.approval(userId, spentDate) === 'approved'
}

/** True if the entry is on or before the last invoiced day of its project. */
export function isInvoicedThrough(
  { projectId, spentDate }: Pick<Entry, 'projectId' | 'spentDate'>,
  directory: Directory
): boolean {
  return spentDate <= (directory.invoicedThrough(projectId) ?? '')
}

function isInLockedPeriod(entry: Entry, directory: Directory, switches: Switches): boolean {
  if (isBeforeLock(entry.spentDate, directory)) return true
  const isOfPeriod = entry.invoice === null && isInvoicedThrough(entry, directory)
  return isOfPeriod && switches.notInvoicedInPeriod === 'locked'
}

function isBeforeLock(spentDate: string, directory: Directory): boolean {
  return directory.lockedThrough !== null && spentDate <= directory.lockedThrough
}
