import type { GridRect } from '#shared/grid-range.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { TimesheetCell, TimesheetDay, TimesheetRow } from '#shared/timesheet.ts'

/** A day of the grid. */
export interface GridColumn {
  readonly spentDate: SpentDate
  /** The day in words. */
  readonly name: string
  readonly isWeekend: boolean
}

/** Columns next to one another. */
export interface ColumnSpan {
  readonly left: number
  readonly right: number
}

export function columnsOf(
  days: readonly TimesheetDay[],
  nameOf: (date: SpentDate) => string
): readonly GridColumn[] {
  return days.map(({ spentDate, isWeekend }) => ({ spentDate, name: nameOf(spentDate), isWeekend }))
}

/** A row's cells of these columns, in their order. */
export function cellsIn(
  { cells }: TimesheetRow,
  columns: readonly GridColumn[]
): readonly TimesheetCell[] {
  if (cells.length === columns.length) return cells
  const shown = new Set(columns.map(({ spentDate }) => spentDate))
  return cells.filter(({ spentDate }) => shown.has(spentDate))
}

/** The chosen cells of a row; null where there are none. */
export function chosenIn(range: GridRect | null, row: number): ColumnSpan | null {
  return range !== null && row >= range.top && row <= range.bottom ? range : null
}
