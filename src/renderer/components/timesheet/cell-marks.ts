import type { TimeEntry } from '#shared/time-entry.ts'
import { lockOf } from '#shared/timesheet.ts'

/** What a cell of the week says besides its hours. */
export type CellMark =
  'running' | 'invoiced' | 'approved' | 'locked' | 'refused' | 'waiting' | 'withoutNotes'

/** The marks of a cell's entries, the most pressing first. */
export function marksOf(entries: readonly TimeEntry[]): readonly CellMark[] {
  const marks: Readonly<Record<CellMark, (entry: TimeEntry) => boolean>> = {
    refused: (entry) => entry.sync.kind === 'refused',
    running: (entry) => entry.isRunning,
    waiting: (entry) => entry.sync.kind === 'waiting' || entry.sync.kind === 'unknown',
    invoiced: (entry) => lockOf(entry).kind === 'invoiced',
    approved: (entry) => lockOf(entry).kind === 'approved',
    locked: (entry) => lockOf(entry).kind === 'locked',
    withoutNotes: (entry) => entry.notes.trim() === ''
  }
  const names = Object.keys(marks) as CellMark[]
  return names.filter((mark) => entries.some(marks[mark]))
}
