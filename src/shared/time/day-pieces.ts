import type { Span } from '../absence.ts'
import { addDays, spentDateAt, startOfDay } from './spent-date.ts'

/** More days than any timer runs: over a year. */
const MOST_PIECES = 400

/**
 * Splits a span at every midnight of the zone. An empty span has no pieces. Beyond 400 days, the
 * last piece is the whole rest.
 */
export function splitAtMidnight({ from, to }: Span, timeZone: string): readonly Span[] {
  const pieces: Span[] = []
  for (let start = from; start < to;) {
    const midnight = startOfDay(addDays(spentDateAt(start, timeZone), 1), timeZone)
    const end = pieces.length === MOST_PIECES - 1 ? to : Math.min(midnight, to)
    pieces.push({ from: start, to: end })
    start = end
  }
  return pieces
}
