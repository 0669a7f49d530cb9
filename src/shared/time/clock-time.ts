import type { ClockStyle } from '../company.ts'
import { MINUTE } from '../durations.ts'
import type { SpentDate } from './spent-date.ts'
import { plainCharacters } from '../plain-characters.ts'

/** A time of day as `HH:MM` on a 24-hour clock, in the zone of the person's profile. */
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
 * Reads a time of day as people type it: `9` `9:15` `9.15` `9,15` `9h15` `915` `0915` `9:15am` `2p`
 * `14:30` `9 Uhr` `noon`. The end of the day, `24:00`, is `00:00`. Without am or pm, an hour from 1 to 12
 * is put in the half of the day nearer to `near`; without `near`, or with a leading zero, it is as
 * written. Give `near` only where people write 12-hour times. Null for anything else; never throws.
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

/** A time of day as the account writes it: `3:00pm` or `15:00`. */
export function formatClockTime(time: ClockTime, clockStyle: ClockStyle): string {
  if (clockStyle === '24h') return time
  const minutes = minuteOfDay(time)
  const hour = Math.floor(minutes / 60)
  return `${hour % 12 || 12}:${time.slice(3)}${hour < 12 ? 'am' : 'pm'}`
}

/** The time of day in an IANA zone at an instant (epoch milliseconds), seconds cut off as Harvest does. */
export function clockTimeAt(now: number, timeZone: string): ClockTime {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/**
 * The time of day in an IANA zone at which something ends that ends at an instant (epoch milliseconds,
 * seconds cut off). Differs from `clockTimeAt` only where the clocks jump at that very minute: what ends
 * as 03:00 becomes 02:00 ends at 03:00.
 */
export function endTimeAt(at: number, timeZone: string): ClockTime {
  const before = minuteOfDay(clockTimeAt(at - MINUTE, timeZone))
  return timeAtMinute((before + 1) % MINUTES_PER_DAY)
}

/**
 * The instant (epoch milliseconds) of a time of day in an IANA zone. A time the clocks skip is as
 * much later as they jump; of a time they repeat, the first is meant.
 */
export function instantOf(date: SpentDate, time: ClockTime, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: 'compatible'
  }).epochMilliseconds
}

/** Every instant at which a day's clock in a zone shows the time: two where it is repeated, none where it is skipped. */
export function instantsOf(date: SpentDate, time: ClockTime, timeZone: string): readonly number[] {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds)
    .filter((at) => clockTimeAt(at, timeZone) === time)
  return [...new Set(found)]
}

/**
 * The latest instant, not after `most` (epoch milliseconds), at which a day's clock in a zone shows the
 * time; where there is none, the instant that `instantOf` returns.
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

/** Minutes from one time of day to the next time it is the other, 0 to 1439: past midnight when `to` is earlier. */
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

/** Six hours away from both, the one in daytime is meant. */
function nearerHalf(morning: number, near: ClockTime): ClockTime {
  const [am, pm] = [timeAtMinute(morning), timeAtMinute(morning + HALF_DAY)]
  const [toAm, toPm] = [minutesApart(am, near), minutesApart(pm, near)]
  if (toAm === toPm) return morning >= 7 * 60 ? am : pm
  return toAm < toPm ? am : pm
}

/** Minutes between two times of day, the shorter way round: 0 to 720. */
export function minutesApart(one: ClockTime, other: ClockTime): number {
  return Math.min(minutesBetween(one, other), minutesBetween(other, one))
}

/** Returns the minutes since midnight: `09:30` is 570. */
export function minuteOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Returns the time of day so many minutes after midnight: 570 is `09:30`, and 1440 is `00:00`. */
export function timeAtMinute(minute: number): ClockTime {
  const ofDay = minute % MINUTES_PER_DAY
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
