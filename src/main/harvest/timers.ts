/** The clock and the timers of this room. */
export interface DelayTimers {
  /** Epoch milliseconds of this computer. */
  now(): number
  /** Calls `work` once after a delay in milliseconds. Returns a function that cancels it. */
  after(delayMs: number, work: () => void): () => void
}

export const systemTimers: DelayTimers = {
  now: () => Date.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  }
}

/** Settles after a delay in milliseconds, or as soon as the signal is aborted. Never rejects. */
export function sleep(timers: DelayTimers, delayMs: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal?.aborted) return Promise.resolve()
  const cancel = timers.after(delayMs, wake)
  signal?.addEventListener('abort', wake, { once: true })
  function wake(): void {
    cancel()
    signal?.removeEventListener('abort', wake)
    resolve()
  }
  return promise
}
