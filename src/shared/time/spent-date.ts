import { DAY } from '../durations.ts'

/** A calendar day as Harvest writes it, `YYYY-MM-DD`, in the zone of the user's profile. */
export type SpentDate = string

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const LONG_MONTHS: readonly number[] = [1, 3, 5, 7, 8, 10, 12]

/** True if a text is an existing calendar day, written `YYYY-MM-DD`. */
export function isSpentDate(text: string): boolean {
  const [, year, month, day] = PATTERN.exec(text)?.map(Number) ?? []
  if (year === undefined || !month || !day || month > 12) return false
  return day <= daysIn(month, year)
}

/**
 * The days that Gleaner accepts for new entries and for opening. Entries of other days that Harvest
 * lists are shown.
 */
export const FIRST_DATE: SpentDate = '2000-01-01'
export const LAST_DATE: SpentDate = '2100-12-31'

/** True if a text is a day that can be entered and opened: one from 2000 to 2100, written `YYYY-MM-DD`. */
export function isAcceptedDate(text: string): boolean {
  return isSpentDate(text) && text >= FIRST_DATE && text <= LAST_DATE
}

const FIRST_INSTANT = Date.UTC(2000, 0, 1)
const END_OF_INSTANTS = Date.UTC(2101, 0, 1)

/** True if an instant (epoch milliseconds) is in the years from 2000 to 2100, in UTC. */
export function isAcceptedInstant(at: number): boolean {
  return at >= FIRST_INSTANT && at < END_OF_INSTANTS
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return LONG_MONTHS.includes(month) ? 31 : 30
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return isLeap ? 29 : 28
}

/**
 * Returns the day in an IANA zone at an instant (epoch milliseconds). Throws a RangeError for an
 * unknown zone.
 */
export function spentDateAt(now: number, timeZone: string): SpentDate {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/**
 * Returns the day that is `days` calendar days later, or earlier if negative. Throws a RangeError for an invalid day.
 */
export function addDays(date: SpentDate, days: number): SpentDate {
  return new Date(utcMidnight(date) + days * DAY).toISOString().slice(0, 10)
}

/*
 * A date without a year may be this many days ahead: in December, January is next January; in November, May is last
 * May.
 */
const MOST_DAYS_AHEAD = 60

/**
 * Returns the day for a day and a month without a year: the latest that is past or at most 60 days
 * ahead, or null if there is none. Example: 30.12. on 2 January 2027 is 2026-12-30, and 2.1. on 30
 * December 2026 is 2027-01-02.
 */
export function dateWithoutYear(day: number, month: number, today: SpentDate): SpentDate | null {
  const thisYear = Number(today.slice(0, 4))
  const dates = [thisYear + 1, thisYear, thisYear - 1]
    .map((year) => dateInFigures(year, month, day))
    .filter((date) => date !== null)
  return dates.find((date) => daysBetween(today, date) <= MOST_DAYS_AHEAD) ?? null
}

/**
 * Returns the day for a year, a month and a day of the month, or null if there is no such day from
 * 2000 to 2100.
 */
export function dateInFigures(year: number, month: number, day: number): SpentDate | null {
  const date = [padded(year, 4), padded(month, 2), padded(day, 2)].join('-')
  return isAcceptedDate(date) ? date : null
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** Returns the calendar days from one day to another, negative if `to` is earlier. */
export function daysBetween(from: SpentDate, to: SpentDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY
}

/** The parts of a date that `formatDay` and `formatLongDay` show. */
export const DAY_PARTS = { weekday: 'short', day: 'numeric', month: 'short' } as const
export const LONG_DAY_PARTS = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric'
} as const

/** Formats a day briefly in the order of the locale: `Mon 23 Nov`. */
export function formatDay(date: SpentDate, locale: string): string {
  return inWords(date, locale, DAY_PARTS)
}

/** Formats a day in full for headings and screen readers: `Monday, 23 November 2026`. */
export function formatLongDay(date: SpentDate, locale: string): string {
  return inWords(date, locale, LONG_DAY_PARTS)
}

/**
 * Returns the first instant of a day in an IANA zone, in epoch milliseconds. It is not midnight if the clocks change
 * at midnight. For a day that the zone skipped, it is the start of the next day.
 */
export function startOfDay(date: SpentDate, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds
}

/** Returns the instant at which `Intl` formatters set to UTC show this day. */
export function utcMidnight(date: SpentDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function inWords(date: SpentDate, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(utcMidnight(date))
}
