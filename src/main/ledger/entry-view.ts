import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import type { LedgerReader } from './ledger-reader.ts'
import { keysOf } from './operations.ts'
import type { RemoteCopy, OverlayContext } from './overlay.ts'
import { confirmedEntry, overlay } from './overlay.ts'

/** The entries as the user sees them: always the overlay, never a bare remote copy. */
export interface LedgerView {
  /**
   * Returns one user's entries with a shown date from `first` to `last`, the newest day and the newest entry first. Without
   * `userId` they are the user's own.
   */
  entriesBetween(first: SpentDate, last: SpentDate, userId?: number): readonly TimeEntry[]
  /** Returns an entry of any user. Callers that act on a timer must check whose it is. */
  entry(key: EntryKey): TimeEntry | undefined
  /** Returns the entries that operations are about, by key. Entries that they delete are included as they were. */
  touched(): ReadonlyMap<EntryKey, TimeEntry>
  /** Returns the user's running entries, the one that was started first coming first. */
  allRunning(): readonly TimeEntry[]
  /** Returns the user's running entry. If several run, because another device started one, the one started last. */
  running(): TimeEntry | undefined
}

/** The part of a ledger that a view reads. */
type ViewSource = Pick<LedgerReader, 'operations' | 'entries' | 'entriesBetween' | 'runningEntries'>

/** Creates the view of a ledger. `context` is called with each reading, never before. */
export function createLedgerView(ledger: ViewSource, context: () => OverlayContext): LedgerView {
  // the same object for the same copy: windows receive only entries that changed
  const confirmedEntries = new WeakMap<RemoteCopy, TimeEntry>()
  function confirmed(copy: RemoteCopy): TimeEntry {
    const known = confirmedEntries.get(copy)
    if (known) return known
    const entry = confirmedEntry(copy)
    confirmedEntries.set(copy, entry)
    return entry
  }

  function show(copies: readonly RemoteCopy[]): readonly TimeEntry[] {
    const operations = ledger.operations()
    // an operation may move an entry into or out of these days
    const touched = ledger.entries([...new Set(operations.flatMap(keysOf))])
    const all = new Map([...copies, ...touched].map((copy) => [copy.key, copy]))
    return overlay([...all.values()], operations, context(), confirmed)
  }
  const allRunning = () =>
    show(ledger.runningEntries())
      .filter(({ isRunning, user }) => isRunning && user.id === context().user.id)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
  // without operations, the result is the same as long as the copies are
  const withoutOperations = new WeakMap<readonly RemoteCopy[], readonly TimeEntry[]>()

  function entriesBetween(
    first: SpentDate,
    last: SpentDate,
    userId = context().user.id
  ): readonly TimeEntry[] {
    const copies = ledger.entriesBetween(first, last, userId)
    const hasNoOperations = ledger.operations().length === 0
    const known = hasNoOperations ? withoutOperations.get(copies) : undefined
    if (known) return known
    const entries = show(copies)
      .filter(({ spentDate }) => spentDate >= first && spentDate <= last)
      .filter(({ user }) => user.id === userId)
      .toSorted(byDayThenCreation)
    if (hasNoOperations) withoutOperations.set(copies, entries)
    return entries
  }

  return {
    entriesBetween,
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

/** Returns the sort key of an entry. An entry that Harvest has not confirmed is the newest of its day. */
function creation({ createdAt }: TimeEntry): string {
  return createdAt === '' ? '9' : createdAt
}
