import { COMPOSING, isInTextField, keyOf } from './key-press.ts'

/** Keys that move something may repeat; with Alt they change an entry, and may not. */
const MOVES = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Tab)$/
/** Keys that commit or close, also in a text field. */
const ENDS = /^(Enter|Escape)$/
const CONTROL = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"]'

/**
 * True if a key press is a repeat of a held key that must not act again: one press is one action. Held
 * keys go on moving and typing.
 */
export function isHeldAction(event: KeyboardEvent): boolean {
  const key = keyOf(event)
  if (!event.repeat || key === COMPOSING) return false
  return isInTextField(event) ? ENDS.test(key) : event.altKey || !MOVES.test(key)
}

/**
 * Keeps keys of an input method, repeats of held keys, and second clicks that hit something else than the first click did, from
 * everything in a window. For example, after a click on "Continue" a "Stop" button can come up under
 * the pointer, and the second click of a double click would stop the timer. Returns a function that
 * ends it.
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
