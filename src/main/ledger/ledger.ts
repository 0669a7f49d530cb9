import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import { annotate } from './annotate.ts'
import type { CommandClock } from './annotate.ts'
import type { Outcome } from './delivery-outcome.ts'
import type { Duplicate } from './duplicates.ts'
import { baseOf } from './entry-base.ts'
import { IncomingEntries } from './incoming.ts'
import { LedgerReader } from './ledger-reader.ts'
import type { LedgerOptions } from './ledger-reader.ts'
import type { Intent } from './intents.ts'
import type { NewOperation, Operation } from './operations.ts'
import { isOfKind, mayHaveArrived, sentMarkerOf } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { OwnVersions } from './own-versions.ts'
import { Settlement } from './settlement.ts'
import type { DocumentBodies, DocumentName, ListBodies, ListName } from './stored-documents.ts'

/** Operations that follow from another operation, and when they were made (epoch milliseconds by Harvest's clock). */
interface Corrections {
  readonly operations: readonly NewOperation[]
  readonly at: number
}

const NO_CORRECTIONS: Corrections = { operations: [], at: 0 }

/**
 * Stores everything that must survive: the remote copies, the operations that Harvest has not confirmed, and a few
 * documents. Every write is one transaction. Operations are on the disk when the call returns. A write that the disk
 * refuses throws and changes nothing.
 */
export class Ledger extends LedgerReader {
  readonly #incoming: IncomingEntries
  readonly #settlement: Settlement
  readonly #context: () => OverlayContext
  readonly #clock: CommandClock
  /** The base versions of changes that come without one. */
  readonly ownVersions = new OwnVersions()

  /** Opens or creates the ledger of one account and user. Throws `NewerLedgerError`, see `openDatabase`. */
  constructor(options: LedgerOptions) {
    super(options)
    this.#context = options.context
    this.#clock = options.clock
    this.#settlement = new Settlement(this.parts)
    this.#incoming = new IncomingEntries(this.parts)
  }

  /**
   * Stores the operations of one command of the user, all or none, each annotated (see `annotate`).
   * @returns the ids of the operations; `''` for one that amends a refused operation.
   */
  append(commands: readonly NewOperation[]): readonly string[] {
    const shown = (key: EntryKey) => this.view.entry(key)
    const { operations, at, undo, clock, versions } = annotate(commands, {
      shown,
      context: this.#context(),
      clock: this.#clock
    })
    let ids: readonly string[] = []
    this.parts.statements.transaction(() => {
      ids = this.parts.journal.insert(operations, at, clock)
      if (undo !== null) this.parts.undoLog.store({ ...undo, operationIds: ids }, at)
    })
    this.ownVersions.store(versions)
    return ids
  }

  /**
   * Stores operations that do not come from a command: an undo, or a correction of Gleaner's own. In the same transaction
   * it deletes the undo step they come from (`undoId`), unsent operations they replace (`operationIds`), and the undo
   * steps of an operation (`undoOf`) that no longer fit. Their instants come from earlier commands, so they are stored
   * without a clock doubt of their own.
   */
  follow(
    operations: readonly NewOperation[],
    at: number,
    instead: {
      readonly undoId?: string
      readonly operationIds?: readonly string[]
      readonly undoOf?: string
    } = {}
  ): void {
    this.parts.statements.transaction(() => {
      for (const id of instead.operationIds ?? []) this.parts.journal.forget(id)
      this.parts.journal.insert(operations, at)
      if (instead.undoId) this.parts.undoLog.drop(instead.undoId)
      if (instead.undoOf) this.parts.undoLog.dropStepsOf([instead.undoOf])
    })
    this.ownVersions.forget(operations)
  }

  /** Stores that a request of the operation is about to leave: after a crash its outcome is unknown. */
  markSending(operation: Pick<Operation, 'id' | 'progress'>, now: number): void {
    this.parts.statements.transaction(() => this.parts.journal.markSending(operation, now))
  }

  /**
   * Stores the outcome of the request under way with Harvest's copies, and the corrections that follow from it, in one
   * transaction.
   */
  settle(operation: Operation, outcome: Outcome, corrections: Corrections = NO_CORRECTIONS): void {
    this.parts.statements.transaction(() => {
      this.#settlement.store(operation, outcome)
      this.parts.journal.insert(corrections.operations, corrections.at)
    })
    this.ownVersions.forget(corrections.operations)
  }

  /** Lets an operation wait until an instant, epoch milliseconds. */
  postpone(id: string, until: number): void {
    this.parts.statements.transaction(() => this.parts.journal.postpone(id, until))
  }

  /**
   * Replaces an operation by what is left of it after another device changed its entry, or deletes it. Its undo step is
   * deleted: it would put back what was never taken.
   */
  fit(
    { id, madeAt }: Operation,
    { intent, others }: { readonly intent: Intent | null; readonly others: readonly NewOperation[] }
  ): void {
    this.parts.statements.transaction(() => {
      this.parts.journal.fit(id, intent)
      this.parts.journal.insert(others, madeAt ?? 0)
      this.parts.undoLog.dropStepsOf([id])
    })
  }

  /**
   * Gives a waiting operation another entry and intent, and moves later operations to the entry in which its
   * timer continues. Their undo is dropped: it would restore a version that no longer exists.
   */
  rewrite(
    { id }: Operation,
    { entryKey, intent }: Pick<Operation, 'entryKey' | 'intent'>,
    moved: { readonly operations: readonly Operation[]; readonly to: EntryKey }
  ): void {
    const { operations, to } = moved
    const { statements, journal, undoLog } = this.parts
    statements.transaction(() => {
      journal.rewrite(id, entryKey, intent)
      for (const each of operations) journal.rewrite(each.id, to, each.intent)
      undoLog.dropStepsOf([id, ...operations.map((each) => each.id)])
    })
    this.ownVersions.forgetAll()
  }

