import type { ClockStyle } from '#shared/company.ts'
import { formatClockTime } from '#shared/time/clock-time.ts'
import { currentHours, formatHours, type Hundredths, type HoursFormat } from '#shared/hours.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { sumAt, type Timesheet } from '#shared/timesheet.ts'
import type { Sheet } from './tsv.ts'

/** The formats of an export; `now` in epoch milliseconds on Harvest's clock. */
export interface ExportFormats extends HoursFormat {
  readonly clockStyle: ClockStyle
  readonly now: number
}

/** The headings of exported entries, and the words for their values. */
export interface EntryColumns {
  readonly date: string
  readonly client: string
  readonly project: string
  readonly code: string
  readonly task: string
  readonly notes: string
  readonly hours: string
  readonly rounded: string
  readonly billable: string
  readonly start: string
  readonly end: string
  readonly link: string
  readonly yes: string
  readonly no: string
}

/** A cell with a type: a text, hours or a date. */
export type TableCell = string | { readonly hours: Hundredths } | { readonly date: SpentDate }
export type Table = readonly (readonly TableCell[])[]

/** Returns the entries as a sheet of texts. See `entriesTable`. */
export function entriesSheet(
  entries: readonly TimeEntry[],
  columns: EntryColumns,
  formats: ExportFormats
): Sheet {
  const textOf = (cell: TableCell): string => {
    if (typeof cell === 'string') return cell
    return 'hours' in cell ? formatHours(cell.hours, formats) : cell.date
  }
  return entriesTable(entries, columns, formats).map((row) => row.map(textOf))
}

/** Returns a row of headings and one row for each entry, by date. */
export function entriesTable(
  entries: readonly TimeEntry[],
  columns: EntryColumns,
  formats: Pick<ExportFormats, 'clockStyle' | 'now'>
): Table {
  const time = (at: string | null): string =>
    at === null ? '' : formatClockTime(at, formats.clockStyle)
  const lines = entries
    .toSorted((a, b) => a.spentDate.localeCompare(b.spentDate))
    .map((entry) => [
      { date: entry.spentDate },
      entry.client.name,
      entry.project.name,
      entry.project.code ?? '',
      entry.task.name,
      entry.notes,
      { hours: currentHours(entry, formats.now) },
      { hours: entry.roundedHours },
      entry.billable ? columns.yes : columns.no,
      time(entry.startedTime),
      time(entry.endedTime),
      entry.externalReference?.permalink ?? ''
    ])
  return [headings(columns), ...lines]
}

function headings(columns: EntryColumns): readonly string[] {
  const { date, client, project, code, task, notes, hours, rounded, billable, start, end, link } =
    columns
  return [date, client, project, code, task, notes, hours, rounded, billable, start, end, link]
}

/** Returns the week as the grid shows it: a line for each row, a column for each day, and totals. */
export function weekSheet(
  week: Timesheet,
  names: {
    readonly client: string
    readonly project: string
    readonly task: string
    readonly total: string
    readonly day: (date: SpentDate) => string
  },
  formats: ExportFormats
): Sheet {
  const hours = (amount: Hundredths): string => formatHours(amount, formats)
  const blankWhenZero = (amount: Hundredths): string => (amount === 0 ? '' : hours(amount))
  const at = (sum: Timesheet['sum']): Hundredths => sumAt(sum, formats.now)
  return [
    [
      names.client,
      names.project,
      names.task,
      ...week.days.map((day) => names.day(day.spentDate)),
      names.total
    ],
    ...week.rows.map(({ work, cells, sum }) => [
      work.client.name,
      work.project.name,
      work.task.name,
      ...cells.map((cell) => blankWhenZero(at(cell.sum))),
      hours(at(sum))
    ]),
    [
      names.total,
      '',
      '',
      ...week.days.map((day) => blankWhenZero(at(day.sum))),
      hours(at(week.sum))
    ]
  ]
}
