import { assertNever } from '#shared/assert-never.ts'
import { clockTimeAt } from '#shared/clock-time.ts'
import type { ClockTime } from '#shared/clock-time.ts'
import type { TimerMode } from '#shared/company.ts'
import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours, elapsedMs, hundredthsOf } from '#shared/hours.ts'
import type { EntryKey, EntryTime, HarvestEntry } from '#shared/time-entry.ts'
import type {
  Cut,
  Intent,
  NamedChanges,
  NewEntry,
  OpenQuestion,
  Operation
} from '#main/ledger/operations.ts'
import { cutStep, keysOf, markerOf } from '#main/ledger/operations.ts'
import { hoursWithout } from '#main/ledger/overlay.ts'
import { baseOf } from '#main/ledger/base.ts'
import { conflictsOf, mergedChanges } from './merge.ts'

/** One request to Harvest. `entryKey` is the entry its answer is about. */
export type Request =
  | {
      readonly call: 'create'
      readonly entryKey: EntryKey
      readonly entry: NewEntry
      readonly time: EntryTime | { readonly kind: 'timer'; readonly startedTime: ClockTime }
    }
  | { readonly call: 'update'; readonly entryKey: EntryKey; readonly changes: NamedChanges }
  | {
      readonly call: 'stop' | 'restart' | 'delete' | 'removeReference'
      readonly entryKey: EntryKey
    }
  /** Only the person can decide how this goes on. */
  | { readonly call: 'ask'; readonly question: OpenQuestion }
  /** Everything the operation means is so at Harvest. */
  | { readonly call: 'nothing' }

export interface PlanContext {
  readonly mode: TimerMode
  readonly timeZone: string
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: number
  /** Harvest's copy, undefined while it has none. */
  readonly copy: (key: EntryKey) => HarvestEntry | undefined
  /** Operations given after this one. */
  readonly following: readonly Operation[]
}

/** Up to here Harvest's own clock is taken for the moment of the click: a sixth of its grain. */
export const PROMPT = 6 * SECOND
/** Two roundings to a hundredth differ by one without anybody having changed anything. */
const ROUNDING = 1
/** A corrected clock is off by half a hundredth and the way there; closer than that it is right. */
const CLOSE = HUNDREDTH / 2 + 2 * SECOND
/** A clock that is still wrong then is somebody else's doing. */
const MOST_CORRECTIONS = 4
const NOTHING = { call: 'nothing' } as const

/**
 * The next request of an operation, `operation.step` of which are confirmed. Pure, and safe to ask
 * again: with the same copies it plans the same. A start that was stopped before it could be sent is
 * one create with its hours or times; what arrives late is corrected to when it really happened; the
 * reference that an entry of ours was made with is taken away at the end.
 */
export function planRequest(operation: Operation, context: PlanContext): Request {
  const request = planIntent(operation, context)
  return request.call === 'nothing' ? planUnmark(operation, context) : request
}

function planIntent(operation: Operation, context: PlanContext): Request {
  const { entryKey, intent, step } = operation
  switch (intent.kind) {
    case 'create':
      return step === 0
        ? { call: 'create', entryKey, entry: intent.entry, time: intent.time }
        : NOTHING
    case 'start':
      return step === 0
        ? planStart(entryKey, intent, context)
        : correctStart(operation, intent.startedAt, 0, context)
    case 'restart':
      return planRestart(operation, intent, context)
    case 'stop':
      return step === 0
        ? planStop(operation, intent, context)
        : correctStop(operation, intent, context)
    case 'update':
      return step === 0 ? planUpdate(entryKey, intent, context) : NOTHING
    case 'delete':
      return step === 0 ? planDelete(entryKey, intent, context) : NOTHING
    case 'removeReference':
      return step === 0 && context.copy(entryKey)?.externalReference
        ? { call: 'removeReference', entryKey }
        : NOTHING
    case 'trim':
      return planTrim(operation, intent.cut, context)
    default:
      return assertNever(intent)
  }
}

function planUnmark(operation: Operation, { copy }: PlanContext): Request {
  const marked = keysOf(operation).find(
    (key) => copy(key)?.externalReference?.id === markerOf(operation, key)
  )
  return marked ? { call: 'removeReference', entryKey: marked } : NOTHING
}

type Stop = Extract<Intent, { kind: 'stop' }>

