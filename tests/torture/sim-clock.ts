interface Waiting {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

/**
 * Time that passes only when told to. What is due is done in order, and everything it leads to at the
 * same instant is done before time goes on.
 */
export class SimClock {
  #now: number
  #order = 0
  #waiting: Waiting[] = []
  /** Grows with everything that is asked of the world: how a standstill is noticed. */
  activity = 0

  constructor(now: number) {
    this.#now = now
  }

  get now(): number {
    return this.#now
  }

  /** Does some work later; the answer cancels. */
  after(delayMs: number, work: () => void): () => void {
    this.activity += 1
    const waiting = { at: this.#now + Math.max(0, delayMs), order: this.#order++, work }
    this.#waiting.push(waiting)
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== waiting)
    }
  }

  /** Lets time pass until an instant. `standstill` settles when nothing happens any more by itself. */
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
