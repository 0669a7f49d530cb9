import { checkAssignment, ratesFor } from './assignments.ts'
import type { Circumstances } from './directory.ts'
import { isArchived, isInvoicedThrough, isPeriodLocked, lockedReason } from './locks.ts'
import type { Entry, Person } from './model.ts'
import { inventedTexts, type NotObserved } from './not-observed.ts'
import { readChange, type EntryChange, type Parameters } from './parameters.ts'
import { canEditInProject, canSeeEntry, canTrackFor } from './permissions.ts'
import { forbidden, notFound, unprocessable, type Refusal } from './refusal.ts'
import { finishedTiming, localMinute, runningTiming, stoppedTiming, type Timing } from './timers.ts'
import { wholeSecond } from './times.ts'

export type NewEntry = Omit<Entry, 'id'>

/** Creates an entry as Harvest does. It runs unless it has hours or an end. */
export function createEntry(actor: Person, sent: Parameters, at: Circumstances): NewEntry {
  const change = readChange(sent, at.directory.company.mode, at.switches)
  const { projectId, taskId, spentDate } = requireFields(change)
  const userId = change.userId ?? actor.id
  if (!canTrackFor(actor, userId)) throw forbidden()
  if (!at.directory.person(userId)) throw unprocessable(inventedTexts.userNotFound)
  checkAssignment(userId, projectId, taskId, at)
  refuseLockedPeriod(actor, { userId, projectId, spentDate }, at)
  const now = wholeSecond(at.now)
  return {
    userId,
    projectId,
    taskId,
    spentDate,
    notes: change.notes ?? null,
    ...createTiming(userId, spentDate, change, at),
    ...ratesFor(userId, projectId, taskId, at.directory),
    invoice: null,
    externalReference: change.externalReference ?? null,
    createdAt: now,
    updatedAt: now
  }
}

function isMissing<T>(value: T | null | undefined): value is null | undefined {
  return value === null || value === undefined
}

function requireFields({ projectId, taskId, spentDate }: EntryChange) {
  const problems = [
    isMissing(taskId) && 'Task must exist',
    isMissing(projectId) && 'Project must exist',
    isMissing(projectId) && "Project can't be blank",
    isMissing(taskId) && "Task can't be blank",
    isMissing(spentDate) && "Spent date can't be blank",
    isMissing(spentDate) && 'Spent date is not a valid date'
  ].filter((problem) => problem !== false)
  if (isMissing(projectId) || isMissing(taskId) || isMissing(spentDate))
    throw unprocessable(...problems)
  return { projectId, taskId, spentDate }
}

function createTiming(
  userId: number,
  spentDate: string,
  { hundredths, startedMinute, endedMinute }: EntryChange,
  at: Circumstances
): Timing {
  if (at.directory.company.mode === 'duration' && hundredths) {
    return { hundredths, timerStartedAt: null, startedMinute: null, endedMinute: null }
  }
  if (isMissing(endedMinute)) return runningTiming(userId, spentDate, startedMinute ?? null, 0, at)
  const started = startedMinute ?? localMinute(userId, at)
  return finishedTiming(started, endedMinute, at.switches)
}

/** Returns the entry with the sent attributes. `updatedAt` changes only if something else does. */
export function updateEntry(
  actor: Person,
  entry: Entry,
  sent: Parameters,
  at: Circumstances
): Entry {
  refuseStranger(actor, entry, at)
  const change = withoutReadOnly(
    entry,
    readChange(sent, at.directory.company.mode, at.switches),
    refuseLocked(actor, entry, at),
    at.switches
  )
  if (change.spentDate === null || change.projectId === null || change.taskId === null) {
    requireFields({ projectId: entry.projectId, taskId: entry.taskId, spentDate: '', ...change })
  }
  const { projectId, taskId, spentDate } = { ...entry, ...dropNull(change) }
  const moved = projectId !== entry.projectId || taskId !== entry.taskId
  if (moved) checkAssignment(entry.userId, projectId, taskId, at)
  if (spentDate !== entry.spentDate || projectId !== entry.projectId)
    refuseLockedPeriod(actor, { userId: entry.userId, projectId, spentDate }, at)
  const updated: Entry = {
    ...entry,
    projectId,
    taskId,
    spentDate,
    notes: change.notes === undefined ? entry.notes : change.notes,
    externalReference:
      change.externalReference === undefined ? entry.externalReference : change.externalReference,
    ...(moved ? ratesFor(entry.userId, projectId, taskId, at.directory) : {}),
    ...updateTiming({ ...entry, spentDate }, change, at)
  }
  return touched(entry, updated, at.now)
}

function dropNull({ projectId, taskId, spentDate }: EntryChange) {
  return {
    ...(isMissing(projectId) ? {} : { projectId }),
    ...(isMissing(taskId) ? {} : { taskId }),
    ...(isMissing(spentDate) ? {} : { spentDate })
  }
}

function withoutReadOnly(
  entry: Entry,
  change: EntryChange,
  locked: boolean,
  switches: NotObserved
): EntryChange {
  if (!locked) return change
  const { projectId, taskId, spentDate, ...rest } = change
  const moves =
    (projectId !== undefined && projectId !== entry.projectId) ||
    (taskId !== undefined && taskId !== entry.taskId) ||
    (spentDate !== undefined && spentDate !== entry.spentDate)
  if (moves && switches.lockedReadOnlyFields === 'refused') {
    throw unprocessable(inventedTexts.readOnlyWhileLocked)
  }
  return rest
}

