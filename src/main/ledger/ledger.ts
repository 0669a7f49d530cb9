import { randomUUID } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { DAY } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
export { newEntryKey } from './keys.ts'
import { flagDamage, openDatabase } from './open.ts'
import type { LedgerIdentity } from './open.ts'
import type {
  Intent,
  NewOperation,
  OpenQuestion,
  Operation,
  OperationStatus
} from './operations.ts'
import { keysOf, MARKER_PREFIX, markerOf } from './operations.ts'
import { mayHaveMade } from './recognise.ts'
import type { Row } from './rows.ts'
import { copyOf, keyFor, operationOf } from './rows.ts'
import type { EntryCopy } from './overlay.ts'

/** Small things worth keeping between launches, by name. */
export type DocumentName =
  | 'person'
  | 'company'
  | 'assignments'
  /** Who may be tracked for, and what each of them is assigned to. */
  | 'colleagues'
  | `assignments-of-${number}`
  | 'idle'
  | 'reminders'
  | 'account'
  /** Whether Harvest keeps the reference a create of ours carries. */
  | 'references'
  /** How far back the copies reach, and since when changes have to be asked for. */
  | 'filled'
  | 'changes'

/** What became of the request an operation had under way. */
export type Outcome =
  | {
      readonly kind: 'confirmed'
      readonly entries: readonly EntryCopy[]
      readonly isDone: boolean
      /** The entry that a create has made, by the reference it was sent with. */
      readonly made?: { readonly marker: string; readonly key: EntryKey; readonly id: number }
    }
  /** Harvest no longer has the entry, and that is what was wanted, or must be accepted. */
  | { readonly kind: 'removed' }
  /** `until`: nothing is done about it before this instant. */
  | { readonly kind: 'waiting'; readonly until?: number }
  | { readonly kind: 'unknown'; readonly until?: number }
  | { readonly kind: 'asking'; readonly question: OpenQuestion }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** An entry of ours that came a second time, long after its request was given up. */
export interface Twin {
  readonly harvestId: number
  readonly key: EntryKey
  readonly ofKey: EntryKey
  readonly at: number
}

/** What goes with a command when it is journaled: what it was made on, and what undoes it. */
export interface Accompanied {
  readonly operations: readonly NewOperation[]
  readonly at: number
  readonly undo: unknown
}

/** How a command that can be undone was kept; the body is the undo service's. */
export interface UndoRow {
  readonly id: string
  readonly at: number
  readonly body: unknown
}

/** Steps back that are kept. */
const MOST_UNDO = 50
/** How long a created entry is remembered by its marker: longer than any request can be held up. */
const MADE_FOR = 60 * DAY

/**
 * Everything that must survive: Harvest's copies, the operations it has not confirmed, and a few
 * documents. Every write is one transaction, on the disk when the call returns. A write that the disk
 * refuses throws and changes nothing.
 */
