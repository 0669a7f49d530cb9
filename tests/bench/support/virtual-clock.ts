import { FakeClock } from '#tests/support/fake-platform.ts'

interface Due {
  at: number
  readonly periodMs: number | null
  readonly work: () => void
  /** The file that asked for it. */
  readonly by: string
}

/** A clock on which hours pass as fast as there is something to do; counts who is woken by it. */
export class VirtualClock extends FakeClock {
  readonly wakeUps = new Map<string, number>()
  readonly #queue = new Set<Due>()
  #now = super.now()

  override now(): number {
    return this.#now
  }

  override after(delayMs: number, work: () => void): () => void {
    return this.#add(delayMs, null, work)
  }

  override every(periodMs: number, work: () => void): () => void {
    return this.#add(periodMs, periodMs, work)
  }

  /** Lets time pass; `settle` is waited for after each thing that happened. */
  async pass(
    ms: number,
    settle: () => Promise<void>,
    onStep: (now: number) => void
  ): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      const next = [...this.#queue].toSorted((one, other) => one.at - other.at)[0]
      if (!next || next.at > end) break
      this.#now = Math.max(this.#now, next.at)
      onStep(this.#now)
      if (next.periodMs === null) this.#queue.delete(next)
      else next.at = this.#now + next.periodMs
      this.wakeUps.set(next.by, (this.wakeUps.get(next.by) ?? 0) + 1)
      next.work()
      await settle()
    }
    this.#now = end
    onStep(end)
  }

  #add(delayMs: number, periodMs: number | null, work: () => void): () => void {
    const due = { at: this.#now + Math.max(delayMs, 0), periodMs, work, by: caller() }
    this.#queue.add(due)
    return () => void this.#queue.delete(due)
  }
}

function caller(): string {
  const lines = (new Error().stack ?? '').split('\n')
  const line = lines.find((each) => each.includes('/src/main/')) ?? ''
  return /src\/main\/[\w/-]+\.ts/.exec(line)?.[0] ?? 'elsewhere'
}
