const AT_MOST_MS = 500
/** Whoever only passes on the way to something else needs no more of this. */
const STAYS_MS = 250

/** Does something when the window has nothing else to do, half a second later at most; the answer takes it back. */
export function whenIdle(work: () => void): () => void {
  if (!globalThis.requestIdleCallback) {
    const timeout = setTimeout(work)
    return () => clearTimeout(timeout)
  }
  const waiting = requestIdleCallback(work, { timeout: AT_MOST_MS })
  return () => cancelIdleCallback(waiting)
}

/** The same once somebody has stayed a moment. */
export function afterAMoment(work: () => void): () => void {
  let takeBack = (): void => clearTimeout(waiting)
  const waiting = setTimeout(() => (takeBack = whenIdle(work)), STAYS_MS)
  return () => takeBack()
}

/**
 * Does something with the frame after the one that is being made, so that this one is seen first: what
 * waits only for its end may run before it has been handed on. The answer takes it back.
 */
export function afterThisFrame(work: () => void): () => void {
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(work)))
  return () => cancelAnimationFrame(frame)
}
