import { tick } from 'svelte'
import type { Failure } from '#shared/failure.ts'
import { findWork, type NamedWork } from '#shared/project-assignment.ts'
import { addDays, isAcceptedDate, type SpentDate } from '#shared/time/spent-date.ts'
import { changeOf, seenTimerOf } from '#shared/seen.ts'
import type { EntryChanges, EntryDeletion, EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, rowId, workOf } from '#shared/timesheet.ts'
import type { PastedCells } from '../grid/grid-clipboard.ts'
import type { OpenForm } from '../day/open-form.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Toasts } from '#renderer/window/toasts.svelte.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import { createEntryActions, type EntryActions, type Outcome } from '../day/entry-actions.ts'
import { neighbourOf } from './neighbour.ts'
import { createWeekEdits, type WeekEdits } from '../grid/week-edits.ts'
import type { WeekModel } from './week-model.svelte.ts'
import type { PastePlan } from '../grid/week-paste.ts'
import { WeekToast } from './week-toast.ts'

/** A day, and perhaps an entry of it. */
export interface WeekPlace {
  readonly spentDate: SpentDate
  readonly key?: EntryKey
  /** Its form is to be open. */
  readonly isEdit?: boolean
}

/** What the person does with the week: going about in it, and the form, question or dialog that is open. */
export class WeekDesk {
  readonly model: WeekModel
  readonly edits: WeekEdits
  readonly entries: EntryActions
  readonly toast: WeekToast
  readonly #context: WindowContext

  open = $state.raw<OpenForm | null>(null)
  /** The entry that keys act on. */
  currentKey = $state<EntryKey | null>(null)
  failure = $state.raw<Failure | null>(null)
  dialog = $state<'copy' | 'review' | 'keys' | 'paste' | 'export' | null>(null)
  /** A paste that deletes entries, until the user has answered. */
  askedPaste = $state.raw<Extract<PastePlan, { kind: 'edits' }> | null>(null)
  /** Where the entries of the day are shown. */
  panel = $state.raw<HTMLElement | null>(null)

  constructor(context: WindowContext, model: WeekModel, toasts: Toasts) {
    this.#context = context
    this.model = model
    this.entries = createEntryActions(context.desktop)
    this.edits = createWeekEdits(context, model)
    this.toast = new WeekToast(toasts)
  }

  get current(): TimeEntry | null {
    return this.model.day?.entries.find((entry) => entry.key === this.currentKey) ?? null
  }

  async run(outcome: Outcome): Promise<void> {
    this.failure = await outcome
  }

  /** Opens a day; nothing happens where a day before 2000 or after 2100 is asked for. */
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

  /** Goes to a place in one's own weeks, from wherever one is. */
  async visit({ spentDate, key, isEdit }: WeekPlace): Promise<void> {
    this.dialog = null
    if (this.model.isReadOnly) await this.model.watch.watch(null)
    await this.goTo(spentDate, null)
    if (key === undefined) return
    await this.focusEntry(key)
    const { current } = this
    if (isEdit && current) this.openForm({ kind: 'edit', entry: current })
  }

  /** Pastes into the week; asks first if that deletes entries. */
  async paste(pasted: PastedCells): Promise<void> {
    const plan = this.edits.planPaste(pasted)
    if (plan.kind === 'edits' && plan.deleted > 0) {
      this.askedPaste = plan
      this.dialog = 'paste'
    } else await this.toast.tell(this.edits.carryOut(plan))
  }

  openForm(form: OpenForm | null): void {
    const closed = this.open
    this.open = form
    if (form?.kind === 'new') void this.model.assignments.refresh()
    if (form === null && closed && closed.kind !== 'new') void this.focusEntry(closed.entry.key)
  }

  /** A new entry, of the chosen row where there is one. */
  openNew(work: NamedWork | null = this.#workOfRow()): void {
    if (this.model.isReadOnly) this.toast.say(this.toast.texts.timesheet.grid.blocked.unread)
    else this.openForm({ kind: 'new', work })
  }

  /** From a cell on to its entries, or to a new one where there are none. */
  openCell(row: string | null): void {
    const entry = this.model.day?.entries.find(
      (each) => row === null || rowId(workOf(each)) === row
    )
    if (entry) void this.focusEntry(entry.key)
    else this.openNew()
  }

  async focusEntry(key: EntryKey): Promise<void> {
    this.currentKey = key
    await tick()
    const card = this.panel?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(key)}"]`)
    card?.focus()
    card?.scrollIntoView?.({ block: 'nearest' })
  }

  moveToEntry(by: 1 | -1): void {
    const next = neighbourOf(this.model.day?.entries ?? [], this.currentKey, by)
    if (next) void this.focusEntry(next.key)
  }

  openOnCurrent(kind: 'edit' | 'delete'): void {
    const { current } = this
    if (current && this.#rightOn(current) !== 'none') this.openForm({ kind, entry: current })
  }

  async remove(deletion: EntryDeletion): Promise<void> {
    const { key } = deletion
    const entries = this.model.day?.entries ?? []
    const next = neighbourOf(entries, key, 1) ?? neighbourOf(entries, key, -1)
    this.open = null
    await this.toast.tell(this.edits.apply([{ kind: 'delete', ...deletion }]))
    if (next) await this.focusEntry(next.key)
  }

  /** Nothing where the week is a colleague's: their clock is theirs. */
  startOrStop(): Outcome {
    if (this.model.colleague) return Promise.resolve(null)
    const { current } = this
    if (!current) return this.entries.toggle(seenTimerOf(this.#context.mirror.current.running))
    return current.isRunning ? this.entries.stop(current) : this.entries.continue(current)
  }

  /** Carries the current entry to another day or row of the grid; the focus goes with it. */
  carry(days: number, rows: number): void {
    const { current, model } = this
    if (!current) return
    const from = model.placeOf(rowId(workOf(current)), model.selected)
    const row = rows === 0 ? null : (model.rows[from.row + rows]?.id ?? null)
    if (rows !== 0 && row === null) return
    void this.moveEntry(current.key, addDays(model.selected, days), row)
  }

  /** Moves an entry to a day, and to a row where one is named; says why where it cannot be. */
  async moveEntry(key: EntryKey, spentDate: SpentDate, row: string | null): Promise<void> {
    const entry = this.model.slice?.entries.find((each) => each.key === key)
    if (!entry || this.model.isReadOnly) return
    const changes = this.#movesOf(entry, spentDate, row)
    if (Object.keys(changes).length === 0) return
    if (this.#rightOn(entry) !== 'all') {
      this.failure = { kind: 'locked' }
      return
    }
    const moved = this.entries.change(changeOf(entry, changes))
    const day = this.#context.formats.dayInAnyYear(spentDate)
    await this.toast.tellDone(moved, this.#texts().moved({ day }))
    this.failure = await moved
    if (this.failure) return
    await this.goTo(spentDate, row ?? rowId(workOf(entry)))
    await this.focusEntry(key)
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

  #texts(): Messages['timesheet']['grid']['done'] {
    return this.toast.texts.timesheet.grid.done
  }
}
