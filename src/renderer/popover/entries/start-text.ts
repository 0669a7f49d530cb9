import type { ClockStyle } from '#shared/company.ts'
import { latestInstantOf, parseClockTime, type ClockTime } from '#shared/time/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { spanOf } from '#shared/quick-entry/spans.ts'
import { readTokens } from '#shared/quick-entry/line-tokens.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'

/** What a typed start depends on: the moment, and the day and zone of the profile. */
export interface StartMoment {
  /** Epoch milliseconds. */
  readonly now: number
  /** The time of day it is; people who write twelve hours mean the nearest. */
  readonly time: ClockTime
  readonly today: SpentDate
  readonly timeZone: string
  readonly clockStyle: ClockStyle
}

const WORDS = quickWords('de')
const AGO = /^vor\s+|\s+(?:ago|her)$/i
const ENDS_WITH_UNIT = /\p{L}\.?$/u

/**
 * When a timer began, as people type it in either language: a time of day (`9:15`, `9 Uhr`), or how long
 * ago with its unit (`20m`, `20 minutes ago`, `vor 20 Minuten`, `half an hour ago`). Epoch milliseconds;
 * null for anything else and for what is still to come.
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

/** How long ago a text says that something began; null where it is a time of day, or nothing. */
function minutesAgo(text: string): number | null {
  const duration = text.replace(AGO, '')
  if (duration === text && !ENDS_WITH_UNIT.test(text)) return null
  const tokens = readTokens(duration)
  const span = spanOf(tokens, WORDS)
  return span?.length === tokens.length ? Math.round(span.hours * 0.6) : null
}
