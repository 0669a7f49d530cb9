/** What a key does in the popover. */
export type PopoverAction = 'new-entry' | 'toggle-timer' | 'undo' | 'hide'

/** Keys that act only outside text fields; Escape is left to whoever handled it before. */
export function actionFor(event: KeyboardEvent): PopoverAction | null {
  if (event.defaultPrevented || event.isComposing || event.repeat) return null
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null
  )
}
