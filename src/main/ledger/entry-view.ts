import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import type { LedgerReader } from './ledger-reader.ts'
import { keysOf } from './operations.ts'
import type { RemoteCopy, OverlayContext } from './overlay.ts'
import { confirmedEntry, overlay } from './overlay.ts'

/** What a person sees of the ledger: always the overlay, never a bare copy. */
export interface LedgerView {
  /**
   * Entries with a shown date from `first` to `last`, newest day first, within a day as they came: the
   * person's own, or those of one colleague. The two are never mixed.
   */
  entriesBetween(first: SpentDate, last: SpentDate, userId?: number): readonly TimeEntry[]
  /** Anybody's entry; who acts on a timer looks whose it is. */
  entry(key: EntryKey): TimeEntry | undefined
  /** Entries that operations are about, those they delete as they were, by key. */
  touched(): ReadonlyMap<EntryKey, TimeEntry>
  /** Everything of the person's own that runs, what was started first coming first. */
  allRunning(): readonly TimeEntry[]
  /** The person's running entry; with several (another device was quicker) the one started last. */
  running(): TimeEntry | undefined
}

/** The part of a ledger that a view reads. */
type ViewSource = Pick<LedgerReader, 'operations' | 'entries' | 'entriesBetween' | 'runningEntries'>

/** Creates the view of a ledger. `context` is called with each reading, never before. */
export function createLedgerView(ledger: ViewSource, context: () => OverlayContext): LedgerView {
  // a window gets and compares only the entries that changed
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
    // an operation may move an entry into or out of the copies asked for
    const touched = ledger.entries([...new Set(operations.flatMap(keysOf))])
    const all = new Map([...copies, ...touched].map((copy) => [copy.key, copy]))
    return overlay([...all.values()], operations, context(), confirmed)
  }
  const allRunning = () =>
    show(ledger.runningEntries())
      .filter(({ isRunning, user }) => isRunning && user.id === context().user.id)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
  // what nothing is laid over is shown again and again, and is the same as long as its copies are
  const undisturbed = new WeakMap<readonly RemoteCopy[], readonly TimeEntry[]>()

  function entriesBetween(
    first: SpentDate,
    last: SpentDate,
    userId = context().user.id
  ): readonly TimeEntry[] {
    const copies = ledger.entriesBetween(first, last, userId)
    const isUndisturbed = ledger.operations().length === 0
    const known = isUndisturbed ? undisturbed.get(copies) : undefined
    if (known) return known
    const entries = show(copies)
      .filter(({ spentDate }) => spentDate >= first && spentDate <= last)
      .filter(({ user }) => user.id === userId)
      .toSorted(byDayThenCreation)
    if (isUndisturbed) undisturbed.set(copies, entries)
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

/** An entry that Harvest has not confirmed yet is the newest of its day. */
function creation({ createdAt }: TimeEntry): string {
  return createdAt === '' ? '9' : createdAt
}
