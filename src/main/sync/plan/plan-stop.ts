import type { ProgressOf, RemoteTimer } from '#main/ledger/operation-progress.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { begunElsewhereAt, endedAt, timerOf, timerStartOf } from '#main/ledger/remote-timer.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import { clockTimeAt, endTimeAt, instantsOf, minutesApart } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, elapsedMs, hundredthsOf } from '#shared/hours.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, PlannedRequest, Stop } from './plan-context.ts'
import { NOTHING, ROUNDING } from './plan-context.ts'

type StopProgress = ProgressOf['stop']

/**
 * Returns the hours that a stop must leave at Harvest. They are computed before the stop is sent: afterwards the timer is
 * gone. A timer that began after the click is not the one that was stopped.
 * @example Stopped at 9:30, sent at 9:40. Harvest's timer has been running since 9:00 on top of 0.25 h: 0.75 h.
 * @example Stopped at 9:30 with 0.50 h. Harvest's timer began at 9:35: 0.50 h.
 */
export function targetOf(stop: Stop, copy: HarvestEntry | undefined): Hundredths {
  const startedAt = copy && timerStartOf(copy)
  const isStartedSince = startedAt !== null && startedAt !== undefined && startedAt > stop.stoppedAt
  if (!copy?.isRunning || isStartedSince) return stop.hours
  return currentHours(copy, stop.stoppedAt)
}

/** Plans the request that ends the timer. A timer that was started after the click runs on. */
export function planStop(operation: Operation<'stop'>, context: PlanContext): PlannedRequest {
  const { entryKey, intent: stop, progress } = operation
  const copy = context.copy(entryKey)
  if (!copy || isStartedSince(copy, stop, progress)) return NOTHING
  return copy.isRunning
    ? { call: 'stop', entryKey }
    : cutToStop(operation, stop, copy, stop.hours, context)
}

/** True if another device started the timer after this stop. */
function isStartedSince(copy: HarvestEntry, stop: Stop, { timer }: StopProgress): boolean {
  const running = timerOf(copy)
  const at = running && begunElsewhereAt(running, timer)
  return at !== undefined && at !== null && at > stop.stoppedAt
}

/** Plans the request that removes the time that Harvest counted between the click and the stop. */
export function correctStop(operation: Operation<'stop'>, context: PlanContext): PlannedRequest {
  const { entryKey, intent: stop, progress, step } = operation
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
 * Plans the request that gives a stopped entry the end that was meant. If the profile's zone changed while the timer ran,
 * Harvest has the start in the old zone, and start and end are sent together.
 */
export function correctTimes(
  { entryKey, progress }: Operation<'stop' | 'trim'>,
  entry: HarvestEntry,
  endedAt: number,
  timeZone: string
): PlannedRequest {
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
 * Plans the request that corrects the hours. If another device has changed the hours since the stop, they stay. If it
 * started the timer again, the time after that start stays too.
 * @example Harvest stopped the entry with 1.50 h, 1.20 h are right, and it ran on to 2.00 h: 1.70 h.
 */
function correctHours(
  { entryKey, progress }: Operation<'stop'>,
  target: number,
  entry: HarvestEntry,
  { now }: PlanContext
): PlannedRequest {
  const banked = entry.isRunning ? entry.hoursWithoutTimer : entry.hours
  const left = progress.left ?? banked
  if (banked !== left || left === target) return NOTHING
  const extra = entry.isRunning ? elapsedMs(entry, now) - left * HUNDREDTH : 0
  const hours = hundredthsOf(target * HUNDREDTH + extra)
  return { call: 'update', entryKey, changes: { hours } }
}

/**
 * Plans the request that shortens an entry whose timer ran on after the stop. If another device stopped the timer
 * before this stop, that end stays. If another device started it again after this stop, all hours stay.
 */
function cutToStop(
  { entryKey, progress }: Operation<'stop'>,
  stop: Stop,
  entry: HarvestEntry,
  hours: number,
  { mode, timeZone, now }: PlanContext
): PlannedRequest {
  if (mode === 'duration') {
    const ranOn = entry.hours > hours + ROUNDING && hasRunThrough(entry, stop, progress)
    return ranOn ? { call: 'update', entryKey, changes: { hours } } : NOTHING
  }
  const { timer } = progress
  const ranThrough = entry.hours > hours + ROUNDING && hasRunThrough(entry, stop, progress)
  if (timer && ranThrough) {
    const times = timesUntil(stop, timer, timeZone)
    const isOfNow = entry.endedTime && isNear(entry.startedTime, times.startedTime)
    if (!isOfNow) return { call: 'update', entryKey, changes: times }
  }
  if (!entry.startedTime || !entry.endedTime) return NOTHING
  const endedTime = endTimeAt(stop.stoppedAt, timeZone)
  // the repeated hour contains the clock time twice; an end is never later than Harvest's last change of the entry
  const latest = Math.min(now, Date.parse(entry.updatedAt))
  const ranOn = entry.endedTime !== endedTime && isWithin(entry.endedTime, stop, latest, timeZone)
  return ranOn ? { call: 'update', entryKey, changes: { endedTime } } : NOTHING
}

/** True if two clock times differ by at most a minute. */
function isNear(one: ClockTime | null, other: ClockTime): boolean {
  return one !== null && minutesApart(one, other) <= 1
}

/** Returns start and end in the present zone and mode, so that the entry is as long as its timer ran until the stop. */
function timesUntil({ stoppedAt }: Stop, { startedAt, banked }: RemoteTimer, timeZone: string) {
  return {
    startedTime: clockTimeAt(startedAt - banked * HUNDREDTH, timeZone),
    endedTime: endTimeAt(stoppedAt, timeZone)
  }
}

/**
 * True if the hours are exactly those of a timer that ran past the stop until the entry last changed. If the timer
 * was stopped in between and started again a minute later, the hours are too few.
 * @example Stopped here at 9:30 with 0.50 h. Harvest has 1.00 h and changed the entry last at 10:00: true.
 * @example The same with 0.98 h: false.
 */
function hasRunThrough(entry: HarvestEntry, stop: Stop, { timer, ended }: StopProgress): boolean {
  const changedAt = endedAt(entry, ended)
  const from = timer ?? { startedAt: stop.stoppedAt, banked: stop.hours }
  const ranMs = from.banked * HUNDREDTH + changedAt - from.startedAt
  return changedAt > stop.stoppedAt && Math.abs(entry.hours * HUNDREDTH - ranMs) < HUNDREDTH
}

/** True if the clock time occurs between the stop and an instant. A change to summer time skips some clock times. */
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
