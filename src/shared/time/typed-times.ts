import type { ClockStyle } from '../company.ts'
import { minutesBetween, parseClockTime, type ClockTime } from './clock-time.ts'
import type { Hundredths } from '../hours.ts'

/** A typed start and end; null for a text that is not a time of day. */
export interface TypedTimes {
  readonly startedTime: ClockTime | null
  readonly endedTime: ClockTime | null
}

/** Gleaner asks the user to confirm a typed span that is longer than this, in minutes. */
const LONGEST_UNASKED = 16 * 60

/** The reference for a start without am or pm: 7 means the morning, 6 does not. */
const LIKELY_NEAR: ClockTime = '13:00'

/**
 * Parses a typed start and end. On a 12-hour clock without am or pm, the end is the next such time
 * after the start, on the same day if possible: `9` and `5` are 9:00 to 17:00, `9am` and `5` too,
 * `10pm` and `6` are 22:00 to 6:00. On a 24-hour clock both are taken as written.
 */
export function readTypedTimes(start: string, end: string, clockStyle: ClockStyle): TypedTimes {
  if (clockStyle === '24h')
    return { startedTime: parseClockTime(start), endedTime: parseClockTime(end) }
  const startedTime = parseClockTime(start, LIKELY_NEAR)
  const endedTime = parseClockTime(end, startedTime ?? LIKELY_NEAR)
  if (startedTime === null || endedTime === null) return { startedTime, endedTime }
  const isOpenEnd = meaningsOf(end).length > 1
  const [likeliest] = meaningsOf(start)
    .flatMap((from) => meaningsOf(end).map((to) => ({ from, to })))
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({
      startedTime: from,
      endedTime: to,
      unlikeliness: [
        to < from ? 1 : 0,
        isOpenEnd && from !== startedTime ? 1 : 0,
        minutesBetween(from, to)
      ]
    }))
    .toSorted((one, other) => compare(one.unlikeliness, other.unlikeliness))
  if (!likeliest) return { startedTime, endedTime }
  return { startedTime: likeliest.startedTime, endedTime: likeliest.endedTime }
}

/** Returns the hours between two times of day as Harvest counts them, to the next such time: 0 to 23.98 h. */
export function hoursBetweenTimes(from: ClockTime, to: ClockTime): Hundredths {
  return Math.round((minutesBetween(from, to) * 100) / 60)
}

/** True if two typed times are so far apart that Gleaner asks before it saves them. */
export function isUnlikelySpan(from: ClockTime, to: ClockTime): boolean {
  return minutesBetween(from, to) > LONGEST_UNASKED
}

/**
 * Returns the times of day that a text can mean on a 12-hour clock: in both halves of the day if it has no am or pm.
 */
function meaningsOf(typed: string): readonly ClockTime[] {
  const text = typed.replace(/\s*uhr\s*$/i, '')
  const asWritten = parseClockTime(typed)
  if (asWritten === null) return []
  const halves = [`${text}a`, `${text}p`].map((each) => parseClockTime(each))
  const isOpen = !text.trim().startsWith('0') && halves.every((each) => each !== null)
  return isOpen ? halves.filter((each) => each !== null) : [asWritten]
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at])
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0)
}
