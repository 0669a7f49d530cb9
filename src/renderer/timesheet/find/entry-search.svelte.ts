import type { Failure } from '#shared/failure.ts'
import { isEmptyQuery, type FindQuery, type FoundEntries } from '#shared/find-query.ts'
import type { Desktop } from '#shared/ipc.ts'

/** The pause in typing, in milliseconds, after which Gleaner also searches at Harvest. */
const PAUSE_MS = 350

/**
 * The search for entries. It searches this computer after each keystroke, and Harvest when the user pauses. A response to
 * an older query is dropped.
 */
export class EntrySearch {
  #found = $state.raw<FoundEntries | null>(null)
  #isSearching = $state(false)
  #includesHarvest = $state(false)
  #failure = $state.raw<Failure | null>(null)
  #run = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #desktop: Pick<Desktop, 'findEntries'>

  constructor(desktop: Pick<Desktop, 'findEntries'>) {
    this.#desktop = desktop
  }

  /** The entries of the last response; null before the first one and for an empty query. */
  get found(): FoundEntries | null {
    return this.#found
  }

  /** True until Harvest has responded. */
  get isSearching(): boolean {
    return this.#isSearching
  }

  /** True if the found entries include those that only Harvest has. */
  get includesHarvest(): boolean {
    return this.#includesHarvest
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Searches for a query in place of the previous one. */
  run(query: FindQuery): void {
    this.stop()
    const run = (this.#run += 1)
    this.#includesHarvest = false
    this.#failure = null
    this.#isSearching = !isEmptyQuery(query)
    if (!this.#isSearching) {
      this.#found = null
      return
    }
    void this.#find(run, query, false)
    this.#timer = setTimeout(() => void this.#find(run, query, true), PAUSE_MS)
  }

  /** Stops the search; a response that is still under way is dropped. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#run += 1
    this.#isSearching = false
  }

  async #find(run: number, query: FindQuery, everywhere: boolean): Promise<void> {
    const answer = await this.#desktop.findEntries({ query, everywhere })
    if (run !== this.#run) return
    if (everywhere) this.#isSearching = false
    if (!answer.ok) {
      this.#failure = answer.failure
      return
    }
    this.#found = answer.value
    this.#failure = answer.value.failure
    this.#includesHarvest = everywhere && answer.value.failure === null
  }
}
