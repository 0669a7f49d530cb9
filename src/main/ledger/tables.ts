import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { flagDamage } from './open.ts'
import type { Row } from './rows.ts'

/** The open database of a ledger: its statements, its transactions, and who hears of them. */
export class Tables {
  readonly #database: DatabaseSync
  readonly #file: string
  readonly #statements = new Map<string, StatementSync>()
  readonly #listeners = new Set<() => void>()
  readonly #caches = new Set<() => void>()
  readonly #lastingCaches = new Set<() => void>()

  constructor(database: DatabaseSync, file: string) {
    this.#database = database
    this.#file = file
  }

  /** Hears, after the commit, that something changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Something that is kept in memory between two transactions; `forget` comes before any listener. */
  onTransaction(forget: () => void): void {
    this.#caches.add(forget)
  }

  /** Something that is kept across transactions, and wrong after one that came to nothing. */
  onRollback(forget: () => void): void {
    this.#lastingCaches.add(forget)
  }

  /** All of it or, when it throws, nothing; on the disk when the call returns. */
  transaction(work: () => void): void {
    this.#commit(work)
    this.#tell()
  }

  /**
   * The same for what Harvest can be asked for again: in order, but not waited for until the disk has
   * it. The next transaction of the other kind brings it there too.
   */
  transactionOfCopies(work: () => void): void {
    this.#database.exec('PRAGMA synchronous = NORMAL')
    try {
      this.#commit(work)
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL')
    }
    // whoever hears of it may write
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  #commit(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      for (const forget of this.#lastingCaches) forget()
      throw error
    } finally {
      for (const forget of this.#caches) forget()
    }
  }

  run(sql: string, ...values: (string | number | null)[]): void {
    this.#watched(() => this.#statement(sql).run(...values))
  }

  all(sql: string, ...values: (string | number)[]): Row[] {
    return this.#watched(() => this.#statement(sql).all(...values))
  }

  close(): void {
    this.#listeners.clear()
    if (this.#database.isOpen) this.#database.close()
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
