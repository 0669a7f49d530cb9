import type { GridPlace } from './grid-range.ts'
import { characterOf, keyOf, type KeyPress } from '#renderer/window/key-press.ts'

/** Returns where a key leads in a grid of this size, or null for a key that moves nothing. */
export function movedBy(
  event: KeyPress,
  from: GridPlace,
  rows: number,
  columns: number
): GridPlace | null {
  if (event.altKey) return null
  const toEdge = event.ctrlKey || event.metaKey
  const to = target(keyOf(event), toEdge, from, rows, columns)
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

/** Where to go on after the user typed into a cell. */
export interface CellMove {
  readonly rows: number
  readonly columns: number
}

/** Returns the cell at a move from another one, within a grid of this size. */
export function placeAfter(
  from: GridPlace,
  move: CellMove,
  rows: number,
  columns: number
): GridPlace {
  return {
    row: clamp(from.row + move.rows, 0, rows - 1),
    column: clamp(from.column + move.columns, 0, columns - 1)
  }
}

const BEGINS_A_NUMBER = /^[\d.,:+\-\u2212]$/

/** True if a key begins hours. Hours that are typed on a cell replace those it has. */
export function beginsNumber(event: KeyPress): boolean {
  const isTyped = !event.ctrlKey && !event.metaKey && !event.altKey
  return isTyped && BEGINS_A_NUMBER.test(characterOf(event))
}
