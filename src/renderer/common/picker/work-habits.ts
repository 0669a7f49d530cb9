import {
  clockTimeAt,
  minutesBetween,
  MINUTES_PER_DAY,
  type ClockTime
} from '#shared/time/clock-time.ts'
import { daysBetween, type SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { workKey, type Habits } from './match.ts'

/** The number of past days that count. */
export const DAYS_OF_HABIT = 28

/* An entry 90 minutes away from the current time counts half. */
const HALF_MINUTES = 90
const HALF_DAYS = 10

export interface HabitMoment {
  readonly today: SpentDate
  /** The time of day, in the zone of the profile. */
  readonly time: ClockTime
  readonly timeZone: string
}

/**
 * Returns how usual each work is at this time of day, 1 for the most usual. Every entry of the last
 * 28 days counts: more if its start is nearer to the current time and if it is more recent.
 * Example: 90 minutes away or 10 days ago counts half.
 */
export function habitsOf(entries: readonly TimeEntry[], moment: HabitMoment): Habits {
  const sums = new Map<string, number>()
  for (const entry of entries) {
    const weight = weightOf(entry, moment)
    if (weight > 0) sums.set(workKey(entry), (sums.get(workKey(entry)) ?? 0) + weight)
  }
  const most = Math.max(...sums.values())
  return new Map(Array.from(sums, ([key, sum]) => [key, sum / most]))
}

function weightOf(entry: TimeEntry, { today, time, timeZone }: HabitMoment): number {
  const days = daysBetween(entry.spentDate, today)
  if (days < 1 || days > DAYS_OF_HABIT) return 0
  const began = entry.startedTime ?? beganAt(entry, timeZone)
  if (began === null) return 0
  const apart = minutesBetween(began, time)
  const minutes = Math.min(apart, MINUTES_PER_DAY - apart)
  return 2 ** (-minutes / HALF_MINUTES) * 2 ** (-days / HALF_DAYS)
}

/** Assumes that an entry began when it was created, unless it was created on another day. */
function beganAt({ createdAt, spentDate }: TimeEntry, timeZone: string): ClockTime | null {
  const instant = Date.parse(createdAt)
  if (Number.isNaN(instant)) return null
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDate().toString() === spentDate ? clockTimeAt(instant, timeZone) : null
}
