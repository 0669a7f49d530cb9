import type { Unsubscribe } from './ports.ts'

/** The listeners of one event. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>()

  /** A function that is added twice is called once. Returns a function that removes it. */
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
