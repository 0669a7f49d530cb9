import { planPaste, planTotals, type ReadPlace, type BatchPlan } from './grid-range.ts'
import { readPastedSheet, type PastedSheet } from './pasted-sheet.ts'
import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import { rowId, workOf } from '#shared/timesheet.ts'
import { weekdayOf } from '#shared/time/week.ts'
import type { PastedCells } from './grid-clipboard.ts'
import type { WeekModel } from '../week/week-model.svelte.ts'

/** The plan of a paste. `unknown-work` lists the names of rows that fit no work of the user. */
export type PastePlan =
  BatchPlan | { readonly kind: 'unknown-work'; readonly names: readonly string[] }

type NamedSheet = PastedSheet & { readonly names: NonNullable<PastedSheet['names']> }

/**
 * Prepares a paste into a week and returns the edits. Cells go to the selected cells. Rows that name their work go to the
 * row of that work: this adds missing rows to the week and clears the filter. If such a sheet has days in its headings,
 * the columns go to those days.
 */
export function planPasteIntoWeek(
  pasted: PastedCells,
  model: WeekModel,
  read: ReadPlace
): PastePlan {
  const { names, ...sheet } = readPastedSheet(pasted.text)
  if (names !== null) return planNamedRows({ ...sheet, names }, model, read)
  if (!model.range) return { kind: 'nothing' }
  const size = { rows: model.rows.length, columns: model.days.length }
  return planPaste(sheet.cells, model.range, size, read, pasted.isExact)
}

/** Prepares a paste of rows that name their work: adds missing rows, clears the filter, and returns the edits. */
function planNamedRows(sheet: NamedSheet, model: WeekModel, read: ReadPlace): PastePlan {
  model.filter = ''
  const rows = sheet.cells.flatMap((cells, index) =>
    cells.some((cell) => cell !== '') ? [{ cells, names: sheet.names[index] ?? [] }] : []
  )
  const found = rows.map(({ names }) => workNamed(names, model))
  const unknown = rows.filter((_, index) => !found[index]).map(({ names }) => names.join(' · '))
  if (unknown.length > 0) return { kind: 'unknown-work', names: unknown }
  const works = found.filter((work) => work !== null)
  const shown = new Set(model.rows.map(({ id }) => id))
  model.addRows(works.filter((work) => !shown.has(rowId(workOf(work)))))
  const texts = rows.flatMap(({ cells }, index) => {
    const id = works[index] ? rowId(workOf(works[index])) : ''
    const row = model.rows.findIndex((each) => each.id === id)
    return cells
      .map((text, column) => ({ place: { row, column: columnOf(column, sheet, model) }, text }))
      .filter(({ text }) => text !== '')
  })
  const isOutside = texts.some(({ place: { column } }) => !model.days[column])
  return isOutside ? { kind: 'too-big' } : planTotals(texts, read)
}

/** Returns the column of the grid for a column of the sheet; -1 for a day that is not shown. */
function columnOf(column: number, { weekdays }: PastedSheet, model: WeekModel): number {
  if (!weekdays) return (model.range?.left ?? model.place.column) + column
  return model.days.findIndex(({ spentDate }) => weekdayOf(spentDate) === weekdays[column])
}

/** Returns the only work of the week, or else the only assigned work, that has all of these names. */
function workNamed(names: readonly string[], model: WeekModel): NamedWork | null {
  const inWeek = model.rows.map(({ work }) => work)
  return onlyFit(names, inWeek) ?? onlyFit(names, worksOf(model.assignments.list))
}

function onlyFit(names: readonly string[], works: readonly NamedWork[]): NamedWork | null {
  const typed = names.filter((name) => name !== '').map((name) => name.toLowerCase())
  const fitting = works.filter(({ client, project, task }) => {
    const own = [client.name, project.name, project.code ?? '', task.name]
    return typed.every((name) => own.some((each) => each.toLowerCase() === name))
  })
  return typed.length > 0 && fitting.length === 1 ? (fitting[0] ?? null) : null
}

function worksOf(assignments: readonly ProjectAssignment[]): readonly NamedWork[] {
  return assignments.flatMap(({ client, project, taskAssignments }) =>
    taskAssignments.map(({ task }) => ({ client, project, task }))
  )
}
