const AT_MOST_MS = 500
/** A delay, so that paging quickly past something does not trigger it. */
const STAYS_MS = 250

/**
 * Runs work when the window is idle, after half a second at the latest. Returns a function that
 * cancels it.
 */
export function whenIdle(work: () => void): () => void {
  if (!globalThis.requestIdleCallback) {
    const timeout = setTimeout(work)
    return () => clearTimeout(timeout)
  }
  const waiting = requestIdleCallback(work, { timeout: AT_MOST_MS })
  return () => cancelIdleCallback(waiting)
}

/** Runs work when the window is idle, but not before a short delay. Returns a function that cancels it. */
export function afterAMoment(work: () => void): () => void {
  let takeBack = (): void => clearTimeout(waiting)
  const waiting = setTimeout(() => (takeBack = whenIdle(work)), STAYS_MS)
  return () => takeBack()
}

/**
 * Runs work in the frame after the current one, so that the current one is painted first. Work that only waits for
 * the end of a frame can run before the frame is painted. Returns a function that cancels it.
 */
export function afterThisFrame(work: () => void): () => void {
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(work)))
  return () => cancelAnimationFrame(frame)
}
