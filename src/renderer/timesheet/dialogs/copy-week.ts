import type { TimerMode } from '#shared/company.ts'
import { blockOf, busyBlocks } from '../timeline/day-blocks.ts'
import { sumHours, type Hundredths } from '#shared/hours.ts'
import { MINUTES_PER_DAY } from '#shared/time/clock-time.ts'
import { overlapsAny } from '#shared/place-block.ts'
import { findWork, type NamedWork, type ProjectAssignment } from '#shared/project-assignment.ts'
import { daysBetween, addDays, type SpentDate } from '#shared/time/spent-date.ts'
import type { EntryEdit, TimeEntry } from '#shared/time-entry.ts'
import { rowId, workOf } from '#shared/timesheet.ts'

/** The work of another week that can be copied. */
export interface CopyRow {
  readonly id: string
  readonly work: NamedWork
  readonly hours: Hundredths
  /** False if the work is archived or no longer assigned; then it is not copied. */
  readonly isAssigned: boolean
}

/** The choices of the user in the dialog. */
export interface CopyOptions {
  /** The ids of the rows to copy. */
  readonly rows: ReadonlySet<string>
  readonly withHours: boolean
  readonly withNotes: boolean
}

/** The result of `planCopy`: everything that a copy adds. */
export interface CopyPlan {
  /** The rows to add, including rows without entries. */
  readonly rows: readonly NamedWork[]
  readonly edits: readonly EntryEdit[]
  readonly hours: Hundredths
  /**
   * The number of entries that are not copied, because their row has hours on that day or another entry has their time.
   */
  readonly skipped: number
}

/** The week to copy from (`source`, on the dates `from`) and the week to copy into (`target`, on the dates `to`). */
export interface CopyWeeks {
  readonly from: readonly SpentDate[]
  readonly to: readonly SpentDate[]
  readonly source: readonly TimeEntry[]
  readonly target: readonly TimeEntry[]
  readonly timerMode: TimerMode
}

/** Returns the work of a week in the order of the grid. Work that the user cannot book is marked. */
export function rowsToCopy(
  source: readonly TimeEntry[],
  assignments: readonly ProjectAssignment[]
): readonly CopyRow[] {
  const byRow = Map.groupBy(source, (entry) => rowId(workOf(entry)))
  return [...byRow]
    .map(([id, [first, ...others]]) => ({
      id,
      work: { client: first!.client, project: first!.project, task: first!.task },
      hours: sumHours([first!, ...others].filter(isFinished).map(({ hours }) => hours)),
      isAssigned: findWork(assignments, workOf(first!)) !== undefined
    }))
    .toSorted((a, b) => nameOf(a.work).localeCompare(nameOf(b.work)))
}

/**
 * Plans a copy: the rows, and with hours one entry for each finished entry, on the same day of the other week. It
 * leaves out entries
 * - whose row already has hours on that day
 * - whose start and end would overlap another entry
 * - of work that the user cannot book
 * - without hours
 *
 * Negative hours shorten the entries before them: 1:00, 1:00 and -1:00 are copied as 1:00.
 */
export function planCopy(
  rows: readonly CopyRow[],
  options: CopyOptions,
  { from, to, source, target, timerMode }: CopyWeeks
): CopyPlan {
  const chosen = rows.filter(({ id, isAssigned }) => isAssigned && options.rows.has(id))
  const ids = new Set(chosen.map(({ id }) => id))
  const first = from[0] ?? ''
  const filled = new Set(target.map(placeOf))
  const copies = (options.withHours ? withoutNegative(source, timerMode) : []).filter(
    (entry) => canCopy(entry, timerMode) && ids.has(rowId(workOf(entry)))
  )
  const moved = copies.map((entry) => ({
    entry,
    spentDate: addDays(to[0] ?? first, daysBetween(first, entry.spentDate))
  }))
  const free = moved.filter(
    ({ entry, spentDate }) =>
      !filled.has(placeOf({ ...entry, spentDate })) &&
      (timerMode === 'duration' || !hasItsTime(entry, spentDate, target))
  )
  const edits = free.flatMap(({ entry, spentDate }) => copyOf(entry, spentDate, options, timerMode))
  return {
    rows: chosen.map(({ work }) => work),
    edits,
    hours: sumHours(free.map(({ entry }) => entry.hours)),
    skipped: moved.length - free.length
  }
}

/**
 * Returns the entries of a duration account after subtracting the negative hours of each row and day from its other
 * entries, beginning with the last.
 */
function withoutNegative(source: readonly TimeEntry[], timerMode: TimerMode): readonly TimeEntry[] {
  const negative = source.filter((entry) => isFinished(entry) && entry.hours < 0)
  if (timerMode === 'timestamps' || negative.length === 0) return source
  const owed = new Map<string, Hundredths>()
  for (const entry of negative)
    owed.set(placeOf(entry), (owed.get(placeOf(entry)) ?? 0) - entry.hours)
  return source
    .toReversed()
    .map((entry) => {
      const rest = owed.get(placeOf(entry)) ?? 0
      if (!isFinished(entry) || entry.hours <= 0 || rest === 0) return entry
      const taken = Math.min(rest, entry.hours)
      owed.set(placeOf(entry), rest - taken)
      return { ...entry, hours: entry.hours - taken }
    })
    .toReversed()
}

function copyOf(
  entry: TimeEntry,
  spentDate: SpentDate,
  { withNotes }: CopyOptions,
  timerMode: TimerMode
): readonly EntryEdit[] {
  const notes = withNotes ? entry.notes : ''
  const draft = { ...workOf(entry), spentDate, notes }
  if (timerMode === 'duration')
    return [{ kind: 'create', draft: { ...draft, time: { kind: 'hours', hours: entry.hours } } }]
  const { startedTime, endedTime } = entry
  if (startedTime === null || endedTime === null) return []
  return [{ kind: 'create', draft: { ...draft, time: { kind: 'times', startedTime, endedTime } } }]
}

function canCopy(entry: TimeEntry, timerMode: TimerMode): boolean {
  if (!isFinished(entry) || entry.hours <= 0) return false
  return timerMode === 'duration' || (entry.startedTime !== null && entry.endedTime !== null)
}

/** True if another entry of the day overlaps the times of an entry. */
function hasItsTime(entry: TimeEntry, spentDate: SpentDate, target: readonly TimeEntry[]): boolean {
  const block = blockOf(entry, MINUTES_PER_DAY)
  const ofDay = target.filter((each) => each.spentDate === spentDate)
  return block !== null && overlapsAny(block, busyBlocks(ofDay))
}

function isFinished(entry: TimeEntry): boolean {
  return !entry.isRunning
}

function placeOf(entry: Pick<TimeEntry, 'project' | 'task' | 'client' | 'spentDate'>): string {
  return `${rowId(workOf(entry))}@${entry.spentDate}`
}

function nameOf({ client, project, task }: NamedWork): string {
  return [client.name, project.name, task.name].join('\0')
}
