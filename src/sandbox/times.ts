import type { Clock } from './model.ts'

export const MINUTES_PER_DAY = 1440
const CLOCK_TIME =
  /^\s*(\d{1,2})(?::(\d{2}))?\s*([ap])\.?m?\.?\s*$|^\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*$/i
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/

/** Truncates an instant to whole seconds, as Harvest does everywhere. */
export function wholeSecond(epochMilliseconds: number): number {
  return Math.floor(epochMilliseconds / 1000) * 1000
}

export function toTimestamp(epochMilliseconds: number): string {
  return `${new Date(epochMilliseconds).toISOString().slice(0, 19)}Z`
}

/**
 * Parses an ISO 8601 date or datetime, cut to whole seconds; null if invalid. A date alone is
 * midnight in UTC.
 */
export function parseTimestamp(text: string): number | null {
  if (!ISO_DATE.test(text) || parseDate(text) === null) return null
  const parsed = Date.parse(text.replace(/(T.*) (\d\d:?\d\d)$/, '$1+$2'))
  return Number.isNaN(parsed) ? null : wholeSecond(parsed)
}

/** Returns the date part of an ISO date or datetime, or null if there is no such day. */
export function parseDate(text: string): string | null {
  const [, year, month, day] = ISO_DATE.exec(text.trim()) ?? []
  if (!year || !month || !day) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const iso = `${year}-${month}-${day}`
  return date.toISOString().startsWith(iso) ? iso : null
}

/** Parses `8:00am`, `1:04PM` or `13:04` and returns the minutes after midnight, or null. */
export function parseClockTime(text: string): number | null {
  const match = CLOCK_TIME.exec(text)
  if (!match) return null
  const half = match[3]?.toLowerCase()
  const hours = Number(match[1] ?? match[4])
  const minutes = Number(match[2] ?? match[5] ?? 0)
  if (minutes > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return null
  return (half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours) * 60 + minutes
}

/** Formats minutes after midnight: `3:00pm` on a 12-hour clock, `15:00` on a 24-hour clock. */
export function formatClockTime(minute: number, clock: Clock, padded: boolean): string {
  const hours = Math.floor(minute / 60)
  const minutes = String(minute % 60).padStart(2, '0')
  if (clock === '12h') return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'am' : 'pm'}`
  return `${padded ? String(hours).padStart(2, '0') : hours}:${minutes}`
}

export interface LocalMoment {
  readonly date: string
  readonly minute: number
}

export function toLocal(epochMilliseconds: number, timeZone: string): LocalMoment {
  const local =
    Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(timeZone)
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute }
}

/**
 * Returns the instant at which a clock shows `minute` on `date`. A time that the clocks skip is
 * shifted past the gap.
 */
export function fromLocal({ date, minute }: LocalMoment, timeZone: string): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time })
    .epochMilliseconds
}

const FIRST_WEEKDAY = { Monday: 1, Saturday: 6, Sunday: 7 } as const

/** Returns the first day of the week that contains `date`. */
export function weekOf(date: string, weekStartDay: keyof typeof FIRST_WEEKDAY): string {
  const day = new Date(`${date}T00:00:00Z`)
  const back = (day.getUTCDay() - FIRST_WEEKDAY[weekStartDay] + 14) % 7
  return addDays(date, -back)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Converts minutes to hundredths of an hour, rounded as Harvest does: 20 minutes are 33. */
export function minutesToHundredths(minutes: number): number {
  return Math.round((minutes * 100) / 60)
}
