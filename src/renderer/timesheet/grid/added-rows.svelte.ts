import {
  findWork,
  type NamedWork,
  type ProjectAssignment,
  type Work
} from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { rowId, workOf } from '#shared/timesheet.ts'
import { StoredPreference } from '../week/stored-preference.svelte.ts'

/** The work by week. The key is the first day of the week, followed by the id of a colleague in their week. */
type WorkByWeek = Readonly<Record<string, readonly Work[]>>

/** The number of weeks that are stored. */
const MAX_WEEKS = 8

/** The rows that the user added to a week and that have no hours yet. Harvest stores only rows with entries. */
export class AddedRows {
  readonly #stored: StoredPreference<WorkByWeek>

  constructor(accountId: number) {
    this.#stored = new StoredPreference<WorkByWeek>(`rows.${accountId}`, {}, isWorkByWeek)
  }

  /** Returns the work of the added rows of a week. Leaves out work that is no longer assigned. */
  of(
    week: SpentDate,
    assignments: readonly ProjectAssignment[],
    userId?: number
  ): readonly NamedWork[] {
    return (this.#stored.value[nameOf(week, userId)] ?? []).flatMap((work) => {
      const named = findWork(assignments, work)
      return named ? [named] : []
    })
  }

  add(week: SpentDate, works: readonly NamedWork[], userId?: number): void {
    const byWeek = this.#stored.value
    const name = nameOf(week, userId)
    const before = byWeek[name] ?? []
    const known = before.map(rowId)
    const fresh = works.map(workOf).filter((work) => !known.includes(rowId(work)))
    const next = Object.entries({ ...byWeek, [name]: [...before, ...fresh] })
    this.#stored.value = Object.fromEntries(
      next.toSorted(([a], [b]) => b.localeCompare(a)).slice(0, MAX_WEEKS)
    )
  }
}

function nameOf(week: SpentDate, userId: number | undefined): string {
  return userId === undefined ? week : `${week}/${userId}`
}

function isWorkByWeek(stored: unknown): stored is WorkByWeek {
  if (typeof stored !== 'object' || stored === null) return false
  return Object.values(stored).every((works) => Array.isArray(works) && works.every(isWork))
}

function isWork(stored: unknown): boolean {
  const { projectId, taskId } = (stored ?? {}) as Partial<Work>
  return typeof projectId === 'number' && typeof taskId === 'number'
}