function updateTiming(entry: Entry, change: EntryChange, at: Circumstances): Partial<Timing> {
  if (at.directory.company.mode === 'duration') return updateHours(entry, change, at)
  const { startedMinute, endedMinute } = change
  if (isMissing(startedMinute) && endedMinute === undefined) return {}
  const started = startedMinute ?? entry.startedMinute
  const { switches } = at
  if (entry.timerStartedAt !== null) {
    const ends = !isMissing(endedMinute) && switches.endOfRunning === 'stops' && started !== null
    if (ends) return finishedTiming(started, endedMinute, switches)
    return isMissing(startedMinute) ? {} : runAgain(entry, startedMinute, 0, at)
  }
  if (endedMinute === null && switches.endTakenAway === 'runs-again' && started !== null) {
    return runAgain(entry, started, 0, at)
  }
  const ended = endedMinute ?? entry.endedMinute
  if (started === null || ended === null) return {}
  return finishedTiming(started, ended, switches)
}

/** Hours for a running entry become its total, and the timer continues from there. */
function updateHours(
  entry: Entry,
  { hundredths }: EntryChange,
  { now }: Circumstances
): Partial<Timing> {
  if (hundredths === undefined) return {}
  if (entry.timerStartedAt === null) return { hundredths }
  return { hundredths, timerStartedAt: wholeSecond(now) }
}

function runAgain(entry: Entry, given: number | null, banked: number, at: Circumstances): Timing {
  return runningTiming(entry.userId, entry.spentDate, given, banked, at)
}

/** A restart in a start/end account creates a new entry on the date of the old one. */
export function restartEntry(
  actor: Person,
  entry: Entry,
  at: Circumstances
):
  | { readonly kind: 'resumed'; readonly entry: Entry }
  | { readonly kind: 'new'; readonly entry: NewEntry } {
  refuseStranger(actor, entry, at)
  if (entry.timerStartedAt !== null) throw unprocessable(inventedTexts.restartRunning)
  if (lockedReason(entry, at.directory, at.switches) !== null) {
    throw lockedRefusal(at.switches, inventedTexts.lockedRestart)
  }
  const now = wholeSecond(at.now)
  if (at.directory.company.mode === 'duration') {
    const timing = runAgain(entry, null, entry.hundredths, at)
    return { kind: 'resumed', entry: { ...entry, ...timing, updatedAt: now } }
  }
  const { userId, projectId, taskId } = entry
  checkAssignment(userId, projectId, taskId, at)
  const copy = {
    ...entry,
    ...runAgain(entry, null, 0, at),
    ...ratesFor(userId, projectId, taskId, at.directory),
    invoice: null,
    externalReference: at.switches.restartCopiesReference ? entry.externalReference : null,
    createdAt: now,
    updatedAt: now
  }
  return { kind: 'new', entry: copy }
}

export function stopEntry(actor: Person, entry: Entry, at: Circumstances): Entry {
  refuseStranger(actor, entry, at)
  if (entry.timerStartedAt === null) throw unprocessable("can't stop a stopped timer")
  const isOnlyArchived = lockedReason(entry, at.directory, at.switches) === 'Item Archived'
  if (!isOnlyArchived || at.switches.stopOfArchived === 'refused') refuseLocked(actor, entry, at)
  return stopped(entry, at)
}

/** Returns the entry with its timer stopped. Checks no permission. */
export function stopped(entry: Entry, at: Circumstances): Entry {
  return { ...entry, ...stoppedTiming(entry, at), updatedAt: wholeSecond(at.now) }
}

export function withoutReference(actor: Person, entry: Entry, at: Circumstances): Entry {
  refuseStranger(actor, entry, at)
  refuseLocked(actor, entry, at)
  return touched(entry, { ...entry, externalReference: null }, at.now)
}

/**
 * Throws if the actor may not delete the entry. Only administrators may delete a closed entry. An
 * entry of an archived project or task cannot be deleted, unless a switch lets administrators do
 * it.
 */
export function checkDelete(actor: Person, entry: Entry, at: Circumstances): void {
  refuseStranger(actor, entry, at)
  refuseLocked(actor, entry, at)
  if (isArchived(entry, at.directory) && !at.switches.adminDeletesArchived) {
    throw lockedRefusal(at.switches, inventedTexts.projectArchived)
  }
}

function refuseStranger(actor: Person, entry: Entry, { directory, switches }: Circumstances): void {
  if (!canSeeEntry(actor, entry, directory)) throw notFound()
  const isManaged =
    switches.managerEditsManagedProjects && canEditInProject(actor, entry.projectId, directory)
  if (!isManaged && !canTrackFor(actor, entry.userId)) throw forbidden()
}

/**
 * Throws if the entry is locked and the actor is not an administrator. Returns true if it is
 * locked; then an administrator may not change project, task and date.
 */
function refuseLocked(actor: Person, entry: Entry, at: Circumstances): boolean {
  const locked = lockedReason(entry, at.directory, at.switches) !== null
  if (locked && actor.role !== 'administrator') throw lockedRefusal(at.switches)
  return locked
}

function refuseLockedPeriod(
  actor: Person,
  place: Pick<Entry, 'userId' | 'projectId' | 'spentDate'>,
  at: Circumstances
): void {
  const isLocked =
    isPeriodLocked(place.userId, place.spentDate, at.directory) ||
    isInvoicedThrough(place, at.directory)
  if (actor.role !== 'administrator' && isLocked) {
    throw lockedRefusal(at.switches, inventedTexts.lockedPeriod)
  }
}

function lockedRefusal(switches: NotObserved, text: string = inventedTexts.locked): Refusal {
  return switches.lockedRefusal === 'forbidden' ? forbidden() : unprocessable(text)
}

function touched(before: Entry, after: Entry, now: number): Entry {
  const same = JSON.stringify(before) === JSON.stringify(after)
  return same ? before : { ...after, updatedAt: wholeSecond(now) }
}
