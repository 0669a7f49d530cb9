import type { AccessRole } from '#shared/account.ts'
import type { TimerMode } from '#shared/company.ts'
import { blockOf, busyBlocks, changedTimes, timesOf } from '../timeline/day-blocks.ts'
import { formatHours, type Hundredths, type HoursFormat } from '#shared/hours.ts'
import { parseHours, type ParsedHours } from '#shared/time/parse-hours.ts'
import { placeBlock, resizeBlock, type Block } from '#shared/place-block.ts'
import type { Work } from '#shared/project-assignment.ts'
import { changeCommand, deleteCommand } from '#shared/seen.ts'
import type { EntryEdit, TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, lockOf, sumAt, sumOf, type TimesheetCell } from '#shared/timesheet.ts'

/** The facts that decide how a cell can change; `now` in epoch milliseconds on Harvest's clock. */
export interface GridFacts {
  readonly role: AccessRole | null
  readonly timerMode: TimerMode
  readonly now: number
  /** True if the user can book time to the project and task of the cell. */
  readonly canBook: boolean
  /** All entries on the day of the cell. */
  readonly day: readonly TimeEntry[]
  /** The time of day that new blocks fill first. */
  readonly workHours: Block
  /** The format of hours: a text that reads to the shown hours changes nothing. Absent to compare exact hours. */
  readonly hoursFormat?: HoursFormat
  /** Blocks that other edits of the same batch occupy. */
  readonly planned?: readonly Block[]
}

/** The reason why a cell cannot change. */
export type CellBlock = 'running' | 'invoiced' | 'approved' | 'locked' | 'not-assigned'

/** The entry that a number typed into a cell changes. */
export type CellTarget =
  | { readonly kind: 'new' }
  /** `rest` is the total of the other entries in the cell. */
  | { readonly kind: 'entry'; readonly entry: TimeEntry; readonly rest: Hundredths }
  /** Several entries have notes: the user must choose one. */
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock }

/**
 * Returns the entry that a number typed into a cell changes: a new entry in an empty cell, else the last entry that can
 * change. If several entries have notes, the user must choose one. A running entry never changes. An entry with
 * negative hours is a correction of the others (the week view of Harvest creates them). It changes only if no other
 * entry can.
 */
export function cellTargetOf(
  cell: Pick<TimesheetCell, 'entries'>,
  facts: Pick<GridFacts, 'role' | 'now' | 'canBook'>
): CellTarget {
  const { entries } = cell
  if (entries.length === 0)
    return facts.canBook ? { kind: 'new' } : { kind: 'blocked', why: 'not-assigned' }
  const open = entries.filter((entry) => isOpen(entry, facts.role))
  const entry = open.findLast(({ hours }) => hours >= 0) ?? open.at(-1)
  if (!entry) return { kind: 'blocked', why: blockOfCell(entries) }
  if (entries.filter(({ notes }) => notes.trim() !== '').length > 1) return { kind: 'choose' }
  const others = entries.filter(({ key }) => key !== entry.key)
  return { kind: 'entry', entry, rest: sumAt(sumOf(others), facts.now) }
}

/** The reason why a text cannot go into a cell. */
export type CellError =
  Extract<ParsedHours, { kind: 'error' }>['reason'] | 'less-than-others' | 'no-room'

/** The meaning of a text that is typed into a cell. */
export type CellReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock }
  | { readonly kind: 'error'; readonly reason: CellError }
  | {
      readonly kind: 'edit'
      readonly edit: EntryEdit
      /** The new total of the cell. */
      readonly total: Hundredths
      /** The difference, if the text is a signed change; else null. */
      readonly change: Hundredths | null
      /** The block of the entry, in an account with start and end times. */
      readonly block: Block | null
    }

/**
 * Reads a text as the total of a cell, or with a sign as a change to it. An empty text deletes the only entry of a cell
 * and changes nothing in other cells. A total that leaves no hours for the changed entry deletes it.
 *
 * @example A cell with entries of 1:00 and 0:30: `2:00` changes the last entry to 1:00, and `-0:30` deletes it.
 */
export function readCell(
  text: string,
  cell: TimesheetCell,
  work: Work,
  facts: GridFacts
): CellReading {
  const parsed = parseHours(text)
  if (parsed.kind === 'error') return parsed
  const target = cellTargetOf(cell, facts)
  if (target.kind === 'choose' || target.kind === 'blocked') return target
  const before = sumAt(cell.sum, facts.now)
  if (parsed.kind === 'empty')
    return target.kind === 'entry' && cell.entries.length === 1
      ? removal(target.entry, 0)
      : { kind: 'nothing' }
  const change = parsed.kind === 'change' ? parsed.hours : null
  // negative hours typed as they are shown change nothing
  if (change !== null && before < 0 && isShownAlike(change, before, facts))
    return { kind: 'nothing' }
  const total = change === null ? parsed.hours : before + change
  if (total < 0) return { kind: 'error', reason: 'negative' }
  if (total === before || (change === null && isShownAlike(total, before, facts)))
    return { kind: 'nothing' }
  return target.kind === 'new'
    ? creation(total, change, cell, work, facts)
    : update(target, total, change, facts)
}

