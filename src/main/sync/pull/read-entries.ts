import type { HarvestClient } from '#main/harvest/client.ts'
import type { TimeEntryFilter } from '#main/harvest/encode.ts'
import type { Page } from '#main/harvest/pagination.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { isUnreadable, readEntry } from '../read-entry.ts'

type Reading = { readonly client: HarvestClient }

/** A list of entries that was read to its end. */
export interface EntryList {
  readonly entries: readonly HarvestEntry[]
  readonly unreadable: readonly Unreadable[]
  /** False if an entry that exists may be missing: Harvest announced more, or an item has no readable id. */
  readonly isWhole: boolean
}

/** Entries that were read one by one. */
export interface EachEntry {
  readonly entries: readonly HarvestEntry[]
  /** Ids of entries that Harvest does not have. */
  readonly gone: readonly number[]
  /** Ids of entries that cannot be read, or were too many to ask for. */
  readonly unread: readonly number[]
}

/** The largest number of entries that are read one by one. */
const MOST_EACH = 20

/** Reads all entries that pass the filter. Leaves out those that cannot be read. Throws `HarvestError`. */
export async function readList(options: Reading, filter: TimeEntryFilter): Promise<EntryList> {
  const entries: HarvestEntry[] = []
  const unreadable: Unreadable[] = []
  let announced = 0
  for await (const page of entryPages(options, filter, unreadable)) {
    for (const entry of page.items) entries.push(entry)
    announced = Math.max(announced, page.totalEntries ?? 0)
  }
  const isWhole =
    entries.length + unreadable.length >= announced && unreadable.every(({ id }) => id !== null)
  return { entries, unreadable, isWhole }
}

/** Reads the entries that pass the filter, page by page. Adds those that cannot be read to `unreadable`. */
export function entryPages(
  { client }: Reading,
  filter: TimeEntryFilter,
  unreadable: Unreadable[]
): AsyncIterable<Page<HarvestEntry>> {
  return client.listTimeEntryPages(filter, { onUnreadable: (item) => unreadable.push(item) })
}

/** Reads up to 20 entries by id. Throws `HarvestError` for any trouble but an entry that cannot be read. */
export async function readEach({ client }: Reading, ids: readonly number[]): Promise<EachEntry> {
  const asked = ids.slice(0, MOST_EACH)
  const read = await Promise.all(asked.map((id) => readIfReadable(client, id)))
  return {
    entries: read.filter((entry) => entry !== null && entry !== 'unreadable'),
    gone: asked.filter((_, index) => read[index] === null),
    unread: [...asked.filter((_, index) => read[index] === 'unreadable'), ...ids.slice(MOST_EACH)]
  }
}

async function readIfReadable(
  client: HarvestClient,
  id: number
): Promise<HarvestEntry | null | 'unreadable'> {
  try {
    return await readEntry(client, id)
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable'
    throw error
  }
}
