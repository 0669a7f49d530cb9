import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DamagedRowError } from './damage.ts'
import { operationOf, undoRowOf } from './decode-rows.ts'
import { migrate } from './schema.ts'

/** Small tables. They are checked whole; entries are checked as they are read, because there may be 100,000. */
const CHECKED = ['identity', 'operation', 'made', 'twin', 'undo', 'document', 'pulled'] as const
/** Only the names of documents are read here. A document may have 5 MB and is checked when it is parsed. */
const DOCUMENT = 'name'
/** Larger sequences come from damage: SQLite could soon have no more. */
const MOST_SEQUENCE = 2 ** 50

/** An object of a database, as `sqlite_schema` lists it. */
export interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string
}

/** Reads every small table of a ledger once. Throws if one of them is damaged. */
export function verify(database: DatabaseSync): void {
  verifySchema(database)
  for (const table of CHECKED) {
    const [first] = database.prepare(`PRAGMA integrity_check('${table}')`).all()
    if (first?.['integrity_check'] !== 'ok') throw new DamagedRowError(table)
    database.prepare(`SELECT ${table === 'document' ? DOCUMENT : '*'} FROM ${table}`).all()
  }
  for (const row of database.prepare('SELECT * FROM operation').all()) operationOf(row)
  for (const row of database.prepare('SELECT * FROM undo').all()) undoRowOf(row)
  for (const { name, seq } of database.prepare('SELECT name, seq FROM sqlite_sequence').all())
    if (!(Number(seq) >= 0 && Number(seq) < MOST_SEQUENCE)) throw new DamagedRowError(String(name))
}

function verifySchema(database: DatabaseSync): void {
  const there = new Map(schemaOf(database).map((each) => [each.name, each]))
  for (const expected of expectedSchema()) {
    const found = there.get(expected.name)
    if (!found || !isSame(found, expected)) throw new DamagedRowError('sqlite_schema')
  }
}

/** Returns the objects that every ledger of this version has. */
export function expectedSchema(): readonly SchemaObject[] {
  const empty = new DatabaseSync(':memory:')
  try {
    migrate(empty)
    return schemaOf(empty)
  } finally {
    empty.close()
  }
}

function schemaOf(database: DatabaseSync): readonly SchemaObject[] {
  return database
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL')
    .all() as unknown as SchemaObject[]
}

/**
 * True if two objects are the same. After ALTER TABLE, SQLite versions differ in the quotes and spaces of the stored
 * statement.
 */
function isSame(one: SchemaObject, other: SchemaObject): boolean {
  return one.type === other.type && one.tbl_name === other.tbl_name && bare(one) === bare(other)
}

/** Returns the statement of an object without spaces and quotes around names. */
export function bare({ sql }: Pick<SchemaObject, 'sql'>): string {
  return sql.replaceAll(/[\s"]/g, '')
}

/**
 * True if the file was emptied, or if its header states a format that SQLite opens for reading only
 * (https://sqlite.org/fileformat.html, offsets 18 and 19). SQLite reports neither as damage.
 */
export function hasDamagedHeader(file: string): boolean {
  const header = Buffer.alloc(20)
  const descriptor = openSync(file, 'r')
  try {
    const length = readSync(descriptor, header, 0, header.length, 0)
    // the search index is created after the ledger
    if (length === 0) return existsSync(`${file}.find`)
    return length === header.length && Math.max(...header.subarray(18, 20)) > 2
  } finally {
    closeSync(descriptor)
  }
}
