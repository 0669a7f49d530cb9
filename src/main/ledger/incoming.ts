import type { SpentDate } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { keyFor } from './decode-rows.ts'
import type { Duplicates } from './duplicates.ts'
import type { Journal } from './journal.ts'
import { mayHaveMade } from './match-created.ts'
import type { Operation } from './operations.ts'
import { keysOf, markerOf, sentMarkerOf } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { RemoteCopies } from './remote-copies.ts'
import type { Statements } from './statements.ts'
import type { Documents } from './stored-documents.ts'

/** The fetched entries that must be stored. */
interface Triaged {
  /** New entries, and entries that differ from their copies. */
  readonly changed: readonly RemoteCopy[]
  /** Ids of operations whose outcome shows in the fetched entries. */
  readonly found: readonly string[]
}

/** Days of one user, both included. */
interface Days {
  readonly first: SpentDate
  readonly last: SpentDate
  readonly userId: number
}

export interface IncomingOptions {
  readonly statements: Statements
  readonly journal: Journal
  readonly copies: RemoteCopies
  readonly documents: Documents
  readonly duplicates: Duplicates
}

/** Decides which fetched entries may overwrite remote copies, and stores them. */
export class IncomingEntries {
  readonly #statements: Statements
  readonly #journal: Journal
  readonly #copies: RemoteCopies
  readonly #documents: Documents
  readonly #duplicates: Duplicates

  constructor({ statements, journal, copies, documents, duplicates }: IncomingOptions) {
    this.#statements = statements
    this.#journal = journal
    this.#copies = copies
    this.#documents = documents
    this.#duplicates = duplicates
  }

  /**
   * Stores fetched entries. With `isPart` no listener is called: the caller stores the rest in further steps, of which the
   * last one calls them.
   */
  store(entries: readonly HarvestEntry[], now: number, isPart = false): void {
    const triaged = this.#triage(entries)
    if (triaged.changed.length + triaged.found.length > 0)
      this.#statements.transactionOfCopies(() => this.#storeTriaged(triaged, now), isPart)
  }

  /**
   * Replaces the copies of some days by the entries that Harvest lists for them. A copy that is missing from the list was
   * deleted elsewhere and is deleted, unless an operation still needs it or its Harvest id is in `kept`.
   */
  replaceWindow(
    { first, last, userId }: Days,
    entries: readonly HarvestEntry[],
    now: number,
    kept: readonly number[]
  ): void {
    const listed = new Set([...entries.map(({ id }) => id), ...kept])
    const needed = new Set(this.#journal.operations().flatMap(keysOf))
    const triaged = this.#triage(entries)
    const gone = this.#copies
      .between(first, last, userId)
      .filter(({ key, entry }) => !listed.has(entry.id) && !needed.has(key))
    const isKnown = this.#copies.pulledAt(first, userId) !== null
    // most fetched weeks have not changed: no write, and no listener
    if (isKnown && triaged.changed.length + triaged.found.length + gone.length === 0) return
    this.#statements.transactionOfCopies(() => {
      for (const { key } of gone) this.#copies.drop(key)
      this.#storeTriaged(triaged, now)
      this.#copies.rememberPulled(first, now, userId)
    })
  }

  /** Deletes the copy of an entry that Harvest no longer has, unless an operation still needs it. */
  removeUnneeded(harvestId: number): void {
    const key = this.#copies.keyOf(harvestId)
    if (key === undefined) return
    const isNeeded = this.#journal.operations().some((each) => keysOf(each).includes(key))
    if (!isNeeded) this.#statements.transaction(() => this.#copies.drop(key))
  }

  /**
   * Leaves out two kinds of entries. The copy of an entry with a request of unknown outcome stays as it was before the
   * request, because the lookup compares with it. An entry that an unconfirmed operation created is left for the lookup
   * of that operation.
   */
  #triage(entries: readonly HarvestEntry[]): Triaged {
    const operations = this.#journal.operations()
    const open = operations.filter(({ status }) => status === 'unknown' || status === 'sending')
    const unsettled = new Set(open.flatMap(keysOf))
    const sent = operations.filter((each) => open.includes(each) || each.progress.isLost)
    const unconfirmed = new Map(
      sent.flatMap((each) => this.#unconfirmedMarkers(each).map((marker) => [marker, each.id]))
    )
    const keepsMarkers = this.#documents.read('references') === 'kept'
    const unmarked = open.filter((each) => !keepsMarkers || sentMarkerOf(each) === undefined)
    const found: string[] = []
    const changed = entries
      .filter((entry) => {
        const id = unconfirmed.get(entry.externalReference?.id ?? '')
        if (id !== undefined) found.push(id)
        return id === undefined && !unmarked.some((each) => mayHaveMade(each, entry))
      })
      .map((entry) => ({ key: this.#copies.keyOf(entry.id) ?? keyFor(entry), entry }))
      .filter((copy) => !unsettled.has(copy.key) && !this.#copies.has(copy))
    return { changed, found }
  }

  #storeTriaged({ changed, found }: Triaged, now: number): void {
    for (const copy of changed) {
      this.#duplicates.notice(copy, now)
      this.#copies.put(copy)
      this.#journal.noteEnd(copy)
    }
    for (const id of found) this.#journal.lookUpNow(id)
  }

  #unconfirmedMarkers(operation: Operation): readonly string[] {
    return keysOf(operation)
      .filter((key) => this.#copies.byKeys([key]).length === 0)
      .map((key) => markerOf(operation, key))
  }
}
