import type { HarvestClient } from '#main/harvest/client.ts'
import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import { isWhatWasSent } from '#main/ledger/match-created.ts'
import type { EndedTimer } from '#main/ledger/operation-progress.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, sentMarkerOf } from '#main/ledger/operations.ts'
import { endedAt, reachedAt, timerOf } from '#main/ledger/remote-timer.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { mergedChanges } from '../plan/conflicts.ts'
import { ROUNDING } from '../plan/plan-context.ts'
import { readEntry } from '../read-entry.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf } from './push-options.ts'

/** The result of a lookup of a request whose answer was lost. */
export type LookupResult =
  | { readonly kind: 'happened'; readonly entry: HarvestEntry }
  /** Harvest no longer has the entry: the request deleted it, or another device did. */
  | { readonly kind: 'gone' }
  /** `entry`: the entry that the request was to change, as it is without it. */
  | { readonly kind: 'not-there'; readonly entry?: HarvestEntry }

interface Lookup {
  readonly client: HarvestClient
  readonly request: SentRequest
  /** The remote copy from before the request, if there was one. */
  readonly before: HarvestEntry | undefined
  readonly userId: number
  /** When the request left, epoch milliseconds by Harvest's clock. */
  readonly sentAt: number
  /** The marker that a create was sent with. */
  readonly marker: string | undefined
  /** True if Harvest is known to store markers. */
  readonly trustsMarkers: boolean
  /** True if the ledger has the entry with this Harvest id. */
  readonly isKnown: (id: number) => boolean
  /** How an earlier lookup first found the entry's timer ended. */
  readonly ended?: EndedTimer | undefined
}

const { firstDelayMs, longestDelayMs, windowMs } = RETRY_POLICY.lookup

/**
 * How long a request without an answer may still be carried out, milliseconds. Within this time the operation is only
 * looked up. After it, a request that is not there is sent once more.
 */
export const SETTLING_WINDOW = windowMs

/**
 * Returns when a request that was not there is looked up again, epoch milliseconds. The pause is as long as the wait so
 * far, from 2 to 30 seconds, and the last lookup is at the end of the window.
 * @example nextLookupAt(0, 10_000) // 20_000
 * @example nextLookupAt(0, 110_000) // 120_000, the end of the window
 */
export function nextLookupAt(sentAt: number, now: number): number {
  const waited = Math.max(firstDelayMs, now - sentAt)
  return Math.min(now + Math.min(waited, longestDelayMs), Math.max(sentAt + SETTLING_WINDOW, now))
}

/** Finds out at Harvest what became of a request of an operation. Throws `HarvestError` if Harvest cannot be read. */
export function lookUp(
  operation: Operation,
  request: SentRequest,
  { client, ledger, context, now }: PushOptions
): Promise<LookupResult> {
  const lookup: Lookup = {
    client,
    request,
    before: ledger.entries([request.entryKey])[0]?.entry,
    userId: ownerOf(operation, context()),
    sentAt: operation.sentAt ?? now(),
    ended: isOfKind(operation, 'start', 'stop', 'restart', 'trim')
      ? operation.progress.ended
      : undefined,
    marker: sentMarkerOf(operation),
    trustsMarkers: ledger.document('references') === 'kept',
    isKnown: (id) => ledger.keyOf(id) !== undefined
  }
  return request.call === 'create' ? lookUpCreate(lookup, request) : lookUpChange(lookup)
}

/** Finds a created entry by its marker, and by everything that was sent where Harvest stores no markers. */
async function lookUpCreate(
  { client, userId, marker, trustsMarkers, isKnown, sentAt }: Lookup,
  request: Extract<SentRequest, { call: 'create' }>
): Promise<LookupResult> {
  if (marker !== undefined)
    for await (const entry of client.listTimeEntries({ userId, externalReferenceId: marker }))
      if (entry.externalReference?.id === marker) return { kind: 'happened', entry }
  if (marker !== undefined && trustsMarkers) return { kind: 'not-there' }
  const { work, spentDate } = request.entry
  const filter = { userId, projectId: work.project.id, from: spentDate, to: spentDate }
  for await (const entry of client.listTimeEntries(filter))
    if (!isKnown(entry.id) && isWhatWasSent(entry, request, sentAt))
      return { kind: 'happened', entry }
  return { kind: 'not-there' }
}

async function lookUpChange(search: Lookup): Promise<LookupResult> {
  const { client, before } = search
  if (!before) return { kind: 'gone' }
  const entry = await readEntry(client, before.id)
  if (!entry) return { kind: 'gone' }
  return { kind: hasHappened(search, before, entry) ? 'happened' : 'not-there', entry }
}

function hasHappened(search: Lookup, before: HarvestEntry, entry: HarvestEntry): boolean {
  const { request, sentAt } = search
  switch (request.call) {
    case 'stop':
      return !entry.isRunning
    case 'restart':
      return entry.isRunning || hasRunSince(before, entry, sentAt)
    case 'removeReference':
      return entry.externalReference === null
    case 'update':
      // hours of a running entry restart its count: sending them twice would count time twice
      if (request.changes.hours !== undefined && before.isRunning)
        return entry.isRunning
          ? entry.timerStartedAt !== before.timerStartedAt
          : isNearer(request.changes.hours, before, entry, search)
      return mergedChanges(request.changes, entry) === undefined
    case 'create':
    case 'delete':
      return false
  }
}

/**
 * True if the entry was restarted and stopped again since: it has more hours, at most those that passed, and nothing else
 * about it has changed.
 */
function hasRunSince(before: HarvestEntry, entry: HarvestEntry, sentAt: number): boolean {
  const { hours, hoursWithoutTimer, roundedHours, updatedAt } = entry
  const gained = hours - before.hours
  const most = hundredthsOf(Date.parse(updatedAt) - sentAt) + ROUNDING
  return (
    updatedAt !== before.updatedAt &&
    gained >= 0 &&
    gained <= most &&
    JSON.stringify({ ...before, hours, hoursWithoutTimer, roundedHours, updatedAt }) ===
      JSON.stringify(entry)
  )
}

/**
 * True if the hours of a timer that was stopped meanwhile follow from the hours that were sent, and not from those before.
 * Each explanation implies when the timer ended, and an impossible one is ruled out. If both are possible, the end that
 * is nearer to the known one counts.
 * Example: 0.75 h ran, 0.50 h were sent at 9:45, and the entry has 0.85 h. With the sent hours it ended at 10:06,
 * without them at 9:51. An entry that last changed at 9:51 does not have the sent hours.
 */
function isNearer(
  sent: Hundredths,
  before: HarvestEntry,
  entry: HarvestEntry,
  { sentAt, ended }: Pick<Lookup, 'sentAt' | 'ended'>
): boolean {
  if (entry.hours === sent) return true
  const running = timerOf(before)
  if (!running) return false
  const latest = Date.parse(entry.updatedAt)
  const withSent = reachedAt({ startedAt: sentAt, banked: sent }, entry.hours)
  const withoutSent = reachedAt(running, entry.hours)
  const isPossible = (at: number) => at >= sentAt - HUNDREDTH && at <= latest + HUNDREDTH
  if (isPossible(withSent) !== isPossible(withoutSent)) return isPossible(withSent)
  const at = endedAt(entry, ended)
  return Math.abs(withSent - at) < Math.abs(withoutSent - at)
}
