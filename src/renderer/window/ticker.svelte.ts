import { createSubscriber } from 'svelte/reactivity'
import { SECOND } from '#shared/durations.ts'

/**
 * Harvest's clock: this computer's, corrected by the offset the main process measured. It ticks on
 * the full second, only while something reads it and only while the window can be seen.
 */
export class Ticker {
  readonly #offsetMs: () => number
  readonly #subscribe = createSubscriber((update) => this.#tick(update))

  constructor(offsetMs: () => number = () => 0) {
    this.#offsetMs = offsetMs
  }

  /** Epoch milliseconds; reading it in a template or an effect keeps that up to date each second. */
  get now(): number {
    this.#subscribe()
    return this.read()
  }

  /** Epoch milliseconds at this moment, without following it. */
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
