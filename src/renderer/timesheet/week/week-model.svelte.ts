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
import { gridPlaceOf } from '../grid/grid-columns.ts'
import { Assignments } from '#renderer/window/assignments.svelte.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import { AddedRows } from '../grid/added-rows.svelte.ts'
import { StoredPreference } from './stored-preference.svelte.ts'
import { fitsFilter, orderRows, RowOrders, withAddedRows, type RowSort } from '../grid/week-rows.ts'
import { WeekWatch } from './week-watch.svelte.ts'

/** A view of the timesheet: the week, the list of entries, or a day on a timeline. */
export type WeekViewKind = 'grid' | 'list' | 'timeline'

const isView = (stored: unknown): stored is WeekViewKind =>
  stored === 'grid' || stored === 'list' || stored === 'timeline'
const isSort = (stored: unknown): stored is RowSort => stored === 'name' || stored === 'hours'
const isBoolean = (stored: unknown): stored is boolean => typeof stored === 'boolean'

/** The week that the window shows: its rows and days, the selection, and the preferences of the view. */
export class WeekModel {
  readonly watch: WeekWatch
  readonly assignments: Assignments
  readonly #context: Pick<WindowContext, 'mirror' | 'ticker' | 'formats'>
  readonly #added: AddedRows
  readonly #edits: CellEdits
  readonly #account: string
  readonly #orders = new RowOrders()
  readonly #view = new StoredPreference<WeekViewKind>('look', 'grid', isView)
  readonly #sort = new StoredPreference<RowSort>('sort', 'name', isSort)
  readonly #hidesWeekend = new StoredPreference('hidesWeekend', false, isBoolean)

  /** The number of times that the order was set. */
  #sortCount = $state(0)
  #colleague = $state.raw<Colleague | null>(null)

  filter = $state('')
  /** The id of the selected row; null while a day in the heading is selected. */
  row = $state<string | null>(null)
  /** The other corner of a selected range; null while a single cell is selected. */
  anchor = $state.raw<{ readonly date: SpentDate; readonly row: string } | null>(null)

  readonly sheet: Timesheet | null = $derived.by(() => this.#buildSheet())
  readonly rows: readonly TimesheetRow[] = $derived.by(() => this.#shownRows())
  readonly days: readonly TimesheetDay[] = $derived.by(() => this.#shownDays())
  /** The place of the selected cell among the shown rows and days. Row -1 is the row of days. */
  readonly place: GridPlace = $derived.by(() => this.placeOf(this.row, this.shown))
  /** The selected cells; null while the row of days is selected. */
  readonly range: GridRect | null = $derived.by(() => this.#selectedCells())

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

  /** The open edit in the shown week. */
  get edit(): CellEdit | null {
    return this.slice && this.#edits.of(this.#editKey)
  }

  /** Opens an edit in the shown week, or (null) closes the open one. */
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

  /** The selected date of the shown week. It differs from `selected` until the next week arrives. */
  get shown(): SpentDate {
    return this.watch.shown ?? this.selected
  }

  get day(): TimesheetDay | null {
    const { sheet } = this
    return sheet?.days.find(({ spentDate }) => spentDate === this.shown) ?? sheet?.days[0] ?? null
  }

  /** True if the week has no rows, even without the filter. */
  get isEmpty(): boolean {
    return this.sheet?.rows.length === 0 && this.rows.length === 0 && this.filter === ''
  }

  /** The colleague whose week is shown; null for the week of the user. */
  get colleague(): Colleague | null {
    return this.#colleague
  }

  /** True for the week of a colleague until Harvest has sent it. */
  get isReadOnly(): boolean {
    return this.#colleague !== null && this.slice?.isLoaded !== true
  }

  /** The owner of a new entry in this week; empty for the user. */
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

  /** Setting the same order again re-sorts the rows. */
  set sort(sort: RowSort) {
    this.#orders.clear()
    this.#sortCount += 1
    this.#sort.value = sort
  }

  get hidesWeekend(): boolean {
    return this.#hidesWeekend.value
  }

  set hidesWeekend(hides: boolean) {
    this.#hidesWeekend.value = hides
  }

  /** Shows the same week of a colleague, or (null) of the user. */
  async show(colleague: Colleague | null): Promise<void> {
    this.#colleague = colleague
    const userId = colleague?.id ?? null
    await Promise.all([this.watch.watch(userId), this.assignments.of(userId)])
  }

  placeOf(row: string | null, date: SpentDate): GridPlace {
    const place = gridPlaceOf({ row, date }, this.rows, this.days)
    return { ...place, column: Math.max(0, place.column) }
  }

  /** True if the user can book time to a row. */
  canBook(row: TimesheetRow): boolean {
    return findWork(this.assignments.list, workOf(row.work)) !== undefined
  }

  addRows(works: readonly NamedWork[]): void {
    if (this.slice) this.#added.add(this.slice.week.first, works, this.#colleague?.id)
  }

  async refresh(): Promise<void> {
    await Promise.all([this.watch.refresh(), this.assignments.refresh()])
  }

  #selectedCells(): GridRect | null {
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
    // a dependency: setting the same order again re-sorts
    void this.#sortCount
    if (!sheet || !slice) return []
    const { list } = this.assignments
    const added = this.#added.of(slice.week.first, list, this.#colleague?.id)
    const { edit } = this
    const all = withAddedRows(sheet, edit ? [...added, edit.opened.row.work] : added)
    const before = this.#orders.of(slice.week.first)
    const ordered = orderRows(all, sort, before, this.#context.ticker.read())
    this.#orders.store(slice.week.first, ordered)
    if (filter.trim() === '') return ordered
    return ordered.filter((row) => row.id === edit?.row || fitsFilter(row, filter))
  }

  #shownDays(): readonly TimesheetDay[] {
    const days = this.sheet?.days ?? []
    if (!this.hidesWeekend) return days
    const needed = [this.shown, this.edit?.date]
    return days.filter((day) => !day.isWeekend || needed.includes(day.spentDate))
  }
}
