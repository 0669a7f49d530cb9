const AT_MOST_MS = 500

/** Does something when the window has nothing else to do, half a second later at most; the answer takes it back. */
export function whenIdle(work: () => void): () => void {
  if (!globalThis.requestIdleCallback) {
    const timeout = setTimeout(work)
    return () => clearTimeout(timeout)
  }
  const waiting = requestIdleCallback(work, { timeout: AT_MOST_MS })
  return () => cancelIdleCallback(waiting)
}
