import type { Hundredths } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import { sumAt, type TimesheetCell } from '#shared/timesheet.ts'
import { marksOf, type CellMark } from './cell-marks.ts'

/** The view model of a cell: its texts and marks. */
export interface CellView {
  readonly cell: TimesheetCell
  /** '' for a cell without entries. */
  readonly hours: string
  readonly label: string
  /** The mark beside the hours: the most urgent one, except for missing notes. */
  readonly sign: CellMark | undefined
  readonly lacksNotes: boolean
}

/** The texts and formats of a row. */
export interface CellViewWords {
  /** Project and task. */
  readonly work: string
  readonly texts: Messages['timesheet']['grid']
  readonly hours: (hours: Hundredths) => string
}

/** Returns the view model of a cell at an instant (epoch milliseconds), which matters only for a running entry. */
export function cellViewOf(
  cell: TimesheetCell,
  day: string,
  now: number,
  words: CellViewWords
): CellView {
  const { work, texts } = words
  const { length: count } = cell.entries
  if (count === 0) {
    const label = texts.emptyCell({ work, day })
    return { cell, hours: '', label, sign: undefined, lacksNotes: false }
  }
  const marks = marksOf(cell.entries)
  const hours = words.hours(sumAt(cell.sum, now))
  const name = texts.cell({ work, day, hours })
  return {
    cell,
    hours,
    label: count > 1 || marks.length > 0 ? withMarks(name, count, marks, texts) : name,
    sign: marks.find((mark) => mark !== 'withoutNotes'),
    lacksNotes: marks.includes('withoutNotes')
  }
}

/** True if the text of a cell changes with the clock. */
export function isTicking({ cell }: CellView): boolean {
  return cell.sum.running.length > 0
}

function withMarks(
  name: string,
  count: number,
  marks: readonly CellMark[],
  texts: CellViewWords['texts']
): string {
  const several = count > 1 ? [texts.marks.several({ count })] : []
  return [name, ...several, ...marks.map((mark) => texts.marks[mark])].join(', ')
}
