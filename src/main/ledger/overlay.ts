import { assertNever } from '#shared/assert-never.ts'
import type { TimerMode } from '#shared/company.ts'
import type { Hundredths, RunningFacts } from '#shared/hours.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, SyncMark, TimeEntry } from '#shared/time-entry.ts'
import type { Cut, NewEntry } from './intents.ts'
import type { Operation } from './operations.ts'
import { cutStep, isMarker } from './operations.ts'
import { timerStartOf } from './remote-timer.ts'
import {
  createdEntry,
  isRefusedStart,
  restarted,
  startedEntry,
  stoppedAfter,
  updated,
  withHours
} from './show-intents.ts'

/** The facts of the account that the overlay depends on. */
export interface OverlayContext {
  readonly mode: TimerMode
  readonly timeZone: string
  readonly user: { readonly id: number; readonly name: string }
}

/** An entry as Harvest last returned it, under its local key. */
export interface RemoteCopy {
  readonly key: EntryKey
  readonly entry: HarvestEntry
}

/**
 * Returns the entries as the user sees them: the remote copies with the operations laid over them in order. Pure. Shows an
 * entry that an operation creates exactly once, however many of the operation's requests are confirmed.
 * @param confirmed converts a copy that no operation is about; it may cache its results
 */
export function overlay(
  copies: readonly RemoteCopy[],
  operations: readonly Operation[],
  context: OverlayContext,
  confirmed: (copy: RemoteCopy) => TimeEntry = confirmedEntry
): readonly TimeEntry[] {
  const shown = new Map(copies.map((copy) => [copy.key, confirmed(copy)]))
  for (const operation of operations) lay(shown, operation, context)
  return [...shown.values()]
}

/** Returns a copy that no operation is about as the user sees it. */
export function confirmedEntry({ key, entry }: RemoteCopy): TimeEntry {
  return { ...withoutMarker(entry), key, sync: { kind: 'confirmed' } }
}

/** Returns the entry without its marker, which is no item in another tool. */
export function withoutMarker(entry: HarvestEntry): HarvestEntry {
  return isMarker(entry.externalReference?.id) ? { ...entry, externalReference: null } : entry
}

/** Lays one more operation over the shown entries, and changes the map. */
export function lay(
  shown: Map<EntryKey, TimeEntry>,
  operation: Operation,
  of: OverlayContext
): void {
  const { entryKey, intent, user } = operation
  const context = user ? { ...of, user } : of
  const sync = markOf(operation)
  const entry = shown.get(entryKey)
  switch (intent.kind) {
    case 'create':
      shown.set(entryKey, { ...(entry ?? createdEntry(entryKey, intent, context)), sync })
      return
    case 'start':
      shown.set(entryKey, { ...startedEntry(entryKey, intent, entry, operation, context), sync })
      return
    case 'delete':
      // a deletion that was refused, or is asked about, has not happened: the entry stays visible
      if (operation.status !== 'refused' && operation.status !== 'asking') shown.delete(entryKey)
      else if (entry) shown.set(entryKey, { ...entry, sync })
      return
    case 'update':
      if (entry)
        shown.set(entryKey, { ...updated(entry, intent.changes, operation, context), sync })
      return
    case 'stop':
      // a refused stop has not happened: the timer runs on at Harvest
      if (entry) {
        const isStopped = operation.status !== 'refused'
        const ended = isStopped ? stoppedAfter(entry, intent, context) : entry
        // the user must decide about the refused start first
        const isHeld = isRefusedStart(entry) && isStopped
        shown.set(entryKey, { ...ended, sync: isHeld ? entry.sync : sync })
      }
      return
    case 'restart':
      if (entry) shown.set(entryKey, { ...restarted(entry, intent, operation, context), sync })
      return
    case 'removeReference':
      if (entry) shown.set(entryKey, { ...entry, externalReference: null, sync })
      return
    case 'trim':
      if (entry) layCut(shown, entry, intent.cut, operation, context)
      return
    default:
      assertNever(intent)
  }
}

function markOf({ status, id, failure }: Operation): SyncMark {
  if (status === 'refused')
    return { kind: 'refused', operationId: id, failure: failure ?? { kind: 'internal' } }
  return { kind: status === 'unknown' ? 'unknown' : 'waiting' }
}

function layCut(
  shown: Map<EntryKey, TimeEntry>,
  entry: TimeEntry,
  cut: Cut,
  operation: Operation,
  context: OverlayContext
): void {
  const sync = markOf(operation)
  for (const { key, ...added } of cut.added) {
    const intent = { kind: 'create', ...added } as const
    if (!shown.has(key)) shown.set(key, { ...createdEntry(key, intent, context), sync })
  }
  if (cut.copy) {
    const { key } = cut.copy
    const there = shown.get(key)
    const isSet = context.mode === 'timestamps' || operation.step > cut.added.length + 1
    const intent = { kind: 'start', ...cut.copy } as const
    if (!there || !isSet)
      shown.set(key, { ...startedEntry(key, intent, there, operation, context), sync })
  }
  if (cut.deletesEntry && operation.status !== 'refused') {
    shown.delete(entry.key)
    return
  }
  // once its own request is confirmed, the copy no longer contains the absence
  const isCut = operation.step > cutStep(cut)
  const runsOn = operation.status === 'refused' && entry.isRunning && cut.then === 'stop'
  shown.set(entry.key, { ...(isCut || runsOn ? entry : shortened(entry, cut, context)), sync })
}

/** Returns a new entry for the same work, on the day of an instant (epoch milliseconds). */
export function sameWorkAt(
  entry: Pick<TimeEntry, 'client' | 'project' | 'task' | 'notes' | 'billable'>,
  at: number,
  { timeZone }: Pick<OverlayContext, 'timeZone'>
): NewEntry {
  const { client, project, task, notes, billable } = entry
  return {
    work: { client, project, task },
    notes,
    billable,
    spentDate: spentDateAt(at, timeZone)
  }
}

function shortened(entry: TimeEntry, cut: Cut, context: OverlayContext): TimeEntry {
  if (cut.then === 'stop' || context.mode === 'timestamps') {
    const end = { kind: 'stop', stoppedAt: cut.endsAt, hours: cut.hoursAfter } as const
    return entry.isRunning || context.mode === 'timestamps'
      ? stoppedAfter(entry, end, context)
      : withHours(entry, cut.hoursAfter)
  }
  return entry.isRunning
    ? withoutAbsence(entry, cut.removedMs)
    : withHours(entry, hoursWithout(entry, cut.removedMs, 0))
}

/** Moves the start of a running timer by the length of the absence, so that nothing is rounded twice. */
function withoutAbsence(entry: TimeEntry, absenceMs: number): TimeEntry {
  const startedAt = timerStartOf(entry)
  if (startedAt === null) return entry
  return { ...entry, timerStartedAt: new Date(startedAt + absenceMs).toISOString() }
}

/**
 * Returns the hours that an entry shows at an instant without `removedMs` milliseconds: rounded once, never negative.
 * @example An entry of 1.00 h without 15 minutes: 0.75 h.
 */
export function hoursWithout(entry: RunningFacts, removedMs: number, at: number): Hundredths {
  return hundredthsOf(elapsedMs(entry, at) - removedMs)
}
