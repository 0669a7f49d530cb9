import type { ClockTime } from '#shared/time/clock-time.ts'
import { clockTimeAt, endTimeAt, instantOf } from '#shared/time/clock-time.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { hoursBetweenTimes } from '#shared/time/typed-times.ts'
import type { Intent, NamedChanges, NewEntry } from './intents.ts'
import type { Operation } from './operations.ts'
import { isOfKind } from './operations.ts'
import type { OverlayContext } from './overlay.ts'

/* The entries that the intents of operations show, before Harvest has confirmed them. Pure. */

function blank(key: EntryKey, entry: NewEntry, { user }: OverlayContext, at: string): TimeEntry {
  return {
    key,
    id: null,
    ...entry.work,
    spentDate: entry.spentDate,
    user,
    hours: 0,
    hoursWithoutTimer: 0,
    roundedHours: 0,
    notes: entry.notes,
    isLocked: false,
    lockedReason: null,
    isClosed: false,
    approvalStatus: null,
    isBilled: false,
    timerStartedAt: null,
    startedTime: null,
    endedTime: null,
    isRunning: false,
    billable: entry.billable,
    budgeted: false,
    billableRate: null,
    costRate: null,
    invoice: null,
    externalReference: entry.externalReference ?? null,
    createdAt: at,
    updatedAt: at,
    sync: { kind: 'waiting' }
  }
}

/** Returns the entry of a create. */
export function createdEntry(
  key: EntryKey,
  { entry, time }: Extract<Intent, { kind: 'create' }>,
  context: OverlayContext
): TimeEntry {
  const fresh = blank(key, entry, context, '')
  if (time.kind === 'hours') return withHours(fresh, time.hours)
  const hours = hoursBetweenTimes(time.startedTime, time.endedTime)
  return withHours({ ...fresh, startedTime: time.startedTime, endedTime: time.endedTime }, hours)
}

/** Returns the entry of a start. `copy` is the entry that was created for it, if there is one. */
export function startedEntry(
  key: EntryKey,
  { entry, startedAt }: Extract<Intent, { kind: 'start' }>,
  copy: TimeEntry | undefined,
  { status }: Pick<Operation, 'status'>,
  context: OverlayContext
): TimeEntry {
  // it was created with its hours, because it was stopped before it could be sent
  if (copy && !copy.isRunning) return copy
  // a refused start has not happened: no timer runs at Harvest
  if (status === 'refused' && !copy) {
    const startedTime = clockTimeAt(startedAt, context.timeZone)
    return { ...blank(key, entry, context, new Date(startedAt).toISOString()), startedTime }
  }
  const at = new Date(startedAt).toISOString()
  return {
    ...(copy ?? blank(key, entry, context, at)),
    isRunning: true,
    hoursWithoutTimer: 0,
    timerStartedAt: at,
    startedTime: clockTimeAt(startedAt, context.timeZone)
  }
}

/** Returns an entry with changes. */
export function updated(
  entry: TimeEntry,
  changes: NamedChanges,
  { madeAt }: Pick<Operation, 'madeAt'>,
  context: OverlayContext
): TimeEntry {
  const { work, hours, ...rest } = changes
  const next = { ...entry, ...work, ...rest }
  if (entry.isRunning && changes.startedTime !== undefined)
    return runningSince(next, changes.startedTime, madeAt, context)
  const timesChanged = changes.startedTime !== undefined || changes.endedTime !== undefined
  if (timesChanged && next.startedTime && next.endedTime)
    return withHours(next, hoursBetweenTimes(next.startedTime, next.endedTime))
  return hours === undefined ? next : withHours(next, hours)
}

/**
 * Returns a running entry with the timer from a changed start: the last such time of day before the change was made. A start
 * of 23:30 that was typed at 0:10 is on the day before.
 */
function runningSince(
  entry: TimeEntry,
  startedTime: ClockTime,
  madeAt: number | null,
  { timeZone }: OverlayContext
): TimeEntry {
  const day = madeAt === null ? entry.spentDate : spentDateAt(madeAt, timeZone)
  const sameDay = instantOf(day, startedTime, timeZone)
  const isLater = madeAt !== null && sameDay > madeAt
  const at = isLater ? instantOf(addDays(day, -1), startedTime, timeZone) : sameDay
  return { ...entry, hoursWithoutTimer: 0, timerStartedAt: new Date(at).toISOString() }
}

/** True for an entry that would run, had Harvest not refused the start. */
export function isRefusedStart({ isRunning, sync }: TimeEntry): boolean {
  return !isRunning && sync.kind === 'refused'
}

/** Stops an entry. After a refused start the time until the stop is shown too: it is stored nowhere else. */
export function stoppedAfter(
  entry: TimeEntry,
  stop: Extract<Intent, { kind: 'stop' }>,
  context: OverlayContext
): TimeEntry {
  return stopped(isRefusedStart(entry) ? { ...entry, isRunning: true } : entry, stop, context)
}

function stopped(
  entry: TimeEntry,
  { stoppedAt, hours }: { readonly stoppedAt: number; readonly hours: number },
  context: OverlayContext
): TimeEntry {
  if (!entry.isRunning) return entry
  const ended = { ...entry, isRunning: false, timerStartedAt: null }
  if (context.mode === 'duration')
    return withHours({ ...ended, startedTime: null, endedTime: null }, hours)
  return withHours({ ...ended, endedTime: endTimeAt(stoppedAt, context.timeZone) }, hours)
}

/** Returns an entry with its timer restarted. */
export function restarted(
  entry: TimeEntry,
  { startedAt, banked }: Extract<Intent, { kind: 'restart' }>,
  operation: Operation,
  context: OverlayContext
): TimeEntry {
  const { step, status } = operation
  const known = isOfKind(operation, 'restart') ? operation.progress.banked : undefined
  const hasRun = step > 0 && !entry.isRunning
  // a refused restart has not happened
  if (hasRun || (status === 'refused' && !entry.isRunning)) return entry
  const before = entry.isRunning ? entry.hoursWithoutTimer : entry.hours
  return {
    ...entry,
    isRunning: true,
    hoursWithoutTimer: banked ?? known ?? before,
    timerStartedAt: new Date(startedAt).toISOString(),
    startedTime: clockTimeAt(startedAt, context.timeZone),
    endedTime: null
  }
}

/** Returns a finished entry with these hours. */
export function withHours(entry: TimeEntry, hours: number): TimeEntry {
  return { ...entry, hours, hoursWithoutTimer: hours, roundedHours: hours }
}
