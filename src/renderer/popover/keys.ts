import { isHeldAction } from '#renderer/state/one-press.ts'

/** What a key does in the popover. */
export type PopoverAction = 'new-entry' | 'toggle-timer' | 'undo' | 'hide'

/** Returns the action of a key outside text fields and open menus; Escape is left to whoever handled it before. */
export function actionFor(event: KeyboardEvent): PopoverAction | null {
  if (event.defaultPrevented || event.isComposing || isHeldAction(event)) return null
  if (event.key === 'Escape') return 'hide'
  if (event.altKey || isTyping(event.target)) return null
  if (event.ctrlKey || event.metaKey)
    return event.key.toLowerCase() === 'z' && !event.shiftKey ? 'undo' : null
  switch (event.key.toLowerCase()) {
    case 'n':
      return 'new-entry'
    case 's':
      return 'toggle-timer'
    default:
      return null
  }
}

const TYPING = 'input, textarea, select, [contenteditable="true"]'
/** A letter in an open menu looks for the item that begins with it. */
const OPEN_LAYER = '[role="dialog"], [role="menu"], [role="listbox"]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(`${TYPING}, ${OPEN_LAYER}`) !== null
}
