import { HUNDREDTH, SECOND } from '../durations.ts'
import { withDecimals } from './fractions.ts'
import type { Hundredths } from '../hours.ts'
import { plainCharacters } from '../plain-characters.ts'
import { minutesInWords } from '../quick-entry/worded.ts'

/** The meaning of a text in an hours field. A `change` is signed. */
export type ParsedHours =
  | { readonly kind: 'total'; readonly hours: Hundredths }
  | { readonly kind: 'change'; readonly hours: Hundredths }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly reason: 'not-a-duration' | 'negative' | 'too-long' }

/* Counts in millionths of a second, so that nothing is rounded before the end. */
const TICKS_PER_SECOND = 1_000_000
const TICKS_PER_HOUR = 3600 * TICKS_PER_SECOND
const TICKS_PER_HUNDREDTH = (TICKS_PER_SECOND * HUNDREDTH) / SECOND
const MOST_HOURS = 999
/** A duration is never longer. The limit also bounds the work of the pattern below. */
const MOST_CHARACTERS = 1000

const NUMBER = String.raw`\d+(?:[.,]\d*)?|[.,]\d+`
const HOUR_WORDS = String.raw`(?:hours?|hrs?\.?|stunden?|stdn?\.?|h)`
const MINUTE_WORDS = String.raw`(?:minutes?|minuten|mins?\.?|m|['’′])`
const SECOND_WORDS = String.raw`(?:seconds?|secs?\.?|sekunden?|sek\.?|s)`
const JOINT = String.raw`\s*(?:(?:,|and|und|&)\s*)?`
const CLOCK = String.raw`(?<clockHours>\d*):(?<clockMinutes>[0-5]\d)(?::(?<clockSeconds>[0-5]\d))?(?:\s*${HOUR_WORDS})?`
const SECONDS_BEHIND = String.raw`(?:${JOINT}(?<secondsBehind>${NUMBER})\s*${SECOND_WORDS})?`
const MINUTES_BEHIND = String.raw`(?:${JOINT}(?:(?<minutesBehind>${NUMBER})\s*${MINUTE_WORDS}|(?<unnamedMinutes>[0-5]?\d)))?`
const HOURS = String.raw`(?<hours>${NUMBER})\s*${HOUR_WORDS}${MINUTES_BEHIND}${SECONDS_BEHIND}`
const MINUTES = String.raw`(?<minutes>${NUMBER})\s*${MINUTE_WORDS}(?:${JOINT}(?<secondsOfMinutes>${NUMBER})\s*${SECOND_WORDS})?`
const SECONDS = String.raw`(?<seconds>${NUMBER})\s*${SECOND_WORDS}`
const TERM = String.raw`(?:${CLOCK}|${HOURS}|${MINUTES}|${SECONDS}|(?<bare>${NUMBER}))(?![\p{L}\d.,:])`
const SIGNED_TERM = String.raw`\s*(?<sign>[+-]?)\s*${TERM}\s*`

/**
 * Reads hours as people type and paste them, in English and German, exact to the nearest hundredth, half away from
 * zero. Upper case, full-width forms and invisible characters do not matter. Never throws.
 *
 *     text    = [sign] term { sign term }     a leading sign makes it a change of the hours
 *             | words                         half an hour  anderthalb Stunden
 *     term    = clock | hours [minutes] [seconds] | minutes [seconds] | seconds | number
 *     clock   = [digits] ":" two digits       1:30  :45  1:30 h  01:30:00       minutes and seconds below 60
 *     hours   = number ("h"|"hour"|"Std"…)    2h  1.5 h  1h30m  1h 30  1,5 Std.  1 Std. und 30 Min.
 *     minutes = number ("m"|"min"|"'"…)       90m  90 Minuten  90'
 *     seconds = number ("s"|"sec"|"Sek"…)     90 s
 *     number  = digits with "." or ",", or a fraction        1.5  1,5  .5  1½  3/4     alone: hours
 */
export function parseHours(text: string): ParsedHours {
  const trimmed = text.trim()
  if (trimmed.length > MOST_CHARACTERS) return { kind: 'error', reason: 'not-a-duration' }
  const typed = plainCharacters(trimmed).trim().toLowerCase().replaceAll('\u2212', '-')
  if (typed === '') return { kind: 'empty' }
  const ticks = sumOfTerms(withDecimals(typed)) ?? ticksInWords(typed)
  if (ticks === null) return { kind: 'error', reason: 'not-a-duration' }
  if (Math.abs(ticks) > MOST_HOURS * TICKS_PER_HOUR) return { kind: 'error', reason: 'too-long' }
  if (/^[+-]/.test(typed)) return { kind: 'change', hours: nearestHundredth(ticks) }
  if (ticks < 0) return { kind: 'error', reason: 'negative' }
  return { kind: 'total', hours: nearestHundredth(ticks) }
}

function ticksInWords(typed: string): number | null {
  const minutes = minutesInWords(typed)
  return minutes === null ? null : minutes * 60 * TICKS_PER_SECOND
}

function sumOfTerms(typed: string): number | null {
  const pattern = new RegExp(SIGNED_TERM, 'uy')
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
    groups['clockMinutes'] ??
    groups['minutes'] ??
    groups['minutesBehind'] ??
    groups['unnamedMinutes']
  const seconds =
    groups['clockSeconds'] ??
    groups['seconds'] ??
    groups['secondsBehind'] ??
    groups['secondsOfMinutes']
  return millionths(hours) * 3600 + millionths(minutes) * 60 + millionths(seconds)
}

/** Converts a decimal text to millionths, cut after six places and limited to a finite number. */
function millionths(text: string | undefined): number {
  if (text === undefined) return 0
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  const units = Math.min(Number(whole), 10_000_000)
  return units * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

function nearestHundredth(ticks: number): Hundredths {
  return Math.sign(ticks) * Math.round(Math.abs(ticks) / TICKS_PER_HUNDREDTH) + 0
}
