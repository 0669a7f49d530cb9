import type { Cut, Operation } from '#main/ledger/operations.ts'
import { cutStep } from '#main/ledger/operations.ts'
import { hoursWithout } from '#main/ledger/overlay.ts'
import { clockTimeAt, endTimeAt } from '#shared/time/clock-time.ts'
import { wholeMinute } from '#shared/idle.ts'
import { hundredthsOf } from '#shared/hours.ts'
import { lengthOf } from '#shared/idle.ts'
import { correctStartedTime, endAfter, stopAfter } from './plan-start.ts'
import { correctTimes } from './plan-stop.ts'
import type { PlanContext, Request } from './planned-request.ts'
import { NOTHING, PROMPT, ROUNDING } from './planned-request.ts'

/**
 * The requests of a cut, in an order in which time may be extra in between but is never missing: what
 * is added comes before what is taken away.
 */
export function planTrim(operation: Operation, cut: Cut, context: PlanContext): Request {
  const { entryKey, step } = operation
  const { added, copy, then, deletesEntry } = cut
  if (cut.isStop && endedBefore(operation, cut, context)) return NOTHING
  const next = added[step]
  if (next) {
    const { key, entry, time } = next
    return { call: 'create', entryKey: key, entry, time }
  }
  if (copy && step === added.length) {
    const time = timeOfCopy(copy, context)
    return { call: 'create', entryKey: copy.key, entry: copy.entry, time }
  }
  if (step > cutStep(cut)) return correctCut(operation, cut, context)
  if (copy && step === added.length + 1) {
    const correction = correctCopy(copy, context)
    if (correction.call !== 'nothing') return correction
  }
  if (deletesEntry) return { call: 'delete', entryKey }
  // Harvest stopped it when the copy began to run; one that is made with its times stops nothing
  const runsOn = copy !== null && context.copy(copy.key)?.isRunning === true
  const isToStop = (then === 'stop' || copy !== null) && !runsOn && step < cutStep(cut)
  if (isToStop && context.copy(entryKey)?.isRunning) return { call: 'stop', entryKey }
  return planShorten(operation, cut, context)
}

/** True if a timer that was stopped here after a day or more was stopped elsewhere before that. */
function endedBefore(
  { entryKey, step }: Operation,
  { added, endsAt, hoursAfter }: Cut,
  { copy: copyOf, timeZone }: PlanContext
): boolean {
  const copy = copyOf(entryKey)
  if (step > 0 || !copy || copy.isRunning) return false
  // made here with its end: the rest is still to come
  if (copy.endedTime === endTimeAt(endsAt, timeZone)) return false
  const spans = added.flatMap(({ span }) => (span ? [span] : []))
  return copy.hours < hoursAfter + hundredthsOf(lengthOf(spans)) - ROUNDING
}

/**
 * Gives the continuation what passed before its request arrived. In a duration account its clock always
 * begins then; in a start/end account only if the request was sent at once and took its time.
 */
function correctCopy(copy: NonNullable<Cut['copy']>, context: PlanContext): Request {
  const { mode, timeZone, now } = context
  const { key, startedAt } = copy
  const entry = context.copy(key)
  if (!entry?.isRunning || copy.startsOnArrival) return NOTHING
  if (mode === 'timestamps') return correctStartedTime(key, entry, startedAt, timeZone)
  return { call: 'update', entryKey: key, changes: { hours: hundredthsOf(now - startedAt) } }
}

/** One that was stopped before it could be sent is made with its time. */
function timeOfCopy(
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

function planShorten(operation: Operation, cut: Cut, context: PlanContext): Request {
  const { entryKey } = operation
  const { mode, timeZone, now, copy } = context
  const entry = copy(entryKey)
  // nothing was in it any more when another device had changed it
  if (!entry || (cut.removedMs === 0 && !cut.repairs)) return NOTHING
  if (mode === 'timestamps') return correctTimes(operation, entry, endOf(cut, context), timeZone)
  if (cut.then === 'stop')
    return entry.hours === cut.hoursAfter && !entry.isRunning
      ? NOTHING
      : { call: 'update', entryKey, changes: { hours: cut.hoursAfter } }
  // a stop that follows looks at what the entry had when it was given
  const at = Math.min(now, endAfter(entryKey, context) ?? now)
  // one that was stopped elsewhere in the meantime has the absence in its hours all the same
  return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, cut.removedMs, at) } }
}

/** When the entry ends; if its timer goes on when a request arrives, no time is missing in between. */
function endOf({ endsAt, copy, added }: Cut, context: PlanContext): number {
  const timerStartedAt = copy?.startsOnArrival && context.copy(copy.key)?.timerStartedAt
  if (!timerStartedAt || added.length > 0) return endsAt
  return Math.max(endsAt, wholeMinute(Date.parse(timerStartedAt)))
}

/** Harvest counts on from when the hours arrived: a request that took its time cost as much. */
function correctCut(
  { entryKey, step, progress }: Operation,
  cut: Cut,
  context: PlanContext
): Request {
  const { mode, now, copy } = context
  const entry = copy(entryKey)
  const { sentAt, hours } = progress.shortened ?? {}
  const isNext = step === cutStep(cut) + 1
  if (!isNext || mode !== 'duration' || cut.then === 'stop' || !entry || sentAt === undefined)
    return NOTHING
  const endedAt = endAfter(entryKey, context)
  const arrivedAt = Date.parse((entry.isRunning ? entry.timerStartedAt : entry.updatedAt) ?? '')
  const lateBy = arrivedAt - sentAt
  if (!(lateBy > PROMPT)) return NOTHING
  if (entry.isRunning) {
    // a stop that was given before leaves what the entry had then, whatever its clock says
    if (endedAt !== undefined && endedAt < arrivedAt) return NOTHING
    const at = Math.min(now, endedAt ?? now)
    return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, -lateBy, at) } }
  }
  // another timer had stopped it when it arrived, and ours was stopped after it had left
  const stop = endedAt === undefined ? undefined : stopAfter(entryKey, context)
  return stop && entry.hours === hours && stop.hours > entry.hours
    ? { call: 'update', entryKey, changes: { hours: stop.hours } }
    : NOTHING
}
