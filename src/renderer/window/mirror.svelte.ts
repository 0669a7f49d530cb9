import type { Desktop } from '#shared/ipc.ts'
import type { AppState } from '#shared/state.ts'
import type { Failure } from '#shared/failure.ts'

/** What of the main process a mirror needs. */
type StateSource = Pick<Desktop, 'getState'> & { readonly on: Pick<Desktop['on'], 'stateChanged'> }

/**
 * A window's copy of `AppState`. It subscribes first and asks then, and keeps whichever state has the
 * higher revision, so that neither a change during the question nor a late answer is lost or wins.
 */
export class Mirror {
  #current = $state.raw<AppState | null>(null)
  #failure = $state.raw<Failure | null>(null)
  readonly #source: StateSource
  #unsubscribe: (() => void) | null = null

  constructor(source: StateSource) {
    this.#source = source
  }

  /** Whether a first state has arrived; views are shown only then. */
  get hasState(): boolean {
    return this.#current !== null
  }

  /** Why the first state did not come, or null. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The newest state known. Only for views, which are not shown before there is one. */
  get current(): AppState {
    if (this.#current === null) throw new Error('The window has no state yet')
    return this.#current
  }

  async start(): Promise<void> {
    this.#unsubscribe ??= this.#source.on.stateChanged((next) => this.#keepNewer(next))
    const answer = await this.#source.getState()
    if (answer.ok) this.#keepNewer(answer.value)
    else this.#failure = answer.failure
  }

  stop(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = null
  }

  #keepNewer(next: AppState): void {
    if (this.#current !== null && next.revision <= this.#current.revision) return
    this.#current = next
    this.#failure = null
  }
}