/** The stop that was given before the entry's clock could be started at Harvest. */
export function stopAfter(
  entryKey: EntryKey,
  { following }: Pick<PlanContext, 'following'>
): Stop | undefined {
  const next = following.find(
    (each) => each.entryKey === entryKey && ['stop', 'restart', 'trim'].includes(each.intent.kind)
  )
  return next?.intent.kind === 'stop' ? next.intent : undefined
}

/** When the clock that is set going was stopped again here, whatever was cut out of it before. */
function endAfter(
  entryKey: EntryKey,
  { following }: Pick<PlanContext, 'following'>
): number | undefined {
  const next = following.find(
    (each) => each.entryKey === entryKey && ['stop', 'restart'].includes(each.intent.kind)
  )
  return next?.intent.kind === 'stop' ? next.intent.stoppedAt : undefined
}

function planStart(
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
      const endedTime = clockTimeAt(stop.stoppedAt, timeZone)
      if (endedTime !== startedTime || stop.stoppedAt - startedAt >= MINUTE)
        return { ...create, time: { kind: 'times', startedTime, endedTime } }
      if (!atLeast) return { call: 'ask', question: { kind: 'too-short' } }
      const least = clockTimeAt(startedAt + MINUTE, timeZone)
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

function planRestart(
  operation: Operation,
  intent: Extract<Intent, { kind: 'restart' }>,
  context: PlanContext
): Request {
  const { entryKey, step, progress } = operation
  const copy = context.copy(entryKey)
  const { startedAt } = intent
  if (!copy) return NOTHING
  const banked = intent.banked ?? progress.banked ?? copy.hours
  if (step > 0) return correctStart(operation, startedAt, banked, context)
  if (copy.isRunning)
    return intent.banked === undefined
      ? NOTHING
      : correctStart(operation, startedAt, banked, context)
  const stop = stopAfter(entryKey, context)
  if (!stop) return { call: 'restart', entryKey }
  const hours = banked + hundredthsOf(stop.stoppedAt - startedAt)
  return hours === copy.hours ? NOTHING : { call: 'update', entryKey, changes: { hours } }
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
  if (mode === 'timestamps') {
    const startedTime = clockTimeAt(startedAt, timeZone)
    return copy.startedTime === startedTime
      ? NOTHING
      : { call: 'update', entryKey, changes: { startedTime } }
  }
  // a stop that follows looks at what the entry had when it was given
  const at = Math.min(now, endAfter(entryKey, context) ?? now)
  const wanted = banked * HUNDREDTH + (at - startedAt)
  return Math.abs(elapsedMs(copy, at) - wanted) <= CLOSE
    ? NOTHING
    : { call: 'update', entryKey, changes: { hours: hundredthsOf(wanted) } }
}

/** What a stop is to leave at Harvest, decided before it is sent: afterwards the clock is gone. */
export function targetOf(stop: Stop, copy: HarvestEntry | undefined): number {
  if (!copy?.isRunning || Date.parse(copy.timerStartedAt ?? '') > stop.stoppedAt) return stop.hours
  return currentHours(copy, stop.stoppedAt)
}

function planStop(operation: Operation, stop: Stop, context: PlanContext): Request {
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

function correctStop(operation: Operation, stop: Stop, context: PlanContext): Request {
  const { entryKey, progress } = operation
  const entry = context.copy(entryKey)
  if (!entry || entry.isRunning || !progress.isLate) return NOTHING
  // what was found when it was looked for may have been stopped by somebody else, and before
  if (progress.isFound)
    return cutToStop(entryKey, stop, entry, targetHours(operation, stop), context)
  if (context.mode === 'timestamps') {
    const endedTime = clockTimeAt(stop.stoppedAt, context.timeZone)
    return entry.endedTime === endedTime
      ? NOTHING
      : { call: 'update', entryKey, changes: { endedTime } }
  }
  const hours = targetHours(operation, stop)
  return entry.hours === hours ? NOTHING : { call: 'update', entryKey, changes: { hours } }
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
  const endedTime = clockTimeAt(stop.stoppedAt, timeZone)
  const later = minutesLater(entry.endedTime, endedTime)
  const ranOn = later > 0 && later <= Math.ceil((now - stop.stoppedAt) / MINUTE)
  return ranOn ? { call: 'update', entryKey, changes: { endedTime } } : NOTHING
}

function minutesLater(time: ClockTime, than: ClockTime): number {
  const minutes = (text: ClockTime) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return (minutes(time) - minutes(than) + 24 * 60) % (24 * 60)
}

function planUpdate(
  entryKey: EntryKey,
  { changes, base }: Extract<Intent, { kind: 'update' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  if (!copy) return { call: 'update', entryKey, changes }
  if (base && conflictsOf(changes, base, copy).length > 0)
    return { call: 'ask', question: { kind: 'conflict', theirs: baseOf(copy) } }
  const left = mergedChanges(changes, copy)
  return left ? { call: 'update', entryKey, changes: left } : NOTHING
}

function planDelete(
  entryKey: EntryKey,
  { base }: Extract<Intent, { kind: 'delete' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  const theirs = copy && baseOf(copy)
  if (base && theirs && conflictsOf(base, base, copy).length > 0)
    return { call: 'ask', question: { kind: 'conflict', theirs } }
  return { call: 'delete', entryKey }
}

/**
 * The requests of a cut, in an order in which time may be extra in between but is never missing: what
 * is added comes before what is taken away.
 */
function planTrim(operation: Operation, cut: Cut, context: PlanContext): Request {
  const { entryKey, step } = operation
  const { added, copy, then, deletesEntry } = cut
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
  if (copy && step === added.length + 1 && isUnset(copy.key, context)) {
    const hours = hundredthsOf(context.now - copy.startedAt)
    return { call: 'update', entryKey: copy.key, changes: { hours } }
  }
  if (deletesEntry) return { call: 'delete', entryKey }
  // Harvest stopped it when the copy began to run
  const runsOn = copy !== null && context.copy(copy.key)?.isRunning === true
  const isToStop = then === 'stop' && !runsOn && step < cutStep(cut)
  if (isToStop && context.copy(entryKey)?.isRunning) return { call: 'stop', entryKey }
  return planShorten(entryKey, cut, context)
}

/** In a duration account a clock begins when the request arrives: what passed before is set. */
function isUnset(key: EntryKey, { mode, copy }: PlanContext): boolean {
  return mode === 'duration' && copy(key)?.isRunning === true
}

/** One that was stopped before it could be sent is made with its time. */
function timeOfCopy({ key, startedAt }: NonNullable<Cut['copy']>, context: PlanContext) {
  const { mode, timeZone } = context
  const stop = stopAfter(key, context)
  if (mode === 'duration')
    // `hours: 0` would start a timer
    return stop && stop.hours > 0
      ? ({ kind: 'hours', hours: stop.hours } as const)
      : ({ kind: 'timer' } as const)
  const startedTime = clockTimeAt(startedAt, timeZone)
  return stop
    ? ({ kind: 'times', startedTime, endedTime: clockTimeAt(stop.stoppedAt, timeZone) } as const)
    : ({ kind: 'timer', startedTime } as const)
}

function planShorten(
  entryKey: EntryKey,
  cut: Cut,
  { mode, timeZone, now, copy }: PlanContext
): Request {
  const entry = copy(entryKey)
  if (!entry) return NOTHING
  if (mode === 'timestamps') {
    const endedTime = clockTimeAt(cut.endsAt, timeZone)
    return entry.endedTime === endedTime
      ? NOTHING
      : { call: 'update', entryKey, changes: { endedTime } }
  }
  if (cut.then === 'stop')
    return entry.hours === cut.hoursAfter && !entry.isRunning
      ? NOTHING
      : { call: 'update', entryKey, changes: { hours: cut.hoursAfter } }
  // one that was stopped elsewhere in the meantime has the absence in its hours all the same
  return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, cut.removedMs, now) } }
}

/** Harvest counts on from when the hours arrived: a request that took its time cost as much. */
function correctCut(
  { entryKey, step, sentAt }: Operation,
  cut: Cut,
  { mode, now, copy }: PlanContext
): Request {
  const entry = copy(entryKey)
  const isNext = step === cutStep(cut) + 1
  if (!isNext || mode !== 'duration' || cut.then === 'stop' || !entry?.isRunning) return NOTHING
  const lateBy = Date.parse(entry.timerStartedAt ?? '') - (sentAt ?? now)
  if (!(lateBy > PROMPT)) return NOTHING
  return { call: 'update', entryKey, changes: { hours: hoursWithout(entry, -lateBy, now) } }
}
