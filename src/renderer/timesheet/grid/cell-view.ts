import type { Hundredths } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import { sumAt, type TimesheetCell } from '#shared/timesheet.ts'
import { marksOf, type CellMark } from './cell-marks.ts'

/** What a cell of the week shows, and what it is called. */
export interface CellView {
  readonly cell: TimesheetCell
  /** '' where there are no entries. */
  readonly hours: string
  readonly label: string
  /** Drawn beside the hours: the most pressing mark, but for missing notes. */
  readonly sign: CellMark | undefined
  readonly isSilent: boolean
}

/** What a face is written with. */
export interface CellViewWords {
  /** Project and task. */
  readonly work: string
  readonly texts: Messages['timesheet']['grid']
  readonly hours: (hours: Hundredths) => string
}

/** A cell in words at a moment (epoch milliseconds); only of a running one does it matter which. */
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
    return { cell, hours: '', label, sign: undefined, isSilent: false }
  }
  const marks = marksOf(cell.entries)
  const hours = words.hours(sumAt(cell.sum, now))
  const name = texts.cell({ work, day, hours })
  return {
    cell,
    hours,
    label: count > 1 || marks.length > 0 ? withMarks(name, count, marks, texts) : name,
    sign: marks.find((mark) => mark !== 'withoutNotes'),
    isSilent: marks.includes('withoutNotes')
  }
}

/** Whether a face follows the clock. */
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
