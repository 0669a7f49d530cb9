import type { Failure } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { WeekSlice } from '#shared/state.ts'
import { changedWeek, type WeekChange } from '#shared/week-change.ts'

type WeekSource = Pick<Desktop, 'watchWeek'> & { readonly on: Pick<Desktop['on'], 'weekChanged'> }

/**
 * The week that the window shows, of the user or of a colleague. The last week stays until the next one has arrived. A
 * response that a later request overtakes is dropped.
 */
export class WeekWatch {
  readonly #source: WeekSource
  readonly #unsubscribe: () => void
  #slice = $state.raw<WeekSlice | null>(null)
  #selected = $state<SpentDate | null>(null)
  #shown = $state<SpentDate | null>(null)
  /** The colleague whose week is watched; null for the user's own. */
  #userId = $state<number | null>(null)
  #failure = $state.raw<Failure | null>(null)
  #requests = 0

  constructor(source: WeekSource) {
    this.#source = source
    this.#unsubscribe = source.on.weekChanged((change) => this.#change(change))
  }

  get slice(): WeekSlice | null {
    return this.#slice
  }

  get selected(): SpentDate | null {
    return this.#selected
  }

  /** The selected date of the shown week. It is the previous one while the next week has not arrived. */
  get shown(): SpentDate | null {
    return this.#shown
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Selects a date, and fetches its week unless it is the shown one. */
  async select(date: SpentDate): Promise<void> {
    this.#selected = date
    if (this.#slice?.week.days.includes(date)) this.#shown = date
    else await this.refresh()
  }

  /** Watches the same week of a colleague, or (null) of the user. */
  async watch(userId: number | null): Promise<void> {
    this.#userId = userId
    await this.refresh()
  }

  /** Fetches the week of the selected date again. */
  async refresh(): Promise<void> {
    if (this.#selected === null) return
    const request = ++this.#requests
    const date = this.#selected
    const userId = this.#userId
    const answer = await this.#source.watchWeek(userId === null ? { date } : { date, userId })
    if (request !== this.#requests) return
    if (answer.ok) this.#accept(answer.value)
    this.#failure = answer.ok ? null : answer.failure
  }

  stop(): void {
    this.#unsubscribe()
  }

  #change(change: WeekChange): void {
    if (!this.#isWanted(change)) return
    const slice = changedWeek(this.#slice, change)
    if (slice) this.#accept(slice)
    else void this.refresh()
  }

  #accept(slice: WeekSlice): void {
    if (!this.#isWanted(slice)) return
    this.#slice = slice
    this.#shown = this.#selected
  }

  #isWanted({ week, userId }: Pick<WeekSlice, 'week' | 'userId'>): boolean {
    const isWatched = (userId ?? null) === this.#userId
    return isWatched && this.#selected !== null && week.days.includes(this.#selected)
  }
}
