import type { Directory } from './directory.ts'
import type { Entry, Person } from './model.ts'

/** Lets a manager create, edit and delete the entries of assigned teammates. */
const EDIT_TEAMMATES = 'time_and_expenses_manager'
const SEE_BILLABLE_RATES = 'billable_rates_manager'

/**
 * True if `viewer` may see the entry. Administrators see all entries; managers see their own, their
 * teammates' and those of their projects; members see their own.
 */
export function canSeeEntry(viewer: Person, entry: Entry, directory: Directory): boolean {
  if (viewer.role === 'administrator' || entry.userId === viewer.id) return true
  if (viewer.role === 'member') return false
  return (
    viewer.teammateIds.includes(entry.userId) || managesProject(viewer, entry.projectId, directory)
  )
}

/** True if `viewer` may create, edit and delete entries of that user. */
export function canTrackFor(viewer: Person, userId: number): boolean {
  if (viewer.role === 'administrator' || userId === viewer.id) return true
  return (
    viewer.role === 'manager' &&
    viewer.permissions.includes(EDIT_TEAMMATES) &&
    viewer.teammateIds.includes(userId)
  )
}

/** True if `viewer` may edit and delete everyone's entries in a project, in an account that allows it. */
export function canEditInProject(viewer: Person, projectId: number, directory: Directory): boolean {
  return viewer.permissions.includes(EDIT_TEAMMATES) && managesProject(viewer, projectId, directory)
}

export function canSeePerson(viewer: Person, userId: number): boolean {
  if (viewer.role === 'administrator' || userId === viewer.id) return true
  return viewer.role === 'manager' && viewer.teammateIds.includes(userId)
}

export function managesProject(viewer: Person, projectId: number, directory: Directory): boolean {
  return (
    viewer.role === 'manager' &&
    directory.userAssignment(viewer.id, projectId)?.isProjectManager === true
  )
}

export function canSeeBillableRates(viewer: Person): boolean {
  return viewer.role === 'administrator' || viewer.permissions.includes(SEE_BILLABLE_RATES)
}

export function canSeeCosts(viewer: Person): boolean {
  return viewer.role === 'administrator'
}
