import { HUNDREDTH, SECOND } from './durations.ts'

/** Whole hundredths of an hour, the precision of Harvest: 125 is 1.25 h. */
export type Hundredths = number

/** The values from which the current hours of an entry follow. `timerStartedAt` is ISO 8601. */
export interface RunningFacts {
  readonly hours: Hundredths
  readonly hoursWithoutTimer: Hundredths
  readonly isRunning: boolean
  readonly timerStartedAt: string | null
}

/** How the account writes hours (company `time_format` and `decimal_symbol`). */
export interface HoursFormat {
  readonly timeFormat: 'decimal' | 'hours_minutes'
  readonly decimalSymbol: '.' | ','
}

/**
 * Converts milliseconds to the nearest hundredth of an hour, half up, never negative. Example:
 * 18,000 ms are 1.
 */
export function hundredthsOf(ms: number): Hundredths {
  return Math.max(0, Math.round(ms / HUNDREDTH))
}

/**
 * Converts decimal hours from the API to the nearest hundredth: 1.25 is 125. Binary rounding errors
 * do not matter.
 */
export function hundredthsFromDecimal(hours: number): Hundredths {
  const nearest = Math.round(hours * 100)
  if (nearest / 100 === hours) return nearest + 0
  return Math.round(Number((hours * 100).toPrecision(12))) + 0
}

/**
 * Converts hundredths to decimal hours for the API: 125 is 1.25. The number prints with at most two
 * decimals and never with an exponent.
 */
export function decimalOf(hours: Hundredths): number {
  return hours / 100
}

/**
 * Returns the hours of an entry at an instant, in epoch milliseconds by Harvest's clock. A running
 * entry has the hours before this timer plus the time since it started. Example: 50 hundredths and
 * a timer for 36 minutes are 110.
 */
export function currentHours(entry: RunningFacts, now: number): Hundredths {
  if (!entry.isRunning) return entry.hours
  if (entry.timerStartedAt === null) return Math.max(entry.hours, entry.hoursWithoutTimer)
  return entry.hoursWithoutTimer + hundredthsOf(timerMs(entry.timerStartedAt, now))
}

/** Returns the current hours in milliseconds, for a display with seconds. */
export function elapsedMs(entry: RunningFacts, now: number): number {
  if (!entry.isRunning || entry.timerStartedAt === null) return currentHours(entry, now) * HUNDREDTH
  return entry.hoursWithoutTimer * HUNDREDTH + timerMs(entry.timerStartedAt, now)
}

/** Formats hours as the account does: `1.25`, `1,25` or `1:15` (to the nearest minute). */
export function formatHours(hours: Hundredths, format: HoursFormat): string {
  const sign = hours < 0 ? '-' : ''
  const size = Math.abs(hours)
  if (format.timeFormat === 'hours_minutes') {
    const minutes = Math.floor((size * 6 + 5) / 10)
    return `${sign}${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`
  }
  return `${sign}${Math.floor(size / 100)}${format.decimalSymbol}${twoDigits(size % 100)}`
}

/** Formats milliseconds with seconds, rounded down: `1:02:05`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`
}

/** Sums hundredths as Harvest does: three times 0:20 (33) are 99. */
export function sumHours(hours: readonly Hundredths[]): Hundredths {
  return hours.reduce((sum, each) => sum + each, 0)
}

function timerMs(startedAt: string, now: number): number {
  const ms = now - Date.parse(startedAt)
  return ms > 0 ? ms : 0
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
