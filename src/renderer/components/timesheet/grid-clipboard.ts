/** Puts a text into the clipboard instead of the selection of the page; leaves the event alone for null. */
export function copyText(event: ClipboardEvent, text: string | null): void {
  if (text === null) return
  event.clipboardData?.setData('text/plain', text)
  event.preventDefault()
}

/** Returns the text that is pasted, or '' if there is none. */
export function pastedText(event: ClipboardEvent): string {
  return event.clipboardData?.getData('text/plain') ?? ''
}
