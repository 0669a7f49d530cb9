import { createSubscriber } from 'svelte/reactivity'
import { SECOND } from '#shared/durations.ts'

/**
 * The time by Harvest's clock: this computer's time plus the offset that the main process measured.
 * It ticks on the full second, only while something reads it and the window is visible.
 */
export class Ticker {
  readonly #offsetMs: () => number
  readonly #subscribe = createSubscriber((update) => this.#tick(update))

  constructor(offsetMs: () => number = () => 0) {
    this.#offsetMs = offsetMs
  }

  /** Epoch milliseconds. A template or an effect that reads it runs again each second. */
  get now(): number {
    this.#subscribe()
    return this.read()
  }

  /** Returns the epoch milliseconds now, without subscribing to the ticks. */
  read(): number {
    return Date.now() + this.#offsetMs()
  }

  #tick(update: () => void): () => void {
    let timeout: ReturnType<typeof setTimeout> | undefined
    const next = (): void => {
      if (document.hidden) return
      timeout = setTimeout(
        () => {
          update()
          next()
        },
        SECOND - (this.read() % SECOND)
      )
    }
    const onVisibility = (): void => {
      clearTimeout(timeout)
      if (!document.hidden) update()
      next()
    }
    document.addEventListener('visibilitychange', onVisibility)
    next()
    return () => {
      clearTimeout(timeout)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }
}
