import type { Span } from './idle.ts'
import { addDays, spentDateAt, startOfDay } from './spent-date.ts'

/** A stretch in pieces, each within one day of the zone; nothing of an empty one. */
export function splitAtMidnight({ from, to }: Span, timeZone: string): readonly Span[] {
  const pieces: Span[] = []
  for (let start = from; start < to;) {
    const midnight = startOfDay(addDays(spentDateAt(start, timeZone), 1), timeZone)
    const end = Math.min(midnight, to)
    pieces.push({ from: start, to: end })
    start = end
  }
  return pieces
}
