import type { ClockStyle } from '#shared/company.ts'
import { latestInstantOf, parseClockTime, type ClockTime } from '#shared/time/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { spanOf } from '#shared/quick-entry/spans.ts'
import { readTokens } from '#shared/quick-entry/line-tokens.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'

/** The context of a typed start: the current instant, and the day and zone of the profile. */
export interface StartMoment {
  /** Epoch milliseconds. */
  readonly now: number
  /** The current time of day. A 12-hour time means the nearest one. */
  readonly time: ClockTime
  readonly today: SpentDate
  readonly timeZone: string
  readonly clockStyle: ClockStyle
}

const WORDS = quickWords('de')
const AGO = /^vor\s+|\s+(?:ago|her)$/i
const ENDS_WITH_UNIT = /\p{L}\.?$/u

/**
 * Parses the start of a timer in English or German: a time of day (`9:15`, `9 Uhr`), or a duration
 * with its unit (`20m`, `20 minutes ago`, `vor 20 Minuten`, `half an hour ago`). Returns epoch
 * milliseconds, or null for anything else and for the future.
 */
export function readStart(text: string, moment: StartMoment): number | null {
  const minutes = minutesAgo(text.trim())
  if (minutes !== null) return moment.now - minutes * MINUTE
  const time =
    moment.clockStyle === '12h' ? parseClockTime(text, moment.time) : parseClockTime(text)
  if (time === null) return null
  const instant = latestInstantOf(moment.today, time, moment.timeZone, moment.now)
  return instant <= moment.now ? instant : null
}

/** Returns the minutes since the start, or null for a time of day and for anything else. */
function minutesAgo(text: string): number | null {
  const duration = text.replace(AGO, '')
  if (duration === text && !ENDS_WITH_UNIT.test(text)) return null
  const tokens = readTokens(duration)
  const span = spanOf(tokens, WORDS)
  return span?.length === tokens.length ? Math.round(span.hours * 0.6) : null
}
