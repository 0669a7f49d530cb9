import type { Unsubscribe } from './ports.ts'

/** Those who want to hear of one thing. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>()

  /** The same function twice is heard once. */
  add(listener: (...args: Arguments) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  call(...args: Arguments): void {
    for (const listener of [...this.#listeners]) listener(...args)
  }

  get size(): number {
    return this.#listeners.size
  }
}
