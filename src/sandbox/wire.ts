import { known, type Circumstances } from './directory.ts'
import { iconOf, serviceOf } from './external-reference.ts'
import { decimal, hours } from './json.ts'
import { isClosed, lockedReason } from './locks.ts'
import type { Entry, ExternalReference, Person, TaskAssignment, UserAssignment } from './model.ts'
import type { NotObserved } from './not-observed.ts'
import { canSeeBillableRates, canSeeCosts } from './permissions.ts'
import { roundHundredths } from './rounding.ts'
import { liveHundredths } from './timers.ts'
import { formatClockTime, toLocal, toTimestamp, wholeSecond } from './times.ts'

/** Returns a time entry in the key order recorded in 2024, with two attributes that were added later. */
export function entryToWire(entry: Entry, viewer: Person, at: Circumstances) {
  const { directory } = at
  const live = liveHundredths(entry, at)
  const reason = lockedReason(entry, directory, at.switches)
  const project = known(directory.project(entry.projectId))
  const client = known(directory.client(project.clientId))
  const person = known(directory.person(entry.userId))
  return {
    id: entry.id,
    spent_date: entry.spentDate,
    hours: hours(live),
    hours_without_timer: hours(entry.hundredths),
    rounded_hours: hours(roundHundredths(live, directory.company.rounding)),
    notes: entry.notes,
    is_locked: reason !== null,
    locked_reason: reason,
    is_closed: isClosed(entry, directory),
    approval_status: directory.approval(entry.userId, entry.spentDate),
    is_billed: entry.invoice !== null,
    is_explicitly_locked: false,
    ...timesToWire(entry, person, at),
    is_running: entry.timerStartedAt !== null,
    billable: entry.billable,
    budgeted: entry.budgeted,
    billable_rate: decimal(canSeeBillableRates(viewer) ? entry.billableRate : null),
    ...costToWire(entry, viewer, at.switches),
    created_at: toTimestamp(entry.createdAt),
    updated_at: toTimestamp(updatedAt(entry, at)),
    user: { id: person.id, name: `${person.firstName} ${person.lastName}` },
    client: { id: client.id, name: client.name, currency: client.currency },
    project: { id: project.id, name: project.name, code: project.code },
    task: { id: entry.taskId, name: known(directory.task(entry.taskId)).name },
    user_assignment: userAssignmentToWire(
      known(directory.userAssignment(entry.userId, entry.projectId)),
      viewer
    ),
    task_assignment: taskAssignmentToWire(
      known(directory.taskAssignment(entry.projectId, entry.taskId)),
      viewer
    ),
    invoice: entry.invoice,
    external_reference:
      entry.externalReference && referenceToWire(entry.externalReference, at.switches)
  }
}

function timesToWire(entry: Entry, person: Person, { directory, switches }: Circumstances) {
  const { clock, mode } = directory.company
  const print = (minute: number | null) =>
    minute === null ? null : formatClockTime(minute, clock, switches.singleDigitHours === '08:00')
  const startedInDuration =
    entry.timerStartedAt !== null && switches.durationStartedTime === 'while-running'
      ? toLocal(entry.timerStartedAt, person.timeZone).minute
      : null
  return {
    timer_started_at: entry.timerStartedAt === null ? null : toTimestamp(entry.timerStartedAt),
    started_time: print(mode === 'duration' ? startedInDuration : entry.startedMinute),
    ended_time: print(mode === 'duration' ? null : entry.endedMinute)
  }
}

function costToWire(entry: Entry, viewer: Person, switches: NotObserved) {
  if (canSeeCosts(viewer)) return { cost_rate: decimal(entry.costRate) }
  return switches.hiddenCostRate === 'null' ? { cost_rate: null } : {}
}

function updatedAt(entry: Entry, { now, switches }: Circumstances): number {
  const live = entry.timerStartedAt !== null && switches.runningUpdatedAt === 'live'
  return live ? wholeSecond(now) : entry.updatedAt
}

function referenceToWire(reference: ExternalReference, switches: NotObserved) {
  return {
    id: reference.id,
    group_id: reference.groupId,
    account_id: reference.accountId,
    permalink: reference.permalink,
    service: serviceOf(reference, switches),
    service_icon_url: iconOf(reference)
  }
}

export function userAssignmentToWire(assignment: UserAssignment, viewer: Person) {
  return {
    id: assignment.id,
    is_project_manager: assignment.isProjectManager,
    is_active: assignment.isActive,
    use_default_rates: assignment.useDefaultRates,
    budget: null,
    created_at: toTimestamp(assignment.createdAt),
    updated_at: toTimestamp(assignment.updatedAt),
    hourly_rate: decimal(canSeeBillableRates(viewer) ? assignment.hourlyRate : null)
  }
}

export function taskAssignmentToWire(assignment: TaskAssignment, viewer: Person) {
  return {
    id: assignment.id,
    billable: assignment.billable,
    is_active: assignment.isActive,
    created_at: toTimestamp(assignment.createdAt),
    updated_at: toTimestamp(assignment.updatedAt),
    hourly_rate: decimal(canSeeBillableRates(viewer) ? assignment.hourlyRate : null),
    budget: null
  }
}
