import { HUNDREDTH, SECOND } from './durations.ts'

/** Whole hundredths of an hour, Harvest's grain: 125 is 1.25 h. */
export type Hundredths = number

/** What an entry's hours follow from; `timerStartedAt` is ISO 8601. */
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

/** A span in milliseconds as the nearest hundredth of an hour, half up; never negative. */
export function hundredthsOf(ms: number): Hundredths {
  return Math.max(0, Math.round(ms / HUNDREDTH))
}

/** Decimal hours from the wire as hundredths, nearest: 1.25 is 125, and binary fractions leave no trace. */
export function hundredthsFromDecimal(hours: number): Hundredths {
  const nearest = Math.round(hours * 100)
  if (nearest / 100 === hours) return nearest + 0
  return Math.round(Number((hours * 100).toPrecision(12))) + 0
}

/** Hundredths as decimal hours for the wire: 125 is 1.25. Prints with two decimals at most, never an exponent. */
export function decimalOf(hours: Hundredths): number {
  return hours / 100
}

/**
 * An entry's hours at an instant (epoch milliseconds of Harvest's clock): a stopped one's `hours`, a
 * running one's banked hours and what the timer added. Never less than the banked hours.
 */
export function currentHours(entry: RunningFacts, now: number): Hundredths {
  if (!entry.isRunning) return entry.hours
  if (entry.timerStartedAt === null) return Math.max(entry.hours, entry.hoursWithoutTimer)
  return entry.hoursWithoutTimer + hundredthsOf(timerMs(entry.timerStartedAt, now))
}

/** The same as `currentHours` in milliseconds, for a clock that shows seconds. */
export function elapsedMs(entry: RunningFacts, now: number): number {
  if (!entry.isRunning || entry.timerStartedAt === null) return currentHours(entry, now) * HUNDREDTH
  return entry.hoursWithoutTimer * HUNDREDTH + timerMs(entry.timerStartedAt, now)
}

/** Hours as the account writes them: `1.25`, `1,25` or `1:15` (nearest minute). */
export function formatHours(hours: Hundredths, format: HoursFormat): string {
  const sign = hours < 0 ? '-' : ''
  const size = Math.abs(hours)
  if (format.timeFormat === 'hours_minutes') {
    const minutes = Math.floor((size * 6 + 5) / 10)
    return `${sign}${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`
  }
  return `${sign}${Math.floor(size / 100)}${format.decimalSymbol}${twoDigits(size % 100)}`
}

/** A span in milliseconds as a running clock shows it, whole seconds past: `1:02:05`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`
}

/** The sum as Harvest takes it, of hundredths: three times 0:20 (33) is 99. */
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
