/** A preference of the user about the timesheet window. It is stored in the window's local storage. */
export class StoredPreference<Value> {
  readonly #key: string
  #value: Value

  /**
   * Reads the stored value. Uses `initial` if there is none or it does not pass `isValue`.
   *
   * @param name is the name in the local storage, without the prefix `timesheet.`
   */
  constructor(name: string, initial: Value, isValue: (stored: unknown) => stored is Value) {
    this.#key = `timesheet.${name}`
    this.#value = $state.raw(read(this.#key, isValue) ?? initial)
  }

  get value(): Value {
    return this.#value
  }

  set value(value: Value) {
    this.#value = value
    try {
      localStorage.setItem(this.#key, JSON.stringify(value))
    } catch {
      // the storage is full or forbidden: the preference lasts until the window closes
    }
  }
}

function read<Value>(key: string, isValue: (stored: unknown) => stored is Value): Value | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isValue(stored) ? stored : null
  } catch {
    return null
  }
}
