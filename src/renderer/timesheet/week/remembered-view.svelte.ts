/** A wish of the person's about how the window looks, kept in this window between launches. */
export class Remembered<Value> {
  readonly #key: string
  #value: Value

  /** `fits` says whether what was kept is still a value of this kind. */
  constructor(name: string, initial: Value, fits: (kept: unknown) => kept is Value) {
    this.#key = `timesheet.${name}`
    this.#value = $state.raw(read(this.#key, fits) ?? initial)
  }

  get value(): Value {
    return this.#value
  }

  set value(value: Value) {
    this.#value = value
    try {
      localStorage.setItem(this.#key, JSON.stringify(value))
    } catch {
      // a full or forbidden storage costs the memory, not the wish
    }
  }
}

function read<Value>(key: string, fits: (kept: unknown) => kept is Value): Value | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return fits(kept) ? kept : null
  } catch {
    return null
  }
}
