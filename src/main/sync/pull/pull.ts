import type { HarvestClient } from '#main/harvest/client.ts'
import { isAskedFor, isSameId } from '#main/harvest/asked-for.ts'
import { readCompany } from '#main/harvest/read-company.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Company } from '#shared/company.ts'
import type { Person } from '#shared/account.ts'
import { DAY, MINUTE } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { Week } from '#shared/time/week.ts'
import type { LeftOutItems } from './report-left-out.ts'
import { readAndStore } from './read-and-store.ts'
import { entryPages, readEach, readList } from './read-entries.ts'

export interface PullOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  /** Epoch milliseconds of this computer. */
  readonly now: () => number
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** Runs a write of fetched entries and notices what it changes about the running timer. */
  readonly take: (write: () => void) => void
  /** Waits for one turn of the event loop. */
  readonly pause: () => Promise<void>
  readonly leftOut: LeftOutItems
}

/** The name of the list of running entries. */
const RUNNING = 'running'

/** How much more is read than needed: `updated_since` is strict and in whole seconds, and clocks differ. Milliseconds. */
const OVERLAP = 2 * MINUTE
/**
 * The time of the last read is stored at most this often. Reading some changes again costs less than storing it each
 * time. Milliseconds.
 */
const KEPT = 10 * MINUTE
/** The number of entries in one response of the first fill, and the number that is stored in one go. */
const PAGE = 100
const SLICE = 25
/** The number of assignments in one response, and the number of entries of a week that are stored in one go. */
const ASSIGNMENTS = 200
const WEEK_SLICE = 100
/** Ten years, which is more than is ever filled. */
const MOST_WEEKS = 520
/** The number of missing entries that are read before all missing ones count as deleted. */
const MOST_CHECKED = 3

/**
 * Reads the entries of a week again. Entries that are missing from it were deleted elsewhere.
 * @throws HarvestError (`unexpected-answer`) if an entry that is missing from the list still exists.
 */
export async function pullWeek(options: PullOptions, userId: number, week: Week): Promise<void> {
  const { ledger, now, take, leftOut } = options
  const { first, last } = week
  const filter = { userId, from: first, to: last }
  const { entries, unreadable, isWhole } = await readList(options, filter)
  const listed = new Set([...entries, ...unreadable].map(({ id }) => id))
  const missing = ledger
    .entriesBetween(first, last, userId)
    .flatMap(({ entry }) => (listed.has(entry.id) ? [] : [entry.id]))
  // an incomplete list does not show which entries were deleted, and it may be another list
  const checked = await readEach(options, isWhole ? missing.slice(0, MOST_CHECKED) : missing)
  if (isWhole && checked.entries.some((each) => isAskedFor(each, filter)))
    throw unexpected('/v2/time_entries', 'the list lacks an entry that is there')
  const own = checked.entries.filter(({ user }) => isSameId(user.id, userId))
  const kept = [...unreadable.flatMap(({ id }) => id ?? []), ...checked.unread]
  const all = [...entries, ...own]
  const stored = await storeMost(options, all)
  take(() => {
    const rest = all.filter(({ id }) => !stored.has(id))
    ledger.replaceWindow(first, last, rest, now(), userId, [...stored, ...kept])
  })
  leftOut.forget(entries.map(({ id }) => id))
  leftOut.take(`entries-of-${userId}`, unreadable, ({ spentDate }) => isIn(week, spentDate))
}

/**
 * Stores entries of a week in steps, except the first 100 and the running ones: changes of the running timer must be noticed
 * in one step. Returns the ids of the stored entries.
 */
async function storeMost(
  { ledger, now, pause }: PullOptions,
  entries: readonly HarvestEntry[]
): Promise<ReadonlySet<number>> {
  const running = new Set(ledger.runningEntries().map(({ entry }) => entry.id))
  const most = entries
    .slice(WEEK_SLICE)
    .filter(({ id, isRunning }) => !isRunning && !running.has(id))
  for (let start = 0; start < most.length; start += WEEK_SLICE) {
    ledger.upsert(most.slice(start, start + WEEK_SLICE), now(), true)
    await pause()
  }
  return new Set(most.map(({ id }) => id))
}

function isIn({ first, last }: Week, date: SpentDate | null): boolean {
  return date !== null && first <= date && date <= last
}

function unexpected(path: string, detail: string): HarvestError {
  return new HarvestError({
    kind: 'unexpected-answer',
    certainty: 'refused',
    method: 'GET',
    path,
    detail
  })
}

/** Reads a colleague's week like `pullWeek`. Returns the failure if the role does not allow it; throws any other error. */
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

/** Reads the running entry, which may be of any day, and the entries whose copies run. */
export async function pullRunning(options: PullOptions, userId: number): Promise<void> {
  const { ledger, take, now, leftOut } = options
  const { entries: running, unreadable } = await readList(options, { userId, isRunning: true })
  const ids = new Set([...running, ...unreadable].map(({ id }) => id))
  const stopped = ledger
    .runningEntries()
    .flatMap(({ entry }) => (ids.has(entry.id) ? [] : entry.id))
  const checked = await readEach(options, stopped)
  // the id now belongs to another user's entry, so the user's own was deleted
  const own = checked.entries.filter(({ user }) => isSameId(user.id, userId))
  const others = checked.entries.filter((each) => !own.includes(each)).map(({ id }) => id)
  take(() => {
    ledger.upsert([...running, ...own], now())
    for (const id of [...checked.gone, ...others]) ledger.removeUnneeded(id)
  })
  leftOut.forget(running.map(({ id }) => id))
  leftOut.take(RUNNING, unreadable)
}