  /** Continues an operation that was waiting for a decision of the user, with another intent or the same. */
  resolve(id: string, intent: Intent): void {
    this.parts.statements.transaction(() => this.parts.journal.resolve(id, intent))
    this.ownVersions.forgetAll()
  }

  /** Deletes every operation on an entry and its copy, and stores the operations that replace them. */
  replaceEntry(key: EntryKey, instead: readonly NewOperation[], at: number): void {
    this.parts.statements.transaction(() => {
      const forgotten = this.parts.journal.forgetAllOn(key)
      this.parts.undoLog.forgetOperations(forgotten)
      this.parts.copies.drop(key)
      this.parts.journal.insert(instead, at)
    })
    this.ownVersions.forget([{ entryKey: key }])
  }

  /**
   * Stores the user's decision about a duplicate. Both intents are compared with the copy that was shown: a change from
   * another device is not overwritten.
   */
  resolveDuplicate({ harvestId, key }: Duplicate, decision: 'keep' | 'delete', at: number): void {
    const [copy] = this.parts.copies.byKeys([key])
    const base = copy && { base: baseOf(copy.entry) }
    const intent: Intent = { kind: decision === 'keep' ? 'removeReference' : 'delete', ...base }
    this.parts.statements.transaction(() => {
      this.parts.duplicates.resolve(harvestId)
      if (copy) this.parts.journal.insert([{ entryKey: key, intent }], at)
    })
  }

  /** Makes a refused operation wait again. One that waits for an instant or for a lookup is due now. */
  retry(id: string): void {
    this.parts.statements.transaction(() => this.parts.journal.retry(id))
  }

  /**
   * Deletes an operation that is not under way, its undo step, and with a creation everything that builds on it. Only the
   * user may ask for this.
   */
  discard(id: string): void {
    const operation = this.operations().find((each) => each.id === id)
    if (!operation || operation.status === 'sending') return
    this.ownVersions.forgetAll()
    const { entryKey, sequence, sentAt } = operation
    const creates = isOfKind(operation, 'create', 'start')
    const marker = sentMarkerOf(operation)
    this.parts.statements.transaction(() => {
      if (mayHaveArrived(operation) && marker !== undefined)
        this.parts.duplicates.rememberDropped(marker, sentAt ?? 0)
      const later = creates ? this.parts.journal.forgetAfter(entryKey, sequence) : []
      this.parts.journal.forget(id)
      this.parts.undoLog.forgetOperations([id, ...later])
    })
  }

  /**
   * Stores operations whose clock doubt is resolved, with their corrected instants. If instants moved, the undo steps of
   * these operations are deleted: they have instants of the wrong clock.
   */
  storeCorrectedInstants(corrected: readonly Operation[], hasMoved: boolean): void {
    this.parts.statements.transaction(() => {
      for (const operation of corrected) this.parts.journal.setInstants(operation)
      if (hasMoved) this.parts.undoLog.dropStepsOf(corrected.map(({ id }) => id))
    })
  }

  /** See `IncomingEntries.replaceWindow`. */
  replaceWindow(
    first: SpentDate,
    last: SpentDate,
    entries: readonly HarvestEntry[],
    now: number,
    userId: number = this.userId,
    kept: readonly number[] = []
  ): void {
    this.#incoming.replaceWindow({ first, last, userId }, entries, now, kept)
  }

  /** See `IncomingEntries.store`. */
  upsert(entries: readonly HarvestEntry[], now = 0, isPart = false): void {
    this.#incoming.store(entries, now, isPart)
  }

  /** Deletes the copy of an entry that Harvest no longer has, unless an operation still needs it. */
  removeUnneeded(harvestId: number): void {
    this.#incoming.removeUnneeded(harvestId)
  }

  /** Stores that the weeks beginning on these days were read completely. */
  markPulled(firstDays: readonly SpentDate[], now: number): void {
    this.parts.statements.transactionOfCopies(() => {
      for (const first of firstDays) this.parts.copies.rememberPulled(first, now, this.userId)
    })
  }

  /**
   * Stores the copy of an entry that was lost with a damaged ledger; `null` if Harvest has none. A change whose outcome is
   * unknown is planned again, because the copy from before the request is gone.
   */
  restore(key: EntryKey, harvestId: number, entry: HarvestEntry | null): void {
    this.parts.statements.transaction(() => {
      if (!entry) return this.parts.copies.forgetLost(harvestId)
      this.parts.copies.put({ key, entry })
      this.parts.journal.planAgain(key)
    })
  }

  writeDocument<Name extends DocumentName>(name: Name, body: DocumentBodies[Name]): void {
    this.#writeDocument(name, () => this.parts.documents.write(name, body))
  }

  /** Stores a large list whose JSON the caller made in steps. The caller must not change `body` any more. */
  writeList<Name extends ListName>(name: Name, text: string, body: ListBodies[Name]): void {
    this.#writeDocument(name, () => this.parts.documents.writeText(name, text, body))
  }

  /** Listeners are called for assignments only: favourites and recents show them. */
  #writeDocument(name: DocumentName, write: () => void): void {
    if (name === 'assignments') this.parts.statements.transactionOfCopies(write)
    else write()
  }
}
