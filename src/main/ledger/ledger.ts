import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Failure } from '#shared/failure.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import { openDatabase } from './open.ts'
import type { LedgerIdentity } from './open.ts'
import type { NewOperation, Operation, OperationStatus } from './operations.ts'
import { keysOf } from './operations.ts'
import type { Row } from './rows.ts'
import { copyOf, keyFor, operationOf } from './rows.ts'
import type { EntryCopy } from './overlay.ts'

/** Small things worth keeping between launches, by name. */
export type DocumentName = 'person' | 'company' | 'assignments' | 'idle' | 'account'

/** What became of the request an operation had under way. */
export type Outcome =
  | { readonly kind: 'confirmed'; readonly entries: readonly EntryCopy[]; readonly isDone: boolean }
  /** Harvest no longer has the entry, and that is what was wanted, or must be accepted. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/**
 * Everything that must survive: Harvest's copies, the operations it has not confirmed, and a few
 * documents. Every write is one transaction, on the disk when the call returns. A write that the disk
 * refuses throws and changes nothing.
 */
export class Ledger {
  readonly #database: DatabaseSync
  readonly #userId: number
  readonly #listeners = new Set<() => void>()
  /** Where a file that could not be read was kept, or null. */
  readonly corruptCopy: string | null

  /** Opens (or makes) the ledger of one account and user; throws `NewerLedgerError`, see `openDatabase`. */
  constructor(options: {
    readonly file: string
    readonly identity: LedgerIdentity
    readonly now: number
  }) {
    const { database, corruptCopy } = openDatabase(options.file, options.identity, options.now)
    this.#database = database
    this.#userId = options.identity.userId
    this.corruptCopy = corruptCopy
    // what was under way when the last process ended may or may not have arrived
    this.#run(`UPDATE operation SET status = 'unknown' WHERE status = 'sending'`)
  }

  /** Hears, after the commit, that entries or operations changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Harvest's copies of this user's entries with a spent date from `first` to `last`, both included. */
  entriesBetween(first: SpentDate, last: SpentDate): readonly EntryCopy[] {
    return this.#all(
      'SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?',
      this.#userId,
      first,
      last
    ).map(copyOf)
  }

  /** The copies Harvest says are running, whatever their date. */
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
    return this.#all('SELECT * FROM operation ORDER BY sequence').map(operationOf)
  }

  /** Journals operations together: all or none. */
  append(operations: readonly NewOperation[]): readonly string[] {
    const ids = operations.map(() => randomUUID())
    this.#transaction(() => {
      operations.forEach(({ entryKey, intent }, index) =>
        this.#run(
          `INSERT INTO operation (id, entry_key, intent, status) VALUES (?, ?, ?, 'waiting')`,
          ids[index] ?? '',
          entryKey,
          JSON.stringify(intent)
        )
      )
    })
    return ids
  }

  /** Notes that a request of the operation is about to leave: from here on a crash means "unknown". */
  markSending(id: string, now: number): void {
    this.#transaction(() =>
      this.#run(
        `UPDATE operation SET status = 'sending', attempts = attempts + 1, sent_at = ? WHERE id = ?`,
        now,
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
          if (outcome.isDone) this.#forget(operation.id)
          else this.#setStatus(operation.id, 'waiting', null, operation.step + 1)
          return
        case 'removed':
          this.#run('DELETE FROM entry WHERE key = ?', operation.entryKey)
          this.#forget(operation.id)
          return
        case 'refused':
          this.#setStatus(operation.id, 'refused', outcome.failure, operation.step)
          return
        default:
          this.#setStatus(operation.id, outcome.kind, null, operation.step)
      }
    })
  }

  /** A refused operation goes back to waiting. */
  retry(id: string): void {
    this.#transaction(() =>
      this.#run(
        `UPDATE operation SET status = 'waiting', failure = NULL, attempts = 0 WHERE id = ? AND status = 'refused'`,
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
   * Replaces the copies from `first` to `last` by what Harvest just listed: what is missing there was
   * deleted elsewhere and goes, unless an operation still needs it.
   */
  replaceWindow(
    first: SpentDate,
    last: SpentDate,
    entries: readonly HarvestEntry[],
    now: number
  ): void {
    const listed = new Set(entries.map(({ id }) => id))
    const needed = new Set(this.operations().flatMap(keysOf))
    const fresh = this.#settledOnly(entries)
    const gone = this.entriesBetween(first, last).filter(
      ({ key, entry }) => !listed.has(entry.id) && !needed.has(key)
    )
    this.#transaction(() => {
      for (const { key } of gone) this.#run('DELETE FROM entry WHERE key = ?', key)
      for (const copy of fresh) this.#put(copy)
      this.#run('INSERT OR REPLACE INTO pulled VALUES (?, ?)', first, now)
    })
  }

  /** Takes over single copies, for instance the running entry or one that was read again. */
  upsert(entries: readonly HarvestEntry[]): void {
    const fresh = this.#settledOnly(entries)
    if (fresh.length > 0)
      this.#transaction(() => {
        for (const copy of fresh) this.#put(copy)
      })
  }

  /** Forgets a copy that Harvest no longer has, unless an operation still needs it. */
  removeUnneeded(harvestId: number): void {
    const key = this.keyOf(harvestId)
    if (key === undefined || this.operations().some((each) => keysOf(each).includes(key))) return
    this.#transaction(() => this.#run('DELETE FROM entry WHERE key = ?', key))
  }

  /** When the week beginning on a day was last pulled, epoch milliseconds, or null. */
  pulledAt(first: SpentDate): number | null {
    const row = this.#all('SELECT at FROM pulled WHERE first_day = ?', first)[0]
    return row ? Number(row['at']) : null
  }

  /** A document as it was last written, or null. */
  document<Body>(name: DocumentName): Body | null {
    const row = this.#all('SELECT body FROM document WHERE name = ?', name)[0]
    return row ? (JSON.parse(String(row['body'])) as Body) : null
  }

  writeDocument(name: DocumentName, body: unknown): void {
    this.#run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, JSON.stringify(body))
  }

  close(): void {
    this.#listeners.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  /**
   * Leaves out entries with a request of unknown outcome: the copy from before it is what tells
   * afterwards whether it happened.
   */
  #settledOnly(entries: readonly HarvestEntry[]): readonly EntryCopy[] {
    const open = this.operations().filter(
      ({ status }) => status === 'unknown' || status === 'sending'
    )
    const unsettled = new Set(open.flatMap(keysOf))
    return entries
      .map((entry) => ({ key: this.keyOf(entry.id) ?? keyFor(entry), entry }))
      .filter(({ key }) => !unsettled.has(key))
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

  #setStatus(id: string, status: OperationStatus, failure: Failure | null, step: number): void {
    this.#run(
      'UPDATE operation SET status = ?, failure = ?, step = ? WHERE id = ?',
      status,
      failure && JSON.stringify(failure),
      step,
      id
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
    }
    for (const listener of [...this.#listeners]) listener()
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#database.prepare(sql).run(...values)
  }

  #all(sql: string, ...values: (string | number)[]): Row[] {
    return this.#database.prepare(sql).all(...values)
  }
}

/** A key for an entry that is made here. */
export function newEntryKey(): EntryKey {
  return `l${randomUUID()}`
}
