import writeExcelFile, { type SheetData } from 'write-excel-file/universal'
import { decimalOf } from '#shared/hours.ts'
import type { Table, TableCell } from './sheet-export.ts'
import { utcMidnight } from '#shared/time/spent-date.ts'

const HOURS_FORMAT = '0.00'
const DATE_FORMAT = 'yyyy-mm-dd'
const NARROWEST = 8
const WIDEST = 60
/** The longest text that Excel opens in a cell. */
const MOST_CHARACTERS = 32_767
/** Characters that XML forbids. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/**
 * Writes a table as an Excel workbook (.xlsx) with one sheet. Its first row is the headings. Hours are numbers and dates
 * are dates; every other cell is a text, which no spreadsheet runs as a formula.
 */
export async function writeWorkbook(table: Table, sheet: string): Promise<Blob> {
  const [headings = [], ...rows] = table
  const data: SheetData = [
    headings.map((heading) => ({ ...cellOf(heading), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cellOf))
  ]
  const columns = headings.map((_, column) => ({
    width: widthOf(table.map((row) => row[column] ?? ''))
  }))
  return writeExcelFile(data, { sheet, columns, stickyRowsCount: 1 }).toBlob()
}

function cellOf(cell: TableCell): NonNullable<SheetData[number][number]> & object {
  if (typeof cell === 'string') return { type: String, value: textOf(cell) }
  return 'hours' in cell
    ? { type: Number, value: decimalOf(cell.hours), format: HOURS_FORMAT }
    : { type: Date, value: new Date(utcMidnight(cell.date)), format: DATE_FORMAT }
}

/** Returns a text that a workbook can hold. A longer text ends with an ellipsis. */
function textOf(text: string): string {
  const valid = text.toWellFormed().replaceAll(FORBIDDEN, '')
  return valid.length > MOST_CHARACTERS ? `${valid.slice(0, MOST_CHARACTERS - 1)}…` : valid
}

/** Returns the width of a column in characters: that of its longest text, between NARROWEST and WIDEST. */
function widthOf(cells: readonly TableCell[]): number {
  const lengths = cells.map((cell) => (typeof cell === 'string' ? cell.length : DATE_FORMAT.length))
  return Math.min(WIDEST, Math.max(NARROWEST, ...lengths) + 1)
}
