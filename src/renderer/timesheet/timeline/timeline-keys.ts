import type { KeyBinding } from '#renderer/window/key-map.ts'
import type { KeyLine } from '../week/timesheet-keys.ts'

/** The command of a key on a block of the timeline; `by` in steps. */
export type BlockCommand =
  { readonly kind: 'edit' | 'split' } | { readonly kind: 'move' | 'stretch'; readonly by: 1 | -1 }

/** Keys of a block of the timeline. */
export const TIMELINE_KEYS: readonly KeyBinding<BlockCommand, KeyLine>[] = [
  { keys: ['Enter'], command: { kind: 'edit' } },
  { keys: ['Alt+ArrowUp'], command: { kind: 'move', by: -1 }, line: 'moveBlock' },
  { keys: ['Alt+ArrowDown'], command: { kind: 'move', by: 1 }, line: 'moveBlock' },
  { keys: ['Alt+Shift+ArrowUp'], command: { kind: 'stretch', by: -1 } },
  { keys: ['Alt+Shift+ArrowDown'], command: { kind: 'stretch', by: 1 }, line: 'stretchBlock' },
  { keys: ['x'], command: { kind: 'split' }, line: 'splitBlock' }
]
