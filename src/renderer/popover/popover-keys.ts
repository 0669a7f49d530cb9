import { commandFor, type KeyBinding } from '#renderer/window/key-map.ts'
import { isTakenByFocus } from '#renderer/window/key-press.ts'
import { isHeldAction } from '#renderer/window/one-press.ts'

/** The action of a key in the popover. */
export type PopoverAction = 'new-entry' | 'toggle-timer' | 'undo' | 'hide'

const POPOVER_KEYS: readonly KeyBinding<PopoverAction>[] = [
  { keys: ['n'], command: 'new-entry' },
  { keys: ['s'], command: 'toggle-timer' },
  { keys: ['Mod+z'], command: 'undo' },
  { keys: ['Escape'], command: 'hide' }
]

/**
 * Returns the action of a key press in the popover. Returns null in text fields and open menus, except for Escape, which
 * their own handlers stop if they use it.
 *
 * @param hasLetterKeys is false if the user turned off commands by single letters.
 */
export function popoverActionOf(event: KeyboardEvent, hasLetterKeys = true): PopoverAction | null {
  if (event.defaultPrevented || isHeldAction(event)) return null
  const action = commandFor(POPOVER_KEYS, event, hasLetterKeys)
  return action === 'hide' || !isTakenByFocus(event) ? action : null
}
