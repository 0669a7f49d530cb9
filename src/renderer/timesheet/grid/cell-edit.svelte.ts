import { SvelteMap } from 'svelte/reactivity'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimesheetCell, TimesheetRow } from '#shared/timesheet.ts'

/** A row and a cell of it, as they were shown when the field was opened. */
export interface OpenedCell {
  readonly row: TimesheetRow
  readonly cell: TimesheetCell
}

/** An edit of one cell. It belongs to the cell that it was opened in, even if the user selects another cell. */
export class CellEdit {
  readonly opened: OpenedCell
  /** The initial text of the field. */
  readonly initial: string
  /** True if the initial text was typed and replaces the hours of the cell. */
  readonly isReplacing: boolean
  text = $state('')
  /** True after an attempt to end the edit with a text that Gleaner cannot read. */
  wasTried = $state(false)
  /** True while the field has the focus, and while only its window has lost it. */
  hasFocus = true
  /** False once the edit was committed or cancelled. */
  isOpen = true

  constructor(opened: OpenedCell, initial: string, isReplacing: boolean) {
    this.opened = opened
    this.initial = initial
    this.isReplacing = isReplacing
    this.text = initial
  }

  get row(): string {
    return this.opened.row.id
  }

  get date(): SpentDate {
    return this.opened.cell.spentDate
  }

  /** True if the user has typed nothing, so that ending the edit changes nothing. */
  get isUntouched(): boolean {
    return this.text === this.initial && (!this.isReplacing || this.initial === '')
  }
}

/**
 * The open edits of a window, one for each week and person. An edit stays open while the grid shows another week or is
 * hidden, and reappears with its week.
 */
export class CellEdits {
  readonly #open = new SvelteMap<string, CellEdit>()

  /** Returns the open edit of a week, or null. */
  of(week: string): CellEdit | null {
    return this.#open.get(week) ?? null
  }

  /** Opens an edit in a week. */
  open(week: string, edit: CellEdit): void {
    this.#open.set(week, edit)
  }

  /** Closes the edit of a week. */
  close(week: string): void {
    const edit = this.#open.get(week)
    if (edit) edit.isOpen = false
    this.#open.delete(week)
  }
}
