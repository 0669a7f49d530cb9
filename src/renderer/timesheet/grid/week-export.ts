import type { Messages } from '#shared/messages/catalogue.ts'
import { entriesSheet, entriesTable, weekSheet, type ExportFormats } from './sheet-export.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { Timesheet } from '#shared/timesheet.ts'
import { formatCsv, formatOwnTsv, formatTsv } from './tsv.ts'
import type { ExportChoice } from '../dialogs/export-choice.ts'
import { putOnClipboard } from './grid-clipboard.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'

const EXACT = { timeFormat: 'decimal', decimalSymbol: '.' } as const

/** Exports the shown week to other programs. */
export interface WeekExport {
  /** Saves the entries as a file with decimal hours. The system asks for the place. */
  download(slice: WeekSlice, choice: ExportChoice): Promise<void>
  /** Copies the grid with hours in the format of the account. Returns false if the clipboard refuses it. */
  copy(sheet: Timesheet): boolean
}

/** Returns the export of the week, with headings in the language of `texts`. */
export function createWeekExport(
  { ticker, formats }: Pick<WindowContext, 'ticker' | 'formats'>,
  texts: Messages['timesheet']
): WeekExport {
  /* Other programs read numbers in the format of the region. */
  const written = (timeFormat = formats.timeFormat): ExportFormats => ({
    timeFormat,
    decimalSymbol: formats.regionalDecimalSymbol,
    clockStyle: formats.clockStyle,
    now: ticker.read()
  })

  async function fileOf({ entries }: WeekSlice, choice: ExportChoice): Promise<Blob> {
    const { columns, sheet } = texts.export
    if (choice.format === 'xlsx') {
      const { writeWorkbook } = await import('./workbook.ts')
      return writeWorkbook(entriesTable(entries, columns, written()), sheet)
    }
    const rows = entriesSheet(entries, columns, written('decimal'))
    return new Blob([formatCsv(rows, choice.separator)], { type: 'text/csv' })
  }

  async function download(slice: WeekSlice, choice: ExportChoice): Promise<void> {
    const file = await fileOf(slice, choice)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${texts.export.file(slice.week)}.${choice.format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  function copy(sheet: Timesheet): boolean {
    const { client, project, task } = texts.export.columns
    const names = { client, project, task, total: texts.grid.total, day: (date: string) => date }
    return putOnClipboard({
      text: formatTsv(weekSheet(sheet, names, written())),
      exact: formatOwnTsv(weekSheet(sheet, names, { ...written(), ...EXACT }))
    })
  }

  return { download, copy }
}
