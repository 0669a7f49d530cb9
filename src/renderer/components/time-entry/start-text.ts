import { latestInstantOf, parseClockTime, type ClockTime } from '#shared/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { parseHours } from '#shared/hours.ts'
import type { SpentDate } from '#shared/spent-date.ts'

/** What a typed start depends on: the moment, and the day and zone of the profile. */
export interface StartMoment {
  /** Epoch milliseconds. */
  readonly now: number
  /** The time of day it is; people who write twelve hours mean the nearest. */
  readonly time: ClockTime
  readonly today: SpentDate
  readonly timeZone: string
  readonly clock: '12h' | '24h'
}

/**
 * When a timer began, as people type it: a time of day (`9:15`), or how long ago with its unit (`20m`,
 * `20 min ago`, `vor 20m`). Epoch milliseconds; null for anything else and for what is still to come.
 */
export function readStart(text: string, moment: StartMoment): number | null {
  const span = /^(?:vor\s+)?(.*?[hm][a-z]*)\s*(?:ago)?$/i.exec(text.trim())?.[1] ?? ''
  const read = parseHours(span)
  if (read.kind === 'total') return moment.now - Math.round(read.hours * 0.6) * MINUTE
  const time = moment.clock === '12h' ? parseClockTime(text, moment.time) : parseClockTime(text)
  if (time === null) return null
  const instant = latestInstantOf(moment.today, time, moment.timeZone, moment.now)
  return instant <= moment.now ? instant : null
}
