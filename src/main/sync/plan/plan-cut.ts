import type { Cut } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { cutStep } from '#main/ledger/operations.ts'
import { hoursWithout } from '#main/ledger/overlay.ts'
import { timerStartOf } from '#main/ledger/remote-timer.ts'
import { clockTimeAt, endTimeAt } from '#shared/time/clock-time.ts'
import { wholeMinute } from '#shared/absence.ts'
import { hundredthsOf } from '#shared/hours.ts'
import { lengthOf } from '#shared/absence.ts'
import { timeInMode } from './plan-create.ts'
import { correctStartedTime, endAfter, stopAfter } from './plan-start.ts'
import { correctTimes } from './plan-stop.ts'
import type { PlanContext, PlannedRequest } from './plan-context.ts'
import { NOTHING, PROMPT, ROUNDING } from './plan-context.ts'

/**
 * Plans the next request of a cut. Entries are added before time is removed: between two requests there may be too much
 * time at Harvest, but never too little.
 */
export function planCut(operation: Operation<'trim'>, context: PlanContext): PlannedRequest {
  const { entryKey, intent, step } = operation
  const { cut } = intent
  const { added, copy, then, deletesEntry } = cut
  if (cut.isStop && endedBefore(operation, cut, context)) return NOTHING
  const next = added[step]
  if (next) {
    const { key, entry, span } = next
    return { call: 'create', entryKey: key, entry, time: timeInMode(next.time, context, span) }
  }
  if (copy && step === added.length) {
    const time = timeOfContinuation(copy, context)
    return { call: 'create', entryKey: copy.key, entry: copy.entry, time }
  }
  if (step > cutStep(cut)) return correctCut(operation, context)
  if (copy && step === added.length + 1) {
    const correction = correctContinuation(copy, context)
    if (correction.call !== 'nothing') return correction
  }
  if (deletesEntry) return { call: 'delete', entryKey }
  // Harvest stopped it when the continuation began to run; a finished continuation stops nothing
  const runsOn = copy !== null && context.copy(copy.key)?.isRunning === true
  const isToStop = (then === 'stop' || copy !== null) && !runsOn && step < cutStep(cut)
  if (isToStop && context.copy(entryKey)?.isRunning) return { call: 'stop', entryKey }
  return planShorten(operation, cut, context)
}

/** True if a timer that was stopped here after a day or more was stopped elsewhere before that. */
function endedBefore(
  { entryKey, step }: Operation<'trim'>,
  { added, endsAt, hoursAfter }: Cut,
  { copy: copyOf, timeZone }: PlanContext
): boolean {
  const copy = copyOf(entryKey)
  if (step > 0 || !copy || copy.isRunning) return false
  // created here with its end: the rest is still to come
  if (copy.endedTime === endTimeAt(endsAt, timeZone)) return false
  const spans = added.flatMap(({ span }) => (span ? [span] : []))
  return copy.hours < hoursAfter + hundredthsOf(lengthOf(spans)) - ROUNDING
}

/**
 * Plans the request that gives the continuation the time before its create arrived. In a duration account its timer always
 * begins when the create arrives, in a start/end account only if the create was sent at once and took its time.
 */
function correctContinuation(copy: NonNullable<Cut['copy']>, context: PlanContext): PlannedRequest {
  const { mode, timeZone, now } = context
  const { key, startedAt } = copy
  const entry = context.copy(key)
  if (!entry?.isRunning || copy.startsOnArrival) return NOTHING
  if (mode === 'timestamps') return correctStartedTime(key, entry, startedAt, timeZone)
  return { call: 'update', entryKey: key, changes: { hours: hundredthsOf(now - startedAt) } }
}

