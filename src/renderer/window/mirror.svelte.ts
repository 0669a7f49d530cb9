import type { Desktop } from '#shared/ipc.ts'
import type { AppState } from '#shared/state.ts'
import type { Failure } from '#shared/failure.ts'

/** The part of the main process that a mirror needs. */
type StateSource = Pick<Desktop, 'getState'> & { readonly on: Pick<Desktop['on'], 'stateChanged'> }

/**
 * A window's copy of `AppState`. It subscribes before it requests the state, and uses the state
 * with the higher revision. So it neither misses a change nor takes a stale response.
 */
export class Mirror {
  #current = $state.raw<AppState | null>(null)
  #failure = $state.raw<Failure | null>(null)
  readonly #source: StateSource
  #unsubscribe: (() => void) | null = null

  constructor(source: StateSource) {
    this.#source = source
  }

  /** True once the first state has arrived. Views are shown only then. */
  get hasState(): boolean {
    return this.#current !== null
  }

  /** Why the first state could not be loaded, or null. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The latest state. Only views may read it, because they are not shown before there is one. */
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
