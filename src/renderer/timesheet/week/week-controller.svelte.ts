import { createContext, tick } from 'svelte'
import type { Failure } from '#shared/failure.ts'
import { findWork, type NamedWork } from '#shared/project-assignment.ts'
import { addDays, isAcceptedDate, type SpentDate } from '#shared/time/spent-date.ts'
import { changeCommand, seenTimerOf } from '#shared/seen.ts'
import type { EntryChanges, EntryDeletion, EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, rowId, workOf } from '#shared/timesheet.ts'
import type { PastedCells } from '../grid/grid-clipboard.ts'
import type { OpenForm } from '../day/open-form.ts'
import type { Toasts } from '#renderer/window/toasts.svelte.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import { createEntryActions, type EntryActions, type ActionOutcome } from '../day/entry-actions.ts'
import { neighbourOf } from './neighbour.ts'
import { createWeekEdits, type WeekEdits } from '../grid/week-edits.ts'
import type { WeekModel } from './week-model.svelte.ts'
import type { PastePlan } from '../grid/week-paste.ts'
import { WeekToast } from './week-toast.ts'

/** A day of the timesheet, or an entry on that day. */
export interface WeekPlace {
  readonly spentDate: SpentDate
  readonly key?: EntryKey
  /** True to open the form of the entry. */
  readonly isEdit?: boolean
}

/** Another view of the window. */
export type OtherView = 'find' | 'settings'

/** An element that can take the focus. */
export interface Focusable {
  focus(): void
}

const [useWeekController, provideWeekController] = createContext<WeekController>()

export { provideWeekController, useWeekController }

/**
 * The commands of the user in the week view, and the form, question or dialog that is open. `WeekView` creates it and
 * puts it into the context of its components.
 */
export class WeekController {
  readonly model: WeekModel
  readonly edits: WeekEdits
  readonly entries: EntryActions
  readonly toast: WeekToast
  /** Shows another view of the window. */
  readonly leave: (view: OtherView) => void
  readonly #context: WindowContext

  open = $state.raw<OpenForm | null>(null)
  /** The entry that key commands act on. */
  currentKey = $state<EntryKey | null>(null)
  /** The last failure of a command; shown above the week until the user dismisses it. */
  failure = $state.raw<Failure | null>(null)
  dialog = $state<'copy' | 'review' | 'keys' | 'paste' | 'export' | null>(null)
  /** A paste that deletes entries, until the user confirms it. */
  pasteToConfirm = $state.raw<Extract<PastePlan, { kind: 'edits' }> | null>(null)
  /** The element that contains the cards of the day. */
  panel = $state.raw<HTMLElement | null>(null)
  /** The cell or day of the grid that Tab stops at; null while no grid is shown. */
  gridStop: Focusable | null = null
  /** The field that filters the rows; null while it is not shown. */
  filterField = $state.raw<HTMLInputElement | null>(null)

  constructor(
    context: WindowContext,
    model: WeekModel,
    options: { readonly toasts: Toasts; readonly onleave: (view: OtherView) => void }
  ) {
    this.#context = context
    this.model = model
    this.leave = options.onleave
    this.entries = createEntryActions(context.desktop)
    this.edits = createWeekEdits(context, model)
    this.toast = new WeekToast(options.toasts)
  }

  get current(): TimeEntry | null {
    return this.model.day?.entries.find((entry) => entry.key === this.currentKey) ?? null
  }

  /** The address of the user's timesheet at Harvest; null for the demo account, or while it is unknown. */
  get harvestPage(): string | null {
    const { session } = this.#context.mirror.current
    const baseUri = 'company' in session ? session.company?.baseUri : null
    const isDemo = session.kind === 'signed-in' && session.accountKind === 'demo'
    return baseUri && !isDemo ? `${baseUri}/time` : null
  }

  openHarvestPage(): void {
    if (this.harvestPage) void this.run(this.entries.openLink(this.harvestPage))
  }

  /** Waits for a command and shows its failure above the week. */
  async run(outcome: ActionOutcome): Promise<void> {
    this.failure = await outcome
  }

  /** Selects a day, and a row of the grid or (null) none. Does nothing for a date before 2000 or after 2100. */
  async goTo(date: SpentDate, row: string | null, extend = false): Promise<void> {
    if (!isAcceptedDate(date)) return
    const { model } = this
    model.anchor = extend ? this.#anchor() : null
    model.row = row
    if (date !== model.selected) {
      this.open = null
      this.currentKey = null
    }
    await model.watch.select(date)
  }

  /** Shows a place in the user's own weeks, and focuses its entry. */
  async visit({ spentDate, key, isEdit }: WeekPlace): Promise<void> {
    this.dialog = null
    if (this.model.colleague) await this.model.show(null)
    await this.goTo(spentDate, null)
    if (key === undefined) return
    await this.focusEntry(key)
    const { current } = this
    if (isEdit && current) this.openForm({ kind: 'edit', entry: current })
  }

  /** Pastes into the week. Asks the user first if the paste deletes entries. */
  async paste(pasted: PastedCells): Promise<void> {
    const plan = this.edits.planPaste(pasted)
    if (plan.kind === 'edits' && plan.deleted > 0) {
      this.pasteToConfirm = plan
      this.dialog = 'paste'
    } else await this.toast.report(this.edits.carryOut(plan))
  }

