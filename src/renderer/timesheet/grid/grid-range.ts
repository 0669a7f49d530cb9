import type { CellBlock, CellError, CellReading } from './grid-edit.ts'
import type { Block } from '#shared/place-block.ts'
import type { EntryEdit } from '#shared/time-entry.ts'
import type { Sheet } from './tsv.ts'

/** A cell of the grid by index. Row -1 is the row of days. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells; both corners belong to it. */
export interface GridRect {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Returns the rectangle between two corners. */
export function rectOf(one: GridPlace, other: GridPlace): GridRect {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column)
  }
}

/** Returns every cell of a rectangle, row by row. */
export function placesIn({ top, bottom, left, right }: GridRect): readonly GridPlace[] {
  const places: GridPlace[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) places.push({ row, column })
  return places
}

/** The plan of a batch edit: all edits, or the reason why nothing happens. */
export type BatchPlan =
  | { readonly kind: 'edits'; readonly edits: readonly EntryEdit[]; readonly deleted: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'unreadable'; readonly texts: readonly string[] }
  | { readonly kind: 'blocked'; readonly why: CellBlock | 'choose' | CellError }

/** A text for a cell. */
export interface PlacedText {
  readonly place: GridPlace
  readonly text: string
}

/** Reads a text for a cell; `planned` are the blocks that the same batch puts on that day. */
export type ReadPlace = (place: GridPlace, text: string, planned: readonly Block[]) => CellReading

/**
 * Plans the paste of a sheet. The first cell of the sheet goes to the first selected cell; a single cell goes to every
 * selected cell. Empty cells change nothing. One unreadable or blocked cell stops the whole paste. The cells of a sheet
 * are totals. A single cell with a sign is a change, unless `isTotal`.
 *
 * @example A paste of `1:00` and `2:00` in one row fills the first selected cell and the cell to the right of it.
 */
export function planPaste(
  sheet: Sheet,
  selection: GridRect,
  size: { readonly rows: number; readonly columns: number },
  read: ReadPlace,
  isTotal = false
): BatchPlan {
  const single = sheet.length === 1 && sheet[0]?.length === 1 ? sheet[0][0] : undefined
  if (single !== undefined)
    return planTexts(
      placesIn(selection).map((place) => ({ place, text: single })),
      isTotal ? asTotals(read) : read
    )
  const width = Math.max(0, ...sheet.map((row) => row.length))
  if (selection.top + sheet.length > size.rows || selection.left + width > size.columns)
    return { kind: 'too-big' }
  const texts = sheet.flatMap((row, down) =>
    row.map((text, right) => ({
      place: { row: selection.top + down, column: selection.left + right },
      text
    }))
  )
  return planTotals(texts, read)
}

/** Plans texts as totals of cells: a leading minus is an error, a leading plus is ignored. */
export function planTotals(texts: readonly PlacedText[], read: ReadPlace): BatchPlan {
  return planTexts(texts, asTotals(read))
}

function asTotals(read: ReadPlace): ReadPlace {
  return (place, text, planned) =>
    /^\s*[-\u2212]/.test(text)
      ? { kind: 'error', reason: 'negative' }
      : read(place, text.replace(/^\s*\+/, ''), planned)
}

/**
 * Plans a fill: the first selected cell of each row goes into the others. A single selected cell takes the value of the
 * cell to its left.
 */
export function planFill(
  selection: GridRect,
  textAt: (place: GridPlace) => string,
  read: ReadPlace
): BatchPlan {
  const source = selection.left === selection.right ? selection.left - 1 : selection.left
  if (source < 0 || selection.top < 0) return { kind: 'nothing' }
  const targets = placesIn({ ...selection, left: source + 1 })
  const texts = targets.map((place) => ({
    place,
    text: textAt({ row: place.row, column: source })
  }))
  return planTexts(texts, read)
}

function planTexts(texts: readonly PlacedText[], read: ReadPlace): BatchPlan {
  const planned = new Map<number, Block[]>()
  const edits: EntryEdit[] = []
  const unreadable: string[] = []
  for (const { place, text } of texts.filter((each) => each.text.trim() !== '')) {
    const ofDay = planned.get(place.column) ?? []
    const reading = read(place, text, ofDay)
    if (reading.kind === 'choose') return { kind: 'blocked', why: 'choose' }
    if (reading.kind === 'blocked') return reading
    if (reading.kind === 'error') {
      if (!isUnreadable(reading.reason)) return { kind: 'blocked', why: reading.reason }
      unreadable.push(text)
    }
    if (reading.kind === 'edit') {
      edits.push(reading.edit)
      if (reading.block) planned.set(place.column, [...ofDay, reading.block])
    }
  }
  if (unreadable.length > 0) return { kind: 'unreadable', texts: unreadable }
  const deleted = edits.filter(({ kind }) => kind === 'delete').length
  return edits.length > 0 ? { kind: 'edits', edits, deleted } : { kind: 'nothing' }
}

function isUnreadable(reason: CellError): boolean {
  return reason === 'not-a-duration' || reason === 'negative' || reason === 'too-long'
}
