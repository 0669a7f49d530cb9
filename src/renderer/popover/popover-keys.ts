import { commandKeyOf, isTakenByFocus } from '#renderer/window/key-press.ts'
import { isHeldAction } from '#renderer/window/one-press.ts'

/** What a key does in the popover. */
export type PopoverAction = 'new-entry' | 'toggle-timer' | 'undo' | 'hide'

const LETTER_KEYS: Readonly<Record<string, PopoverAction>> = { n: 'new-entry', s: 'toggle-timer' }

/**
 * Returns the action of a key outside text fields and open menus; Escape is left to whoever handled it before. Without
 * `hasLetterKeys` single letters do nothing.
 */
export function actionFor(event: KeyboardEvent, hasLetterKeys = true): PopoverAction | null {
  if (event.defaultPrevented || isHeldAction(event)) return null
  const key = commandKeyOf(event)
  if (key === 'Escape') return 'hide'
  if (event.altKey || isTakenByFocus(event)) return null
  if (event.ctrlKey || event.metaKey) return key === 'z' && !event.shiftKey ? 'undo' : null
  return hasLetterKeys ? (LETTER_KEYS[key] ?? null) : null
}
