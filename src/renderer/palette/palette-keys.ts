import type { Messages } from '#shared/messages/catalogue.ts'
import type { KeyBinding } from '#renderer/window/key-map.ts'

/** The command of a key in the line of the palette. */
export type PaletteCommand = 'unchoose' | 'next' | 'previous' | 'complete' | 'take' | 'leave'

/** Keys in the line of the palette. */
export const PALETTE_KEYS: readonly KeyBinding<
  PaletteCommand,
  keyof Messages['palette']['keys']
>[] = [
  { keys: ['Enter'], command: 'take', line: 'take' },
  { keys: ['Mod+Enter', 'Alt+Enter'], command: 'take' },
  { keys: ['Tab'], command: 'complete', line: 'choose' },
  { keys: ['Escape'], command: 'leave', line: 'close' },
  { keys: ['ArrowDown'], command: 'next' },
  { keys: ['ArrowUp'], command: 'previous' },
  { keys: ['Backspace', 'Mod+Backspace', 'Alt+Backspace'], command: 'unchoose' }
]
