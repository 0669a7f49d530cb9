import {
  findWork,
  type NamedWork,
  type ProjectAssignment,
  type Work
} from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { rowId, workOf } from '#shared/timesheet.ts'
import { StoredPreference } from '../week/stored-preference.svelte.ts'

/** By the first day of a week; of a colleague's with the number of the colleague behind it. */
type WorkByWeek = Readonly<Record<string, readonly Work[]>>

/** Older weeks are forgotten: who has not typed into a row by then does not want it. */
const WEEKS_KEPT = 8

/** Rows that were added to a week and have no hours yet; Harvest knows only rows with entries. */
export class AddedRows {
  readonly #stored: StoredPreference<WorkByWeek>

  constructor(accountId: number) {
    this.#stored = new StoredPreference<WorkByWeek>(`rows.${accountId}`, {}, isWorkByWeek)
  }

  /** The work of a week's added rows; what is not assigned any more is left out. */
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
      next.toSorted(([a], [b]) => b.localeCompare(a)).slice(0, WEEKS_KEPT)
    )
  }
}

function nameOf(week: SpentDate, userId: number | undefined): string {
  return userId === undefined ? week : `${week}/${userId}`
}

function isWorkByWeek(kept: unknown): kept is WorkByWeek {
  if (typeof kept !== 'object' || kept === null) return false
  return Object.values(kept).every((works) => Array.isArray(works) && works.every(isWork))
}

function isWork(kept: unknown): boolean {
  const { projectId, taskId } = (kept ?? {}) as Partial<Work>
  return typeof projectId === 'number' && typeof taskId === 'number'
}
