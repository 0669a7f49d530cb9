import type { AccessRole, Colleague } from '#shared/account.ts'
import { rectOf, type GridPlace, type GridRect } from '../grid/grid-range.ts'
import { findWork, type NamedWork } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { Recent, WeekSlice } from '#shared/state.ts'
import {
  buildTimesheet,
  workOf,
  type Timesheet,
  type TimesheetDay,
  type TimesheetRow
} from '#shared/timesheet.ts'
import { CellEdits, type CellEdit } from '../grid/cell-edit.svelte.ts'
import { placeOf } from '../grid/grid-columns.ts'
import { Assignments } from '#renderer/window/assignments.svelte.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import { AddedRows } from '../grid/added-rows.svelte.ts'
import { StoredPreference } from './stored-preference.svelte.ts'
import { fitsFilter, orderRows, RowOrders, withAddedRows, type RowSort } from '../grid/week-rows.ts'
import { WeekWatch } from './week-watch.svelte.ts'

export type WeekViewKind = 'grid' | 'list' | 'timeline'

const isView = (kept: unknown): kept is WeekViewKind =>
  kept === 'grid' || kept === 'list' || kept === 'timeline'
const isSort = (kept: unknown): kept is RowSort => kept === 'name' || kept === 'hours'
const isBoolean = (kept: unknown): kept is boolean => typeof kept === 'boolean'

/** What the window shows of a week: which one, which rows and days of it, and what is chosen. */
export class WeekModel {
  readonly watch: WeekWatch
  readonly assignments: Assignments
  readonly #context: Pick<WindowContext, 'mirror' | 'clock' | 'formats'>
  readonly #added: AddedRows
  readonly #edits: CellEdits
  readonly #account: string
  readonly #orders = new RowOrders()
  readonly #view = new StoredPreference<WeekViewKind>('look', 'grid', isView)
  readonly #sort = new StoredPreference<RowSort>('sort', 'name', isSort)
  readonly #hidesWeekend = new StoredPreference('hidesWeekend', false, isBoolean)

  #sorted = $state(0)
  #colleague = $state.raw<Colleague | null>(null)

  filter = $state('')
  /** The chosen row, or null for the days on top. */
  row = $state<string | null>(null)
  /** The other corner of a range; null while a single cell is chosen. */
  anchor = $state.raw<{ readonly date: SpentDate; readonly row: string } | null>(null)

