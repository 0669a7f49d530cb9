import type { HarvestEntry } from '#shared/time-entry.ts'
import type { Copies } from './remote-copies.ts'
import type { Documents } from './stored-documents.ts'
import type { Journal } from './journal.ts'
import type { Operation } from './operations.ts'
import { keysOf, markerOf } from './operations.ts'
import type { EntryCopy } from './overlay.ts'
import { mayHaveMade } from './match-created.ts'
import { keyFor } from './decode-rows.ts'
import type { Twins } from './duplicates.ts'

/** What of the entries that were read is to be written. */
export interface Sorted {
  /** New, or other than their copies. */
  readonly changed: readonly EntryCopy[]
  /** Operations whose outcome shows in them. */
  readonly found: readonly string[]
}

/** The door through which everything comes in that was read from Harvest. */
export class Intake {
  readonly #journal: Journal
  readonly #copies: Copies
  readonly #documents: Documents
  readonly #twins: Twins

  constructor(journal: Journal, copies: Copies, documents: Documents, twins: Twins) {
    this.#journal = journal
    this.#copies = copies
    this.#documents = documents
    this.#twins = twins
  }

  /**
   * Leaves out entries with a request of unknown outcome, because the copy from before it is what tells
   * afterwards whether it happened, and entries that are our own and not confirmed yet: those are for
   * the operation that made them to find.
   */
  sort(entries: readonly HarvestEntry[]): Sorted {
    const operations = this.#journal.operations()
    const open = operations.filter(({ status }) => status === 'unknown' || status === 'sending')
    const unsettled = new Set(open.flatMap(keysOf))
    const sent = operations.filter((each) => open.includes(each) || each.progress.isLost)
    const unmade = new Map(
      sent.flatMap((each) => this.#unmadeMarkers(each).map((marker) => [marker, each.id]))
    )
    const hasMarkers = this.#documents.read('references') === 'kept'
    const nameless = open.filter(({ progress }) => !hasMarkers || progress.marker === undefined)
    const found: string[] = []
    const changed = entries
      .filter((entry) => {
        const id = unmade.get(entry.externalReference?.id ?? '')
        if (id !== undefined) found.push(id)
        return id === undefined && !nameless.some((each) => mayHaveMade(each, entry))
      })
      .map((entry) => ({ key: this.#copies.keyOf(entry.id) ?? keyFor(entry), entry }))
      .filter((copy) => !unsettled.has(copy.key) && !this.#copies.has(copy))
    return { changed, found }
  }

  /** Writes what was sorted; belongs into a transaction of the caller's. */
  take({ changed, found }: Sorted, now: number): void {
    for (const copy of changed) {
      this.#twins.notice(copy, now)
      this.#copies.put(copy)
      this.#journal.noteEnd(copy)
    }
    for (const id of found) this.#journal.lookAgain(id)
  }

  #unmadeMarkers(operation: Operation): readonly string[] {
    return keysOf(operation)
      .filter((key) => this.#copies.byKeys([key]).length === 0)
      .map((key) => markerOf(operation, key))
  }
}
