import type { ClockStyle } from '../company.ts'
import { MINUTE } from '../durations.ts'
import type { SpentDate } from './spent-date.ts'
import { plainCharacters } from '../plain-characters.ts'

/** A time of day as `HH:MM` on a 24-hour clock, in the zone of the user's profile. */
export type ClockTime = string

/** Minutes of a calendar day, regardless of clock changes. */
export const MINUTES_PER_DAY = 24 * 60
const HALF_DAY = 12 * 60
const NAMED: Readonly<Record<string, ClockTime>> = {
  noon: '12:00',
  mittag: '12:00',
  midnight: '00:00',
  mitternacht: '00:00'
}
const TYPED =
  /^(?:(?<hour>\d{1,2})(?:(?:[:.,]|\s*(?:h|uhr)\s*)(?<minute>\d{2}))?|(?<run>\d{3,4}))\s*(?:(?<word>uhr|h|o['’]clock)|(?<half>[ap])(?:\.?m\.?)?)?$/

/** True if a text is a time of day written `HH:MM`. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/**
 * Parses a time of day: `9` `9:15` `9.15` `9,15` `9h15` `915` `0915` `9:15am` `2p` `14:30` `9 Uhr`
 * `noon`. The end of the day, `24:00`, is `00:00`. Without am or pm, an hour from 1 to 12 means the
 * half of the day nearer to `near`. Without `near`, or with a leading zero, it is taken as written.
 * Pass `near` only for 12-hour input. Returns null for anything else and never throws.
 */
export function parseClockTime(text: string, near?: ClockTime): ClockTime | null {
  const typed = plainCharacters(text).trim().toLowerCase()
  if (Object.hasOwn(NAMED, typed)) return NAMED[typed] ?? null
  const groups = TYPED.exec(typed)?.groups
  if (!groups) return null
  const { run = '', hour = run.slice(0, -2), half, word } = groups
  const minute = groups['minute'] ?? run.slice(-2)
  const isEndOfDay = hour === '24' && Number(minute) === 0 && half === undefined
  if (isEndOfDay && (minute !== '' || word === 'uhr')) return '00:00'
  return clockTime(hour, Number(minute), half, near)
}

/** Formats a time of day as the account does: `3:00pm` or `15:00`. */
export function formatClockTime(time: ClockTime, clockStyle: ClockStyle): string {
  if (clockStyle === '24h') return time
  const minutes = minuteOfDay(time)
  const hour = Math.floor(minutes / 60)
  return `${hour % 12 || 12}:${time.slice(3)}${hour < 12 ? 'am' : 'pm'}`
}

/**
 * Returns the time of day in an IANA zone at an instant (epoch milliseconds). Seconds are cut off,
 * as Harvest does.
 */
export function clockTimeAt(now: number, timeZone: string): ClockTime {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/**
 * Returns the time of day at which a span ends (epoch milliseconds, seconds cut off). It differs
 * from `clockTimeAt` only if the clocks change at that minute: an hour that ends as 03:00 becomes
 * 02:00 ends at 03:00.
 */
export function endTimeAt(at: number, timeZone: string): ClockTime {
  const before = minuteOfDay(clockTimeAt(at - MINUTE, timeZone))
  return timeAtMinute((before + 1) % MINUTES_PER_DAY)
}

/**
 * Returns the instant (epoch milliseconds) of a time of day in an IANA zone. A time that the clocks
 * skip is shifted by the skipped span. For a time that they repeat, the first one counts.
 */
export function instantOf(date: SpentDate, time: ClockTime, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: 'compatible'
  }).epochMilliseconds
}

/**
 * Returns every instant at which a zone's clock shows the time on a day: two if the time is
 * repeated, none if it is skipped.
 */
export function instantsOf(date: SpentDate, time: ClockTime, timeZone: string): readonly number[] {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds)
    .filter((at) => clockTimeAt(at, timeZone) === time)
  return [...new Set(found)]
}

/**
 * Returns the latest instant, not after `most` (epoch milliseconds), at which a zone's clock shows
 * the time on a day. If there is none, returns the result of `instantOf`.
 */
export function latestInstantOf(
  date: SpentDate,
  time: ClockTime,
  timeZone: string,
  most: number
): number {
  const found = instantsOf(date, time, timeZone).findLast((at) => at <= most)
  return found ?? instantOf(date, time, timeZone)
}

/**
 * Returns the minutes from one time of day to the next occurrence of another, 0 to 1439. Example:
 * 23:30 to 00:15 are 45.
 */
export function minutesBetween(from: ClockTime, to: ClockTime): number {
  return (minuteOfDay(to) - minuteOfDay(from) + MINUTES_PER_DAY) % MINUTES_PER_DAY
}

function clockTime(
  hourText: string,
  minute: number,
  half: string | undefined,
  near: ClockTime | undefined
): ClockTime | null {
  const hour = Number(hourText)
  if (minute > 59 || hour > 23) return null
  const canBeEitherHalf = hour >= 1 && hour <= 12
  const morning = (hour % 12) * 60 + minute
  if (half !== undefined)
    return canBeEitherHalf ? timeAtMinute(morning + (half === 'p' ? HALF_DAY : 0)) : null
  if (near === undefined || !canBeEitherHalf || hourText.startsWith('0'))
    return timeAtMinute(hour * 60 + minute)
  return nearerHalf(morning, near)
}

/** If both halves of the day are six hours away, the daytime one counts. */
function nearerHalf(morning: number, near: ClockTime): ClockTime {
  const [am, pm] = [timeAtMinute(morning), timeAtMinute(morning + HALF_DAY)]
  const [toAm, toPm] = [minutesApart(am, near), minutesApart(pm, near)]
  if (toAm === toPm) return morning >= 7 * 60 ? am : pm
  return toAm < toPm ? am : pm
}

/** Returns the minutes between two times of day by the shorter way round the clock, 0 to 720. */
export function minutesApart(one: ClockTime, other: ClockTime): number {
  return Math.min(minutesBetween(one, other), minutesBetween(other, one))
}

/** Returns the minutes since midnight: `09:30` is 570. */
export function minuteOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Returns the time of day for a number of minutes after midnight: 570 is `09:30`, and 1440 is `00:00`. */
export function timeAtMinute(minute: number): ClockTime {
  const ofDay = minute % MINUTES_PER_DAY
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
