import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Company } from '#shared/company.ts'
import type { Person } from '#shared/account.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import { addDays } from '#shared/spent-date.ts'
import type { Week } from '#shared/week.ts'
import { readEntry } from './settle-unknown.ts'

export interface PullOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  /** Epoch milliseconds of this computer. */
  readonly now: () => number
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** Carries out a write of what was read; others may watch what it changes. */
  readonly take: (write: () => void) => void
  /** Lets whatever else waits have its turn. */
  readonly pause: () => Promise<void>
}

/** `updated_since` is strict and in whole seconds, and clocks differ: more is read than is needed. */
const OVERLAP = 2 * MINUTE
/** How often it is kept how far changes were read: reading a little again costs less than a write. */
const KEPT = 10 * MINUTE
/** Entries in one answer of the first fill, and how many of them are written in one go. */
const PAGE = 100
const SLICE = 25
/** Ten years: more than is ever filled. */
const MOST_WEEKS = 520

/** Reads the entries of a week again; what is missing in it was deleted elsewhere. */
export async function pullWeek(options: PullOptions, userId: number, week: Week): Promise<void> {
  const { client, ledger, now, take } = options
  const entries = await collect(client.listTimeEntries({ userId, from: week.first, to: week.last }))
  take(() => ledger.replaceWindow(week.first, week.last, entries, now(), userId))
}

/** The same of a colleague's week; what the role does not reach is answered, not thrown. */
export async function pullColleagueWeek(
  options: PullOptions,
  userId: number,
  week: Week
): Promise<Failure | null> {
  try {
    await pullWeek(options, userId, week)
    return null
  } catch (error) {
    if (!(error instanceof HarvestError) || !isOfTheRole(error)) throw error
    return error.toFailure()
  }
}

function isOfTheRole({ kind }: HarvestError): boolean {
  return kind === 'forbidden' || kind === 'not-found' || kind === 'rejected'
}

/** Reads the running entry, which may be of any day, and those that were believed to run. */
export async function pullRunning(options: PullOptions, userId: number): Promise<void> {
  const { client, ledger, take, now } = options
  const running = await collect(client.listTimeEntries({ userId, isRunning: true }))
  const ids = new Set(running.map(({ id }) => id))
  const stopped = ledger.runningEntries().filter(({ entry }) => !ids.has(entry.id))
  const fresh = await Promise.all(stopped.map(({ entry }) => readEntry(client, entry.id)))
  take(() => {
    ledger.upsert([...running, ...fresh.filter((entry) => entry !== null)], now())
    stopped.forEach(({ entry }, index) => {
      if (fresh[index] === null) ledger.removeUnneeded(entry.id)
    })
  })
}

/** Reads what changed since the last time, of whatever day. */
export async function pullChanges(options: PullOptions, userId: number): Promise<void> {
  const { client, ledger, take, now, serverNow } = options
  const startedAt = serverNow()
  const since = ledger.document<number>('changes')
  if (since !== null) {
    const updatedSince = new Date(since - OVERLAP).toISOString().replace(/\.\d+Z$/, 'Z')
    for await (const page of client.listTimeEntryPages({ userId, updatedSince }))
      take(() => ledger.upsert(page.items, now()))
  }
  if (since === null || Math.abs(startedAt - since) >= KEPT)
    ledger.writeDocument('changes', startedAt)
}

export interface FillOptions extends PullOptions {
  /** The first day that is to be read, and the week before which everything is older. */
  readonly from: SpentDate
  readonly before: Week
  /** Told how many of the older weeks have been read. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number } | null) => void
  /** Between two answers: what waits to be sent goes first. */
  readonly between: () => Promise<void>
}

interface Filled {
  readonly from: SpentDate
  readonly to: SpentDate
}

/**
 * Reads older entries once, newest first, in answers small enough that nothing stands still; goes on
 * where it was interrupted. Weeks are marked as read as soon as they are complete.
 */
export async function fill(options: FillOptions, userId: number): Promise<void> {
  const { client, ledger, from, before, onProgress, between, take, pause, now } = options
  const filled = ledger.document<Filled>('filled')
  if (filled && filled.from <= from) return
  const to = filled ? filled.from : addDays(before.first, -1)
  for await (const page of client.listTimeEntryPages({ userId, from, to, perPage: PAGE })) {
    const oldest = page.items.at(-1)?.spentDate
    for (let start = 0; start < page.items.length; start += SLICE) {
      take(() => ledger.upsert(page.items.slice(start, start + SLICE), now()))
      await pause()
    }
    // the oldest day of an answer may go on in the next
    if (oldest) remember(ledger, oldest, to, before, now())
    const done = oldest ? weeksFrom(addDays(oldest, 1), before).length : 0
    onProgress({ done, total: weeksFrom(from, before).length })
    await between()
  }
  remember(ledger, from, to, before, now())
  ledger.markPulled(weeksFrom(from, before), now())
  onProgress(null)
}

function remember(ledger: Ledger, from: SpentDate, to: SpentDate, before: Week, now: number): void {
  ledger.writeDocument('filled', { from, to } satisfies Filled)
  ledger.markPulled(weeksFrom(addDays(from, 1), before), now)
}

/** First days of the whole weeks from a day up to a week, that week not included; the latest weeks only. */
function weeksFrom(day: SpentDate, { first }: Week): readonly SpentDate[] {
  const weeks: SpentDate[] = []
  for (let start = addDays(first, -7); start >= day; start = addDays(start, -7)) {
    if (weeks.length === MOST_WEEKS) break
    weeks.push(start)
  }
  return weeks
}

/** Reads who the person is and how the account wants things shown. */
export async function pullAccount({
  client
}: PullOptions): Promise<{ readonly person: Person; readonly company: Company }> {
  const [person, company] = await Promise.all([client.retrieveMe(), client.retrieveCompany()])
  return { person, company }
}

/** Reads what the person may book to. */
export async function pullAssignments({
  client,
  ledger
}: PullOptions): Promise<readonly ProjectAssignment[]> {
  const assignments = await collect(client.listMyProjectAssignments())
  ledger.writeDocument('assignments', assignments)
  return assignments
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
