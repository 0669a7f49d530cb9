import type { Timers } from '#main/platform/ports.ts'

/** Assumed: a held key repeats every 15 to 60 ms, and a busy process receives events late. Milliseconds, like all below. */
const LONGEST_REPEAT = 200
/** Assumed: two deliberate presses of a chord are further apart than this. */
const SHORTEST_PRESS = 350
/** Assumed: systems set the first repeat to 250 to 1,000 ms after the press; the event may arrive late. */
const LONGEST_DELAY = 1500
/** Assumed: the delay before the first repeat varies by no more than this. */
const DELAY_TOLERANCE = 15

/** Turns the events of one hotkey into presses. */
export interface HeldKey {
  /** Reports an event of the hotkey. */
  event(): void
  stop(): void
}

/**
 * Calls `press` once for each press of a key, however long it is held. The system reports neither the
 * release nor that an event is a repeat, so an event that could be the first repeat waits: if more
 * events follow at once, the key is held; if none does, it was pressed again. For example (ms):
 * 0, 500, 533, 566 is one press; 0, 500 is two, and the second one runs at 700; 0, 1600 is two at once.
 */
export function createHeldKey(timers: Timers, press: () => void): HeldKey {
  let lastAt = Number.NEGATIVE_INFINITY
  let isRepeating = false
  /** The delay before the first repeat, once a key was held for longer. */
  let delay: number | null = null
  let waiting: { readonly gap: number; readonly cancel: () => void } | null = null

  function event(): void {
    const now = timers.now()
    const gap = now - lastAt
    lastAt = now
    if (waiting) {
      // the event before this one came too early for a press, so both are repeats
      delay = waiting.gap
      settle()
      isRepeating = true
      return
    }
    // after the clock was set back, the gap means nothing
    const isClose = gap >= 0 && gap < SHORTEST_PRESS
    if (isClose || isFirstRepeat(gap)) isRepeating = true
    else if (isRepeating || gap < 0 || gap > LONGEST_DELAY) start()
    else waiting = { gap, cancel: timers.after(LONGEST_REPEAT, start) }
  }

  function isFirstRepeat(gap: number): boolean {
    return !isRepeating && delay !== null && Math.abs(gap - delay) <= DELAY_TOLERANCE
  }

  function start(): void {
    settle()
    isRepeating = false
    press()
  }

  function settle(): void {
    waiting?.cancel()
    waiting = null
  }

  return { event, stop: settle }
}
