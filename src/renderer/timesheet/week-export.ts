import type { Messages } from '#shared/messages/catalogue.ts'
import { entriesSheet, weekSheet, type ExportFormats } from '#shared/sheet-export.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { Timesheet } from '#shared/timesheet.ts'
import { formatCsv, formatTsv } from '#shared/tsv.ts'
import type { WindowContext } from '#renderer/state/window-context.ts'

/** The shown week for other programs, in the account's formats. */
export interface WeekExport {
  /** The entries as a file; the system asks where to put it. */
  download(slice: WeekSlice): void
  /** The grid into the clipboard; false where the clipboard does not take it. */
  copy(sheet: Timesheet): Promise<boolean>
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

  async function copy(sheet: Timesheet): Promise<boolean> {
    const { client, project, task } = texts.export.columns
    const names = { client, project, task, total: texts.grid.total, day: (date: string) => date }
    return putOnClipboard(formatTsv(weekSheet(sheet, names, written())))
  }

  return { download, copy }
}

/* The asynchronous clipboard wants a permission that no page of ours has; the copy event does not. */
function putOnClipboard(text: string): boolean {
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('copy', take, { capture: true, once: true })
  const isTaken = document.execCommand('copy')
  document.removeEventListener('copy', take, { capture: true })
  return isTaken
}
