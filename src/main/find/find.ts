import type { HarvestClient } from '#main/harvest/client.ts'
import type { TimeEntryFilter } from '#main/harvest/encode.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { LedgerIndex } from '#main/ledger/search-index.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import { keysOf } from '#main/ledger/operations.ts'
import { overlay, type OverlayContext } from '#main/ledger/overlay.ts'
import { keyFor } from '#main/ledger/decode-rows.ts'
import type { Failure } from '#shared/failure.ts'
import { isFound, MOST_FOUND, type FindQuery, type FoundEntries } from '#shared/find-query.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'

export interface FindOptions {
  readonly ledger: Ledger
  readonly index: LedgerIndex
  readonly client: Pick<HarvestClient, 'listTimeEntryPages'>
  readonly context: () => OverlayContext
  readonly most?: number
}

/** Finds the user's own entries: at once in the ledger, and in all of history at Harvest. */
export interface Find {
  /** Returns the matching entries of the ledger, with pending changes. */
  here(query: FindQuery): FoundEntries
  /** Returns the matching entries of the ledger and of Harvest. Aborts the previous search of the same window. */
  everywhere(window: WindowName, query: FindQuery): Promise<FoundEntries>
  /** Aborts the searches under way. */
  stop(): void
}

export function createFind(options: FindOptions): Find {
  const { ledger, index, client, context, most = MOST_FOUND } = options
  const searches = new Map<WindowName, AbortController>()
  let isStopped = false
  let isScheduled = false

  function here(query: FindQuery): FoundEntries {
    const touched = [...new Set(ledger.operations().flatMap(keysOf))]
    const keys = index.find(query, most + 1 + touched.length)
    return found(matching(query, [...keys, ...touched]), null)
  }

  /** Returns the entries that match as they are shown, with their pending changes. */
  function matching(query: FindQuery, keys: readonly EntryKey[]): readonly TimeEntry[] {
    const copies = ledger.entries([...new Set(keys)])
    return overlay(copies, ledger.operations(), context()).filter(
      (entry) => entry.user.id === context().user.id && isFound(entry, query)
    )
  }

  function found(entries: readonly TimeEntry[], failure: Failure | null): FoundEntries {
    const sorted = entries.toSorted(latestFirst)
    return { entries: sorted.slice(0, most), hasMore: sorted.length > most, failure }
  }

  async function everywhere(window: WindowName, query: FindQuery): Promise<FoundEntries> {
    searches.get(window)?.abort()
    const controller = new AbortController()
    searches.set(window, controller)
    try {
      const theirs = await fetchMatching(query, controller.signal)
      return merged(query, theirs, null)
    } catch (error) {
      return merged(query, [], failureOf(error))
    } finally {
      if (searches.get(window) === controller) searches.delete(window)
    }
  }

  /** Fetches matching entries, the latest first, until there are enough. Harvest cannot search for words: they are compared here. */
  async function fetchMatching(
    query: FindQuery,
    signal: AbortSignal
  ): Promise<readonly HarvestEntry[]> {
    const theirs: HarvestEntry[] = []
    const filter = filterOf(query, context().user.id)
    // entries that cannot be read are reported when their week is read
    const options = { signal, onUnreadable: () => {} }
    for await (const { items } of client.listTimeEntryPages(filter, options)) {
      theirs.push(...items.filter((entry) => isFound(entry, query)))
      if (theirs.length > most) break
    }
    return theirs
  }

  /** Merges Harvest's entries with those of the ledger. The ledger's version counts, even if it no longer matches or is deleted. */
  function merged(
    query: FindQuery,
    theirs: readonly HarvestEntry[],
    failure: Failure | null
  ): FoundEntries {
    const known = here(query)
    const keys = theirs.map(({ id }) => ledger.keyOf(id))
    const unknown = theirs.filter((_, index) => keys[index] === undefined).map(shownAsIs)
    const copies = matching(
      query,
      keys.filter((key) => key !== undefined)
    )
    const all = new Map([...known.entries, ...copies, ...unknown].map((each) => [each.key, each]))
    const { entries, hasMore } = found([...all.values()], failure)
    return { entries, hasMore: hasMore || known.hasMore, failure }
  }

  /** Indexes changed entries in the background, one slice for each turn of the event loop. */
  function indexLater(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      if (!isStopped && index.indexSome()) indexLater()
    })
  }

  function stop(): void {
    isStopped = true
    unsubscribe()
    for (const controller of searches.values()) controller.abort()
  }

  const unsubscribe = ledger.subscribe(indexLater)
  indexLater()
  return { here, everywhere, stop }
}

function shownAsIs(entry: HarvestEntry): TimeEntry {
  const key: EntryKey = keyFor(entry)
  return { ...entry, key, sync: { kind: 'confirmed' } }
}

function filterOf({ text: _, ...filters }: FindQuery, userId: number): TimeEntryFilter {
  return { userId, ...filters }
}

function latestFirst(a: TimeEntry, b: TimeEntry): number {
  return (
    b.spentDate.localeCompare(a.spentDate) ||
    b.createdAt.localeCompare(a.createdAt) ||
    b.key.localeCompare(a.key)
  )
}

function failureOf(error: unknown): Failure {
  return error instanceof HarvestError ? error.toFailure() : { kind: 'internal' }
}
