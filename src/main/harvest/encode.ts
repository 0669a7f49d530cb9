import { formatClockTime, isClockTime, type ClockTime } from '#shared/time/clock-time.ts'
import type { ClockStyle } from '#shared/company.ts'
import { decimalOf, type Hundredths } from '#shared/hours.ts'
import { isSpentDate, type SpentDate } from '#shared/time/spent-date.ts'
import type { ApprovalStatus, EntryTime, ExternalReference } from '#shared/time-entry.ts'

/** The fields of an external reference that are sent. Harvest finds the service by itself. */
export type NewExternalReference = Pick<
  ExternalReference,
  'id' | 'groupId' | 'accountId' | 'permalink'
>

/** The time of a new entry: a timer from now or, in a start/end account, from a clock time; hours; or start and end. */
export type NewEntryTime = EntryTime | { readonly kind: 'timer'; readonly startedTime: ClockTime }

/** The parameters of `POST /v2/time_entries`. */
export interface NewTimeEntry {
  readonly projectId: number
  readonly taskId: number
  readonly spentDate: SpentDate
  readonly time: NewEntryTime
  readonly notes?: string
  /** If absent, the entry is the token owner's. */
  readonly userId?: number
  readonly externalReference?: NewExternalReference
}

/** The parameters of `PATCH /v2/time_entries/{id}`. Absent fields stay. A new project needs one of its own tasks. */
export interface TimeEntryChanges {
  readonly projectId?: number
  readonly taskId?: number
  readonly spentDate?: SpentDate
  readonly startedTime?: ClockTime
  readonly endedTime?: ClockTime
  /** Sets the total. The timer of a running entry then counts on from it. */
  readonly hours?: Hundredths
  /** '' removes the notes. */
  readonly notes?: string
  readonly externalReference?: NewExternalReference
}

/** The filters of `GET /v2/time_entries`. Without `userId` an administrator gets everybody's. */
export interface TimeEntryFilter {
  readonly userId?: number
  readonly clientId?: number
  readonly projectId?: number
  readonly taskId?: number
  readonly externalReferenceId?: string
  readonly isBilled?: boolean
  readonly isRunning?: boolean
  readonly approvalStatus?: ApprovalStatus
  /** ISO 8601 in whole seconds. Entries that changed later pass. */
  readonly updatedSince?: string
  readonly from?: SpentDate
  readonly to?: SpentDate
  /** The first page to read. The following ones are read too. */
  readonly page?: number
  /** 1 to 2000, which is the default. */
  readonly perPage?: number
}

/** The filters of the lists of clients, projects, tasks and users. */
export interface DirectoryFilter {
  readonly isActive?: boolean
  /** ISO 8601 in whole seconds. Items that changed later pass. */
  readonly updatedSince?: string
  /** Projects only. */
  readonly clientId?: number
  readonly perPage?: number
}

/** Thrown for a value that must not be sent, because Harvest would misunderstand it. The message is the parameter. */
export class InvalidParameter extends Error {
  override readonly name = 'InvalidParameter'
}

/** Returns the body of a create. Throws `InvalidParameter`. */
export function encodeNewEntry(entry: NewTimeEntry, clock: ClockStyle): Record<string, unknown> {
  return withoutUndefined({
    user_id: entry.userId === undefined ? undefined : encodeId('user_id', entry.userId),
    project_id: encodeId('project_id', entry.projectId),
    task_id: encodeId('task_id', entry.taskId),
    spent_date: encodeDate(entry.spentDate),
    ...encodeNewTime(entry.time, clock),
    notes: entry.notes,
    external_reference: encodeReference(entry.externalReference)
  })
}

/** Returns the body of an update. Throws `InvalidParameter`. */
export function encodeChanges(
  changes: TimeEntryChanges,
  clock: ClockStyle
): Record<string, unknown> {
  const { projectId, taskId, spentDate, startedTime, endedTime, hours } = changes
  return withoutUndefined({
    project_id: projectId === undefined ? undefined : encodeId('project_id', projectId),
    task_id: taskId === undefined ? undefined : encodeId('task_id', taskId),
    spent_date: spentDate === undefined ? undefined : encodeDate(spentDate),
    started_time:
      startedTime === undefined ? undefined : encodeTime('started_time', startedTime, clock),
    ended_time: endedTime === undefined ? undefined : encodeTime('ended_time', endedTime, clock),
    hours: hours === undefined ? undefined : encodeHours(hours, 0),
    notes: changes.notes,
    external_reference: encodeReference(changes.externalReference)
  })
}

/** Returns a filter as query parameters with the names of the API page. */
export function encodeFilter(filter: TimeEntryFilter | DirectoryFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined) query.set(snakeCase(name), String(value))
  return query
}

/** `hours: 0` is refused: Harvest would start a timer. */
function encodeNewTime(time: NewEntryTime, clock: ClockStyle): Record<string, unknown> {
  switch (time.kind) {
    case 'timer':
      return 'startedTime' in time
        ? { started_time: encodeTime('started_time', time.startedTime, clock) }
        : {}
    case 'hours':
      return { hours: encodeHours(time.hours, 1) }
    case 'times':
      return {
        started_time: encodeTime('started_time', time.startedTime, clock),
        ended_time: encodeTime('ended_time', time.endedTime, clock)
      }
  }
}

/** Encodes whole hundredths as a number with at most two decimals. Harvest would misread an exponent as a negative number. */
function encodeHours(hours: Hundredths, least: number): number {
  if (!Number.isSafeInteger(hours) || hours < least) throw new InvalidParameter('hours')
  return decimalOf(hours)
}

function encodeId(parameter: string, id: number): number {
  if (!Number.isSafeInteger(id) || id <= 0) throw new InvalidParameter(parameter)
  return id
}

function encodeDate(date: SpentDate): SpentDate {
  if (!isSpentDate(date)) throw new InvalidParameter('spent_date')
  return date
}

function encodeTime(parameter: string, time: ClockTime, clock: ClockStyle): string {
  if (!isClockTime(time)) throw new InvalidParameter(parameter)
  return formatClockTime(time, clock)
}

function encodeReference(
  reference: NewExternalReference | undefined
): Record<string, unknown> | undefined {
  if (!reference) return undefined
  const { id, groupId, accountId, permalink } = reference
  return withoutUndefined({
    id,
    group_id: groupId ?? undefined,
    account_id: accountId ?? undefined,
    permalink: permalink ?? undefined
  })
}

function withoutUndefined(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
