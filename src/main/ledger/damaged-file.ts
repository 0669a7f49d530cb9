import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Row } from './decode-rows.ts'
import { bare, expectedSchema } from './verify-database.ts'

const PAGE = 4096
const MAGIC = 'SQLite format 3\0'

/** Rows that could be read, and whether others may be missing. */
export interface ReadRows {
  readonly rows: readonly Row[]
  readonly isComplete: boolean
}

/**
 * A damaged ledger, opened for reading as far as possible. It works on a copy, so that the damaged file stays as it
 * was found.
 */
export class DamagedFile {
  readonly #copy: string
  readonly #database: DatabaseSync | undefined

  constructor(file: string) {
    this.#copy = `${file}.reading`
    this.#removeCopy()
    copyFileSync(file, this.#copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${this.#copy}-wal`)
    mendHeader(this.#copy)
    mendSchema(this.#copy)
    this.#database = openLenient(this.#copy)
  }

  /** Reads a table from both ends, because a damaged page hides everything behind it. */
  rows(table: string, key: string): ReadRows {
    const found = new Map<string, Row>()
    for (const order of ['ASC', 'DESC'])
      if (this.#scan(`SELECT * FROM ${table} ORDER BY ${key} ${order}`, found))
        return { rows: [...found.values()], isComplete: true }
    return { rows: [...found.values()], isComplete: false }
  }

  /** Reads the rows of a query; those before the first damaged page. */
  query(sql: string): ReadRows {
    const found = new Map<string, Row>()
    const isComplete = this.#scan(sql, found)
    return { rows: [...found.values()], isComplete }
  }

  close(): void {
    if (this.#database?.isOpen) this.#database.close()
    this.#removeCopy()
  }

  #scan(sql: string, into: Map<string, Row>): boolean {
    try {
      const statement = this.#database?.prepare(sql)
      if (!statement) return false
      statement.setReadBigInts(true)
      for (const row of statement.iterate()) {
        const numbers = withNumbers(row)
        // rows are told apart by their whole content: a page of another table in the wrong place can repeat the keys
        into.set(JSON.stringify(numbers), numbers)
      }
      return true
    } catch {
      return false
    }
  }

  #removeCopy(): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#copy + suffix, { force: true })
  }
}

/** An integer that no number can hold becomes NaN, which no check accepts. */
function withNumbers(row: Row): Row {
  const values = Object.entries(row).map(([name, value]) => {
    if (typeof value !== 'bigint') return [name, value] as const
    const number = Number(value)
    return [name, Number.isSafeInteger(number) ? number : Number.NaN] as const
  })
  return Object.fromEntries(values)
}

/** With a writable schema SQLite skips the objects that it cannot read instead of refusing the file. */
function openLenient(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 5000, defensive: false })
    database.exec('PRAGMA writable_schema = ON')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch {
    if (database?.isOpen) database.close()
    return undefined
  }
}

/** Writes the parts of the header that are the same in every ledger, and the size that the file has. */
function mendHeader(file: string): void {
  const found = readFileSync(file)
  if (found.length < 100) return
  const pages = Math.ceil(found.length / PAGE)
  const bytes = Buffer.alloc(pages * PAGE)
  found.copy(bytes)
  bytes.write(MAGIC, 0, 'latin1')
  bytes.writeUInt16BE(PAGE, 16)
  // write-ahead log, no reserved space, fixed payload fractions
  bytes.set([2, 2, 0, 64, 32, 32], 18)
  bytes.writeUInt32BE(pages, 28)
  // no free pages to reuse, schema format 4, no vacuum by itself, UTF-8
  bytes.fill(0, 32, 40)
  bytes.writeUInt32BE(4, 44)
  bytes.writeUInt32BE(0, 52)
  bytes.writeUInt32BE(1, 56)
  bytes.writeUInt32BE(0, 64)
  // SQLite trusts the page count only if bytes 92-95 equal bytes 24-27 (https://sqlite.org/fileformat2.html)
  bytes.copyWithin(92, 24, 28)
  writeFileSync(file, bytes)
}

/** Writes the right statement over one that is damaged, if enough of its row shows which object it was. */
function mendSchema(file: string): void {
  const database = openLenient(file)
  if (!database) return
  try {
    const rows = database
      .prepare('SELECT rowid AS place, type, name, tbl_name, sql FROM sqlite_schema')
      .all()
    for (const object of expectedSchema()) {
      const likeness = (row: Row): number =>
        Number(row['type'] === object.type) +
        Number(row['name'] === object.name) +
        Number(row['tbl_name'] === object.tbl_name) +
        Number(typeof row['sql'] === 'string' && bare({ sql: row['sql'] }) === bare(object))
      const row = rows.find((each) => likeness(each) === 3)
      if (row && !rows.some((each) => likeness(each) === 4))
        database
          .prepare(
            'UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?'
          )
          .run(object.type, object.name, object.tbl_name, object.sql, Number(row['place']))
    }
  } catch {
    // the rest is read without it
  } finally {
    database.close()
  }
}
