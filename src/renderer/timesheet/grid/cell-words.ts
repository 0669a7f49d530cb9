import type { CellReading } from './grid-edit.ts'
import { formatHours } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import { timeAtMinute } from '#shared/time/clock-time.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'

/** Returns the reason why a cell cannot take a text, or '' if it can. */
export function problemOf(reading: CellReading, texts: Messages['timesheet']['grid']): string {
  switch (reading.kind) {
    case 'error':
      return texts.errors[reading.reason]
    case 'blocked':
      return texts.blocked[reading.why]
    case 'choose':
      return texts.chooseEntry
    default:
      return ''
  }
}

/** Returns the meaning of a text as shown under its field, for example "= 1:30 (1.50)"; '' for no change. */
export function understoodWords(
  reading: CellReading,
  formats: Formats,
  { form, grid }: Messages['timesheet']
): string {
  if (reading.kind !== 'edit') return ''
  if (reading.edit.kind === 'delete') return grid.removes
  const hours = formats.hours(reading.total)
  if (reading.block) {
    const from = formats.clockTime(timeAtMinute(reading.block.from))
    const to = formats.clockTime(timeAtMinute(reading.block.to))
    return `${hours}, ${grid.placed({ from, to })}`
  }
  if (reading.change !== null) {
    const change = (reading.change < 0 ? '' : '+') + formats.hours(reading.change)
    return form.understoodChange({ change, hours })
  }
  const timeFormat = formats.timeFormat === 'decimal' ? 'hours_minutes' : 'decimal'
  const { decimalSymbol } = formats
  const other = formatHours(reading.total, { timeFormat, decimalSymbol })
  return form.understood({ hours, other })
}