/** Returns the time of the create of a continuation. One that was stopped before it could be sent gets its finished time. */
function timeOfContinuation(
  { key, startedAt, startsOnArrival }: NonNullable<Cut['copy']>,
  context: PlanContext
) {
  const { mode, timeZone, now } = context
  const stop = stopAfter(key, context)
  if (mode === 'duration')
    // `hours: 0` would start a timer
    return stop && stop.hours > 0
      ? ({ kind: 'hours', hours: stop.hours } as const)
      : ({ kind: 'timer' } as const)
  const startedTime = clockTimeAt(startedAt, timeZone)
  const isPrompt = now - startedAt < PROMPT && clockTimeAt(now, timeZone) === startedTime
  const isNow = startsOnArrival === true || isPrompt
  return stop
    ? ({ kind: 'times', startedTime, endedTime: endTimeAt(stop.stoppedAt, timeZone) } as const)
    : isNow
      ? ({ kind: 'timer' } as const)
      : ({ kind: 'timer', startedTime } as const)
}

function planShorten(operation: Operation<'trim'>, cut: Cut, context: PlanContext): PlannedRequest {
  const { entryKey } = operation
  const { mode, timeZone, now, copy } = context
  const entry = copy(entryKey)
  // another device had changed the entry, and nothing was left to remove
  if (!entry || (cut.removedMs === 0 && !cut.repairs)) return NOTHING
  if (mode === 'timestamps') return correctTimes(operation, entry, endOf(cut, context), timeZone)
  // the work continues in another entry, or not at all
  if (cut.then === 'stop' || cut.copy)
    return entry.hours === cut.hoursAfter && !entry.isRunning
      ? NOTHING
      : { call: 'update', entryKey, changes: { hours: cut.hoursAfter } }
  // a later stop needs the hours that the entry had at that stop
  const at = Math.min(now, endAfter(entryKey, context) ?? now)
  // the hours of an entry that another device has stopped in the meantime contain the absence too
  return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, cut.removedMs, at) } }
}

/**
 * Returns when the entry ends. If the continuation starts when its create arrives, the entry ends then too, so that no time
 * is missing in between.
 */
function endOf({ endsAt, copy, added }: Cut, context: PlanContext): number {
  const continuation = copy?.startsOnArrival ? context.copy(copy.key) : undefined
  const startedAt = continuation ? timerStartOf(continuation) : null
  if (startedAt === null || added.length > 0) return endsAt
  return Math.max(endsAt, wholeMinute(startedAt))
}

/**
 * Plans the request that adds the time that a slow request cost. In a duration account Harvest counts on from when the hours
 * arrive, so a timer loses the time that the request was under way.
 * @example The hours left as 0.50 h at 10:00:00 and arrived at 10:00:36. At 10:01:12 Harvest shows 0.51 h, and 0.52 h are
 * sent.
 * @example The same timer was stopped here at 10:00:20, before the hours arrived: nothing is sent, because the stop
 * leaves the hours that the entry had then.
 */
function correctCut(
  { entryKey, intent: { cut }, step, progress }: Operation<'trim'>,
  context: PlanContext
): PlannedRequest {
  const { mode, now, copy } = context
  const entry = copy(entryKey)
  const { sentAt, hours } = progress.shortened ?? {}
  const isNext = step === cutStep(cut) + 1
  if (!isNext || mode !== 'duration' || cut.then === 'stop' || !entry || sentAt === undefined)
    return NOTHING
  const endedAt = endAfter(entryKey, context)
  const arrivedAt = entry.isRunning ? timerStartOf(entry) : Date.parse(entry.updatedAt)
  if (arrivedAt === null || arrivedAt - sentAt <= PROMPT) return NOTHING
  const lateBy = arrivedAt - sentAt
  if (entry.isRunning) {
    // a stop from before the arrival leaves the hours that the entry had then
    if (endedAt !== undefined && endedAt < arrivedAt) return NOTHING
    const at = Math.min(now, endedAt ?? now)
    return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, -lateBy, at) } }
  }
  // the entry was no longer running when the hours arrived, and the user stopped it after they were sent:
  // the hours of the stop are right
  const stop = endedAt === undefined ? undefined : stopAfter(entryKey, context)
  return stop && entry.hours === hours && stop.hours > entry.hours
    ? { call: 'update', entryKey, changes: { hours: stop.hours } }
    : NOTHING
}