  /** Opens a form or question in place of the open one, or (null) closes it and focuses its entry. */
  openForm(form: OpenForm | null): void {
    const closed = this.open
    this.open = form
    if (form?.kind === 'new') void this.model.assignments.refresh()
    if (form === null && closed && closed.kind !== 'new') void this.focusEntry(closed.entry.key)
  }

  /** Opens the form of a new entry, with the work of the selected row if there is one. */
  openNew(work: NamedWork | null = this.#workOfRow()): void {
    if (this.model.isReadOnly) this.toast.show(() => this.toast.texts.timesheet.grid.blocked.unread)
    else this.openForm({ kind: 'new', work })
  }

  /** Opens the form of a new entry of the user, today. */
  async openNewToday(): Promise<void> {
    await this.visit({ spentDate: this.model.today })
    this.openNew(null)
  }

  /** Focuses the first entry of a row (null: of the day), or opens the form of a new entry if there is none. */
  openCell(row: string | null): void {
    const entry = this.model.day?.entries.find(
      (each) => row === null || rowId(workOf(each)) === row
    )
    if (entry) void this.focusEntry(entry.key)
    else this.openNew()
  }

  /** Makes an entry the current one and focuses its card. */
  async focusEntry(key: EntryKey): Promise<void> {
    this.currentKey = key
    await tick()
    const card = this.panel?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(key)}"]`)
    card?.focus()
    card?.scrollIntoView?.({ block: 'nearest' })
  }

  /** Focuses the next entry of the day, or (-1) the previous one. */
  moveToEntry(by: 1 | -1): void {
    const next = neighbourOf(this.model.day?.entries ?? [], this.currentKey, by)
    if (next) void this.focusEntry(next.key)
  }

  /** Opens the form or the delete question of the current entry, unless it is locked. */
  openOnCurrent(kind: 'edit' | 'delete'): void {
    const { current } = this
    if (current && this.#rightOn(current) !== 'none') this.openForm({ kind, entry: current })
  }

  /** Deletes an entry and focuses its neighbour. */
  async remove(deletion: EntryDeletion): Promise<void> {
    const { key } = deletion
    const entries = this.model.day?.entries ?? []
    const next = neighbourOf(entries, key, 1) ?? neighbourOf(entries, key, -1)
    this.open = null
    await this.toast.report(this.edits.apply([{ kind: 'delete', ...deletion }]))
    if (next) await this.focusEntry(next.key)
  }

  /** Starts or stops the timer of the current entry, or the last timer. Does nothing in the week of a colleague. */
  startOrStop(): ActionOutcome {
    if (this.model.colleague) return Promise.resolve(null)
    const { current } = this
    if (!current) return this.entries.toggle(seenTimerOf(this.#context.mirror.current.running))
    return current.isRunning ? this.entries.stop(current) : this.entries.continue(current)
  }

  /** Moves the current entry by days and by rows of the grid, and keeps it focused. */
  carry(days: number, rows: number): void {
    const { current, model } = this
    if (!current) return
    const from = model.placeOf(rowId(workOf(current)), model.selected)
    const row = rows === 0 ? null : (model.rows[from.row + rows]?.id ?? null)
    if (rows !== 0 && row === null) return
    void this.moveEntry(current.key, addDays(model.selected, days), row)
  }

  /** Moves an entry to a day and to a row (null: its own row). Shows the failure if the entry is locked. */
  async moveEntry(key: EntryKey, spentDate: SpentDate, row: string | null): Promise<void> {
    const entry = this.model.slice?.entries.find((each) => each.key === key)
    if (!entry || this.model.isReadOnly) return
    const changes = this.#movesOf(entry, spentDate, row)
    if (Object.keys(changes).length === 0) return
    if (this.#rightOn(entry) !== 'all') {
      this.failure = { kind: 'locked' }
      return
    }
    const moved = this.entries.change(changeCommand(entry, changes))
    const { formats } = this.#context
    await this.toast.reportDone(moved, () =>
      this.toast.texts.timesheet.grid.done.moved({ day: formats.dayInAnyYear(spentDate) })
    )
    this.failure = await moved
    if (this.failure) return
    await this.goTo(spentDate, row ?? rowId(workOf(entry)))
    await this.focusEntry(key)
  }

  /** Adds a row of work to the grid and focuses it. */
  async addRow(work: NamedWork): Promise<void> {
    const { model } = this
    model.addRows([work])
    model.filter = ''
    await this.selectRow(rowId(workOf(work)))
  }

  /** Selects a row on the selected day and focuses its cell. */
  async selectRow(row: string): Promise<void> {
    await this.goTo(this.model.selected, row)
    await tick()
    this.gridStop?.focus()
  }

  #movesOf(entry: TimeEntry, spentDate: SpentDate, row: string | null): EntryChanges {
    const target = this.model.rows.find(({ id }) => id === row)?.work
    const work = target && rowId(workOf(entry)) !== row ? workOf(target) : undefined
    return {
      ...(spentDate === entry.spentDate ? {} : { spentDate }),
      ...(work && findWork(this.model.assignments.list, work) ? { work } : {})
    }
  }

  #anchor(): { date: SpentDate; row: string } | null {
    const { anchor, row, selected } = this.model
    return anchor ?? (row === null ? null : { date: selected, row })
  }

  #workOfRow(): NamedWork | null {
    const row = this.model.rows.find(({ id }) => id === this.model.row)
    return row && this.model.canBook(row) ? row.work : null
  }

  #rightOn(entry: TimeEntry): ReturnType<typeof editRightOn> {
    return this.model.isReadOnly ? 'none' : editRightOn(entry, this.model.role)
  }
}
