import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { CommandClock } from './annotate.ts'
import { Duplicates } from './duplicates.ts'
import type { Duplicate } from './duplicates.ts'
import { createLedgerView } from './entry-view.ts'
import type { LedgerView } from './entry-view.ts'
import { Journal } from './journal.ts'
import { openDatabase, rebuildDatabase } from './open-database.ts'
import type { LedgerIdentity, Repair } from './open-database.ts'
import type { Operation } from './operations.ts'
import type { RemoteCopy, OverlayContext } from './overlay.ts'
import { RemoteCopies } from './remote-copies.ts'
import { Statements } from './statements.ts'
import type { RepairListener } from './statements.ts'
import { Documents } from './stored-documents.ts'
import type { DocumentBodies, DocumentName, ListName } from './stored-documents.ts'
import { UndoLog } from './undo-log.ts'
import type { UndoRow } from './undo-log.ts'

export interface LedgerOptions {
  readonly file: string
  readonly identity: LedgerIdentity
  /** When the ledger is opened, epoch milliseconds of this computer. */
  readonly now: number
  /**
   * The facts of the account that decide how an entry is shown. Called at each read of the view and at each command;
   * never by the constructor.
   */
  readonly context: () => OverlayContext
  /** The clock that dates commands. Called at each command; never by the constructor. */
  readonly clock: CommandClock
}

/** The parts of a ledger. They share one database. */
export interface LedgerParts {
  readonly statements: Statements
  readonly journal: Journal
  readonly copies: RemoteCopies
  readonly documents: Documents
  readonly duplicates: Duplicates
  readonly undoLog: UndoLog
}

/** Opens a ledger and reads from it. `Ledger` adds the writes. */
export class LedgerReader {
  protected readonly parts: LedgerParts
  protected readonly userId: number
  #repair: Repair | null
  /** The entries as the user sees them. */
  readonly view: LedgerView

  constructor({ file, identity, now, context }: LedgerOptions) {
    const { database, repair } = openDatabase(file, identity, now)
    this.#repair = repair
    this.userId = identity.userId
    const statements = new Statements(database, file, () => rebuildDatabase(file, identity, now))
    statements.onRepair({
      before: () => {},
      after: (each) => (this.#repair = each ?? this.#repair)
    })
    const copies = new RemoteCopies(statements, this.userId)
    this.parts = {
      statements,
      copies,
      journal: new Journal(statements, copies),
      documents: new Documents(statements),
      duplicates: new Duplicates(statements, now),
      undoLog: new UndoLog(statements)
    }
    this.view = createLedgerView(this, context)
  }

  /** The last repair of the file; null if the file was never damaged. */
  get repair(): Repair | null {
    return this.#repair
  }

  /** Calls the listener around every repair of the file while it is open. */
  onRepair(listener: RepairListener): void {
    this.parts.statements.onRepair(listener)
  }

  /** Calls the listener, after the commit, when entries, operations or assignments changed. */
  subscribe(listener: () => void): () => void {
    return this.parts.statements.subscribe(listener)
  }

  /** Returns the remote copies of one user's entries with a spent date from `first` to `last`, both included. */
  entriesBetween(
    first: SpentDate,
    last: SpentDate,
    userId: number = this.userId
  ): readonly RemoteCopy[] {
    return this.parts.copies.between(first, last, userId)
  }

  /** Returns the copies of this user's entries that run at Harvest, of any date. */
  runningEntries(): readonly RemoteCopy[] {
    return this.parts.copies.running()
  }

  /** Returns copies by key. Entries that Harvest does not have yet are left out. */
  entries(keys: readonly EntryKey[]): readonly RemoteCopy[] {
    return this.parts.copies.byKeys(keys)
  }

  /** Returns the key of an entry by its Harvest id. */
  keyOf(harvestId: number): EntryKey | undefined {
    return this.parts.copies.keyOf(harvestId)
  }

  /** Returns every operation that Harvest has not confirmed, in the order in which they were given. */
  operations(): readonly Operation[] {
    return this.parts.journal.operations()
  }

  /** Returns the steps that can be undone, the last command first. */
  undoable(): readonly UndoRow[] {
    return this.parts.undoLog.rows()
  }

  /** Returns the duplicates that the user has not decided about. */
  duplicates(): readonly Duplicate[] {
    return this.parts.duplicates.open()
  }

  /** Returns when one user's week was last found changed, epoch milliseconds; null if it was never read. */
  pulledAt(first: SpentDate, userId: number = this.userId): number | null {
    return this.parts.copies.pulledAt(first, userId)
  }

  /** Returns the Harvest id of an entry whose copy was lost with a damaged ledger. */
  lostId(key: EntryKey): number | undefined {
    return this.parts.copies.lostId(key)
  }

  /** Returns a document as it was last stored, or null. */
  document<Name extends DocumentName>(name: Name): DocumentBodies[Name] | null {
    return this.parts.documents.read(name)
  }

  /** Parses a large list in steps with a pause before each, so that `document` then returns it at once. */
  readList(name: ListName, pause: () => Promise<void>): Promise<void> {
    return this.parts.documents.readList(name, pause)
  }

  /** Returns the size of a document's JSON in bytes; 0 for none. */
  sizeOf(name: DocumentName): number {
    return this.parts.documents.sizeOf(name)
  }

  /** True if the document is stored as this JSON. */
  isStoredAs(name: DocumentName, text: string): boolean {
    return this.parts.documents.isStoredAs(name, text)
  }

  close(): void {
    this.parts.statements.close()
  }
}
