import type { KeyBinding } from '#renderer/window/key-map.ts'

/** The command of a key in Find; `by` is a move in the list. */
export type FindCommand = 'first' | 'open' | 'leave-field' | 'leave-list' | { readonly by: number }

/** Keys in the field of Find and its filters. */
export const FIELD_KEYS: readonly KeyBinding<FindCommand>[] = [
  { keys: ['ArrowDown'], command: 'first' },
  { keys: ['Enter'], command: 'open' },
  { keys: ['Escape'], command: 'leave-field' }
]

/** Keys in the list of found entries. */
export const LIST_KEYS: readonly KeyBinding<FindCommand>[] = [
  { keys: ['ArrowDown'], command: { by: 1 } },
  { keys: ['ArrowUp'], command: { by: -1 } },
  { keys: ['Home'], command: { by: -Infinity } },
  { keys: ['End'], command: { by: Infinity } },
  { keys: ['Escape'], command: 'leave-list' }
]
