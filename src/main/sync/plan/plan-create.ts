import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import { startAndEndOf } from '#shared/time/clock-pieces.ts'
import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import type { Span } from '#shared/absence.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { PlanContext, PlannedRequest } from './plan-context.ts'
import { NOTHING } from './plan-context.ts'

type Time = Extract<Intent, { kind: 'create' }>['time']

const LAST_MINUTE = 24 * 60 - 1

/**
 * Plans the request that sets a new entry's time again, because the account turned out to use the other timer mode:
 * Harvest ignored the time and may have started a timer instead.
 */
export function correctCreated(
  { entryKey, progress }: Pick<Operation, 'entryKey' | 'progress'>,
  time: Time,
  { mode, copy }: Pick<PlanContext, 'mode' | 'copy'>
): PlannedRequest {
  const entry = copy(entryKey)
  if (!entry || !progress.isContradicted) return NOTHING
  if (entry.isRunning) return { call: 'stop', entryKey }
  if (mode === 'duration') {
    const hours = hoursOf(time)
    return entry.hours === hours ? NOTHING : { call: 'update', entryKey, changes: { hours } }
  }
  const { startedTime, endedTime } = timesOf(time, entry.startedTime ?? '00:00')
  return entry.startedTime === startedTime && entry.endedTime === endedTime
    ? NOTHING
    : { call: 'update', entryKey, changes: { startedTime, endedTime } }
}

/**
 * Converts the time of a new entry to the timer mode of the account. If a request lacks the time of its mode, Harvest
 * starts a timer, and that stops the running one.
 */
export function timeInMode(
  time: Time,
  { mode, timeZone, now }: Pick<PlanContext, 'mode' | 'timeZone' | 'now'>,
  span?: Span
): Time {
  if (mode === 'duration')
    return time.kind === 'hours' ? time : { kind: 'hours', hours: hoursOf(time) }
  if (time.kind === 'times') return time
  const times = span ? startAndEndOf(span, timeZone) : timesOf(time, clockTimeAt(now, timeZone))
  return { kind: 'times', ...times }
}

function hoursOf(time: Time): Hundredths {
  if (time.kind === 'hours') return time.hours
  return hundredthsOf(minutesBetween(time.startedTime, time.endedTime) * MINUTE)
}

/**
 * Converts hours into a start and an end: from `from` on, or earlier if they would pass 23:59.
 * @example timesOf({ kind: 'hours', hours: 150 }, '09:00') // 09:00 to 10:30
 * @example timesOf({ kind: 'hours', hours: 150 }, '23:00') // 21:29 to 23:59
 */
function timesOf(time: Time, from: ClockTime): { startedTime: ClockTime; endedTime: ClockTime } {
  if (time.kind === 'times') return { startedTime: time.startedTime, endedTime: time.endedTime }
  const length = Math.min(Math.round((time.hours * HUNDREDTH) / MINUTE), LAST_MINUTE)
  const start = Math.min(minutesBetween('00:00', from), LAST_MINUTE - length)
  return { startedTime: timeOf(start), endedTime: timeOf(start + length) }
}

function timeOf(minute: number): ClockTime {
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`
}
