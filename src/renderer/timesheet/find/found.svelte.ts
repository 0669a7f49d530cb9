import type { Failure } from '#shared/failure.ts'
import { isEmptyQuery, type FindQuery, type FoundEntries } from '#shared/find.ts'
import type { Desktop } from '#shared/ipc.ts'

/** How long the person may pause between letters before Harvest is asked, milliseconds. */
const PAUSE = 350

/**
 * What was found for the query of the moment: what this computer knows after each letter, what only
 * Harvest knows when the person pauses. Answers to older queries are dropped.
 */
export class Found {
  #answer = $state.raw<FoundEntries | null>(null)
  #isAsking = $state(false)
  #isEverything = $state(false)
  #failure = $state.raw<Failure | null>(null)
  #number = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #desktop: Pick<Desktop, 'findEntries'>

  constructor(desktop: Pick<Desktop, 'findEntries'>) {
    this.#desktop = desktop
  }

  /** Null until something was asked for. */
  get answer(): FoundEntries | null {
    return this.#answer
  }

  /** Whether Harvest has yet to answer. */
  get isAsking(): boolean {
    return this.#isAsking
  }

  /** Whether Harvest was asked as well, and answered. */
  get isEverything(): boolean {
    return this.#isEverything
  }

  get failure(): Failure | null {
    return this.#failure
  }

  look(query: FindQuery): void {
    this.stop()
    const number = (this.#number += 1)
    this.#isEverything = false
    this.#failure = null
    this.#isAsking = !isEmptyQuery(query)
    if (!this.#isAsking) {
      this.#answer = null
      return
    }
    void this.#ask(number, query, false)
    this.#timer = setTimeout(() => void this.#ask(number, query, true), PAUSE)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#number += 1
    this.#isAsking = false
  }

  async #ask(number: number, query: FindQuery, everywhere: boolean): Promise<void> {
    const answer = await this.#desktop.findEntries({ query, everywhere })
    if (number !== this.#number) return
    if (everywhere) this.#isAsking = false
    if (!answer.ok) {
      this.#failure = answer.failure
      return
    }
    this.#answer = answer.value
    this.#failure = answer.value.failure
    this.#isEverything = everywhere && answer.value.failure === null
  }
}
