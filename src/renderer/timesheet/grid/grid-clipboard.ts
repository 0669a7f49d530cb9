import { parseHours, type ParsedHours } from '#shared/time/parse-hours.ts'

/** The clipboard format of exact decimal hours. Gleaner pastes it, because hours and minutes are not exact. */
const EXACT_HOURS = 'application/vnd.gleaner.hours'

/** Cells for the clipboard. */
export interface CopiedCells {
  /** For other programs, in the format of the account: `1:01`. */
  readonly text: string
  /** The same in exact decimals for Gleaner: `1.01`. */
  readonly exact: string
}

/** Cells from the clipboard. */
export interface PastedCells {
  readonly text: string
  /** True if Gleaner copied them: every number is a total, exact to the hundredth. */
  readonly isExact: boolean
}

/** Copies cells instead of the selected text of the page. Does nothing for null. */
export function copyCells(event: ClipboardEvent, cells: CopiedCells | null): void {
  if (cells === null) return
  event.clipboardData?.setData('text/plain', cells.text)
  event.clipboardData?.setData(EXACT_HOURS, cells.exact)
  event.preventDefault()
}

/** Returns the pasted cells; their text is '' if there are none. */
export function pastedCells({ clipboardData }: ClipboardEvent): PastedCells {
  const exact = clipboardData?.getData(EXACT_HOURS) ?? ''
  if (exact !== '') return { text: exact, isExact: true }
  return { text: clipboardData?.getData('text/plain') ?? '', isExact: false }
}

/**
 * Pastes a single cell that Gleaner copied into the focused field: in exact decimals if the shown text is not exact.
 * Leaves every other paste alone.
 */
export function pasteExactly(event: ClipboardEvent): void {
  const { text, isExact } = pastedCells(event)
  const shown = event.clipboardData?.getData('text/plain') ?? ''
  if (!isExact || /[\t\n]/.test(text) || isSame(parseHours(text), parseHours(shown))) return
  event.preventDefault()
  // keeps the undo of the field, and sends it an input event
  document.execCommand('insertText', false, text)
}

function isSame(one: ParsedHours, other: ParsedHours): boolean {
  return 'hours' in one && 'hours' in other && one.hours === other.hours
}

/**
 * Copies cells without a copy command of the user. Returns false if the browser refuses. It uses the copy event,
 * because the asynchronous clipboard needs a permission that no page of Gleaner has.
 */
export function putOnClipboard(cells: CopiedCells): boolean {
  const take = (event: ClipboardEvent): void => {
    copyCells(event, cells)
    event.stopPropagation()
  }
  document.addEventListener('copy', take, { capture: true, once: true })
  const isTaken = document.execCommand('copy')
  document.removeEventListener('copy', take, { capture: true })
  return isTaken
}
