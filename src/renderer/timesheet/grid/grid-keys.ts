import type { KeyBinding } from '#renderer/window/key-map.ts'
import type { KeyLine } from '../week/timesheet-keys.ts'
import type { CellMove } from './grid-position.ts'

/** The command of a key on a cell of the grid. */
export type GridCommand =
  | { readonly kind: 'move'; readonly move: CellMove }
  | { readonly kind: 'edit' | 'fill' | 'clear' | 'open' | 'close' }

function move(rows: number, columns: number): GridCommand {
  return { kind: 'move', move: { rows, columns } }
}

/** Keys of the grid. With Shift a move extends the selection; with Mod it goes to the edge of the grid. */
export const GRID_KEYS: readonly KeyBinding<GridCommand, KeyLine>[] = [
  { keys: ['ArrowLeft'], command: move(0, -1), line: 'moveCell' },
  { keys: ['ArrowUp'], command: move(-1, 0), line: 'moveCell' },
  { keys: ['ArrowDown'], command: move(1, 0), line: 'moveCell' },
  { keys: ['ArrowRight'], command: move(0, 1), line: 'moveCell' },
  { keys: ['Shift+ArrowRight'], command: move(0, 1), line: 'extend' },
  { keys: ['Mod+ArrowLeft', 'Mod+Shift+ArrowLeft', 'Home'], command: move(0, -Infinity) },
  { keys: ['Mod+ArrowRight', 'Mod+Shift+ArrowRight', 'End'], command: move(0, Infinity) },
  { keys: ['Mod+ArrowUp', 'Mod+Shift+ArrowUp'], command: move(-Infinity, 0) },
  { keys: ['Mod+ArrowDown', 'Mod+Shift+ArrowDown'], command: move(Infinity, 0) },
  { keys: ['Mod+Home', 'Mod+Shift+Home'], command: move(-Infinity, -Infinity) },
  { keys: ['Mod+End', 'Mod+Shift+End'], command: move(Infinity, Infinity) },
  { keys: ['Enter', 'F2'], command: { kind: 'edit' }, line: 'editCell' },
  { keys: ['Mod+r'], command: { kind: 'fill' }, line: 'fill' },
  { keys: ['Delete'], command: { kind: 'clear' }, line: 'clear' },
  { keys: ['Backspace'], command: { kind: 'clear' } },
  { keys: ['Mod+Enter'], command: { kind: 'open' }, line: 'open' },
  { keys: ['Escape'], command: { kind: 'close' } }
]

/** Keys of the field in a cell: a move ends the edit and goes to another cell; `cancel` restores the hours. */
export const CELL_EDITOR_KEYS: readonly KeyBinding<CellMove | 'cancel', KeyLine>[] = [
  { keys: ['Enter'], command: { rows: 1, columns: 0 }, line: 'commit' },
  { keys: ['Tab'], command: { rows: 0, columns: 1 }, line: 'commit' },
  { keys: ['Shift+Enter'], command: { rows: -1, columns: 0 } },
  { keys: ['Shift+Tab'], command: { rows: 0, columns: -1 } },
  { keys: ['Mod+Enter'], command: { rows: 1, columns: 0 } },
  { keys: ['Escape'], command: 'cancel', line: 'restore' }
]
