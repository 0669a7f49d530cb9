import { untrack } from 'svelte'
import type { CellReading } from './grid-edit.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TimesheetCell, TimesheetRow } from '#shared/timesheet.ts'
import type { CellEdit } from './cell-edit.svelte.ts'
import { problemOf } from './cell-words.ts'

/** The grid in which an edit is open. */
export interface EditedGrid {
  /** The open edit of the week that is shown. */
  readonly edit: () => CellEdit | null
  /** Closes the open edit. */
  readonly close: () => void
  /** Focuses the field of the open edit, if it is drawn. */
  readonly focusField: () => void
  readonly read: (row: TimesheetRow, cell: TimesheetCell, text: string) => CellReading
  /** Called with the reading of a finished edit. */
  readonly oncommit: (reading: CellReading) => void
  /** Called with an edit that stays open while the grid no longer shows it. */
  readonly onleftopen: (edit: CellEdit) => void
  /** The drawn rows. The focus stays in the field when they change. */
  readonly rows: () => unknown
  readonly texts: Messages['timesheet']['grid']
}

/**
 * Ends the edits of a grid. The hours always go to the cell in which the edit was opened. The edit stays open if its
 * text is not readable, or if only the window lost the focus. Create it in the setup of a component.
 */
export class CellEditing {
  readonly #grid: EditedGrid
  /** The meaning of the typed text. */
  readonly reading: CellReading = $derived.by(() => this.#read())
  /** True while rows move to other elements, which takes the focus from the field. */
  #isMoving = false

  constructor(grid: EditedGrid) {
    this.#grid = grid
    $effect.pre(() => {
      void grid.rows()
      this.#isMoving = true
    })
    $effect(() => {
      void grid.rows()
      this.#isMoving = false
      const hadFocus = untrack(grid.edit)?.hasFocus
      if (hadFocus && document.activeElement === document.body) grid.focusField()
    })
    $effect(() => {
      const shown = grid.edit()
      return () => {
        if (shown?.isOpen && !untrack(() => shown.isUntouched)) grid.onleftopen(shown)
      }
    })
  }

  /** Ends the open edit. Returns false if its text cannot be read; then it stays open with the reason. */
  finish(): boolean {
    const { edit, close, oncommit, texts } = this.#grid
    const open = edit()
    if (!open) return true
    open.wasTried = true
    const { reading } = this
    if (problemOf(reading, texts) !== '') return false
    const { isUntouched } = open
    close()
    if (!isUntouched) oncommit(reading)
    return true
  }

  /** Ends the edit whose field has lost the focus, unless only the window has lost it. */
  async leave(field: HTMLElement): Promise<void> {
    const left = this.#grid.edit()
    if (this.#isMoving || !left) return
    await Promise.resolve()
    const isElsewhere = field.isConnected && document.activeElement !== field
    if (left !== this.#grid.edit() || !isElsewhere) return
    left.hasFocus = false
    this.finish()
  }

  #read(): CellReading {
    const edit = this.#grid.edit()
    if (!edit || edit.isUntouched) return { kind: 'nothing' }
    return this.#grid.read(edit.opened.row, edit.opened.cell, edit.text)
  }
}
