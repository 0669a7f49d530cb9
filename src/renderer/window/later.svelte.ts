import { whenIdle } from './when-idle.ts'

/**
 * What a window needs soon, but not to begin with: it is read when the window has nothing else to do,
 * and at once when somebody wants it.
 */
export class Later<Loaded> {
  readonly #read: () => Promise<Loaded>
  #reading: Promise<Loaded> | null = null
  #value = $state.raw<Loaded | null>(null)

  constructor(read: () => Promise<Loaded>) {
    this.#read = read
  }

  /** Null until it is here. */
  get value(): Loaded | null {
    return this.#value
  }

  /** Reads it now, once; after a failure the next wish tries again. */
  async load(): Promise<void> {
    this.#reading ??= this.#read()
    try {
      this.#value = await this.#reading
    } catch (error) {
      this.#reading = null
      throw error
    }
  }

  /** For `onMount`: reads it when there is time. */
  readonly whenIdle = (): (() => void) => whenIdle(() => void this.load())
}
