import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { Accompany } from './annotate.ts'
import { Copies } from './remote-copies.ts'
import { Documents } from './stored-documents.ts'
import type { DocumentName } from './stored-documents.ts'
import { Intake } from './incoming.ts'
import { Journal } from './journal.ts'
import { openDatabase, rebuildDatabase } from './open-database.ts'
import type { LedgerIdentity, Repair } from './open-database.ts'
import type { Intent, NewOperation, Operation } from './operations.ts'
import { keysOf } from './operations.ts'
import type { Outcome } from './delivery-outcome.ts'
import { OwnVersions } from './own-versions.ts'
import type { EntryCopy } from './overlay.ts'
import { Tables } from './statements.ts'
import type { RepairListener } from './statements.ts'
import { Twins } from './duplicates.ts'
import type { Made, Twin } from './duplicates.ts'
import { UndoLog } from './undo-log.ts'
import type { UndoRow } from './undo-log.ts'

const NONE = { operations: [], at: 0 }

/**
 * Everything that must survive: Harvest's copies, the operations it has not confirmed, and a few
 * documents. Every write is one transaction, and what Harvest does not have is on the disk when the
 * call returns. A write that the disk refuses throws and changes nothing.
 */
export class Ledger {
  readonly #tables: Tables
  readonly #journal: Journal
  readonly #copies: Copies
  readonly #documents: Documents
  readonly #twins: Twins
  readonly #undoLog: UndoLog
  readonly #intake: Intake
  readonly #userId: number
  #accompany: Accompany = (operations) => ({
    operations,
    at: 0,
    undo: null,
    clock: null,
    versions: new Map()
  })
  /** The base versions of changes that come without one. */
  readonly ownVersions = new OwnVersions()
  #repair: Repair | null

  /** Opens (or makes) the ledger of one account and user; throws `NewerLedgerError`, see `openDatabase`. */
  constructor(options: {
    readonly file: string
    readonly identity: LedgerIdentity
    readonly now: number
  }) {
    const { file, identity, now } = options
    const { database, repair } = openDatabase(file, identity, now)
    this.#repair = repair
    this.#userId = identity.userId
    this.#tables = new Tables(database, file, () => rebuildDatabase(file, identity, now))
    this.onRepair({ before: () => {}, after: (each) => (this.#repair = each ?? this.#repair) })
    this.#copies = new Copies(this.#tables, this.#userId)
    this.#journal = new Journal(this.#tables, this.#copies)
    this.#documents = new Documents(this.#tables)
    this.#twins = new Twins(this.#tables, now)
    this.#undoLog = new UndoLog(this.#tables)
    this.#intake = new Intake(this.#journal, this.#copies, this.#documents, this.#twins)
  }

  /** The last repair of the file; null if the file was never damaged. */
  get repair(): Repair | null {
    return this.#repair
  }

  /** Calls the listener around every repair of the file while it is open. */
  onRepair(listener: RepairListener): void {
    this.#tables.onRepair(listener)
  }

  /** The Harvest id of an entry whose copy was lost with a damaged ledger. */
  lostId(key: EntryKey): number | undefined {
    return this.#copies.lostId(key)
  }

  /**
   * Stores the copy of an entry that was lost with a damaged ledger; null if Harvest has none. A change whose outcome
   * is unknown is compared with it again, because the copy from before the request is gone.
   */
  restore(key: EntryKey, harvestId: number, entry: HarvestEntry | null): void {
    this.#tables.transaction(() => {
      if (!entry) return this.#copies.forgetLost(harvestId)
      this.#copies.put({ key, entry })
      this.#journal.planAgain(key)
    })
  }

  /** From now on every command is journaled together with what it was made on and what undoes it. */
  accompany(work: Accompany): void {
    this.#accompany = work
  }

  /**
   * Operations whose clock was in doubt get the instants they were meant at (`moments.ts`). What would
   * undo those that move has instants of the old clock, and is dropped.
   */
  settleMoments(settled: readonly Operation[], hasMoved: boolean): void {
    this.#tables.transaction(() => {
      for (const operation of settled) this.#journal.setMoment(operation)
      if (hasMoved) this.#undoLog.dropOf(new Set(settled.map(({ id }) => id)))
    })
  }

  /** Calls the listener, after the commit, when entries, operations or assignments changed. */
  subscribe(listener: () => void): () => void {
    return this.#tables.subscribe(listener)
  }

  /** Harvest's copies of one user's entries with a spent date from `first` to `last`, both included. */
  entriesBetween(
    first: SpentDate,
    last: SpentDate,
    userId: number = this.#userId
  ): readonly EntryCopy[] {
    return this.#copies.between(first, last, userId)
  }

  /** The copies of this user's entries that Harvest says are running, whatever their date. */
  runningEntries(): readonly EntryCopy[] {
    return this.#copies.running()
  }

  /** Copies by key; keys Harvest has not heard of are left out. */
  entries(keys: readonly EntryKey[]): readonly EntryCopy[] {
    return this.#copies.byKeys(keys)
  }

  /** The key of an entry Harvest knows by id. */
  keyOf(harvestId: number): EntryKey | undefined {
    return this.#copies.keyOf(harvestId)
  }

  /** Every operation Harvest has not confirmed, in the order they were given. */
  operations(): readonly Operation[] {
    return this.#journal.operations()
  }

  /** Journals what a person did, all or none, and with it what undoes it. Answers the operations' ids. */
  append(commands: readonly NewOperation[]): readonly string[] {
    const { operations, at, undo, clock, versions } = this.#accompany(commands)
    let ids: readonly string[] = []
    this.#tables.transaction(() => {
      ids = this.#journal.insert(operations, at, clock)
      if (undo !== null) this.#undoLog.keep({ ...(undo as object), operationIds: ids }, at)
    })
    this.ownVersions.keep(versions)
    return ids
  }

  /**
   * Journals what follows from something else than a command, and in the same transaction forgets the
   * undo it came from and the operations it takes back before they have left. `undoOf`: an operation whose
   * undo would not know of what follows now.
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
    this.#tables.transaction(() => {
      for (const id of instead.operationIds ?? []) this.#journal.forget(id)
      this.#journal.insert(operations, at)
      if (instead.undoId) this.#undoLog.drop(instead.undoId)
      if (instead.undoOf) this.#undoLog.dropOf(new Set([instead.undoOf]))
    })
    this.ownVersions.forget(operations)
  }

  /** What can be undone, the last command first. */
  undoable(): readonly UndoRow[] {
    return this.#undoLog.rows()
  }

  /** Notes that a request of the operation is about to leave: from here on a crash means "unknown". */
  markSending(operation: Pick<Operation, 'id' | 'progress'>, now: number): void {
    this.#tables.transaction(() => this.#journal.markSending(operation, now))
  }

  /**
   * Stores the outcome of the request under way with Harvest's copies, and journals the corrections that
   * follow from it in the same transaction: a crash never comes between them.
   */
  settle(
    operation: Operation,
    outcome: Outcome,
    corrections: { readonly operations: readonly NewOperation[]; readonly at: number } = NONE
  ): void {
    this.#tables.transaction(() => {
      this.#take(operation, outcome)
      this.#journal.insert(corrections.operations, corrections.at)
    })
    this.ownVersions.forget(corrections.operations)
  }

  #take(operation: Operation, outcome: Outcome): void {
    const journal = this.#journal
    switch (outcome.kind) {
      case 'confirmed': {
        const { step = operation.step + 1 } = outcome
        this.#takeAnswer(operation, outcome)
        if (outcome.isDone) journal.forget(operation.id)
        else journal.setStatus(operation, 'waiting', { step })
        return
      }
      case 'removed':
        journal.forget(operation.id)
        this.#copies.dropUnlessWaitedFor(operation.entryKey)
        return
      case 'refused':
        this.#takeAnswer(operation, outcome)
        journal.setStatus(operation, 'refused', {
          failure: outcome.failure,
          step: outcome.step ?? operation.step
        })
        return
      case 'asking':
        journal.setStatus(operation, 'asking', { question: outcome.question })
        return
      default:
        journal.setStatus(operation, outcome.kind, { until: outcome.until ?? null })
    }
  }

  /** Lets an open operation wait until an instant, epoch milliseconds. */
  postpone(id: string, until: number): void {
    this.#tables.transaction(() => this.#journal.postpone(id, until))
  }

  /** Stores the copies of an answer, and which entry a marker became. */
  #takeAnswer(
    operation: Operation,
    { entries = [], made }: { readonly entries?: readonly EntryCopy[]; readonly made?: Made }
  ): void {
    for (const copy of entries) {
      const [before] = this.#copies.byKeys([copy.key])
      this.#copies.put(copy)
      this.#journal.setTimer(operation, copy)
      this.#journal.noteEnd(copy)
      this.#journal.noteCut(operation, before, copy)
    }
    if (made) this.#twins.remember(made, operation.sentAt ?? operation.madeAt ?? 0)
  }

  /**
   * Replaces an operation by what is left of it after another device changed its entry, or forgets it.
   * Its undo is dropped: it would put back what was never taken.
   */
  fit(
    { id, madeAt }: Operation,
    { intent, others }: { readonly intent: Intent | null; readonly others: readonly NewOperation[] }
  ): void {
    this.#tables.transaction(() => {
      this.#journal.fit(id, intent)
      this.#journal.insert(others, madeAt ?? 0)
      this.#undoLog.dropOf(new Set([id]))
    })
  }

  /** The person has decided: the operation goes on with another intent, or as it was. */
  resolve(id: string, intent: Intent): void {
    this.#tables.transaction(() => this.#journal.resolve(id, intent))
    this.ownVersions.forgetAll()
  }

  /** Drops every operation on an entry and the copy of it, and journals what is to be instead. */
  replaceEntry(key: EntryKey, instead: readonly NewOperation[], at: number): void {
    this.#tables.transaction(() => {
      this.#journal.forgetAllOn(key)
      this.#copies.drop(key)
      this.#journal.insert(instead, at)
    })
  }

  /** Entries of ours that came long after they were given up, and about which nothing is decided. */
  twins(): readonly Twin[] {
    return this.#twins.open()
  }

  /** The person has decided about a twin; journals what is to be done about it. */
  answerTwin(harvestId: number, operations: readonly NewOperation[], at: number): void {
    this.#tables.transaction(() => {
      this.#twins.answer(harvestId)
      this.#journal.insert(operations, at)
    })
  }

  /** A refused operation goes back to waiting; one that waits for its time, or is looked for, is due now. */
  retry(id: string): void {
    this.#tables.transaction(() => this.#journal.retry(id))
  }

  /**
   * Drops an operation that is not under way, and with a creation everything that builds on it. The
   * person asked for it; nothing else may.
   */
  discard(id: string): void {
    const operation = this.operations().find((each) => each.id === id)
    if (!operation || operation.status === 'sending') return
    this.ownVersions.forgetAll()
    const { entryKey, intent, sequence, status, progress, sentAt } = operation
    const creates = intent.kind === 'create' || intent.kind === 'start'
    const mayArrive = status === 'unknown' || progress.isLost === true
    this.#tables.transaction(() => {
      if (mayArrive && progress.marker !== undefined)
        this.#twins.rememberDropped(progress.marker, sentAt ?? 0)
      if (creates) this.#journal.forgetAfter(entryKey, sequence)
      this.#journal.forget(id)
    })
  }

  /**
   * Replaces one user's copies from `first` to `last` by what Harvest just listed: what is missing there
   * was deleted elsewhere and goes, unless an operation still needs it or its id is in `kept`.
   */
  replaceWindow(
    first: SpentDate,
    last: SpentDate,
    entries: readonly HarvestEntry[],
    now: number,
    userId: number = this.#userId,
    kept: readonly number[] = []
  ): void {
    const listed = new Set([...entries.map(({ id }) => id), ...kept])
    const needed = new Set(this.operations().flatMap(keysOf))
    const sorted = this.#intake.sort(entries)
    const gone = this.entriesBetween(first, last, userId).filter(
      ({ key, entry }) => !listed.has(entry.id) && !needed.has(key)
    )
    const isKnown = this.pulledAt(first, userId) !== null
    // most of what is read is known: nobody has to look again, and nothing has to be written
    if (isKnown && sorted.changed.length + sorted.found.length + gone.length === 0) return
    this.#tables.transactionOfCopies(() => {
      for (const { key } of gone) this.#copies.drop(key)
      this.#intake.take(sorted, now)
      this.#copies.rememberPulled(first, now, userId)
    })
  }

  /**
   * Takes over copies that were read, whatever else there is. With `isPart` nobody is told: the caller stores the rest
   * in further steps, and tells then.
   */
  upsert(entries: readonly HarvestEntry[], now = 0, isPart = false): void {
    const sorted = this.#intake.sort(entries)
    if (sorted.changed.length + sorted.found.length > 0)
      this.#tables.transactionOfCopies(() => this.#intake.take(sorted, now), isPart)
  }

  /** Notes that the weeks beginning on these days are complete. */
  markPulled(firstDays: readonly SpentDate[], now: number): void {
    this.#tables.transactionOfCopies(() => {
      for (const first of firstDays) this.#copies.rememberPulled(first, now, this.#userId)
    })
  }

  /** Forgets a copy that Harvest no longer has, unless an operation still needs it. */
  removeUnneeded(harvestId: number): void {
    const key = this.keyOf(harvestId)
    if (key === undefined || this.operations().some((each) => keysOf(each).includes(key))) return
    this.#tables.transaction(() => this.#copies.drop(key))
  }

  /** When one user's week from a day on was last found changed, epoch milliseconds; null: never read. */
  pulledAt(first: SpentDate, userId: number = this.#userId): number | null {
    return this.#copies.pulledAt(first, userId)
  }

  /** A document as it was last written, or null. */
  document<Body>(name: DocumentName): Body | null {
    return this.#documents.read<Body>(name)
  }

  /** Parses a large list in steps with a pause before each, so that `document` returns it at once. */
  readList(name: DocumentName, pause: () => Promise<void>): Promise<void> {
    return this.#documents.readList(name, pause)
  }

  /** The bytes of a document's JSON; 0 for none. */
  sizeOf(name: DocumentName): number {
    return this.#documents.sizeOf(name)
  }

  writeDocument(name: DocumentName, body: unknown): void {
    const write = (): void => this.#documents.write(name, body)
    // favourites and recents show what is assigned
    if (name === 'assignments') this.#tables.transactionOfCopies(write)
    else write()
  }

  /** True if the document is stored as this JSON. */
  isStoredAs(name: DocumentName, text: string): boolean {
    return this.#documents.isStoredAs(name, text)
  }

  /** Stores a large list whose JSON the caller made in steps. Nobody may change `body` any more. See `writeDocument`. */
  writeList(name: DocumentName, text: string, body: readonly unknown[]): void {
    const write = (): void => this.#documents.writeText(name, text, body)
    if (name === 'assignments') this.#tables.transactionOfCopies(write)
    else write()
  }

  close(): void {
    this.#tables.close()
  }
}
