interface Waiting {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

/**
 * Time that passes only on request. Due work runs in order, with everything it causes at the same instant, before time
 * goes on.
 */
export class SimClock {
  #now: number
  #order = 0
  #waiting: Waiting[] = []
  /** Grows with every request to the world. A standstill is noticed by it. */
  activity = 0

  constructor(now: number) {
    this.#now = now
  }

  get now(): number {
    return this.#now
  }

  /** Runs some work later. Returns a function that cancels it. */
  after(delayMs: number, work: () => void): () => void {
    this.activity += 1
    const waiting = { at: this.#now + Math.max(0, delayMs), order: this.#order++, work }
    this.#waiting.push(waiting)
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== waiting)
    }
  }

  /** Lets time pass until an instant. `standstill` resolves when nothing more happens by itself. */
  async runUntil(end: number, standstill: () => Promise<void>): Promise<void> {
    for (;;) {
      await standstill()
      const next = this.#next()
      if (!next || next.at > end) break
      this.#waiting = this.#waiting.filter((each) => each !== next)
      this.#now = Math.max(this.#now, next.at)
      next.work()
    }
    this.#now = Math.max(this.#now, end)
  }

  #next(): Waiting | undefined {
    return this.#waiting.reduce<Waiting | undefined>(
      (first, each) =>
        !first || each.at < first.at || (each.at === first.at && each.order < first.order)
          ? each
          : first,
      undefined
    )
  }
}
