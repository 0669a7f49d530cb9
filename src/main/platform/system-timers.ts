import type { Timers } from './ports.ts'

/** Creates the timers of this computer. */
export function createTimers(): Timers {
  return {
    now: () => Date.now(),
    after(delayMs, work) {
      const timer = setTimeout(work, delayMs)
      return () => clearTimeout(timer)
    },
    every(periodMs, work) {
      const timer = setInterval(work, periodMs)
      return () => clearInterval(timer)
    }
  }
}