/** Reads the entries of any day that changed since the last time. */
export async function pullChanges(options: PullOptions, userId: number): Promise<void> {
  const { ledger, serverNow } = options
  const startedAt = serverNow()
  const since = ledger.document('changes')
  if (since !== null) {
    // the stored instant comes from a wrong clock: changes of the last day are read again
    const readUntil = since > startedAt ? startedAt - DAY : since
    const updatedSince = new Date(readUntil - OVERLAP).toISOString().replace(/\.\d+Z$/, 'Z')
    const unreadable: Unreadable[] = []
    const filter = { userId, updatedSince }
    for await (const page of entryPages(options, filter, unreadable)) storeRead(options, page.items)
    options.leftOut.take(`entries-of-${userId}`, unreadable)
  }
  if (since === null || Math.abs(startedAt - since) >= KEPT)
    ledger.writeDocument('changes', startedAt)
}

/** Reads the unreadable entries again, one by one: they may have been corrected or deleted. */
export async function pullLeftOut(options: PullOptions): Promise<void> {
  const { leftOut, take, ledger } = options
  const { entries, gone } = await readEach(options, leftOut.toReadAgain())
  storeRead(options, entries)
  take(() => gone.forEach((id) => ledger.removeUnneeded(id)))
  leftOut.forget(gone)
}

export interface FillOptions extends PullOptions {
  /** The first day to read, and the week that ends the fill. */
  readonly from: SpentDate
  readonly before: Week
  /** Called with the number of older weeks that have been read, and with null at the end. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number } | null) => void
  /** Called between two responses, so that pending changes are sent first. */
  readonly between: () => Promise<void>
}

/** Stores entries that were read. */
function storeRead(options: PullOptions, entries: readonly HarvestEntry[]): void {
  const { take, ledger, now, leftOut } = options
  take(() => ledger.upsert(entries, now()))
  leftOut.forget(entries.map(({ id }) => id))
}

/**
 * Reads older entries once, newest first, in small responses that do not block the app. Continues where it was interrupted.
 * Marks weeks as read as soon as they are complete.
 */
export async function fill(options: FillOptions, userId: number): Promise<void> {
  const { ledger, from, before, onProgress, between, pause, now } = options
  const filled = ledger.document('filled')
  if (filled && filled.from <= from) return
  const to = filled ? filled.from : addDays(before.first, -1)
  const unreadable: Unreadable[] = []
  const filter = { userId, from, to, perPage: PAGE }
  for await (const page of entryPages(options, filter, unreadable)) {
    const oldest = page.items.at(-1)?.spentDate
    for (let start = 0; start < page.items.length; start += SLICE) {
      storeRead(options, page.items.slice(start, start + SLICE))
      await pause()
    }
    // the oldest day of a response may continue in the next one
    if (oldest) remember(ledger, oldest, to, before, now())
    const done = oldest ? weeksFrom(addDays(oldest, 1), before).length : 0
    onProgress({ done, total: weeksFrom(from, before).length })
    await between()
  }
  options.leftOut.take(`entries-of-${userId}`, unreadable)
  remember(ledger, from, to, before, now())
  ledger.markPulled(weeksFrom(from, before), now())
  onProgress(null)
}

function remember(ledger: Ledger, from: SpentDate, to: SpentDate, before: Week, now: number): void {
  ledger.writeDocument('filled', { from, to })
  ledger.markPulled(weeksFrom(addDays(from, 1), before), now)
}

/** Returns the first days of the whole weeks from a day up to a week, without that week; at most ten years. */
function weeksFrom(day: SpentDate, { first }: Week): readonly SpentDate[] {
  const weeks: SpentDate[] = []
  for (let start = addDays(first, -7); start >= day; start = addDays(start, -7)) {
    if (weeks.length === MOST_WEEKS) break
    weeks.push(start)
  }
  return weeks
}

/**
 * Reads the user and the settings of the account; the settings are null if Harvest does not show them to this user.
 * @throws HarvestError (`unexpected-answer`) if the response is about another user than `userId`.
 */
export async function pullAccount(
  { client }: Pick<PullOptions, 'client'>,
  userId: number
): Promise<{ readonly person: Person; readonly company: Company | null }> {
  const [person, company] = await Promise.all([client.retrieveMe(), readCompany(client)])
  if (person.id !== userId) throw unexpected('/v2/users/me', 'the answer is about another person')
  return { person, company }
}

/** Reads the projects and tasks that the user may track time to. If Harvest refuses, the stored ones stay. */
export async function pullAssignments({ client, ledger, leftOut }: PullOptions): Promise<void> {
  try {
    await readAndStore('assignments', ledger, leftOut, (onUnreadable) =>
      client.listMyProjectAssignments({ onUnreadable, perPage: ASSIGNMENTS })
    )
  } catch (error) {
    if (!(error instanceof HarvestError) || error.status !== 403) throw error
  }
}
