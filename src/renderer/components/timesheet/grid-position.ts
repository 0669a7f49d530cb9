import type { GridPlace } from '#shared/grid-range.ts'

/** Where a key leads in a grid of this size, or null where it is not the grid's key. */
export function movedBy(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  from: GridPlace,
  rows: number,
  columns: number
): GridPlace | null {
  if (event.altKey) return null
  const toEdge = event.ctrlKey || event.metaKey
  const to = target(event.key, toEdge, from, rows, columns)
  if (to === null) return null
  return { row: clamp(to.row, -1, rows - 1), column: clamp(to.column, 0, columns - 1) }
}

function target(
  key: string,
  toEdge: boolean,
  { row, column }: GridPlace,
  rows: number,
  columns: number
): GridPlace | null {
  switch (key) {
    case 'ArrowUp':
      return { row: toEdge ? -1 : row - 1, column }
    case 'ArrowDown':
      return { row: toEdge ? rows : row + 1, column }
    case 'ArrowLeft':
      return { row, column: toEdge ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: toEdge ? columns : column + 1 }
    case 'Home':
      return { row: toEdge ? -1 : row, column: 0 }
    case 'End':
      return { row: toEdge ? rows : row, column: columns }
    default:
      return null
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** Where to go on after a cell was typed into. */
export interface CellMove {
  readonly rows: number
  readonly columns: number
}

const BEGINS_A_NUMBER = /^[\d.,:+\-\u2212]$/

/** Whether a key begins hours: what is typed on a cell replaces what is there. */
export function beginsNumber(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>
): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && BEGINS_A_NUMBER.test(event.key)
}
