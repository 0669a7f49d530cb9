import type { KeyBinding } from '#renderer/window/key-map.ts'

/** The command of a key in the field of the work picker. */
export type PickerCommand =
  | { readonly kind: 'move' | 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'choose'; readonly submits: boolean }
  | { readonly kind: 'close' | 'leave' }

/** Keys in the field of the work picker. Mod+Enter chooses and submits the form around. */
export const PICKER_KEYS: readonly KeyBinding<PickerCommand>[] = [
  { keys: ['ArrowDown', 'Alt+ArrowDown'], command: { kind: 'move', by: 1 } },
  { keys: ['ArrowUp', 'Alt+ArrowUp'], command: { kind: 'move', by: -1 } },
  { keys: ['PageDown'], command: { kind: 'page', by: 1 } },
  { keys: ['PageUp'], command: { kind: 'page', by: -1 } },
  { keys: ['Enter'], command: { kind: 'choose', submits: false } },
  { keys: ['Mod+Enter'], command: { kind: 'choose', submits: true } },
  { keys: ['Escape'], command: { kind: 'close' } },
  { keys: ['Tab', 'Shift+Tab'], command: { kind: 'leave' } }
]
