import type { GridPlace } from './grid-range.ts'
import { characterOf, type KeyPress } from '#renderer/window/key-press.ts'

/** A move by rows and columns; infinite to go to an edge of the grid. */
export interface CellMove {
  readonly rows: number
  readonly columns: number
}

/** The size of a grid. */
export interface GridSize {
  readonly rows: number
  readonly columns: number
}

/**
 * Returns the place that a move leads to, clamped to the grid. Row -1 is the row of days.
 *
 * @param top is the first row that the move can reach: 0, or -1 to include the row of days.
 * @example placeAfter({ row: 0, column: 4 }, { rows: 1, columns: 0 }, { rows: 3, columns: 7 }) // { row: 1, column: 4 }
 * @example placeAfter({ row: 2, column: 4 }, { rows: 1, columns: 0 }, { rows: 3, columns: 7 }) // { row: 2, column: 4 }
 */
export function placeAfter(
  from: GridPlace,
  move: CellMove,
  size: GridSize,
  top: 0 | -1 = 0
): GridPlace {
  return {
    row: clamp(from.row + move.rows, top, size.rows - 1),
    column: clamp(from.column + move.columns, 0, size.columns - 1)
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

const BEGINS_A_NUMBER = /^[\d.,:+\-\u2212]$/

/** True if a key begins a number of hours. Hours that are typed on a cell replace its present hours. */
export function beginsNumber(event: KeyPress): boolean {
  const isTyped = !event.ctrlKey && !event.metaKey && !event.altKey
  return isTyped && BEGINS_A_NUMBER.test(characterOf(event))
}
