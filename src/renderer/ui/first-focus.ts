/**
 * Marks the element that gets the focus when its dialog opens. An element that appears later takes
 * the focus only from the dialog itself.
 */
export function focusedFirst(element: HTMLElement): void {
  element.dataset['focusedFirst'] = ''
  if (element.closest('[role="dialog"]') === document.activeElement) element.focus()
}

/** Focuses the marked element, or the dialog itself, which screen readers read from its title. */
export function focusFirst(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>('[data-focused-first]:not(:disabled)')
  const target = first ?? dialog
  target.focus({ preventScroll: true })
}
