import type { StatementSync } from 'node:sqlite'
import { DatabaseSync } from 'node:sqlite'
import { Listeners } from '#shared/listeners.ts'
import { flagDamage, isDamage } from './damage.ts'
import type { OpenedDatabase, Repair } from './open-database.ts'
import type { Row } from './decode-rows.ts'

/** Is called before and after the file of a ledger is replaced. */
export interface RepairListener {
  readonly before: () => void
  /** `repair` is null if the file could not be replaced, for example because the disk is full. */
  readonly after: (repair: Repair | null) => void
}

/** The open database of a ledger: prepared statements, transactions, caches and listeners. */
export class Statements {
  #database: DatabaseSync
  readonly #file: string
  readonly #rebuild: () => OpenedDatabase
  readonly #repairListeners = new Set<RepairListener>()
  #isInTransaction = false
  readonly #statements = new Map<string, StatementSync>()
  readonly #listeners = new Listeners<[]>()
  readonly #caches = new Set<() => void>()
  readonly #lastingCaches = new Set<() => void>()

  /** @param rebuild replaces the damaged file by a new one with everything that can be read */
  constructor(database: DatabaseSync, file: string, rebuild: () => OpenedDatabase) {
    this.#database = database
    this.#file = file
    this.#rebuild = rebuild
  }

  /** Calls the listener around every repair of the file while it is open. */
  onRepair(listener: RepairListener): void {
    this.#repairListeners.add(listener)
  }

  /** Calls the listener after each commit. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Adds a cache to clear after every transaction, before any listener is called. */
  onTransaction(forget: () => void): void {
    this.#caches.add(forget)
  }

  /** Adds a cache to clear after a rollback. */
  onRollback(forget: () => void): void {
    this.#lastingCaches.add(forget)
  }

  /** Runs `work` in a transaction that is on the disk when the call returns. Nothing is written if `work` throws. */
  transaction(work: () => void): void {
    this.#commit(work)
    this.#notify()
  }

  /**
   * Runs `work` in a transaction for data that can be fetched from Harvest again: it returns before the data is on the disk.
   * The next `transaction` brings it there too. With `isPart` no listener is called.
   */
  transactionOfCopies(work: () => void, isPart = false): void {
    this.#database.exec('PRAGMA synchronous = NORMAL')
    try {
      this.#commit(work)
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL')
    }
    // listeners may write
    if (!isPart) this.#notify()
  }

  #notify(): void {
    this.#listeners.call()
  }

  #commit(work: () => void): void {
    this.#repairing(() => this.#attempt(work))
  }

  #attempt(work: () => void): void {
    try {
      this.#isInTransaction = true
      this.#database.exec('BEGIN IMMEDIATE')
      work()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      for (const forget of this.#lastingCaches) forget()
      throw error
    } finally {
      this.#isInTransaction = false
      for (const forget of this.#caches) forget()
    }
  }

  run(sql: string, ...values: (string | number | null)[]): void {
    this.#repairing(() => this.#statement(sql).run(...values))
  }

  all(sql: string, ...values: (string | number)[]): Row[] {
    return this.#repairing(() => this.#statement(sql).all(...values))
  }

  /** Returns decoded rows. `decode` throws `DamagedRowError` for a row that makes no sense. */
  decoded<Value>(
    decode: (row: Row) => Value,
    sql: string,
    ...values: (string | number)[]
  ): readonly Value[] {
    return this.#repairing(() =>
      this.#statement(sql)
        .all(...values)
        .map(decode)
    )
  }

  close(): void {
    this.#listeners.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  /** Runs `work`. If it meets damage, repairs the file and runs it again, a transaction as a whole. */
  #repairing<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      if (this.#isInTransaction || !isDamage(error)) throw error
      this.#repair(error)
      return work()
    }
  }

  #repair(error: unknown): void {
    // if the repair fails, the next start tries again
    flagDamage(this.#file, error)
    for (const { before } of this.#repairListeners) before()
    this.#statements.clear()
    this.#database.close()
    try {
      const { database, repair } = this.#rebuild()
      this.#continueWith(database, repair)
    } catch (failure) {
      this.#continueWith(new DatabaseSync(this.#file, { timeout: 5000 }), null)
      throw failure
    }
    // listeners are called after the read that met the damage has returned
    queueMicrotask(() => this.#notify())
  }

  #continueWith(database: DatabaseSync, repair: Repair | null): void {
    this.#database = database
    for (const forget of [...this.#lastingCaches, ...this.#caches]) forget()
    for (const { after } of this.#repairListeners) after(repair)
  }

  /** Returns a cached prepared statement: preparing takes longer than running most statements. */
  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
