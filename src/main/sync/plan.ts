import { assertNever } from '#shared/assert-never.ts'
import { clockTimeAt } from '#shared/clock-time.ts'
import type { ClockTime } from '#shared/clock-time.ts'
import type { TimerMode } from '#shared/company.ts'
import { SECOND } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { EntryKey, EntryTime, HarvestEntry } from '#shared/time-entry.ts'
import type { Cut, Intent, NamedChanges, NewEntry, Operation } from '#main/ledger/operations.ts'
import { addedTime, copyForToday } from '#main/ledger/overlay.ts'

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
const PROMPT = 6 * SECOND
const NOTHING = { call: 'nothing' } as const

/**
 * The next request of an operation, `operation.step` of which are confirmed. Pure, and safe to ask
 * again: with the same copies it plans the same. A start that was stopped before it could be sent is
 * one create with its hours or times; what arrives late is corrected to when it really happened.
 */
export function planRequest(operation: Operation, context: PlanContext): Request {
  const { entryKey, intent, step } = operation
  switch (intent.kind) {
    case 'create':
      return step === 0
        ? { call: 'create', entryKey, entry: intent.entry, time: intent.time }
        : NOTHING
    case 'start':
      return step === 0
        ? planStart(entryKey, intent, context)
        : correctStart(operation, intent.startedAt, context)
    case 'restart':
      return step === 0
        ? planRestart(operation, context)
        : correctStart(operation, intent.startedAt, context)
    case 'stop':
      return step === 0 ? planStop(entryKey, context) : correctStop(operation, intent, context)
    case 'update':
      return step === 0 ? { call: 'update', entryKey, changes: intent.changes } : NOTHING
    case 'delete':
    case 'removeReference':
      return step === 0 ? { call: intent.kind, entryKey } : NOTHING
    case 'trim':
      return planTrim(operation, intent.cut, context)
    default:
      return assertNever(intent)
  }
}

type Stop = Extract<Intent, { kind: 'stop' }>

/** The stop that was given before the entry's clock could be started at Harvest. */
function stopAfter(entryKey: EntryKey, { following }: PlanContext): Stop | undefined {
  const next = following.find(
    (each) => each.entryKey === entryKey && ['stop', 'restart', 'trim'].includes(each.intent.kind)
  )
  return next?.intent.kind === 'stop' ? next.intent : undefined
}

function planStart(
  entryKey: EntryKey,
  { entry, startedAt }: Extract<Intent, { kind: 'start' }>,
  context: PlanContext
): Request {
  const { mode, timeZone, now } = context
  const create = { call: 'create', entryKey, entry } as const
  const stop = stopAfter(entryKey, context)
  const startedTime = clockTimeAt(startedAt, timeZone)
  if (mode === 'timestamps') {
    if (stop) {
      const endedTime = clockTimeAt(stop.stoppedAt, timeZone)
      return { ...create, time: { kind: 'times', startedTime, endedTime } }
    }
    const isNow = clockTimeAt(now, timeZone) === startedTime && now - startedAt < PROMPT
    return { ...create, time: isNow ? { kind: 'timer' } : { kind: 'timer', startedTime } }
  }
  // `hours: 0` would start a timer: what is shorter than the grain goes the long way
  if (stop && stop.hours > 0) return { ...create, time: { kind: 'hours', hours: stop.hours } }
  return { ...create, time: { kind: 'timer' } }
}

function planRestart({ entryKey }: Operation, context: PlanContext): Request {
  const copy = context.copy(entryKey)
  if (!copy || copy.isRunning) return NOTHING
  const stop = stopAfter(entryKey, context)
  if (stop) return { call: 'update', entryKey, changes: { hours: stop.hours } }
  return { call: 'restart', entryKey }
}

/** A clock that was started late at Harvest gets the hours since the click. */
function correctStart(
  { entryKey, step }: Operation,
  startedAt: number,
  context: PlanContext
): Request {
  const copy = context.copy(entryKey)
  if (step > 1 || context.mode !== 'duration' || !copy?.isRunning) return NOTHING
  const lateBy = Date.parse(copy.timerStartedAt ?? '') - startedAt
  if (!(lateBy > PROMPT)) return NOTHING
  const hours = copy.hoursWithoutTimer + hundredthsOf(context.now - startedAt)
  return { call: 'update', entryKey, changes: { hours } }
}

function planStop(entryKey: EntryKey, { copy }: PlanContext): Request {
  return copy(entryKey)?.isRunning ? { call: 'stop', entryKey } : NOTHING
}

function correctStop(
  operation: Operation,
  stop: Stop,
  { mode, timeZone, copy }: PlanContext
): Request {
  const { entryKey, step, sentAt } = operation
  const entry = copy(entryKey)
  const wasPrompt = sentAt !== null && sentAt - stop.stoppedAt < PROMPT
  if (step > 1 || !entry || entry.isRunning || wasPrompt) return NOTHING
  if (mode === 'duration')
    return entry.hours === stop.hours
      ? NOTHING
      : { call: 'update', entryKey, changes: { hours: stop.hours } }
  const endedTime = clockTimeAt(stop.stoppedAt, timeZone)
  return entry.endedTime === endedTime
    ? NOTHING
    : { call: 'update', entryKey, changes: { endedTime } }
}

/**
 * The requests of a cut, in an order in which time may be extra in between but is never missing: what
 * is added comes before what is taken away.
 */
function planTrim(operation: Operation, cut: Cut, context: PlanContext): Request {
  const { entryKey, step } = operation
  const steps: ('add' | 'copy' | 'stop' | 'shorten')[] = []
  if (cut.added) steps.push('add')
  if (cut.copyKey) steps.push('copy')
  if (cut.then === 'stop') steps.push('stop')
  steps.push('shorten')
  const entry = context.copy(entryKey)
  switch (steps[step]) {
    case 'add':
      return cut.added
        ? {
            call: 'create',
            entryKey: cut.added.key,
            entry: cut.added.entry,
            time: addedTime(cut, context)
          }
        : NOTHING
    case 'copy':
      return entry && cut.copyKey
        ? {
            call: 'create',
            entryKey: cut.copyKey,
            entry: copyForToday(entry, cut.to, context),
            time: { kind: 'timer', startedTime: clockTimeAt(cut.to, context.timeZone) }
          }
        : NOTHING
    case 'stop':
      return entry?.isRunning ? { call: 'stop', entryKey } : planShorten(entryKey, cut, context)
    case 'shorten':
      return planShorten(entryKey, cut, context)
    default:
      return NOTHING
  }
}

function planShorten(
  entryKey: EntryKey,
  cut: Cut,
  { mode, timeZone, now, copy }: PlanContext
): Request {
  const entry = copy(entryKey)
  if (!entry) return NOTHING
  if (mode === 'timestamps') {
    const endedTime = clockTimeAt(cut.from, timeZone)
    return entry.endedTime === endedTime
      ? NOTHING
      : { call: 'update', entryKey, changes: { endedTime } }
  }
  if (cut.then === 'stop')
    return entry.hours === cut.hoursAfter
      ? NOTHING
      : { call: 'update', entryKey, changes: { hours: cut.hoursAfter } }
  if (!entry.isRunning) return NOTHING
  const hours = Math.max(0, currentHours(entry, now) - cut.hours)
  return { call: 'update', entryKey, changes: { hours } }
}
