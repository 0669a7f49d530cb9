import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Request } from './plan.ts'

/** What looking at Harvest says about a request whose answer was lost. */
export type Found =
  | { readonly kind: 'happened'; readonly entry: HarvestEntry }
  /** It was to be deleted, and it is gone; or somebody else deleted it. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'did-not-happen' }

export interface Search {
  readonly client: HarvestClient
  readonly request: Exclude<Request, { call: 'nothing' }>
  /** Harvest's copy from before the request, if it had one. */
  readonly before: HarvestEntry | undefined
  readonly userId: number
  /** When the request left, epoch milliseconds by Harvest's clock. */
  readonly sentAt: number
  /** Whether an entry of Harvest's is one we know already. */
  readonly isKnown: (id: number) => boolean
}

/** Looks what became of a request without an answer. Throws `HarvestError` when it cannot look. */
export async function settleUnknown(search: Search): Promise<Found> {
  return search.request.call === 'create' ? findCreated(search) : readAgain(search)
}

/** Harvest knows no idempotency key: a created entry is recognised by everything we sent. */
async function findCreated({ client, request, userId, sentAt, isKnown }: Search): Promise<Found> {
  if (request.call !== 'create') return { kind: 'did-not-happen' }
  const spentDate: SpentDate = request.entry.spentDate
  const filter = {
    userId,
    projectId: request.entry.work.project.id,
    from: spentDate,
    to: spentDate
  }
  for await (const entry of client.listTimeEntries(filter))
    if (!isKnown(entry.id) && isWhatWeSent(entry, request, sentAt))
      return { kind: 'happened', entry }
  return { kind: 'did-not-happen' }
}

function isWhatWeSent(
  entry: HarvestEntry,
  { entry: sent, time }: Extract<Request, { call: 'create' }>,
  sentAt: number
): boolean {
  if (entry.task.id !== sent.work.task.id || entry.notes !== sent.notes) return false
  if (Date.parse(entry.createdAt) < sentAt - MINUTE) return false
  if (time.kind === 'hours') return entry.hours === time.hours
  if (time.kind === 'times')
    return entry.startedTime === time.startedTime && entry.endedTime === time.endedTime
  return true
}

async function readAgain({ client, request, before }: Search): Promise<Found> {
  if (!before) return { kind: 'did-not-happen' }
  let entry: HarvestEntry
  try {
    entry = await client.retrieveTimeEntry(before.id)
  } catch (error) {
    if (error instanceof HarvestError && error.kind === 'not-found') return { kind: 'gone' }
    throw error
  }
  return hasHappened(request, before, entry)
    ? { kind: 'happened', entry }
    : { kind: 'did-not-happen' }
}

function hasHappened(
  request: Search['request'],
  before: HarvestEntry,
  entry: HarvestEntry
): boolean {
  switch (request.call) {
    case 'stop':
      return !entry.isRunning
    case 'restart':
      return entry.isRunning
    case 'removeReference':
      return entry.externalReference === null
    case 'update':
      // hours of a running entry set its clock anew: sending them twice would count twice
      if (request.changes.hours !== undefined && before.isRunning)
        return entry.timerStartedAt !== before.timerStartedAt
      return false
    default:
      return false
  }
}
