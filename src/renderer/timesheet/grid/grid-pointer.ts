import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'

const ENTRY_TYPE = 'application/x-gleaner-entry'

/** The cell of the grid under a pointer, by its row and date; null outside the cells. */
export function placeUnder(event: Event): { row: string; date: SpentDate } | null {
  const cell = event.target instanceof Element ? event.target.closest('td[data-row]') : null
  if (!(cell instanceof HTMLElement)) return null
  const { row, date } = cell.dataset
  return row === undefined || date === undefined ? null : { row, date }
}

/** What a cell is called is shown over it, too; put there when it is looked at, not for each of hundreds. */
export function nameUnder(event: PointerEvent): void {
  const cell = event.target instanceof Element ? event.target.closest('td[data-row]') : null
  cell?.setAttribute('title', cell.getAttribute('aria-label') ?? '')
}

/** Makes an entry what a drag carries. */
export function carryEntry(event: DragEvent, key: EntryKey): void {
  event.dataTransfer?.setData(ENTRY_TYPE, key)
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
}

/** Returns the entry that is dropped on a cell, with the cell; null for any other drop. */
export function droppedEntry(
  event: DragEvent
): { key: EntryKey; row: string; date: SpentDate } | null {
  const at = placeUnder(event)
  const key = event.dataTransfer?.getData(ENTRY_TYPE) ?? ''
  if (!at || key === '') return null
  event.preventDefault()
  return { key, ...at }
}
