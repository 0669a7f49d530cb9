import { COMPOSING, isInTextField, keyOf } from './key-press.ts'

/** Keys that may repeat, because they only move something. With Alt they change an entry and must not repeat. */
const MOVES = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Tab)$/
/** Keys that commit or close, even in a text field. */
const ENDS = /^(Enter|Escape)$/
const CONTROL = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"]'

/**
 * True if a key press is a repeat of a held key that must not act again: one press is one action. Held keys still
 * move and type.
 */
export function isHeldAction(event: KeyboardEvent): boolean {
  const key = keyOf(event)
  if (!event.repeat || key === COMPOSING) return false
  return isInTextField(event) ? ENDS.test(key) : event.altKey || !MOVES.test(key)
}

/**
 * Stops three kinds of events before any handler of a window gets them: keys of an input method, repeats of held
 * keys, and a second click on something other than the first click. For example, after a click on "Continue" a "Stop"
 * button can appear under the pointer, and the second click of a double click would stop the timer. Returns a
 * function that removes the listeners.
 */
export function onePressOneAction(window: Window): () => void {
  let clicked: string | null = null
  let clickedControl: Element | null = null

  function onkeydown(event: KeyboardEvent): void {
    if (event.isComposing) leaveToInputMethod(event)
    else if (isHeldAction(event)) swallow(event)
  }

  function onclick(event: MouseEvent): void {
    const control = event.target instanceof Element ? event.target.closest(CONTROL) : null
    const name = control && nameOf(control)
    const isSame = control === clickedControl && name === clicked
    if (event.detail > 1 && control && !isSame) return swallow(event)
    clickedControl = control
    clicked = name
  }

  window.addEventListener('keydown', onkeydown, { capture: true })
  window.addEventListener('click', onclick, { capture: true })
  return () => {
    window.removeEventListener('keydown', onkeydown, { capture: true })
    window.removeEventListener('click', onclick, { capture: true })
  }
}

function nameOf(control: Element): string {
  return control.getAttribute('aria-label') ?? control.textContent ?? ''
}

/** The input method uses Enter, Escape and arrows, so menus and dialogs must ignore them. */
function leaveToInputMethod(event: KeyboardEvent): void {
  event.stopImmediatePropagation()
  /* Otherwise the browser would clear a search field. */
  if (event.key === 'Escape') event.preventDefault()
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
