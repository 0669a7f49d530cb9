import type { DelayTimers } from '#main/harvest/timers.ts'

export interface FakeTimers extends DelayTimers {
  /** Advances the clock and runs due work in order, with everything that it causes. */
  advance(ms: number): Promise<void>
  set(now: number): void
  readonly pending: number
}

export function createFakeTimers(start = 1_000_000): FakeTimers {
  let now = start
  const due = new Set<{ readonly at: number; readonly work: () => void }>()
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    after(delayMs, work) {
      const timer = { at: now + delayMs, work }
      due.add(timer)
      return () => due.delete(timer)
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        due.delete(next)
        now = Math.max(now, next.at)
        next.work()
        await settle()
      }
      now = end
    },
    set(value) {
      now = value
    },
    get pending() {
      return due.size
    }
  }
}
