import type { AccessRole } from '#shared/account.ts'
import type { TimerMode } from '#shared/company.ts'
import { blockOf, busyBlocks, changedTimes, timesOf } from '../timeline/day-blocks.ts'
import { formatHours, type Hundredths, type HoursFormat } from '#shared/hours.ts'
import { parseHours, type ParsedHours } from '#shared/time/parse-hours.ts'
import { placeBlock, resizeBlock, type Block } from '#shared/place-block.ts'
import type { Work } from '#shared/project-assignment.ts'
import { changeOf, deletionOf } from '#shared/seen.ts'
import type { EntryEdit, TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, lockOf, sumAt, sumOf, type TimesheetCell } from '#shared/timesheet.ts'

/** What decides how a cell may be changed; `now` in epoch milliseconds on Harvest's clock. */
export interface GridFacts {
  readonly role: AccessRole | null
  readonly timerMode: TimerMode
  readonly now: number
  /** Whether time may be booked to the cell's project and task. */
  readonly canBook: boolean
  /** All entries of the cell's day. */
  readonly day: readonly TimeEntry[]
  /** Where new blocks go first. */
  readonly workHours: Block
  /** How hours are shown: a text that reads to the hours that are shown is no change. */
  readonly hoursFormat?: HoursFormat
  /** Blocks that other edits of the same stroke take. */
  readonly planned?: readonly Block[]
}

export type CellBlock = 'running' | 'invoiced' | 'approved' | 'locked' | 'not-assigned'

/** What a number typed into a cell changes. */
export type CellTarget =
  | { readonly kind: 'new' }
  /** `rest` is what the cell's other entries hold. */
  | { readonly kind: 'entry'; readonly entry: TimeEntry; readonly rest: Hundredths }
  /** Several entries say what they are: which one is meant has to be chosen. */
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock }

/**
 * What a number typed into a cell changes: a new entry where there is none, the only one, or the last
 * one that may change. More than one with notes has to be chosen from; the running one never changes.
 * An entry with negative hours is a correction of the others (Harvest's own week view makes them): it
 * changes only if nothing else may.
 */
export function targetOf(
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

export type CellError =
  Extract<ParsedHours, { kind: 'error' }>['reason'] | 'less-than-others' | 'no-room'

/** What a text typed into a cell comes to, before anything happens. */
export type CellReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock }
  | { readonly kind: 'error'; readonly reason: CellError }
  | {
      readonly kind: 'edit'
      readonly edit: EntryEdit
      /** What the cell will hold. */
      readonly total: Hundredths
      /** Signed, when the text was a change to what was there. */
      readonly change: Hundredths | null
      /** Where it goes, in a start/end account. */
      readonly block: Block | null
    }

/**
 * Reads a text as the total of a cell, or with a sign as a change to it. An empty text takes the only
 * entry away and is nothing otherwise; so does a total that leaves nothing for the entry that changes.
 */
export function readCell(
  text: string,
  cell: TimesheetCell,
  work: Work,
  facts: GridFacts
): CellReading {
  const parsed = parseHours(text)
  if (parsed.kind === 'error') return parsed
  const target = targetOf(cell, facts)
  if (target.kind === 'choose' || target.kind === 'blocked') return target
  const before = sumAt(cell.sum, facts.now)
  if (parsed.kind === 'empty')
    return target.kind === 'entry' && cell.entries.length === 1
      ? removal(target.entry, 0)
      : { kind: 'nothing' }
  const change = parsed.kind === 'change' ? parsed.hours : null
  // the sign of what is shown already is no change
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
 * The removal of everything in a cell that may be removed, and what stays because of what. Negative hours
 * go first: Harvest refuses what would leave less than nothing for a project and task.
 */
export function clearCell(
  cell: Pick<TimesheetCell, 'entries'>,
  role: AccessRole | null
): { readonly edits: readonly EntryEdit[]; readonly kept: readonly CellBlock[] } {
  const isGoing = (entry: TimeEntry): boolean => isOpen(entry, role)
  return {
    edits: cell.entries
      .filter(isGoing)
      .toSorted((a, b) => Math.min(0, a.hours) - Math.min(0, b.hours))
      .map(deletingEdit),
    kept: cell.entries.filter((entry) => !isGoing(entry)).map((entry) => blockOfCell([entry]))
  }
}

function deletingEdit(entry: TimeEntry): EntryEdit {
  return { kind: 'delete', ...deletionOf(entry) }
}

/** True if both are shown alike: hours and minutes show 1.01 and 1.02 as 1:01. */
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
      edit: { kind: 'update', ...changeOf(entry, { hours }) },
      total,
      change,
      block: null
    }
  const block = resized(entry, minutesOf(hours), facts)
  if (!block) return { kind: 'error', reason: 'no-room' }
  return {
    kind: 'edit',
    edit: { kind: 'update', ...changeOf(entry, changedTimes(entry, block)) },
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

/** Start and end are whole minutes: the nearest one, at least one. */
function minutesOf(hours: Hundredths): number {
  return Math.max(1, Math.round((hours * 60) / 100))
}
