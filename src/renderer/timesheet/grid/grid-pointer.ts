import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'

const ENTRY_TYPE = 'application/x-gleaner-entry'

/** Returns the cell of the grid under a pointer; null outside of cells. */
export function placeUnder(event: Event): { row: string; date: SpentDate } | null {
  const cell = event.target instanceof Element ? event.target.closest('td[data-row]') : null
  if (!(cell instanceof HTMLElement)) return null
  const { row, date } = cell.dataset
  return row === undefined || date === undefined ? null : { row, date }
}

/**
 * Copies the name of the cell under the pointer into its tooltip. Done on hover, because hundreds of cells have a name.
 */
export function nameUnder(event: PointerEvent): void {
  const cell = event.target instanceof Element ? event.target.closest('td[data-row]') : null
  cell?.setAttribute('title', cell.getAttribute('aria-label') ?? '')
}

/** Puts an entry into the data of a drag. */
export function dragEntry(event: DragEvent, key: EntryKey): void {
  event.dataTransfer?.setData(ENTRY_TYPE, key)
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
}

/** Returns the dropped entry and the cell it was dropped on; null for any other drop. */
export function droppedEntry(
  event: DragEvent
): { key: EntryKey; row: string; date: SpentDate } | null {
  const at = placeUnder(event)
  const key = event.dataTransfer?.getData(ENTRY_TYPE) ?? ''
  if (!at || key === '') return null
  event.preventDefault()
  return { key, ...at }
}
