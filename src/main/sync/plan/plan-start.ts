import type { Intent, Operation } from '#main/ledger/operations.ts'
import { begunAt, reachedAt, timerOf } from '#main/ledger/remote-timer.ts'
import { clockTimeAt, endTimeAt } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import { wholeMinute } from '#shared/idle.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { daysBetween, spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, Request, Stop } from './planned-request.ts'
import { MOST_CORRECTIONS, NOTHING, PROMPT, ROUNDING } from './planned-request.ts'

/** A corrected clock is off by half a hundredth and the way there; closer than that it is right. */
const CLOSE = HUNDREDTH / 2 + 2 * SECOND

/**
 * How the entry ended here before its clock could be started at Harvest, by a stop or by a cut, with what
 * earlier cuts take out still in its hours: they are sent after it.
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

/** When the clock that is set going was stopped again here, whatever was cut out of it before. */
export function endAfter(
  entryKey: EntryKey,
  { following }: Pick<PlanContext, 'following'>
): number | undefined {
  const next = following.find(
    (each) => each.entryKey === entryKey && ['stop', 'restart'].includes(each.intent.kind)
  )
  return next?.intent.kind === 'stop' ? next.intent.stoppedAt : undefined
}

export function planStart(
  entryKey: EntryKey,
  { entry, startedAt, atLeast }: Extract<Intent, { kind: 'start' }>,
  context: PlanContext
): Request {
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

export function planRestart(
  operation: Operation,
  intent: Extract<Intent, { kind: 'restart' }>,
  context: PlanContext
): Request {
  const { entryKey, step, progress } = operation
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
      ? joinTimer(operation, intent, copy, context)
      : correctStart(operation, startedAt, banked, context)
  const stop = stopAfter(entryKey, context)
  if (!stop) return { call: 'restart', entryKey }
  const hours = banked + hundredthsOf(stop.stoppedAt - startedAt)
  return hours === copy.hours ? NOTHING : { call: 'update', entryKey, changes: { hours } }
}

/** Adds the time that ran here before another device started the same entry again. */
function joinTimer(
  { entryKey, progress }: Operation,
  { startedAt }: Extract<Intent, { kind: 'restart' }>,
  copy: HarvestEntry,
  context: PlanContext
): Request {
  const { timer } = progress
  const running = timerOf(copy)
  if (!running) return NOTHING
  const stoppedAt = stopAfter(entryKey, context)?.stoppedAt ?? Number.POSITIVE_INFINITY
  const to = Math.min(begunAt(running, timer), stoppedAt)
  // the timer before may have run on at Harvest: that time is in its hours already
  const isOther = timer && timer.startedAt !== running.startedAt
  const from = Math.max(startedAt, isOther ? reachedAt(timer, running.banked) : startedAt)
  if (!(to - from > CLOSE)) return NOTHING
  const hours = hundredthsOf(elapsedMs(copy, context.now) + to - from)
  return { call: 'update', entryKey, changes: { hours } }
}

/**
 * A start whose entry is there. One that was made late without an answer, and was stopped before it was
 * found, lacks what passed between the click and its making. What somebody typed is theirs.
 */
export function correctMade(
  operation: Operation,
  startedAt: number,
  context: PlanContext
): Request {
  const { mode, timeZone } = context
  const { entryKey } = operation
  const found = stoppedSince(operation, context)
  if (!found) return correctStart(operation, startedAt, 0, context)
  const [madeAt, stoppedAt] = [Date.parse(found.createdAt), Date.parse(found.updatedAt)]
  if (madeAt - startedAt <= CLOSE) return NOTHING
  if (mode === 'timestamps')
    return found.startedTime === clockTimeAt(madeAt, timeZone)
      ? { call: 'update', entryKey, changes: { startedTime: clockTimeAt(startedAt, timeZone) } }
      : NOTHING
  return Math.abs(found.hours - hundredthsOf(stoppedAt - madeAt)) <= ROUNDING
    ? { call: 'update', entryKey, changes: { hours: hundredthsOf(stoppedAt - startedAt) } }
    : NOTHING
}

/** The same of a clock that was set going again; that its hours follow from that was seen when it was found. */
function correctRestarted(
  operation: Operation,
  startedAt: number,
  banked: number,
  context: PlanContext
): Request {
  const { entryKey } = operation
  const found = stoppedSince(operation, context)
  if (!found) return correctStart(operation, startedAt, banked, context)
  const hours = banked + hundredthsOf(Date.parse(found.updatedAt) - startedAt)
  return hours > found.hours ? { call: 'update', entryKey, changes: { hours } } : NOTHING
}

/** The entry whose clock was to be set going, where it was found without an answer and did not run any more. */
function stoppedSince(
  { entryKey, step, progress }: Operation,
  { copy: copyOf }: PlanContext
): HarvestEntry | undefined {
  const copy = copyOf(entryKey)
  return copy && !copy.isRunning && step === 1 && progress.isFound ? copy : undefined
}

/**
 * Gives a running entry the time of day at which it was started. Compares instants, because the profile's
 * zone may have changed; a time of day that Harvest has already is not sent again.
 */
export function correctStartedTime(
  entryKey: EntryKey,
  copy: HarvestEntry,
  startedAt: number,
  timeZone: string
): Request {
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
export function startsElsewhere({ timerStartedAt }: HarvestEntry, startedAt: number): boolean {
  if (timerStartedAt === null) return false
  return wholeMinute(Date.parse(timerStartedAt)) !== wholeMinute(startedAt)
}

/** In another zone the same instant may be on the day before or after; other days were chosen. */
function isNextDay(one: SpentDate, other: SpentDate): boolean {
  return Math.abs(daysBetween(one, other)) === 1
}

/** A clock that was started late at Harvest gets the time since the click. */
function correctStart(
  { entryKey, step }: Operation,
  startedAt: number,
  banked: number,
  context: PlanContext
): Request {
  const { mode, timeZone, now } = context
  const copy = context.copy(entryKey)
  if (!copy?.isRunning || step > MOST_CORRECTIONS) return NOTHING
  if (mode === 'timestamps') return correctStartedTime(entryKey, copy, startedAt, timeZone)
  // a stop that follows looks at what the entry had when it was given
  const at = Math.min(now, endAfter(entryKey, context) ?? now)
  const wanted = banked * HUNDREDTH + (at - startedAt)
  return Math.abs(elapsedMs(copy, at) - wanted) <= CLOSE
    ? NOTHING
    : { call: 'update', entryKey, changes: { hours: hundredthsOf(wanted) } }
}
