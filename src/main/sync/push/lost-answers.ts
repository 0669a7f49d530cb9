import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import { isWhatWasSent } from '#main/ledger/match-created.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { mergedChanges } from '../plan/conflicts.ts'
import type { Request } from '../plan/planned-request.ts'
import { ROUNDING } from '../plan/planned-request.ts'

/** What looking at Harvest says about a request whose answer was lost. */
export type Found =
  | { readonly kind: 'happened'; readonly entry: HarvestEntry }
  /** It was to be deleted, and it is gone; or somebody else deleted it. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-there' }

/** A request that can be under way. */
export type Sent = Exclude<Request, { call: 'nothing' | 'ask' }>

export interface Search {
  readonly client: HarvestClient
  readonly request: Sent
  /** Harvest's copy from before the request, if it had one. */
  readonly before: HarvestEntry | undefined
  readonly userId: number
  /** When the request left, epoch milliseconds by Harvest's clock. */
  readonly sentAt: number
  /** The reference that a create was sent with. */
  readonly marker: string | undefined
  /** Whether Harvest is known to keep such references. */
  readonly trustsMarkers: boolean
  /** Whether an entry of Harvest's is one we know already. */
  readonly isKnown: (id: number) => boolean
}

/**
 * How long a request without an answer may still be carried out. Within it an operation is looked for
 * and nothing is sent again; after it, one that is not there is sent once more.
 */
export const SETTLING_WINDOW = 2 * MINUTE

/** Answers about something else after which the user is told instead of sending the request once more. */
export const MOST_UNEXPECTED = 3

/** When a request that was not there is looked for again, epoch milliseconds. */
export function nextLook(sentAt: number, now: number): number {
  const waited = Math.max(2 * SECOND, now - sentAt)
  return Math.min(now + Math.min(waited, 30 * SECOND), Math.max(sentAt + SETTLING_WINDOW, now))
}

/** Looks what became of a request without an answer. Throws `HarvestError` when it cannot look. */
export async function settleUnknown(search: Search): Promise<Found> {
  return search.request.call === 'create' ? findCreated(search, search.request) : readAgain(search)
}

/** A created entry is recognised by its marker, and where Harvest keeps none by everything we sent. */
async function findCreated(
  search: Search,
  request: Extract<Sent, { call: 'create' }>
): Promise<Found> {
  const { client, userId, marker, trustsMarkers, isKnown, sentAt } = search
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

async function readAgain({ client, request, before, sentAt }: Search): Promise<Found> {
  if (!before) return { kind: 'gone' }
  const entry = await readEntry(client, before.id)
  if (!entry) return { kind: 'gone' }
  return hasHappened(request, before, entry, sentAt)
    ? { kind: 'happened', entry }
    : { kind: 'not-there' }
}

/** Harvest's copy of an entry, or null when it is gone. */
export async function readEntry(client: HarvestClient, id: number): Promise<HarvestEntry | null> {
  try {
    return await client.retrieveTimeEntry(id)
  } catch (error) {
    if (error instanceof HarvestError && error.kind === 'not-found') return null
    throw error
  }
}

function hasHappened(
  request: Sent,
  before: HarvestEntry,
  entry: HarvestEntry,
  sentAt: number
): boolean {
  switch (request.call) {
    case 'stop':
      return !entry.isRunning
    case 'restart':
      return entry.isRunning || hasRunSince(before, entry, sentAt)
    case 'removeReference':
      return entry.externalReference === null
    case 'update':
      // hours of a running entry set its clock anew: sending them twice would count twice
      if (request.changes.hours !== undefined && before.isRunning)
        return entry.isRunning
          ? entry.timerStartedAt !== before.timerStartedAt
          : isNearer(request.changes.hours, before, entry, sentAt)
      return mergedChanges(request.changes, entry) === undefined
    default:
      return false
  }
}

/** Set going and stopped again elsewhere: a little longer than before, and nothing else about it changed. */
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

/** Of a clock that was stopped meanwhile: whether its hours follow from ours or from those before. */
function isNearer(
  hours: number,
  before: HarvestEntry,
  entry: HarvestEntry,
  sentAt: number
): boolean {
  const stoppedAt = Date.parse(entry.updatedAt)
  const withOurs = hours + hundredthsOf(stoppedAt - sentAt)
  const withoutOurs = currentHours(before, stoppedAt)
  return Math.abs(entry.hours - withOurs) < Math.abs(entry.hours - withoutOurs)
}
