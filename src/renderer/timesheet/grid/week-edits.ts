import { clearCell, readCell, type CellReading } from './grid-edit.ts'
import { placesIn, planFill, type GridPlace, type ReadPlace } from './grid-range.ts'
import { formatHours } from '#shared/hours.ts'
import { stretchOf, type Block } from '#shared/place-block.ts'
import type { EntryEdit } from '#shared/time-entry.ts'
import { sumAt, workOf, type TimesheetCell, type TimesheetRow } from '#shared/timesheet.ts'
import { formatOwnTsv, formatTsv } from './tsv.ts'
import type { CopiedCells, PastedCells } from './grid-clipboard.ts'
import { cellAt } from './grid-columns.ts'
import type { BatchOutcome } from './batch-edit.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import type { WeekModel } from '../week/week-model.svelte.ts'
import { planPasteIntoWeek, type PastePlan } from './week-paste.ts'

/** The edits of cells: typing, pasting, filling, deleting and copying. Each one is a batch edit. */
export interface WeekEdits {
  /** Returns the meaning of a text that is typed into a cell. */
  read(row: TimesheetRow, cell: TimesheetCell, text: string): CellReading
  /** Saves the edit of a reading. */
  save(reading: CellReading): Promise<BatchOutcome>
  /** Deletes the selected cells. */
  clear(): Promise<BatchOutcome>
  /** Prepares a paste and returns its plan. May add rows and clear the filter. */
  planPaste(pasted: PastedCells): PastePlan
  /** Saves the edits of a plan. */
  carryOut(plan: PastePlan): Promise<BatchOutcome>
  /** Fills the selected cells with the first cell of each row. */
  fillRight(): Promise<BatchOutcome>
  /** Returns the selected cells for the clipboard; null if none are selected. */
  copy(): (CopiedCells & { readonly count: number }) | null
  /** Saves edits as one batch. New entries belong to the person whose week is shown. */
  apply(edits: readonly EntryEdit[]): Promise<BatchOutcome>
}

/** Returns the edits of the week that a model shows. */
export function createWeekEdits(
  {
    desktop,
    ticker,
    formats,
    mirror
  }: Pick<WindowContext, 'desktop' | 'ticker' | 'formats' | 'mirror'>,
  model: WeekModel
): WeekEdits {
  function read(
    row: TimesheetRow,
    cell: TimesheetCell,
    text: string,
    planned: readonly Block[] = [],
    isExact = false
  ): CellReading {
    const day = model.sheet?.days.find(({ spentDate }) => spentDate === cell.spentDate)
    return readCell(text, cell, workOf(row.work), {
      role: model.role,
      timerMode: formats.timerMode,
      now: ticker.read(),
      canBook: model.canBook(row),
      day: day?.entries ?? [],
      workHours: stretchOf(mirror.current.settings.workHours),
      ...(isExact ? {} : { hoursFormat: formats }),
      planned
    })
  }

  const at = (place: GridPlace): ReturnType<typeof cellAt> => cellAt(place, model.rows, model.days)

  /** Returns a reader of texts. An exact reader also changes hours that only look the same: 1:01 is 1.01 or 1.02. */
  function placeReader(isExact: boolean): ReadPlace {
    return (place, text, planned) => {
      const found = at(place)
      return found ? read(found.row, found.cell, text, planned, isExact) : { kind: 'nothing' }
    }
  }

  async function apply(edits: readonly EntryEdit[], skipped = 0): Promise<BatchOutcome> {
    if (edits.length === 0) return { kind: 'nothing' }
    const answer = await desktop.editEntries({ edits: edits.map(withOwner) })
    if (!answer.ok) return { kind: 'failed', failure: answer.failure }
    const deleted = edits.filter(({ kind }) => kind === 'delete').length
    return { kind: 'done', cells: edits.length, deleted, skipped }
  }

  function withOwner(edit: EntryEdit): EntryEdit {
    return edit.kind === 'create' ? { ...edit, draft: { ...edit.draft, ...model.owner } } : edit
  }

  async function carryOut(plan: PastePlan): Promise<BatchOutcome> {
    if (plan.kind === 'edits') return apply(plan.edits)
    if (plan.kind !== 'blocked') return plan
    return plan.why === 'choose' ? { kind: 'choose' } : { kind: 'blocked', why: plan.why }
  }

  async function save(reading: CellReading): Promise<BatchOutcome> {
    if (reading.kind === 'edit') return apply([reading.edit])
    return reading.kind === 'error' ? { kind: 'blocked', why: reading.reason } : reading
  }

  async function clear(): Promise<BatchOutcome> {
    const places = model.range ? placesIn(model.range) : []
    const cells = places.flatMap((place) => at(place)?.cell ?? [])
    const cleared = cells.map((cell) => clearCell(cell, model.role))
    const reasons = cleared.flatMap((each) => each.skipped)
    const edits = cleared.flatMap((each) => each.edits)
    if (edits.length === 0 && reasons[0]) return { kind: 'blocked', why: reasons[0] }
    return apply(edits, reasons.length)
  }

  function planPaste(pasted: PastedCells): PastePlan {
    return planPasteIntoWeek(pasted, model, placeReader(pasted.isExact))
  }

  async function fillRight(): Promise<BatchOutcome> {
    return model.range
      ? carryOut(planFill(model.range, exactText, placeReader(true)))
      : { kind: 'nothing' }
  }

  /** Returns the hours in hundredths, so that a fill copies the exact value. */
  function exactText(place: GridPlace): string {
    const hours = hoursAt(place)
    return hours === 0 ? '' : (hours / 100).toFixed(2)
  }

  function hoursAt(place: GridPlace): number {
    const sum = at(place)?.cell.sum
    return sum ? sumAt(sum, ticker.read()) : 0
  }

  function copy(): ReturnType<WeekEdits['copy']> {
    const { range } = model
    if (!range) return null
    const places = [...Map.groupBy(placesIn(range), ({ row }) => row).values()]
    /* Other programs read numbers in the format of the region. */
    const { timeFormat, regionalDecimalSymbol: decimalSymbol } = formats
    const written = { timeFormat, decimalSymbol }
    const shownText = (place: GridPlace): string => {
      const hours = hoursAt(place)
      return hours === 0 ? '' : formatHours(hours, written)
    }
    return {
      text: formatTsv(places.map((ofRow) => ofRow.map(shownText))),
      exact: formatOwnTsv(places.map((ofRow) => ofRow.map(exactText))),
      count: places.flat().length
    }
  }

  return { read, save, clear, planPaste, carryOut, fillRight, copy, apply }
}
