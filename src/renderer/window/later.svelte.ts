import { whenIdle } from './when-idle.ts'

/**
 * Loads something that a window does not need at its start: when the window is idle, or at once
 * when it is needed.
 */
export class Later<Loaded> {
  readonly #read: () => Promise<Loaded>
  #reading: Promise<Loaded> | null = null
  #value = $state.raw<Loaded | null>(null)

  constructor(read: () => Promise<Loaded>) {
    this.#read = read
  }

  /** Null until it is loaded. */
  get value(): Loaded | null {
    return this.#value
  }

  /** Loads it now, once. After a failure the next call tries again. */
  async load(): Promise<void> {
    this.#reading ??= this.#read()
    try {
      this.#value = await this.#reading
    } catch (error) {
      this.#reading = null
      throw error
    }
  }

  /** Loads it when the window is idle. Use it in `onMount`. */
  readonly whenIdle = (): (() => void) => whenIdle(() => void this.load())
}
