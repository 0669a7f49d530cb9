import type { GridPlace, GridRect } from './grid-range.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimesheetCell, TimesheetDay, TimesheetRow } from '#shared/timesheet.ts'

/** A day of the grid. */
export interface GridColumn {
  readonly spentDate: SpentDate
  /** The day in words. */
  readonly name: string
  readonly isWeekend: boolean
}

/** Adjacent columns. */
export interface ColumnSpan {
  readonly left: number
  readonly right: number
}

/** Returns the columns of the grid for these days. */
export function columnsOf(
  days: readonly TimesheetDay[],
  nameOf: (date: SpentDate) => string
): readonly GridColumn[] {
  return days.map(({ spentDate, isWeekend }) => ({ spentDate, name: nameOf(spentDate), isWeekend }))
}

/** Returns the cells of a row in these columns, in their order. */
export function cellsIn(
  { cells }: TimesheetRow,
  columns: readonly GridColumn[]
): readonly TimesheetCell[] {
  if (cells.length === columns.length) return cells
  const shown = new Set(columns.map(({ spentDate }) => spentDate))
  return cells.filter(({ spentDate }) => shown.has(spentDate))
}

/** Returns the selected cells of a row, or null. */
export function rangeIn(range: GridRect | null, row: number): ColumnSpan | null {
  return range !== null && row >= range.top && row <= range.bottom ? range : null
}

/** Returns the column of a date, or -1. */
export function columnIn(days: readonly TimesheetDay[], date: SpentDate): number {
  return days.findIndex(({ spentDate }) => spentDate === date)
}

/** Returns the place of a cell among the rows and days that are shown; -1 for what is not shown. */
export function gridPlaceOf(
  { row, date }: { readonly row: string | null; readonly date: SpentDate },
  rows: readonly TimesheetRow[],
  days: readonly TimesheetDay[]
): GridPlace {
  return { row: rows.findIndex(({ id }) => id === row), column: columnIn(days, date) }
}

/** Returns the cell at a place, with its row; null outside the rows and days that are shown. */
export function cellAt(
  { row, column }: GridPlace,
  rows: readonly TimesheetRow[],
  days: readonly TimesheetDay[]
): { readonly row: TimesheetRow; readonly cell: TimesheetCell } | null {
  const found = rows[row]
  const date = days[column]?.spentDate
  const cell = found?.cells.find(({ spentDate }) => spentDate === date)
  return found && cell ? { row: found, cell } : null
}
