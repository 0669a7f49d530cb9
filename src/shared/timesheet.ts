import type { AccessRole } from './account.ts'
import { currentHours, sumHours, type Hundredths } from './hours.ts'
import type { NamedWork, Work } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { TimeEntry } from './time-entry.ts'

/**
 * Hours of several entries as facts, not ticks: `settled` sums what stands still, in hundredths as
 * Harvest sums them; `running` names what grows. `sumAt` gives the number to show.
 */
export interface HoursSum {
  readonly settled: Hundredths
  readonly running: readonly TimeEntry[]
}

/** One piece of work on one day: entries from the first of the day to the last, and their sum. */
export interface TimesheetCell {
  readonly spentDate: SpentDate
  readonly entries: readonly TimeEntry[]
  readonly sum: HoursSum
}

/** One piece of work through the week; `cells` has one cell for each of the week's dates, in order. */
export interface TimesheetRow {
  readonly id: string
  readonly work: NamedWork
  readonly cells: readonly TimesheetCell[]
  readonly sum: HoursSum
}

/** One date of the week with all its entries, from the first of the day to the last. */
export interface TimesheetDay {
  readonly spentDate: SpentDate
  readonly entries: readonly TimeEntry[]
  readonly sum: HoursSum
  readonly isWeekend: boolean
}

/** A week as people read it: rows of work, columns of days. */
export interface Timesheet {
  readonly days: readonly TimesheetDay[]
  readonly rows: readonly TimesheetRow[]
  readonly sum: HoursSum
}

/** What keeps an entry as it is. Invoiced outweighs approved, which outweighs any other lock. */
export type EntryLock =
  | { readonly kind: 'open' }
  | { readonly kind: 'invoiced' | 'approved' | 'locked'; readonly reason: string | null }

/** What a person may change: everything, everything but project, task and date, or nothing. */
export type EditRight = 'all' | 'content' | 'none'

/** Names the row a piece of work stands in; stable from week to week. */
export function rowId(work: Work): string {
  return `${work.projectId}:${work.taskId}`
}

/** Project and task of an entry, as commands take them. */
export function workOf(entry: NamedWork): Work {
  return { projectId: entry.project.id, taskId: entry.task.id }
}

/**
 * The week's rows and days from its entries. Rows stand by client, project and task name (then by
 * id), so that they keep their place whatever changes in them; entries of other dates are left out.
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

/** The sum of some entries; an empty list sums to nothing. */
export function sumOf(entries: readonly TimeEntry[]): HoursSum {
  const running = entries.filter((entry) => entry.isRunning)
  const settled = entries.filter((entry) => !entry.isRunning).map((entry) => entry.hours)
  return { settled: sumHours(settled), running }
}

/** A sum at a moment (epoch milliseconds on Harvest's clock), in whole hundredths. */
export function sumAt(sum: HoursSum, now: number): Hundredths {
  return sum.running.reduce((total, entry) => total + currentHours(entry, now), sum.settled)
}

/** Whether the account's rounding makes a difference to any of these entries. */
export function isRounded(entries: readonly TimeEntry[]): boolean {
  return entries.some((entry) => !entry.isRunning && entry.roundedHours !== entry.hours)
}

/** Rounded hours at a moment (epoch milliseconds); a running entry is rounded when it stops. */
export function roundedSum(entries: readonly TimeEntry[], now: number): Hundredths {
  return sumHours(
    entries.map((entry) => (entry.isRunning ? currentHours(entry, now) : entry.roundedHours))
  )
}

/**
 * True when the total, read in hours and minutes, is not what a person gets by adding up the
 * entries as they are shown: Harvest keeps hundredths of an hour, so 3 x 0:20 makes 0:59.
 */
export function looksMiscounted(entries: readonly TimeEntry[], now: number): boolean {
  const shown = entries.reduce((minutes, entry) => minutes + toMinutes(currentHours(entry, now)), 0)
  return shown !== toMinutes(sumAt(sumOf(entries), now))
}

/** What keeps an entry as it is, with Harvest's own reason where it gave one. */
export function lockOf(entry: TimeEntry): EntryLock {
  const reason = entry.lockedReason
  if (entry.isBilled) return { kind: 'invoiced', reason }
  if (entry.isClosed) return { kind: 'approved', reason }
  if (entry.isLocked) return { kind: 'locked', reason }
  return { kind: 'open' }
}

/**
 * What a person of this role may change about an entry: of a locked one administrators may change
 * all but project, task and date, everybody else nothing.
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
 * By start where all have one, else by creation: starting or stopping a timer must not move its entry.
 * A day is read as it went, as at Harvest; the popover, which is about what to go on with, turns it round.
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
