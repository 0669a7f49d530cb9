import { formatHours, type HoursFormat, type Hundredths } from '#shared/hours.ts'
import { parseHours, type ParsedHours } from '#shared/time/parse-hours.ts'

/** The meaning of a text in a field for hours. */
export type HoursReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'hours'; readonly hours: Hundredths; readonly change: Hundredths | null }
  | { readonly kind: 'error'; readonly reason: HoursError }

/** The reason why a text is not a number of hours. */
export type HoursError = Extract<ParsedHours, { kind: 'error' }>['reason']

/**
 * Reads typed hours. A leading sign adds to `base` or subtracts from it. Negative hours that are typed exactly as
 * Gleaner shows them change nothing: `-1:00` typed on an entry with -1:00 is not a subtraction.
 *
 * @example readHours('1:30', 100) // { kind: 'hours', hours: 150, change: null }
 * @example readHours('+0:30', 100) // { kind: 'hours', hours: 150, change: 50 }
 */
export function readHours(text: string, base: Hundredths): HoursReading {
  const parsed = parseHours(text)
  if (parsed.kind === 'total') return { kind: 'hours', hours: parsed.hours, change: null }
  if (parsed.kind !== 'change') return parsed
  // hours and minutes show the nearest minute, which is within a hundredth
  if (base < 0 && Math.abs(parsed.hours - base) <= 1)
    return { kind: 'hours', hours: base, change: null }
  const hours = base + parsed.hours
  return hours < 0
    ? { kind: 'error', reason: 'negative' }
    : { kind: 'hours', hours, change: parsed.hours }
}

/**
 * True if a text means the hours that are already shown, so that the user changed nothing. An account that shows
 * hours and minutes shows 1.01 as 1:01, which reads as 1.02. A signed change always counts as touched.
 */
export function isUntouched(
  reading: Extract<HoursReading, { kind: 'hours' }>,
  shown: Hundredths,
  format: HoursFormat
): boolean {
  if (reading.hours === shown) return true
  return (
    reading.change === null && formatHours(reading.hours, format) === formatHours(shown, format)
  )
}
