import type { Operation, Progress } from '#main/ledger/operations.ts'
import { begunAt, endedAt, timerOf } from '#main/ledger/remote-timer.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import { clockTimeAt, endTimeAt, instantsOf, minutesApart } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { currentHours, elapsedMs, hundredthsOf } from '#shared/hours.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, Request, Stop } from './planned-request.ts'
import { NOTHING, ROUNDING } from './planned-request.ts'

/** The hours a stop must leave at Harvest. They are computed before it is sent: afterwards the timer is gone. */
export function targetOf(stop: Stop, copy: HarvestEntry | undefined): number {
  if (!copy?.isRunning || Date.parse(copy.timerStartedAt ?? '') > stop.stoppedAt) return stop.hours
  return currentHours(copy, stop.stoppedAt)
}

/** Ends the timer that the stop was given for; one that was started after it runs on untouched. */
export function planStop(operation: Operation, stop: Stop, context: PlanContext): Request {
  const { entryKey, progress } = operation
  const copy = context.copy(entryKey)
  if (!copy || isStartedSince(copy, stop, progress)) return NOTHING
  return copy.isRunning
    ? { call: 'stop', entryKey }
    : cutToStop(operation, stop, copy, stop.hours, context)
}

/** True if another device started the timer after this stop. */
function isStartedSince(copy: HarvestEntry, stop: Stop, { timer }: Progress): boolean {
  const running = timerOf(copy)
  return running !== undefined && begunAt(running, timer) > stop.stoppedAt
}

/** Takes away what Harvest counted between the click and the request. */
export function correctStop(operation: Operation, stop: Stop, context: PlanContext): Request {
  const { entryKey, progress, step } = operation
  const entry = context.copy(entryKey)
  if (!entry || !progress.isLate || step > 1) return NOTHING
  const target = progress.target ?? stop.hours
  // the lookup may have found an entry that another device had stopped earlier
  if (progress.isFound)
    return entry.isRunning ? NOTHING : cutToStop(operation, stop, entry, target, context)
  if (context.mode === 'duration') return correctHours(operation, target, entry, context)
  return entry.isRunning
    ? NOTHING
    : correctTimes(operation, entry, stop.stoppedAt, context.timeZone)
}

/**
 * Gives a stopped entry the end that was meant. Where the profile's zone changed while the timer ran,
 * Harvest has the start by the old zone, and start and end are sent together.
 */
export function correctTimes(
  { entryKey, progress }: Pick<Operation, 'entryKey' | 'progress'>,
  entry: HarvestEntry,
  endedAt: number,
  timeZone: string
): Request {
  const { beganAt } = progress
  const endedTime = endTimeAt(endedAt, timeZone)
  const startedTime = beganAt === undefined ? null : clockTimeAt(beganAt, timeZone)
  const isOfOtherZone =
    startedTime !== null &&
    entry.startedTime !== null &&
    minutesApart(entry.startedTime, startedTime) > 1
  if (entry.endedTime === endedTime && !isOfOtherZone) return NOTHING
  const changes = isOfOtherZone ? { startedTime, endedTime } : { endedTime }
  return { call: 'update', entryKey, changes }
}

/**
 * Hours that another device changed since Harvest stopped the entry stay. A timer that was started again
 * meanwhile keeps all of its own time: 1.50 h were left, 1.20 h are right, it ran on to 2.00 h: 1.70 h.
 */
function correctHours(
  { entryKey, progress }: Operation,
  target: number,
  entry: HarvestEntry,
  { now }: PlanContext
): Request {
  const banked = entry.isRunning ? entry.hoursWithoutTimer : entry.hours
  const left = progress.left ?? banked
  if (banked !== left || left === target) return NOTHING
  const extra = entry.isRunning ? elapsedMs(entry, now) - left * HUNDREDTH : 0
  const hours = hundredthsOf(target * HUNDREDTH + extra)
  return { call: 'update', entryKey, changes: { hours } }
}

/**
 * Shortens an entry whose timer ran on after the stop. One that was stopped before it keeps its end, and
 * one that was started again after it keeps all its hours.
 */
function cutToStop(
  { entryKey, progress }: Operation,
  stop: Stop,
  entry: HarvestEntry,
  hours: number,
  { mode, timeZone, now }: PlanContext
): Request {
  if (mode === 'duration') {
    const ranOn = entry.hours > hours + ROUNDING && hasRunThrough(entry, stop, progress)
    return ranOn ? { call: 'update', entryKey, changes: { hours } } : NOTHING
  }
  if (!entry.startedTime || !entry.endedTime) return NOTHING
  const endedTime = endTimeAt(stop.stoppedAt, timeZone)
  // the repeated hour has the time twice: an end is never later than Harvest's last change of the entry
  const latest = Math.min(now, Date.parse(entry.updatedAt))
  const ranOn = entry.endedTime !== endedTime && isWithin(entry.endedTime, stop, latest, timeZone)
  return ranOn ? { call: 'update', entryKey, changes: { endedTime } } : NOTHING
}

/**
 * True if the hours are exactly those of a timer that ran past the stop until the entry last changed. A
 * pause of a minute makes them too few: the timer was stopped in between, and started again.
 */
function hasRunThrough(entry: HarvestEntry, stop: Stop, { timer, ended }: Progress): boolean {
  const changedAt = endedAt(entry, ended)
  const from = timer ?? { startedAt: stop.stoppedAt, banked: stop.hours }
  const ranMs = from.banked * HUNDREDTH + changedAt - from.startedAt
  return changedAt > stop.stoppedAt && Math.abs(entry.hours * HUNDREDTH - ranMs) < HUNDREDTH
}

/** True if a wall clock showed the time after the stop, until an instant. A clock put forward skips some times. */
function isWithin(time: ClockTime, { stoppedAt }: Stop, until: number, timeZone: string): boolean {
  const [first, last] = [minuteOf(stoppedAt), minuteOf(until)]
  const day = spentDateAt(stoppedAt, timeZone)
  return [day, addDays(day, 1)]
    .flatMap((each) => instantsOf(each, time, timeZone))
    .some((at) => at >= first && at <= last)
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}