  readonly sheet: Timesheet | null = $derived.by(() => this.#buildSheet())
  readonly rows: readonly TimesheetRow[] = $derived.by(() => this.#shownRows())
  readonly days: readonly TimesheetDay[] = $derived.by(() => this.#shownDays())
  /** Where the chosen cell is among what is shown; row -1 is the line of days. */
  readonly place: GridPlace = $derived.by(() => this.placeOf(this.row, this.shown))
  /** The chosen cells; null while the line of days is chosen. */
  readonly range: GridRect | null = $derived.by(() => this.#chosenCells())

  constructor(context: WindowContext, accountId: number, edits: CellEdits = new CellEdits()) {
    this.#context = context
    this.#edits = edits
    this.#account = context.mirror.current.accounts.find(({ isCurrent }) => isCurrent)?.key ?? ''
    this.watch = new WeekWatch(context.desktop)
    this.assignments = new Assignments(context.desktop)
    this.#added = new AddedRows(accountId)
  }

  get slice(): WeekSlice | null {
    return this.watch.slice
  }

  /** The open edit of the week that is shown. */
  get edit(): CellEdit | null {
    return this.slice && this.#edits.of(this.#editKey)
  }

  /** Null closes the open edit of the week that is shown. */
  set edit(edit: CellEdit | null) {
    if (edit) this.#edits.open(this.#editKey, edit)
    else this.#edits.close(this.#editKey)
  }

  get #editKey(): string {
    return [this.#account, this.slice?.userId, this.slice?.week.first].join()
  }

  get today(): SpentDate {
    return this.#context.mirror.current.today.spentDate
  }

  get selected(): SpentDate {
    return this.watch.selected ?? this.today
  }

  /** The selected date of the week that is shown, until the week of `selected` is there. */
  get shown(): SpentDate {
    return this.watch.shown ?? this.selected
  }

  get day(): TimesheetDay | null {
    const { sheet } = this
    return sheet?.days.find(({ spentDate }) => spentDate === this.shown) ?? sheet?.days[0] ?? null
  }

  /** Whether there is no row to show, and none that is only filtered away. */
  get isEmpty(): boolean {
    return this.sheet?.rows.length === 0 && this.rows.length === 0 && this.filter === ''
  }

  /** Whose week it is, when it is a colleague's; null for one's own. */
  get colleague(): Colleague | null {
    return this.#colleague
  }

  /** Nobody changes a week of somebody else that Harvest has not shown. */
  get isReadOnly(): boolean {
    return this.#colleague !== null && this.slice?.isLoaded !== true
  }

  /** Whose a new entry of this week is. */
  get owner(): { readonly userId?: number } {
    return this.#colleague ? { userId: this.#colleague.id } : {}
  }

  /** The user's recent work; none in the week of a colleague. */
  get recents(): readonly Recent[] {
    return this.#colleague ? [] : this.#context.mirror.current.recents
  }

  get role(): AccessRole | null {
    const { session } = this.#context.mirror.current
    return 'person' in session ? (session.person?.accessRole ?? null) : null
  }

  /** The views of this account: the timeline only if entries have a start and an end. */
  get views(): readonly WeekViewKind[] {
    const hasTimeline = this.#context.formats.timerMode === 'timestamps'
    return hasTimeline ? ['grid', 'list', 'timeline'] : ['grid', 'list']
  }

  get view(): WeekViewKind {
    return this.views.find((each) => each === this.#view.value) ?? 'grid'
  }

  /** Ignores a view that the account does not have. */
  set view(view: WeekViewKind) {
    if (this.views.includes(view)) this.#view.value = view
  }

  get sort(): RowSort {
    return this.#sort.value
  }

  /** Asking again sorts again. */
  set sort(sort: RowSort) {
    this.#orders.clear()
    this.#sorted += 1
    this.#sort.value = sort
  }

  get hidesWeekend(): boolean {
    return this.#hidesWeekend.value
  }

  set hidesWeekend(hides: boolean) {
    this.#hidesWeekend.value = hides
  }

  /** Shows the same week of a colleague, or one's own (null) again. */
  async show(colleague: Colleague | null): Promise<void> {
    this.#colleague = colleague
    const userId = colleague?.id ?? null
    await Promise.all([this.watch.watch(userId), this.assignments.of(userId)])
  }

  placeOf(row: string | null, date: SpentDate): GridPlace {
    const place = placeOf({ row, date }, this.rows, this.days)
    return { ...place, column: Math.max(0, place.column) }
  }

  /** Whether time may be booked to a row. */
  canBook(row: TimesheetRow): boolean {
    return findWork(this.assignments.list, workOf(row.work)) !== undefined
  }

  addRows(works: readonly NamedWork[]): void {
    if (this.slice) this.#added.add(this.slice.week.first, works, this.#colleague?.id)
  }

  async refresh(): Promise<void> {
    await Promise.all([this.watch.refresh(), this.assignments.refresh()])
  }

  #chosenCells(): GridRect | null {
    const { place, anchor } = this
    if (place.row < 0) return null
    const other = anchor === null ? place : this.placeOf(anchor.row, anchor.date)
    return rectOf(place, other.row < 0 ? place : other)
  }

  #buildSheet(): Timesheet | null {
    const { slice } = this
    return slice && buildTimesheet(slice.week.days, slice.entries)
  }

  #shownRows(): readonly TimesheetRow[] {
    const { sheet, slice, filter, sort } = this
    // read, so that asking for the same order again sorts again
    void this.#sorted
    if (!sheet || !slice) return []
    const { list } = this.assignments
    const added = this.#added.of(slice.week.first, list, this.#colleague?.id)
    const { edit } = this
    const all = withAddedRows(sheet, edit ? [...added, edit.opened.row.work] : added)
    const before = this.#orders.of(slice.week.first)
    const ordered = orderRows(all, sort, before, this.#context.clock.read())
    this.#orders.keep(slice.week.first, ordered)
    if (filter.trim() === '') return ordered
    return ordered.filter((row) => row.id === edit?.row || fitsFilter(row, filter))
  }

  #shownDays(): readonly TimesheetDay[] {
    const days = this.sheet?.days ?? []
    if (!this.hidesWeekend) return days
    const kept = [this.shown, this.edit?.date]
    return days.filter((day) => !day.isWeekend || kept.includes(day.spentDate))
  }
}
