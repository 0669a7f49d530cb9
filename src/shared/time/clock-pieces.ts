import { clockTimeAt, endTimeAt, type ClockTime } from './clock-time.ts'
import { splitAtMidnight } from './day-pieces.ts'
import { DAY, HOUR, MINUTE } from '../durations.ts'
import { wholeMinute, type Span } from '../absence.ts'

/** Start and end of an entry as Harvest stores them. */
export interface StartAndEnd {
  readonly startedTime: ClockTime
  readonly endedTime: ClockTime
}

/** Returns the times of day at which a span begins and ends in an IANA zone. */
export function startAndEndOf({ from, to }: Span, timeZone: string): StartAndEnd {
  return { startedTime: clockTimeAt(from, timeZone), endedTime: endTimeAt(to, timeZone) }
}

/**
 * Splits a span, cut to whole minutes, into pieces that an entry with a start and an end can
 * represent: one piece if possible, otherwise one for each day and one more where the clocks go
 * back. Returns nothing for less than a minute.
 * Example in Berlin on the night of 25 October 2026: 02:40 to 02:20, 40 minutes later, becomes
 * 02:40 to 03:00 and 02:00 to 02:20.
 */
export function clockPieces(span: Span, timeZone: string): readonly Span[] {
  const whole = { from: wholeMinute(span.from), to: wholeMinute(span.to) }
  if (whole.to <= whole.from) return []
  return isOneEntry(whole, timeZone) ? [whole] : clockPiecesByDay(whole, timeZone)
}

/** Splits a span into pieces within one day whose end is later than their start by the local clock. */
export function clockPiecesByDay(span: Span, timeZone: string): readonly Span[] {
  return splitAtMidnight(span, timeZone)
    .flatMap((piece) => splitAt(clockBacks(piece, timeZone), piece))
    .flatMap((piece) => halvesOfWholeDay(piece, timeZone))
}

/** True if start and end alone determine the length: less than a day, and no hour that the clocks repeat. */
function isOneEntry(span: Span, timeZone: string): boolean {
  const { from, to } = span
  const onWall = wallMs(to - MINUTE, timeZone) + MINUTE - wallMs(from, timeZone)
  return onWall < DAY && to - from < DAY && clockBacks(span, timeZone).length === 0
}

/** Returns the instants within a span at which the clocks go back. */
function clockBacks({ from, to }: Span, timeZone: string): readonly number[] {
  const found: number[] = []
  for (let at: number | null = from; at !== null;) {
    at = nextTransition(at, timeZone)
    if (at === null || at >= to) break
    if (offsetMs(at, timeZone) < offsetMs(at - 1, timeZone)) found.push(at)
  }
  return found
}

function splitAt(instants: readonly number[], { from, to }: Span): readonly Span[] {
  const bounds = [from, ...instants, to]
  return bounds.slice(1).map((end, index) => ({ from: bounds[index] ?? from, to: end }))
}

/** Splits an entry from midnight to midnight in two, because equal times do not determine its length. */
function halvesOfWholeDay(piece: Span, timeZone: string): readonly Span[] {
  const { startedTime, endedTime } = startAndEndOf(piece, timeZone)
  if (startedTime !== endedTime) return [piece]
  return splitAt([piece.to - 12 * HOUR], piece)
}

function nextTransition(at: number, timeZone: string): number | null {
  const next = zoned(at, timeZone).getTimeZoneTransition('next')
  return next && next.epochMilliseconds
}

function wallMs(at: number, timeZone: string): number {
  return at + offsetMs(at, timeZone)
}

function offsetMs(at: number, timeZone: string): number {
  return zoned(at, timeZone).offsetNanoseconds / 1_000_000
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}
