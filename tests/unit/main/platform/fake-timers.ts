import type { Timers } from '#main/platform/ports.ts'

/** A clock that stands still until the test moves it. */
export class StandingClock implements Timers {
  #now = 0
  readonly #due = new Set<{ at: number; every: number | null; work: () => void }>()

  now = (): number => this.#now
  after = (delayMs: number, work: () => void) => this.#add(delayMs, null, work)
  every = (periodMs: number, work: () => void) => this.#add(periodMs, periodMs, work)

  get size(): number {
    return this.#due.size
  }

  turn(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = [...this.#due].toSorted((one, other) => one.at - other.at)[0]
      if (!next || next.at > end) break
      this.#now = next.at
      if (next.every === null) this.#due.delete(next)
      else next.at += next.every
      next.work()
    }
    this.#now = end
  }

  #add(delayMs: number, every: number | null, work: () => void) {
    const timer = { at: this.#now + delayMs, every, work }
    this.#due.add(timer)
    return () => void this.#due.delete(timer)
  }
}