/**
 * Returns the edits that clear a cell, and the reasons for entries that must stay. Negative hours are deleted first,
 * because Harvest refuses a total below zero for a project and task.
 */
export function clearCell(
  cell: Pick<TimesheetCell, 'entries'>,
  role: AccessRole | null
): { readonly edits: readonly EntryEdit[]; readonly skipped: readonly CellBlock[] } {
  const canDelete = (entry: TimeEntry): boolean => isOpen(entry, role)
  return {
    edits: cell.entries
      .filter(canDelete)
      .toSorted((a, b) => Math.min(0, a.hours) - Math.min(0, b.hours))
      .map(deletingEdit),
    skipped: cell.entries.filter((entry) => !canDelete(entry)).map((entry) => blockOfCell([entry]))
  }
}

function deletingEdit(entry: TimeEntry): EntryEdit {
  return { kind: 'delete', ...deleteCommand(entry) }
}

/** True if both look the same in the format of the account: hours and minutes show 1.01 and 1.02 as 1:01. */
function isShownAlike(one: Hundredths, other: Hundredths, { hoursFormat }: GridFacts): boolean {
  if (one === other) return true
  return (
    hoursFormat !== undefined && formatHours(one, hoursFormat) === formatHours(other, hoursFormat)
  )
}

function isOpen(entry: TimeEntry, role: AccessRole | null): boolean {
  return !entry.isRunning && editRightOn(entry, role) !== 'none'
}

function blockOfCell(entries: readonly TimeEntry[]): CellBlock {
  if (entries.some((entry) => entry.isRunning)) return 'running'
  const kinds = entries.map((entry) => lockOf(entry).kind)
  return kinds.find((kind) => kind !== 'open') ?? 'locked'
}

function creation(
  total: Hundredths,
  change: Hundredths | null,
  cell: TimesheetCell,
  work: Work,
  { timerMode, day, workHours, planned = [] }: GridFacts
): CellReading {
  const draft = { ...work, spentDate: cell.spentDate, notes: '' }
  if (timerMode === 'duration') {
    const time = { kind: 'hours', hours: total } as const
    return {
      kind: 'edit',
      edit: { kind: 'create', draft: { ...draft, time } },
      total,
      change,
      block: null
    }
  }
  const block = placeBlock([...busyBlocks(day), ...planned], minutesOf(total), workHours)
  if (!block) return { kind: 'error', reason: 'no-room' }
  const time = { kind: 'times', ...timesOf(block) } as const
  return { kind: 'edit', edit: { kind: 'create', draft: { ...draft, time } }, total, change, block }
}

function update(
  { entry, rest }: Extract<CellTarget, { kind: 'entry' }>,
  total: Hundredths,
  change: Hundredths | null,
  facts: GridFacts
): CellReading {
  const hours = total - rest
  if (hours < 0) return { kind: 'error', reason: 'less-than-others' }
  if (hours === 0) return removal(entry, total)
  if (facts.timerMode === 'duration')
    return {
      kind: 'edit',
      edit: { kind: 'update', ...changeCommand(entry, { hours }) },
      total,
      change,
      block: null
    }
  const block = resized(entry, minutesOf(hours), facts)
  if (!block) return { kind: 'error', reason: 'no-room' }
  return {
    kind: 'edit',
    edit: { kind: 'update', ...changeCommand(entry, changedTimes(entry, block)) },
    total,
    change,
    block
  }
}

function resized(
  entry: TimeEntry,
  minutes: number,
  { day, workHours, planned = [] }: GridFacts
): Block | null {
  const block = blockOf(entry, 0)
  const others = busyBlocks(day.filter(({ key }) => key !== entry.key))
  const busy = [...others, ...planned]
  return block ? resizeBlock(block, minutes, busy) : placeBlock(busy, minutes, workHours)
}

function removal(entry: TimeEntry, total: Hundredths): CellReading {
  return {
    kind: 'edit',
    edit: deletingEdit(entry),
    total,
    change: null,
    block: null
  }
}

/** Returns hours in whole minutes, at least one. Start and end have no seconds. */
function minutesOf(hours: Hundredths): number {
  return Math.max(1, Math.round((hours * 60) / 100))
}
