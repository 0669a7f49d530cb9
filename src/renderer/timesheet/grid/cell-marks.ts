import type { TimeEntry } from '#shared/time-entry.ts'
import { lockOf } from '#shared/timesheet.ts'

/** A state of a cell besides its hours. */
export type CellMark =
  'running' | 'invoiced' | 'approved' | 'locked' | 'refused' | 'waiting' | 'withoutNotes'

/** The most urgent first. */
const ORDER: readonly CellMark[] = [
  'refused',
  'running',
  'waiting',
  'invoiced',
  'approved',
  'locked',
  'withoutNotes'
]

/** Returns the marks of entries, the most urgent first. */
export function marksOf(entries: readonly TimeEntry[]): readonly CellMark[] {
  const found = new Set<CellMark>()
  for (const entry of entries) {
    const { kind: sync } = entry.sync
    const { kind: lock } = lockOf(entry)
    if (sync === 'refused') found.add('refused')
    else if (sync !== 'confirmed') found.add('waiting')
    if (entry.isRunning) found.add('running')
    if (lock !== 'open') found.add(lock)
    if (entry.notes.trim() === '') found.add('withoutNotes')
  }
  return found.size === 0 ? [] : ORDER.filter((mark) => found.has(mark))
}
