import type { AccessRole } from './account.ts'
import { currentHours, sumHours, type Hundredths } from './hours.ts'
import type { NamedWork, Work } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { TimeEntry } from './time-entry.ts'

/**
 * The hours of several entries: `settled` is the sum of finished entries in hundredths, and
 * `running` lists the running ones. `sumAt` returns the total at an instant.
 */
export interface HoursSum {
  readonly settled: Hundredths
  readonly running: readonly TimeEntry[]
}

/** The entries of one work on one day, in order, and their sum. */
export interface TimesheetCell {
  readonly spentDate: SpentDate
  readonly entries: readonly TimeEntry[]
  readonly sum: HoursSum
}

/** One work in a week; `cells` has one cell for each day of the week, in order. */
export interface TimesheetRow {
  readonly id: string
  readonly work: NamedWork
  readonly cells: readonly TimesheetCell[]
  readonly sum: HoursSum
}

/** One day of the week with all its entries, in order. */
export interface TimesheetDay {
  readonly spentDate: SpentDate
  readonly entries: readonly TimeEntry[]
  readonly sum: HoursSum
  readonly isWeekend: boolean
}

/** A week as a table: rows are works, columns are days. */
export interface Timesheet {
  readonly days: readonly TimesheetDay[]
  readonly rows: readonly TimesheetRow[]
  readonly sum: HoursSum
}

/** Why an entry is locked. Invoiced outranks approved, which outranks any other lock. */
export type EntryLock =
  | { readonly kind: 'open' }
  | { readonly kind: 'invoiced' | 'approved' | 'locked'; readonly reason: string | null }

/**
 * What the user may change about an entry: everything, everything except project, task and date, or
 * nothing.
 */
export type EditRight = 'all' | 'content' | 'none'

/** Returns the id of the row of a work. It is the same in every week. */
export function rowId(work: Work): string {
  return `${work.projectId}:${work.taskId}`
}

/** Returns the project and the task of an entry, as commands take them. */
export function workOf(entry: NamedWork): Work {
  return { projectId: entry.project.id, taskId: entry.task.id }
}

/**
 * Builds the rows and days of a week from its entries. Rows are sorted by client, project and task
 * name, then by id, so that they stay in place when their entries change. Entries of other dates
 * are left out.
 */
export function buildTimesheet(
  dates: readonly SpentDate[],
  entries: readonly TimeEntry[]
): Timesheet {
  const inWeek = inOrder(entries.filter((entry) => dates.includes(entry.spentDate)))
  const days = dates.map((spentDate) => buildDay(spentDate, inWeek))
  const byRow = Map.groupBy(inWeek, (entry) => rowId(workOf(entry)))
  const rows = [...byRow].map(([id, ofRow]) => buildRow(id, dates, ofRow)).sort(byName)
  return { days, rows, sum: sumOf(inWeek) }
}

/** Returns the sum of entries; 0 for an empty list. */
export function sumOf(entries: readonly TimeEntry[]): HoursSum {
  const running = entries.filter((entry) => entry.isRunning)
  const settled = entries.filter((entry) => !entry.isRunning).map((entry) => entry.hours)
  return { settled: sumHours(settled), running }
}

/** Returns a sum at an instant (epoch milliseconds by Harvest's clock), in whole hundredths. */
export function sumAt(sum: HoursSum, now: number): Hundredths {
  return sum.running.reduce((total, entry) => total + currentHours(entry, now), sum.settled)
}

/** True if the account rounds any of these entries. */
export function isRounded(entries: readonly TimeEntry[]): boolean {
  return entries.some((entry) => !entry.isRunning && entry.roundedHours !== entry.hours)
}

/** Returns the rounded hours at an instant (epoch milliseconds). A running entry is rounded when it stops. */
export function roundedSum(entries: readonly TimeEntry[], now: number): Hundredths {
  return sumHours(
    entries.map((entry) => (entry.isRunning ? currentHours(entry, now) : entry.roundedHours))
  )
}

/**
 * True if the total in hours and minutes differs from the sum of the entries as shown. Harvest
 * stores hundredths of an hour, so 3 × 0:20 makes 0:59.
 */
export function looksMiscounted(entries: readonly TimeEntry[], now: number): boolean {
  const shown = entries.reduce((minutes, entry) => minutes + toMinutes(currentHours(entry, now)), 0)
  return shown !== toMinutes(sumAt(sumOf(entries), now))
}

/** Returns why an entry is locked, with Harvest's own reason if it gave one. */
export function lockOf(entry: TimeEntry): EntryLock {
  const reason = entry.lockedReason
  if (entry.isBilled) return { kind: 'invoiced', reason }
  if (entry.isClosed) return { kind: 'approved', reason }
  if (entry.isLocked) return { kind: 'locked', reason }
  return { kind: 'open' }
}

/**
 * Returns what a user with this role may change about an entry. In a locked entry, administrators
 * may change everything except project, task and date, and others nothing.
 */
export function editRightOn(entry: TimeEntry, role: AccessRole | null): EditRight {
  if (lockOf(entry).kind === 'open') return 'all'
  return role === 'administrator' ? 'content' : 'none'
}

function buildRow(
  id: string,
  dates: readonly SpentDate[],
  entries: readonly TimeEntry[]
): TimesheetRow {
  const { client, project, task } = entries[0]!
  const cells = dates.map((spentDate) => buildCell(spentDate, entries))
  return { id, work: { client, project, task }, cells, sum: sumOf(entries) }
}

function buildCell(spentDate: SpentDate, entries: readonly TimeEntry[]): TimesheetCell {
  const ofDate = entries.filter((entry) => entry.spentDate === spentDate)
  return { spentDate, entries: ofDate, sum: sumOf(ofDate) }
}

function buildDay(spentDate: SpentDate, entries: readonly TimeEntry[]): TimesheetDay {
  const isWeekend = Temporal.PlainDate.from(spentDate).dayOfWeek >= 6
  return { ...buildCell(spentDate, entries), isWeekend }
}

/**
 * Sorts by start if all entries have one, otherwise by creation, because starting or stopping a
 * timer must not move its entry. The timesheet lists a day in order, as Harvest does; the popover
 * reverses it.
 */
function inOrder(entries: readonly TimeEntry[]): TimeEntry[] {
  const haveTimes = entries.every((entry) => entry.startedTime !== null)
  return entries.toSorted(
    (a, b) =>
      (haveTimes ? compare(a.startedTime ?? '', b.startedTime ?? '') : 0) ||
      compare(a.createdAt, b.createdAt) ||
      compare(a.key, b.key)
  )
}

function byName(a: TimesheetRow, b: TimesheetRow): number {
  return (
    a.work.client.name.localeCompare(b.work.client.name) ||
    a.work.project.name.localeCompare(b.work.project.name) ||
    a.work.task.name.localeCompare(b.work.task.name) ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function toMinutes(hours: Hundredths): number {
  return Math.round((hours * 60) / 100)
}
