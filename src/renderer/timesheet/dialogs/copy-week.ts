import type { TimerMode } from '#shared/company.ts'
import { blockOf, busyBlocks } from '../timeline/day-blocks.ts'
import { sumHours, type Hundredths } from '#shared/hours.ts'
import { DAY_MINUTES, overlapsAny } from '#shared/place-block.ts'
import { findWork, type NamedWork, type ProjectAssignment } from '#shared/project-assignment.ts'
import { daysBetween, addDays, type SpentDate } from '#shared/time/spent-date.ts'
import type { EntryEdit, TimeEntry } from '#shared/time-entry.ts'
import { rowId, workOf } from '#shared/timesheet.ts'

/** A piece of work of another week that can be taken over. */
export interface CopyRow {
  readonly id: string
  readonly work: NamedWork
  readonly hours: Hundredths
  /** False where it is archived or no longer assigned: it is left out. */
  readonly isAssigned: boolean
}

export interface CopyWish {
  /** Rows by id; others stay out. */
  readonly rows: ReadonlySet<string>
  readonly withHours: boolean
  readonly withNotes: boolean
}

export interface CopyPlan {
  /** Rows to show, entries or not. */
  readonly rows: readonly NamedWork[]
  readonly edits: readonly EntryEdit[]
  readonly hours: Hundredths
  /** Entries left out: their row has hours on that day already, or something else has their time. */
  readonly taken: number
}

/** The week to copy from (`source`, on the dates `from`) and the week to copy into (`target`, on the dates `to`). */
export interface CopyWeeks {
  readonly from: readonly SpentDate[]
  readonly to: readonly SpentDate[]
  readonly source: readonly TimeEntry[]
  readonly target: readonly TimeEntry[]
  readonly timerMode: TimerMode
}

/** The pieces of work of a week in the order of the grid, those that cannot be booked to marked. */
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
 * What copying means, before it happens: rows, and with hours one entry for each finished one on the
 * same day of the other week. Nothing is added where a row has hours on that day already, or where its
 * start and end would overlap with what is there; nothing for rows that cannot be booked to, and
 * nothing without length. Negative hours shorten the entries before them: 1:00, 1:00 and -1:00 are
 * copied as 1:00.
 */
export function planCopy(
  rows: readonly CopyRow[],
  wish: CopyWish,
  { from, to, source, target, timerMode }: CopyWeeks
): CopyPlan {
  const chosen = rows.filter(({ id, isAssigned }) => isAssigned && wish.rows.has(id))
  const ids = new Set(chosen.map(({ id }) => id))
  const first = from[0] ?? ''
  const filled = new Set(target.map(placeOf))
  const copies = (wish.withHours ? withoutNegative(source, timerMode) : []).filter(
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
  const edits = free.flatMap(({ entry, spentDate }) => copyOf(entry, spentDate, wish, timerMode))
  return {
    rows: chosen.map(({ work }) => work),
    edits,
    hours: sumHours(free.map(({ entry }) => entry.hours)),
    taken: moved.length - free.length
  }
}

/** The entries of a duration account with the negative hours of a row and day taken off the others, the last first. */
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
  { withNotes }: CopyWish,
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

/** Whether something is booked already at the time of an entry, on another day. */
function hasItsTime(entry: TimeEntry, spentDate: SpentDate, target: readonly TimeEntry[]): boolean {
  const block = blockOf(entry, DAY_MINUTES)
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
