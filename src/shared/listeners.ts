/** The listeners of one event. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>()

  /** Adds a listener and returns a function that removes it. Adding the same function twice has no effect. */
  add(listener: (...args: Arguments) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Calls every listener that was registered when the call began, even if one of them removes another. */
  call(...args: Arguments): void {
    for (const listener of [...this.#listeners]) listener(...args)
  }

  clear(): void {
    this.#listeners.clear()
  }

  get size(): number {
    return this.#listeners.size
  }
}
