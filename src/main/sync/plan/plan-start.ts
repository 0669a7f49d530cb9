import type { IntentOf } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import {
  begunElsewhereAt,
  endedAt,
  reachedAt,
  timerOf,
  timerStartOf
} from '#main/ledger/remote-timer.ts'
import { clockTimeAt, endTimeAt } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import { wholeMinute } from '#shared/absence.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { daysBetween, spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, PlannedRequest, Stop } from './plan-context.ts'
import { MOST_CORRECTIONS, NOTHING, PROMPT, ROUNDING } from './plan-context.ts'

/** A timer within this of its right time is not corrected: half a hundredth and the time of a request. Milliseconds. */
const CLOSE = HUNDREDTH / 2 + 2 * SECOND

/**
 * Returns the stop or cut by which the entry ended here before its timer could be started at Harvest; undefined if it runs
 * on. Earlier cuts are sent after it, so the time that they remove is still in its hours.
 */
export function stopAfter(
  entryKey: EntryKey,
  { following }: Pick<PlanContext, 'following'>
): Stop | undefined {
  let removedMs = 0
  for (const { entryKey: key, intent } of following) {
    if (key !== entryKey) continue
    if (intent.kind === 'restart') return undefined
    if (intent.kind === 'stop') return withHours(intent, removedMs)
    if (intent.kind !== 'trim') continue
    const { cut } = intent
    if (cut.deletesEntry) return undefined
    const end = { kind: 'stop', stoppedAt: cut.endsAt, hours: cut.hoursAfter } as const
    if (cut.then === 'stop' || cut.copy) return withHours(end, removedMs)
    removedMs += cut.removedMs
  }
  return undefined
}

function withHours(stop: Stop, removedMs: number): Stop {
  return { ...stop, hours: Math.max(0, stop.hours + Math.round(removedMs / HUNDREDTH)) }
}

/** Returns when the timer was stopped again here, epoch milliseconds; undefined if it runs on. Cuts are ignored. */
export function endAfter(
  entryKey: EntryKey,
  { following }: Pick<PlanContext, 'following'>
): number | undefined {
  const next = following.find(
    (each) => each.entryKey === entryKey && ['stop', 'restart'].includes(each.intent.kind)
  )
  return next?.intent.kind === 'stop' ? next.intent.stoppedAt : undefined
}

/** Plans the create of a start: a timer, or the finished entry if it was stopped before it could be sent. */
export function planStart(
  entryKey: EntryKey,
  { entry, startedAt, atLeast }: IntentOf<'start'>,
  context: PlanContext
): PlannedRequest {
  const { mode, timeZone, now } = context
  const create = { call: 'create', entryKey, entry } as const
  const stop = stopAfter(entryKey, context)
  const startedTime = clockTimeAt(startedAt, timeZone)
  if (mode === 'timestamps') {
    if (stop) {
      const endedTime = endTimeAt(stop.stoppedAt, timeZone)
      if (endedTime !== startedTime || stop.stoppedAt - startedAt >= MINUTE)
        return { ...create, time: { kind: 'times', startedTime, endedTime } }
      if (!atLeast) return { call: 'ask', question: { kind: 'too-short' } }
      const least = endTimeAt(startedAt + MINUTE, timeZone)
      return { ...create, time: { kind: 'times', startedTime, endedTime: least } }
    }
    const isNow = clockTimeAt(now, timeZone) === startedTime && now - startedAt < PROMPT
    return { ...create, time: isNow ? { kind: 'timer' } : { kind: 'timer', startedTime } }
  }
  if (!stop) return { ...create, time: { kind: 'timer' } }
  // `hours: 0` would start a timer
  if (stop.hours > 0) return { ...create, time: { kind: 'hours', hours: stop.hours } }
  if (!atLeast) return { call: 'ask', question: { kind: 'too-short' } }
  return { ...create, time: { kind: 'hours', hours: 1 } }
}

/** Plans the requests of a restart: the restart and its correction, or the hours if it was stopped before it was sent. */
export function planRestart(operation: Operation<'restart'>, context: PlanContext): PlannedRequest {
  const { entryKey, intent, step, progress } = operation
  const copy = context.copy(entryKey)
  const { startedAt } = intent
  if (!copy) return NOTHING
  const banked = intent.banked ?? progress.banked ?? copy.hours
  if (step > 0)
    return progress.joined !== undefined
      ? NOTHING
      : correctRestarted(operation, startedAt, banked, context)
  if (copy.isRunning)
    return intent.banked === undefined
      ? joinTimer(operation, copy, context)
      : correctStart(operation, startedAt, banked, context)
  const stop = stopAfter(entryKey, context)
  if (!stop) return { call: 'restart', entryKey }
  const hours = banked + hundredthsOf(stop.stoppedAt - startedAt)
  return hours === copy.hours ? NOTHING : { call: 'update', entryKey, changes: { hours } }
}

/**
 * Plans the request that adds the time that ran here before another device started the same entry again.
 * @example Restarted here at 9:00 offline, on another device at 9:20 with 1.00 h, and sent at 9:30. Harvest has 1.17 h, and
 * 1.50 h are sent.
 */
