import type { Messages } from '#shared/messages/catalogue.ts'
import { entriesSheet, weekSheet, type ExportFormats } from '#shared/sheet-export.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { Timesheet } from '#shared/timesheet.ts'
import { formatCsv, formatOwnTsv, formatTsv } from '#shared/tsv.ts'
import { putOnClipboard } from '#renderer/components/timesheet/grid-clipboard.ts'
import type { WindowContext } from '#renderer/state/window-context.ts'

/** The shown week for other programs, in the account's formats. */
export interface WeekExport {
  /** The entries as a file; the system asks where to put it. */
  download(slice: WeekSlice): void
  /** The grid into the clipboard; false where the clipboard does not take it. */
  copy(sheet: Timesheet): boolean
}

export function createWeekExport(
  { clock, formats }: Pick<WindowContext, 'clock' | 'formats'>,
  texts: Messages['timesheet']
): WeekExport {
  const written = (): ExportFormats => ({
    timeFormat: formats.timeFormat,
    decimalSymbol: formats.decimalSymbol,
    clock: formats.clock,
    now: clock.read()
  })

  function download({ entries, week }: WeekSlice): void {
    const sheet = entriesSheet(entries, texts.export.columns, written())
    const file = new Blob([formatCsv(sheet, formats.decimalSymbol)], { type: 'text/csv' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = texts.export.file(week)
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  function copy(sheet: Timesheet): boolean {
    const { client, project, task } = texts.export.columns
    const names = { client, project, task, total: texts.grid.total, day: (date: string) => date }
    const exact = { ...written(), timeFormat: 'decimal', decimalSymbol: '.' } as const
    return putOnClipboard({
      text: formatTsv(weekSheet(sheet, names, written())),
      exact: formatOwnTsv(weekSheet(sheet, names, exact))
    })
  }

  return { download, copy }
}