export class Ledger {
  readonly #database: DatabaseSync
  readonly #file: string
  readonly #userId: number
  readonly #listeners = new Set<() => void>()
  readonly #statements = new Map<string, StatementSync>()
  /* What is asked again and again between two writes. */
  #operations: readonly Operation[] | null = null
  #undoable: readonly UndoRow[] | null = null
  readonly #documents = new Map<DocumentName, unknown>()
  #accompany: (operations: readonly NewOperation[]) => Accompanied = (operations) => ({
    operations,
    at: 0,
    undo: null
  })
  /** Where a file that could not be read was kept, or null. */
  readonly corruptCopy: string | null
  /** How many operations could be taken over from it. */
  readonly rescued: number

  /** Opens (or makes) the ledger of one account and user; throws `NewerLedgerError`, see `openDatabase`. */
  constructor(options: {
    readonly file: string
    readonly identity: LedgerIdentity
    readonly now: number
  }) {
    const { database, corruptCopy, rescued } = openDatabase(
      options.file,
      options.identity,
      options.now
    )
    this.#database = database
    this.#file = options.file
    this.#userId = options.identity.userId
    this.corruptCopy = corruptCopy
    this.rescued = rescued
    // what was under way when the last process ended may or may not have arrived
    this.#run(`UPDATE operation SET status = 'unknown' WHERE status = 'sending'`)
    this.#run('DELETE FROM made WHERE at < ?', options.now - MADE_FOR)
  }

  /** From now on every command is journaled together with what it was made on and what undoes it. */
  accompany(work: (operations: readonly NewOperation[]) => Accompanied): void {
    this.#accompany = work
  }

  /** Hears, after the commit, that entries or operations changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Harvest's copies of one user's entries with a spent date from `first` to `last`, both included. */
  entriesBetween(
    first: SpentDate,
    last: SpentDate,
    userId: number = this.#userId
  ): readonly EntryCopy[] {
    return this.#all(
      'SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?',
      userId,
      first,
      last
    ).map(copyOf)
  }

  /** The copies of this user's entries that Harvest says are running, whatever their date. */
  runningEntries(): readonly EntryCopy[] {
    return this.#all(
      'SELECT key, body FROM entry WHERE user_id = ? AND is_running = 1',
      this.#userId
    ).map(copyOf)
  }

  /** Copies by key; keys Harvest has not heard of are left out. */
  entries(keys: readonly EntryKey[]): readonly EntryCopy[] {
    return keys.flatMap((key) =>
      this.#all('SELECT key, body FROM entry WHERE key = ?', key).map(copyOf)
    )
  }

  /** The key of an entry Harvest knows by id. */
  keyOf(harvestId: number): EntryKey | undefined {
    return this.#all('SELECT key FROM entry WHERE harvest_id = ?', harvestId)[0]?.['key'] as
      string | undefined
  }

  /** Every operation Harvest has not confirmed, in the order they were given. */
  operations(): readonly Operation[] {
    this.#operations ??= this.#all('SELECT * FROM operation ORDER BY sequence').map(operationOf)
    return this.#operations
  }

  /** Journals what a person did, all or none, and with it what undoes it. Answers the operations' ids. */
  append(commands: readonly NewOperation[]): readonly string[] {
    const { operations, at, undo } = this.#accompany(commands)
    const ids = operations.map(() => randomUUID())
    this.#transaction(() => {
      this.#insert(operations, ids, at)
      if (undo === null) return
      this.#run(
        'INSERT INTO undo (id, at, body) VALUES (?, ?, ?)',
        randomUUID(),
        at,
        JSON.stringify({ ...(undo as object), operationIds: ids })
      )
      this.#run(
        'DELETE FROM undo WHERE sequence <= (SELECT max(sequence) FROM undo) - ?',
        MOST_UNDO
      )
    })
    return ids
  }

  /**
   * Journals what follows from something else than a command, and in the same transaction forgets the
   * undo it came from and the operations it takes back before they have left.
   */
  follow(
    operations: readonly NewOperation[],
    at: number,
    instead: { readonly undoId?: string; readonly operationIds?: readonly string[] } = {}
  ): void {
    this.#transaction(() => {
      for (const id of instead.operationIds ?? []) this.#forget(id)
      this.#insert(
        operations,
        operations.map(() => randomUUID()),
        at
      )
      if (instead.undoId) this.#run('DELETE FROM undo WHERE id = ?', instead.undoId)
    })
  }

  /** What can be undone, the last command first. */
  undoable(): readonly UndoRow[] {
    this.#undoable ??= this.#all('SELECT id, at, body FROM undo ORDER BY sequence DESC').map(
      (row) => ({
        id: String(row['id']),
        at: Number(row['at']),
        body: JSON.parse(String(row['body'])) as unknown
      })
    )
    return this.#undoable
  }

  /** Notes that a request of the operation is about to leave: from here on a crash means "unknown". */
  markSending({ id, progress }: Pick<Operation, 'id' | 'progress'>, now: number): void {
    this.#transaction(() =>
      this.#run(
        `UPDATE operation SET status = 'sending', attempts = attempts + 1, sent_at = ?,
           next_attempt_at = NULL, progress = ? WHERE id = ?`,
        now,
        JSON.stringify(progress),
        id
      )
    )
  }

  /** Takes over what became of the request under way, together with Harvest's copies. */
  settle(operation: Operation, outcome: Outcome): void {
    this.#transaction(() => {
      switch (outcome.kind) {
        case 'confirmed':
          for (const copy of outcome.entries) this.#put(copy)
          if (outcome.made) this.#remember(outcome.made, operation.sentAt ?? operation.madeAt ?? 0)
          if (outcome.isDone) this.#forget(operation.id)
          else this.#setStatus(operation, 'waiting', { step: operation.step + 1 })
          return
        case 'removed':
          this.#forget(operation.id)
          // what waits behind it has to be able to say what it was about
          this.#run(
            'DELETE FROM entry WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM operation WHERE entry_key = ?1)',
            operation.entryKey
          )
          return
        case 'refused':
          this.#setStatus(operation, 'refused', { failure: outcome.failure })
          return
        case 'asking':
          this.#setStatus(operation, 'asking', { question: outcome.question })
          return
        default:
          this.#setStatus(operation, outcome.kind, { until: outcome.until ?? null })
      }
    })
  }

  /** The person has decided: the operation goes on with another intent, or as it was. */
  resolve(id: string, intent: Intent): void {
    this.#transaction(() =>
      this.#run(
        `UPDATE operation SET status = 'waiting', question = NULL, intent = ? WHERE id = ? AND status = 'asking'`,
        JSON.stringify(intent),
        id
      )
    )
  }

  /** Drops every operation on an entry and the copy of it, and journals what is to be instead. */
  replaceEntry(key: EntryKey, instead: readonly NewOperation[], at: number): void {
    this.#transaction(() => {
      this.#run(`DELETE FROM operation WHERE entry_key = ? AND status <> 'sending'`, key)
      this.#run('DELETE FROM entry WHERE key = ?', key)
      this.#insert(
        instead,
        instead.map(() => randomUUID()),
        at
      )
    })
  }

  /** Entries of ours that came twice and about which nothing is decided. */
  twins(): readonly Twin[] {
    return this.#all('SELECT * FROM twin WHERE is_answered = 0').map((row) => ({
      harvestId: Number(row['harvest_id']),
      key: String(row['key']),
      ofKey: String(row['of_key']),
      at: Number(row['at'])
    }))
  }

  /** The person has decided about a twin; journals what is to be done about it. */
  answerTwin(harvestId: number, operations: readonly NewOperation[], at: number): void {
    this.#transaction(() => {
      this.#run('UPDATE twin SET is_answered = 1 WHERE harvest_id = ?', harvestId)
      this.#insert(
        operations,
        operations.map(() => randomUUID()),
        at
      )
    })
  }

  /** A refused operation goes back to waiting. */
  retry(id: string): void {
    this.#transaction(() =>
      this.#run(
        `UPDATE operation SET status = 'waiting', failure = NULL, attempts = 0, next_attempt_at = NULL
         WHERE id = ? AND status = 'refused'`,
        id
      )
    )
  }

  /**
   * Drops an operation that is not under way, and with a creation everything that builds on it. The
   * person asked for it; nothing else may.
   */
  discard(id: string): void {
    const operation = this.operations().find((each) => each.id === id)
    if (!operation || operation.status === 'sending') return
    const { entryKey, intent, sequence } = operation
    const creates = intent.kind === 'create' || intent.kind === 'start'
    this.#transaction(() => {
      if (creates)
        this.#run('DELETE FROM operation WHERE entry_key = ? AND sequence > ?', entryKey, sequence)
      this.#forget(id)
    })
  }

  /**
   * Replaces one user's copies from `first` to `last` by what Harvest just listed: what is missing there
   * was deleted elsewhere and goes, unless an operation still needs it.
   */
  replaceWindow(
    first: SpentDate,
    last: SpentDate,
    entries: readonly HarvestEntry[],
    now: number,
    userId: number = this.#userId
  ): void {
    const listed = new Set(entries.map(({ id }) => id))
    const needed = new Set(this.operations().flatMap(keysOf))
    const { fresh, found } = this.#sort(entries)
    const changed = fresh.filter(({ key, entry }) => !this.#has(key, entry))
    const gone = this.entriesBetween(first, last, userId).filter(
      ({ key, entry }) => !listed.has(entry.id) && !needed.has(key)
    )
    const isNew = this.pulledAt(first, userId) === null
    const isSame = changed.length === 0 && gone.length === 0 && found.length === 0
    // most of what is read is known: nobody has to look again, and nothing has to be written
    if (isSame && !isNew) return
    this.#transaction(() => {
      for (const { key } of gone) this.#run('DELETE FROM entry WHERE key = ?', key)
      this.#takeOver(changed, found, now)
      this.#rememberPulled(first, now, userId)
    })
  }

  /** Takes over copies that were read, whatever else there is. */
  upsert(entries: readonly HarvestEntry[], now = 0): void {
    const { fresh, found } = this.#sort(entries)
    const changed = fresh.filter(({ key, entry }) => !this.#has(key, entry))
    if (changed.length > 0 || found.length > 0)
      this.#transaction(() => this.#takeOver(changed, found, now))
  }

  /** Notes that the weeks beginning on these days are complete. */
  markPulled(firstDays: readonly SpentDate[], now: number): void {
    this.#transaction(() => {
      for (const first of firstDays)
        this.#run('INSERT OR REPLACE INTO pulled VALUES (?, ?)', first, now)
    })
  }

  /** Forgets a copy that Harvest no longer has, unless an operation still needs it. */
  removeUnneeded(harvestId: number): void {
    const key = this.keyOf(harvestId)
    if (key === undefined || this.operations().some((each) => keysOf(each).includes(key))) return
    this.#transaction(() => this.#run('DELETE FROM entry WHERE key = ?', key))
  }

  /** When one user's week from a day on was last found changed, epoch milliseconds; null: never read. */
  pulledAt(first: SpentDate, userId: number = this.#userId): number | null {
    const [row] =
      userId === this.#userId
        ? this.#all('SELECT at FROM pulled WHERE first_day = ?', first)
        : this.#all(
            'SELECT at FROM pulled_of_colleague WHERE user_id = ? AND first_day = ?',
            userId,
            first
          )
    return row ? Number(row['at']) : null
  }

  /** A document as it was last written, or null. */
  document<Body>(name: DocumentName): Body | null {
    if (!this.#documents.has(name)) {
      const row = this.#all('SELECT body FROM document WHERE name = ?', name)[0]
      this.#documents.set(name, row ? JSON.parse(String(row['body'])) : null)
    }
    return this.#documents.get(name) as Body | null
  }

  writeDocument(name: DocumentName, body: unknown): void {
    const text = JSON.stringify(body)
    this.#run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, text)
    // what a later launch will read, not what somebody may still change
    this.#documents.set(name, JSON.parse(text))
  }

  close(): void {
    this.#listeners.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  /**
   * Leaves out entries with a request of unknown outcome, because the copy from before it is what tells
   * afterwards whether it happened, and entries that are our own and not confirmed yet: those are for
   * the operation that made them to find.
   */
  #sort(entries: readonly HarvestEntry[]): {
    readonly fresh: readonly EntryCopy[]
    readonly found: readonly string[]
  } {
    const operations = this.operations()
    const open = operations.filter(({ status }) => status === 'unknown' || status === 'sending')
    const unsettled = new Set(open.flatMap(keysOf))
    const unmade = new Map(
      operations.flatMap((each) => this.#unmadeMarkers(each).map((marker) => [marker, each.id]))
    )
    const hasMarkers = this.document('references') === 'kept'
    const nameless = open.filter(({ progress }) => !hasMarkers || progress.marker === undefined)
    const found: string[] = []
    const fresh = entries
      .filter((entry) => {
        const id = unmade.get(entry.externalReference?.id ?? '')
        if (id !== undefined) found.push(id)
        return id === undefined && !nameless.some((each) => mayHaveMade(each, entry))
      })
      .map((entry) => ({ key: this.keyOf(entry.id) ?? keyFor(entry), entry }))
      .filter(({ key }) => !unsettled.has(key))
    return { fresh, found }
  }

  #unmadeMarkers(operation: Operation): readonly string[] {
    if (operation.status !== 'unknown' && operation.status !== 'sending') return []
    return keysOf(operation)
      .filter((key) => this.entries([key]).length === 0)
      .map((key) => markerOf(operation, key))
  }

  #takeOver(fresh: readonly EntryCopy[], found: readonly string[], now: number): void {
    for (const copy of fresh) {
      this.#noticeTwin(copy, now)
      this.#put(copy)
    }
    for (const id of found)
      this.#run('UPDATE operation SET next_attempt_at = NULL WHERE id = ?', id)
  }

  /** The same marker on a second entry: a request that was given up was carried out all the same. */
  #noticeTwin({ key, entry }: EntryCopy, now: number): void {
    const marker = entry.externalReference?.id
    if (!marker?.startsWith(MARKER_PREFIX)) return
    const [made] = this.#all('SELECT harvest_id, key FROM made WHERE marker = ?', marker)
    if (!made || made['harvest_id'] === entry.id) return
    this.#run(
      'INSERT OR IGNORE INTO twin (harvest_id, key, of_key, at) VALUES (?, ?, ?, ?)',
      entry.id,
      key,
      String(made['key']),
      now
    )
  }

  #rememberPulled(first: SpentDate, now: number, userId: number): void {
    if (userId === this.#userId)
      this.#run('INSERT OR REPLACE INTO pulled VALUES (?, ?)', first, now)
    else
      this.#run('INSERT OR REPLACE INTO pulled_of_colleague VALUES (?, ?, ?)', userId, first, now)
  }

  #remember(
    made: { readonly marker: string; readonly key: EntryKey; readonly id: number },
    at: number
  ): void {
    this.#run('INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)', made.marker, made.id, made.key, at)
  }

  #insert(operations: readonly NewOperation[], ids: readonly string[], at: number): void {
    operations.forEach(({ entryKey, intent, user }, index) =>
      this.#run(
        `INSERT INTO operation (id, entry_key, intent, status, made_at, user)
         VALUES (?, ?, ?, 'waiting', ?, ?)`,
        ids[index] ?? '',
        entryKey,
        JSON.stringify(intent),
        at === 0 ? null : at,
        user ? JSON.stringify(user) : null
      )
    )
  }

  #has(key: EntryKey, entry: HarvestEntry): boolean {
    const [row] = this.#all('SELECT body FROM entry WHERE key = ?', key)
    return row?.['body'] === JSON.stringify(entry)
  }

  #put({ key, entry }: EntryCopy): void {
    // an id that came in under another key first (a pull before the answer) moves to the key that is shown
    this.#run('DELETE FROM entry WHERE harvest_id = ? AND key <> ?', entry.id, key)
    this.#run(
      'INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)',
      key,
      entry.id,
      entry.user.id,
      entry.spentDate,
      entry.isRunning ? 1 : 0,
      JSON.stringify(entry)
    )
  }

  #forget(id: string): void {
    this.#run('DELETE FROM operation WHERE id = ?', id)
  }

  #setStatus(
    operation: Operation,
    status: OperationStatus,
    change: {
      readonly step?: number
      readonly failure?: Failure
      readonly question?: OpenQuestion
      readonly until?: number | null
    }
  ): void {
    this.#run(
      `UPDATE operation SET status = ?, step = ?, failure = ?, question = ?, next_attempt_at = ?,
         progress = ? WHERE id = ?`,
      status,
      change.step ?? operation.step,
      change.failure ? JSON.stringify(change.failure) : null,
      change.question ? JSON.stringify(change.question) : null,
      change.until ?? null,
      JSON.stringify(operation.progress),
      operation.id
    )
  }

  #transaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    } finally {
      this.#operations = null
      this.#undoable = null
    }
    for (const listener of [...this.#listeners]) listener()
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#watched(() => this.#statement(sql).run(...values))
  }

  #all(sql: string, ...values: (string | number)[]): Row[] {
    return this.#watched(() => this.#statement(sql).all(...values))
  }

  /** Damage that is met by the way is remembered for the next start. */
  #watched<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      flagDamage(this.#file, error)
      throw error
    }
  }

  /** Preparing takes longer than most of what is asked. */
  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