function joinTimer(
  { entryKey, intent: { startedAt }, progress }: Operation<'restart'>,
  copy: HarvestEntry,
  context: PlanContext
): PlannedRequest {
  const { timer } = progress
  const running = timerOf(copy)
  if (!running) return NOTHING
  const stoppedAt = stopAfter(entryKey, context)?.stoppedAt ?? Number.POSITIVE_INFINITY
  const begunElsewhere = begunElsewhereAt(running, timer)
  if (begunElsewhere === null) return NOTHING
  const to = Math.min(begunElsewhere, stoppedAt)
  // the timer before may have run on at Harvest: that time is in its hours already
  const isOther = timer && timer.startedAt !== running.startedAt
  const from = Math.max(startedAt, isOther ? reachedAt(timer, running.banked) : startedAt)
  if (!(to - from > CLOSE)) return NOTHING
  const hours = hundredthsOf(elapsedMs(copy, context.now) + to - from)
  return { call: 'update', entryKey, changes: { hours } }
}

/**
 * Plans the correction of a start whose entry was created. An entry that was created late, and that another device
 * stopped before it could be corrected, lacks the time between the click and its creation. Times that the user typed stay.
 * Example: clicked at 9:00, created at 9:02, stopped at 9:32 with 0.50 h: 0.53 h are sent.
 */
export function correctMade(
  operation: Operation<'start'>,
  startedAt: number,
  context: PlanContext
): PlannedRequest {
  const { mode, timeZone } = context
  const { entryKey, progress } = operation
  // an entry that was made with its time lacks nothing
  const found = progress.isFound === false ? undefined : stoppedSince(operation, context)
  if (!found) return correctStart(operation, startedAt, 0, context)
  const madeAt = Date.parse(found.createdAt)
  const stoppedAt = endedAt(found, progress.ended)
  if (madeAt - startedAt <= CLOSE) return NOTHING
  if (mode === 'timestamps')
    return found.startedTime === clockTimeAt(madeAt, timeZone)
      ? { call: 'update', entryKey, changes: { startedTime: clockTimeAt(startedAt, timeZone) } }
      : NOTHING
  return Math.abs(found.hours - hundredthsOf(stoppedAt - madeAt)) <= ROUNDING
    ? { call: 'update', entryKey, changes: { hours: hundredthsOf(stoppedAt - startedAt) } }
    : NOTHING
}

/**
 * Plans the same correction for a restart. The lookup that found the timer ended has checked that the hours come from it.
 * Hours that changed since then were typed, and stay.
 */
function correctRestarted(
  operation: Operation<'restart'>,
  startedAt: number,
  banked: number,
  context: PlanContext
): PlannedRequest {
  const { entryKey, progress } = operation
  const found = progress.isFound ? stoppedSince(operation, context) : undefined
  if (!found) return correctStart(operation, startedAt, banked, context)
  if (progress.ended && progress.ended.hours !== found.hours) return NOTHING
  const hours = banked + hundredthsOf(endedAt(found, progress.ended) - startedAt)
  return hours > found.hours ? { call: 'update', entryKey, changes: { hours } } : NOTHING
}

/** Returns the entry whose timer Harvest started, if another device stopped it before it could be corrected. */
function stoppedSince(
  { entryKey, step }: Operation,
  { copy: copyOf }: PlanContext
): HarvestEntry | undefined {
  const copy = copyOf(entryKey)
  return copy && !copy.isRunning && step === 1 ? copy : undefined
}

/**
 * Plans the request that gives a running entry the time of day at which it was started. Compares instants, because the
 * profile's zone may have changed. A time of day that Harvest has already is not sent again.
 */
export function correctStartedTime(
  entryKey: EntryKey,
  copy: HarvestEntry,
  startedAt: number,
  timeZone: string
): PlannedRequest {
  if (!startsElsewhere(copy, startedAt)) return NOTHING
  const startedTime = clockTimeAt(startedAt, timeZone)
  const spentDate = spentDateAt(startedAt, timeZone)
  const changes = {
    ...(copy.startedTime === startedTime ? {} : { startedTime }),
    ...(isNextDay(copy.spentDate, spentDate) ? { startedTime, spentDate } : {})
  }
  return Object.keys(changes).length === 0 ? NOTHING : { call: 'update', entryKey, changes }
}

/** True if Harvest's timer began in another minute than the one that was meant. */
export function startsElsewhere(entry: HarvestEntry, startedAt: number): boolean {
  const beganAt = timerStartOf(entry)
  return beganAt !== null && wholeMinute(beganAt) !== wholeMinute(startedAt)
}

/** True for neighbouring days. In another zone an instant may be on the day before or after; other days were chosen. */
function isNextDay(one: SpentDate, other: SpentDate): boolean {
  return Math.abs(daysBetween(one, other)) === 1
}

/** Plans the request that gives a timer that was started late at Harvest the time since the click. */
function correctStart(
  { entryKey, step }: Operation,
  startedAt: number,
  banked: number,
  context: PlanContext
): PlannedRequest {
  const { mode, timeZone, now } = context
  const copy = context.copy(entryKey)
  if (!copy?.isRunning || step > MOST_CORRECTIONS) return NOTHING
  if (mode === 'timestamps') return correctStartedTime(entryKey, copy, startedAt, timeZone)
  // a stop that follows needs the hours that the entry had when it was given
  const at = Math.min(now, endAfter(entryKey, context) ?? now)
  const wanted = banked * HUNDREDTH + (at - startedAt)
  return Math.abs(elapsedMs(copy, at) - wanted) <= CLOSE
    ? NOTHING
    : { call: 'update', entryKey, changes: { hours: hundredthsOf(wanted) } }
}
