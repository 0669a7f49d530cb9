/** The clock and the timers everything here waits by. */
export interface DelayTimers {
  /** Epoch milliseconds of this computer. */
  now(): number
  /** Calls once after a delay in milliseconds; the answer cancels. */
  after(delayMs: number, work: () => void): () => void
}

export const systemTimers: DelayTimers = {
  now: () => Date.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  }
}

/** Settles after a delay, or at once when the signal is aborted; never rejects. */
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
