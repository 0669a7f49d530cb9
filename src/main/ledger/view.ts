import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import type { Ledger } from './ledger.ts'
import { keysOf } from './operations.ts'
import type { EntryCopy, OverlayContext } from './overlay.ts'
import { overlay } from './overlay.ts'

/** What a person sees of the ledger: always the overlay, never a bare copy. */
export interface LedgerView {
  /** Entries with a shown date from `first` to `last`, newest day first, within a day as they came. */
  entriesBetween(first: SpentDate, last: SpentDate): readonly TimeEntry[]
  entry(key: EntryKey): TimeEntry | undefined
  /** Entries that operations are about, those they delete as they were, by key. */
  touched(): ReadonlyMap<EntryKey, TimeEntry>
  /** Everything that runs, what was started first coming first. */
  allRunning(): readonly TimeEntry[]
  /** The running entry; with several (another device was quicker) the one started last. */
  running(): TimeEntry | undefined
}

export function createLedgerView(ledger: Ledger, context: () => OverlayContext): LedgerView {
  function show(copies: readonly EntryCopy[]): readonly TimeEntry[] {
    const operations = ledger.operations()
    // an operation may move an entry into or out of the copies asked for
    const touched = ledger.entries([...new Set(operations.flatMap(keysOf))])
    const all = new Map([...copies, ...touched].map((copy) => [copy.key, copy]))
    return overlay([...all.values()], operations, context())
  }
  const allRunning = () =>
    show(ledger.runningEntries())
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
  return {
    entriesBetween: (first, last) =>
      show(ledger.entriesBetween(first, last))
        .filter(({ spentDate }) => spentDate >= first && spentDate <= last)
        .toSorted(byDayThenCreation),
    entry: (key) => show(ledger.entries([key])).find((entry) => entry.key === key),
    touched: () => {
      const operations = ledger.operations()
      const copies = ledger.entries([...new Set(operations.flatMap(keysOf))])
      const kept = operations.filter(({ intent }) => intent.kind !== 'delete')
      return new Map(overlay(copies, kept, context()).map((entry) => [entry.key, entry]))
    },
    allRunning,
    running: () => allRunning().at(-1)
  }
}

function byDayThenCreation(a: TimeEntry, b: TimeEntry): number {
  return (
    b.spentDate.localeCompare(a.spentDate) ||
    creation(b).localeCompare(creation(a)) ||
    b.key.localeCompare(a.key)
  )
}

/** An entry that Harvest has not confirmed yet is the newest of its day. */
function creation({ createdAt }: TimeEntry): string {
  return createdAt === '' ? '9' : createdAt
}
