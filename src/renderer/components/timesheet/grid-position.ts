/** A place in the week: the row's index, or -1 for the days on top, and the day's index. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

/** Where a key leads in a grid of this size, or null where it is not the grid's key. */
export function movedBy(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  from: GridPosition,
  rows: number,
  columns: number
): GridPosition | null {
  if (event.altKey) return null
  const toEdge = event.ctrlKey || event.metaKey
  const to = target(event.key, toEdge, from, rows, columns)
  if (to === null) return null
  return { row: clamp(to.row, -1, rows - 1), column: clamp(to.column, 0, columns - 1) }
}

function target(
  key: string,
  toEdge: boolean,
  { row, column }: GridPosition,
  rows: number,
  columns: number
): GridPosition | null {
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
