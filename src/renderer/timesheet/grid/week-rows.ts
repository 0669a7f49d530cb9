import type { NamedWork } from '#shared/project-assignment.ts'
import { matchesWordStarts } from '#shared/search-text.ts'
import { sumAt, rowId, workOf, type Timesheet, type TimesheetRow } from '#shared/timesheet.ts'

/** The order of the rows: by name, or with the most hours first. */
export type RowSort = 'name' | 'hours'

/** Returns the rows of a week and the added rows without hours, by name. Each work has one row. */
export function withAddedRows(
  week: Timesheet,
  added: readonly NamedWork[]
): readonly TimesheetRow[] {
  const missing = new Map(added.map((work) => [idOf(work), work]))
  for (const { id } of week.rows) missing.delete(id)
  if (missing.size === 0) return week.rows
  const empty = [...missing.values()].map((work) => emptyRow(work, week))
  return [...week.rows, ...empty].toSorted(byName)
}

/**
 * Returns the rows in their order on screen. In the order by hours, a row that is in `before` keeps its place, so that
 * no row moves while the user works. New rows come last.
 */
export function orderRows(
  rows: readonly TimesheetRow[],
  sort: RowSort,
  before: readonly string[],
  now: number
): readonly TimesheetRow[] {
  if (sort === 'name') return rows
  const places = new Map(before.map((id, index) => [id, index]))
  const placeOf = ({ id }: TimesheetRow): number => places.get(id) ?? before.length
  return rows.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || sumAt(b.sum, now) - sumAt(a.sum, now) || byName(a, b)
  )
}

/** The order in which the rows of each week were shown. */
export class RowOrders {
  readonly #orders = new Map<string, readonly string[]>()

  of(week: string): readonly string[] {
    return this.#orders.get(week) ?? []
  }

  store(week: string, rows: readonly TimesheetRow[]): void {
    this.#orders.set(week, [...new Set([...this.of(week), ...rows.map(({ id }) => id)])])
  }

  clear(): void {
    this.#orders.clear()
  }
}

/** True if every word of the filter begins a word of client, project, code or task. */
export function fitsFilter({ work }: TimesheetRow, filter: string): boolean {
  const { client, project, task } = work
  return matchesWordStarts([client.name, project.name, project.code ?? '', task.name], filter)
}

function emptyRow(work: NamedWork, week: Timesheet): TimesheetRow {
  const sum = { settled: 0, running: [] }
  const cells = week.days.map(({ spentDate }) => ({ spentDate, entries: [], sum }))
  return { id: idOf(work), work, cells, sum }
}

function idOf(work: NamedWork): string {
  return rowId(workOf(work))
}

function byName(a: TimesheetRow, b: TimesheetRow): number {
  return (
    a.work.client.name.localeCompare(b.work.client.name) ||
    a.work.project.name.localeCompare(b.work.project.name) ||
    a.work.task.name.localeCompare(b.work.task.name)
  )
}
