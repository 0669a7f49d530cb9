import type { Operation } from '#main/ledger/operations.ts'
import type { ClockTime } from '#shared/clock-time.ts'
import { endTimeAt, instantsOf } from '#shared/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import { addDays, spentDateAt } from '#shared/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, Request, Stop } from './request.ts'
import { NOTHING, ROUNDING } from './request.ts'

/** What a stop is to leave at Harvest, decided before it is sent: afterwards the clock is gone. */
export function targetOf(stop: Stop, copy: HarvestEntry | undefined): number {
  if (!copy?.isRunning || Date.parse(copy.timerStartedAt ?? '') > stop.stoppedAt) return stop.hours
  return currentHours(copy, stop.stoppedAt)
}

export function planStop(operation: Operation, stop: Stop, context: PlanContext): Request {
  const { entryKey } = operation
  const copy = context.copy(entryKey)
  if (!copy) return NOTHING
  if (!copy.isRunning) return cutToStop(entryKey, stop, copy, stop.hours, context)
  // started again elsewhere since: that clock is not the one that was stopped
  const hasBegunSince = Date.parse(copy.timerStartedAt ?? '') > stop.stoppedAt
  if (
    hasBegunSince &&
    context.mode === 'duration' &&
    copy.hoursWithoutTimer < stop.hours + ROUNDING
  )
    return { call: 'stop', entryKey }
  return hasBegunSince && copy.hoursWithoutTimer > stop.hours + ROUNDING
    ? NOTHING
    : { call: 'stop', entryKey }
}

export function correctStop(operation: Operation, stop: Stop, context: PlanContext): Request {
  const { entryKey, progress } = operation
  const entry = context.copy(entryKey)
  if (!entry || entry.isRunning || !progress.isLate) return NOTHING
  // what was found when it was looked for may have been stopped by somebody else, and before
  if (progress.isFound)
    return cutToStop(entryKey, stop, entry, targetHours(operation, stop), context)
  if (context.mode === 'timestamps') {
    const endedTime = endTimeAt(stop.stoppedAt, context.timeZone)
    return entry.endedTime === endedTime
      ? NOTHING
      : { call: 'update', entryKey, changes: { endedTime } }
  }
  const hours = targetHours(operation, stop)
  // hours that Harvest rounded when they were corrected stay
  const tolerance = operation.step > 1 ? ROUNDING : 0
  return Math.abs(entry.hours - hours) <= tolerance
    ? NOTHING
    : { call: 'update', entryKey, changes: { hours } }
}

function targetHours({ progress }: Operation, stop: Stop): number {
  return progress.target ?? stop.hours
}

/**
 * A clock that ran on after the moment of the click is cut back to it. One that was stopped before it
 * keeps its end: nobody's time was running any more.
 */
function cutToStop(
  entryKey: EntryKey,
  stop: Stop,
  entry: HarvestEntry,
  hours: number,
  { mode, timeZone, now }: PlanContext
): Request {
  if (mode === 'duration') {
    const most = hours + hundredthsOf(now - stop.stoppedAt) + ROUNDING
    const ranOn = entry.hours > hours + ROUNDING && entry.hours <= most
    return ranOn ? { call: 'update', entryKey, changes: { hours } } : NOTHING
  }
  if (!entry.startedTime || !entry.endedTime) return NOTHING
  const endedTime = endTimeAt(stop.stoppedAt, timeZone)
  const ranOn = entry.endedTime !== endedTime && isWithin(entry.endedTime, stop, now, timeZone)
  return ranOn ? { call: 'update', entryKey, changes: { endedTime } } : NOTHING
}

/** Whether a clock on the wall showed the time after the stop; one that was put forward skipped some. */
function isWithin(time: ClockTime, { stoppedAt }: Stop, now: number, timeZone: string): boolean {
  const [first, last] = [minuteOf(stoppedAt), minuteOf(now)]
  const day = spentDateAt(stoppedAt, timeZone)
  return [day, addDays(day, 1)]
    .flatMap((each) => instantsOf(each, time, timeZone))
    .some((at) => at >= first && at <= last)
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}
