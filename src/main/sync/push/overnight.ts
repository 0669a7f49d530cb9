import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import type { ClockTimes } from '#shared/time/clock-pieces.ts'
import { clockTimeAt, instantOf } from '#shared/time/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { addDays, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { hoursBetweenTimes } from '#shared/time/typed-times.ts'
import type { PushOptions } from './push-options.ts'
import type { Request } from '../plan/planned-request.ts'
import { NOTHING } from '../plan/planned-request.ts'
import type { Sent } from './lost-answers.ts'

/** Harvest may show a few hundredths more or less than start and end tell. */
const TOLERANCE = 25

/** The last time of day at which an entry can end on its own day. */
const LAST = '23:59'

/**
 * True if Harvest did not take an end that is earlier than its start for one on the next day. Nobody has
 * observed what Harvest does with such an end: it is sent once, and the answer decides.
 */
export function misreadsNextDay(request: Sent, answer: HarvestEntry): boolean {
  const times = timesOf(request, answer)
  if (!times || !endsNextDay(times)) return false
  const expected = hoursBetweenTimes(times.startedTime, times.endedTime)
  return answer.hours <= 0 || Math.abs(answer.hours - expected) > TOLERANCE
}

/** True if a request may have been refused because its end is earlier than its start. */
export function mayEndNextDay(request: Sent, copy: HarvestEntry | undefined): boolean {
  const times = timesOf(request, copy)
  return times !== undefined && endsNextDay(times)
}

/** Remembers that in this account every entry has to end on its own day. */
export function rememberMisread({ ledger }: Pick<PushOptions, 'ledger'>): void {
  if (!isMisread({ ledger })) ledger.writeDocument('next-day', 'misread')
}

export function isMisread({ ledger }: Pick<PushOptions, 'ledger'>): boolean {
  return ledger.document('next-day') === 'misread'
}

/** Operations that repair an entry whose end Harvest misread: an end on its own day, and an entry for the rest. */
export function correctMisread(
  key: EntryKey,
  answer: HarvestEntry,
  options: PushOptions
): readonly NewOperation[] {
  const { startedTime, endedTime } = answer
  if (startedTime === null || endedTime === null) return []
  const changes = withinDay(startedTime, options.context().timeZone, answer.spentDate)
  const update = { entryKey: key, intent: { kind: 'update', changes } } as const
  return [update, ...restOf(key, endedTime, answer, options)]
}

/**
 * The request as an account understands it in which every entry has to end on its own day. The rest
 * becomes an entry of the next day, journaled before the request leaves. `again`: the plan has changed.
 */
export function keepWithinDay(
  operation: Operation,
  request: Request,
  options: PushOptions
): Request | 'again' {
  if (!isMisread(options) || (request.call !== 'create' && request.call !== 'update'))
    return request
  const { ledger, view, now, context } = options
  const { entryKey } = request
  const copy = ledger.entries([entryKey])[0]?.entry
  const times = timesOf(request, copy)
  if (!times || !endsNextDay(times)) return request
  const shown = view.entry(entryKey)
  const { split = [] } = operation.progress
  if (shown && !split.includes(entryKey)) {
    const progress = { ...operation.progress, split: [...split, entryKey] }
    const operations = restOf(entryKey, times.endedTime, shown, options)
    ledger.settle({ ...operation, progress }, { kind: 'waiting' }, { operations, at: now() })
    return 'again'
  }
  if (copy?.endedTime === LAST) return NOTHING
  const spentDate = shown?.spentDate ?? copy?.spentDate ?? ''
  const ends = withinDay(times.startedTime, context().timeZone, spentDate)
  return request.call === 'create'
    ? { ...request, time: { kind: 'times', ...ends } }
    : { ...request, changes: { ...request.changes, ...ends } }
}

function timesOf(request: Sent, copy: HarvestEntry | undefined): ClockTimes | undefined {
  if (request.call === 'create') return request.time.kind === 'times' ? request.time : undefined
  if (request.call !== 'update' || copy?.isRunning) return undefined
  const { changes } = request
  const startedTime = changes.startedTime ?? copy?.startedTime
  const endedTime = changes.endedTime ?? copy?.endedTime
  const isChanged = changes.startedTime !== undefined || changes.endedTime !== undefined
  return isChanged && startedTime && endedTime ? { startedTime, endedTime } : undefined
}

function endsNextDay({ startedTime, endedTime }: ClockTimes): boolean {
  return endedTime < startedTime
}

/** The last minute of the day cannot be said: the start is a minute earlier, and no time is lost. */
function withinDay(startedTime: string, timeZone: string, spentDate: string): ClockTimes {
  const aMinuteEarlier = clockTimeAt(instantOf(spentDate, startedTime, timeZone) - MINUTE, timeZone)
  return { startedTime: aMinuteEarlier, endedTime: LAST }
}

/** The part of the next day; empty if the entry ends at midnight. */
function restOf(
  key: EntryKey,
  endedTime: string,
  { spentDate }: Pick<HarvestEntry, 'spentDate'>,
  { view, context }: PushOptions
): readonly NewOperation[] {
  const shown: TimeEntry | undefined = view.entry(key)
  if (!shown || endedTime === '00:00') return []
  const nextDay = addDays(spentDate, 1)
  const { timeZone } = context()
  const entry = {
    ...continuationOf(shown, startOfDay(nextDay, timeZone), context()),
    spentDate: nextDay
  }
  const time = { kind: 'times', startedTime: '00:00', endedTime } as const
  return [{ entryKey: newEntryKey(), intent: { kind: 'create', entry, time } }]
}
