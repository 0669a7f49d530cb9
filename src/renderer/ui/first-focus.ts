/** Marks what has the focus when its dialog opens. What comes later takes the focus from the dialog itself only. */
export function focusedFirst(element: HTMLElement): void {
  element.dataset['focusedFirst'] = ''
  if (element.closest('[role="dialog"]') === document.activeElement) element.focus()
}

/** Puts the focus on what is marked; without a mark on the dialog itself, which is read from its title on. */
export function focusFirst(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>('[data-focused-first]:not(:disabled)')
  const target = first ?? dialog
  target.focus({ preventScroll: true })
}
