import { HUNDREDTH, MINUTE, SECOND } from './durations.ts'
import { halfWidth } from './half-width.ts'

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

/** What a person meant by a text in a field for hours. A `change` is signed. */
export type ParsedHours =
  | { readonly kind: 'total'; readonly hours: Hundredths }
  | { readonly kind: 'change'; readonly hours: Hundredths }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly reason: 'not-a-duration' | 'negative' | 'too-long' }

/* Counted in millionths of a minute: every term is a whole number, nothing rounds before the end. */
const TICKS_PER_MINUTE = 1_000_000
const TICKS_PER_HOUR = 60 * TICKS_PER_MINUTE
const TICKS_PER_HUNDREDTH = (TICKS_PER_MINUTE * HUNDREDTH) / MINUTE
const MOST_HOURS = 999
/** A duration is never longer. The limit also bounds the work of the pattern below. */
const MOST_CHARACTERS = 1000

const NUMBER = String.raw`\d+(?:[.,]\d*)?|[.,]\d+`
const HOUR_WORDS = '(?:hours?|hrs?|h)'
const MINUTE_WORDS = '(?:minutes?|mins?|m)'
const CLOCK = String.raw`(?<clockHours>\d*):(?<clockMinutes>[0-5]\d)`
const REST = String.raw`(?<rest>${NUMBER})\s*${MINUTE_WORDS}|(?<unnamedRest>[0-5]?\d)`
const HOURS = String.raw`(?<hours>${NUMBER})\s*${HOUR_WORDS}(?:\s*(?:${REST}))?`
const MINUTES = String.raw`(?<minutes>${NUMBER})\s*${MINUTE_WORDS}`
const TERM = String.raw`(?:${CLOCK}|${HOURS}|${MINUTES}|(?<bare>${NUMBER}))(?![\d.,:a-z])`
const SIGNED_TERM = String.raw`\s*(?<sign>[+-]?)\s*${TERM}\s*`

/**
 * Reads hours as people type them, exact to the nearest hundredth, half away from zero. Never throws.
 *
 *     text    = [sign] term { sign term }     a sign in front makes it a change to what is there
 *     term    = clock | hours [minutes] | minutes | number
 *     clock   = [digits] ":" two digits       1:30  :45        minutes below 60
 *     hours   = number ("h"|"hr"|"hour"…)     2h  1.5 h  1h30m  1h 30
 *     minutes = number ("m"|"min"|"minute"…)  90m  90 min
 *     number  = digits with "." or ","        1.5  1,5  .5     alone: hours
 */
export function parseHours(text: string): ParsedHours {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'empty' }
  if (trimmed.length > MOST_CHARACTERS) return { kind: 'error', reason: 'not-a-duration' }
  const typed = halfWidth(trimmed).toLowerCase().replaceAll('\u2212', '-')
  const ticks = sumOfTerms(typed)
  if (ticks === null) return { kind: 'error', reason: 'not-a-duration' }
  if (Math.abs(ticks) > MOST_HOURS * TICKS_PER_HOUR) return { kind: 'error', reason: 'too-long' }
  if (/^[+-]/.test(typed)) return { kind: 'change', hours: nearestHundredth(ticks) }
  if (ticks < 0) return { kind: 'error', reason: 'negative' }
  return { kind: 'total', hours: nearestHundredth(ticks) }
}

function sumOfTerms(typed: string): number | null {
  const pattern = new RegExp(SIGNED_TERM, 'y')
  let ticks = 0
  while (pattern.lastIndex < typed.length) {
    const isFirst = pattern.lastIndex === 0
    const groups = pattern.exec(typed)?.groups
    if (!groups || (!isFirst && groups['sign'] === '')) return null
    ticks += (groups['sign'] === '-' ? -1 : 1) * ticksOf(groups)
  }
  return ticks
}

function ticksOf(groups: Readonly<Record<string, string | undefined>>): number {
  const hours = groups['clockHours'] ?? groups['hours'] ?? groups['bare']
  const minutes =
    groups['clockMinutes'] ?? groups['minutes'] ?? groups['rest'] ?? groups['unnamedRest']
  return millionths(hours) * 60 + millionths(minutes)
}

/** A decimal text in millionths, cut after six places; kept finite however many digits there are. */
function millionths(text = ''): number {
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  const millions = Math.min(Number(whole), 1_000_000)
  return millions * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

function nearestHundredth(ticks: number): Hundredths {
  return Math.sign(ticks) * Math.round(Math.abs(ticks) / TICKS_PER_HUNDREDTH) + 0
}
