import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import { withProgress } from '#main/ledger/operations.ts'
import type { StartAndEnd } from '#shared/time/clock-pieces.ts'
import { clockTimeAt, instantOf } from '#shared/time/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { addDays, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { hoursBetweenTimes } from '#shared/time/typed-times.ts'
import type { PushOptions } from './push-options.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import type { PlannedRequest } from '../plan/plan-context.ts'
import { NOTHING } from '../plan/plan-context.ts'

/** How many hundredths Harvest's hours may differ from those between start and end. */
const TOLERANCE = 25

/** The last time of day at which an entry can end on its own day. */
const LAST = '23:59'

/**
 * True if Harvest did not understand an end that is earlier than its start as an end on the next day. Harvest's behaviour
 * is not documented: such an end is sent once, and the answer decides.
 */
export function misreadsNextDay(request: SentRequest, answer: HarvestEntry): boolean {
  const times = timesOf(request, answer)
  if (!times || !endsNextDay(times)) return false
  const expected = hoursBetweenTimes(times.startedTime, times.endedTime)
  return answer.hours <= 0 || Math.abs(answer.hours - expected) > TOLERANCE
}

/** True if a request may have been refused because its end is earlier than its start. */
export function mayEndNextDay(request: SentRequest, copy: HarvestEntry | undefined): boolean {
  const times = timesOf(request, copy)
  return times !== undefined && endsNextDay(times)
}

/** Stores that in this account every entry must end on its own day. */
export function rememberMisread({ ledger }: Pick<PushOptions, 'ledger'>): void {
  if (!isMisread({ ledger })) ledger.writeDocument('next-day', 'misread')
}

/** True if in this account every entry must end on its own day. */
export function isMisread({ ledger }: Pick<PushOptions, 'ledger'>): boolean {
  return ledger.document('next-day') === 'misread'
}

/** Returns the operations that repair an entry whose end Harvest misread: an end on its own day, and an entry for the rest. */
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
 * Changes a request so that its entry ends on its own day, in an account that requires it. The rest becomes an entry of the
 * next day, which is stored before the request leaves. Returns `again` if it was stored: the operation is planned again.
 */
export function keepWithinDay(
  operation: Operation,
  request: PlannedRequest,
  options: PushOptions
): PlannedRequest | 'again' {
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
    const operations = restOf(entryKey, times.endedTime, shown, options)
    const given = withProgress(operation, { split: [...split, entryKey] })
    ledger.settle(given, { kind: 'waiting' }, { operations, at: now() })
    return 'again'
  }
  if (copy?.endedTime === LAST) return NOTHING
  const spentDate = shown?.spentDate ?? copy?.spentDate ?? ''
  const ends = withinDay(times.startedTime, context().timeZone, spentDate)
  return request.call === 'create'
    ? { ...request, time: { kind: 'times', ...ends } }
    : { ...request, changes: { ...request.changes, ...ends } }
}

function timesOf(request: SentRequest, copy: HarvestEntry | undefined): StartAndEnd | undefined {
  if (request.call === 'create') return request.time.kind === 'times' ? request.time : undefined
  if (request.call !== 'update' || copy?.isRunning) return undefined
  const { changes } = request
  const startedTime = changes.startedTime ?? copy?.startedTime
  const endedTime = changes.endedTime ?? copy?.endedTime
  const isChanged = changes.startedTime !== undefined || changes.endedTime !== undefined
  return isChanged && startedTime && endedTime ? { startedTime, endedTime } : undefined
}

function endsNextDay({ startedTime, endedTime }: StartAndEnd): boolean {
  return endedTime < startedTime
}

/**
 * Returns times that end at 23:59, the last time of a day. Start and end are a minute earlier, so that no time is lost:
 * 22:00 to 0:00 becomes 21:59 to 23:59.
 */
function withinDay(startedTime: string, timeZone: string, spentDate: string): StartAndEnd {
  const aMinuteEarlier = clockTimeAt(instantOf(spentDate, startedTime, timeZone) - MINUTE, timeZone)
  return { startedTime: aMinuteEarlier, endedTime: LAST }
}

/** Returns the operation that creates the part of the next day; none if the entry ends at midnight. */
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
