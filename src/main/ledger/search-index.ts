import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { searchableText, type FindQuery } from '#shared/find-query.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import { conditionsOf, factsOf, placeOf } from './search-query.ts'
import { isHarvestEntry } from './row-checks.ts'
import { flagDamage, isCorruption } from './damage.ts'
import { parsed, type Row } from './decode-rows.ts'
import { withoutMarker } from './overlay.ts'

/** The number of entries that are indexed in one go, in about ten milliseconds. */
const SLICE = 50
/** The number of changed entries that a search indexes before it runs. The rest follows in the background. */
const MOST_BEFORE_SEARCH = 200
/** Increase it when `entry_text` changes; the index is then rebuilt. */
const INDEX_VERSION = 1

/*
 * `rowid` combines date and id, so that the latest entries come first without sorting. `words` holds folded
 * text, `facts` the attributes that are compared whole.
 */
const SCHEMA = `
  CREATE VIRTUAL TABLE entry_text USING fts5(key UNINDEXED, words, facts, tokenize = 'trigram');
  CREATE TABLE entry_place (key TEXT PRIMARY KEY, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_place_order ON entry_place (place);
  CREATE TABLE source (id TEXT NOT NULL) STRICT;
  PRAGMA user_version = ${INDEX_VERSION};
`

/**
 * Full-text index of the user's own entries, for search in milliseconds among 100,000.
 *
 * The index is a file beside the ledger and can always be rebuilt from it. Triggers in the ledger list the
 * entries that changed (`unindexed_entry`); the index reads that list before a search and in the background.
 * A damaged index never affects the ledger: it is deleted and rebuilt.
 */
export class LedgerIndex {
  readonly #file: string
  readonly #ledgerFile: string
  #ledger: DatabaseSync | undefined
  #index: DatabaseSync | undefined

  /** Opens the index of an existing ledger file. Call `indexSome` until it returns false to complete it. */
  constructor(ledgerFile: string) {
    this.#file = `${ledgerFile}.find`
    this.#ledgerFile = ledgerFile
    this.reopen()
  }

  /** Opens the files again after `close`. */
  reopen(): void {
    this.#attempt(() => {
      this.#ledger = new DatabaseSync(this.#ledgerFile, { timeout: 5000 })
      // a lost index is rebuilt, so a commit need not wait for the disk
      this.#ledger.exec('PRAGMA synchronous = NORMAL')
      this.#open(this.#ledger)
    }, undefined)
  }

  /** Indexes some of the changed entries; false if none are left, or if the disk fails. */
  indexSome(): boolean {
    return this.#attempt(() => this.#indexChanged(SLICE) === SLICE, false)
  }

  /**
   * Returns the keys of at most `limit` matching entries, the latest day first. Words of one or two letters
   * alone are only searched in the latest 5,000 entries.
   */
  find(query: FindQuery, limit: number): readonly EntryKey[] {
    this.#attempt(() => this.#indexChanged(MOST_BEFORE_SEARCH), 0)
    return this.#attempt(() => this.#find(query, limit), [])
  }

  close(): void {
    this.#close()
    if (this.#ledger?.isOpen) this.#ledger.close()
    this.#ledger = undefined
  }

  /** Runs `work`, returning `otherwise` if SQLite fails. Rebuilds a damaged index. */
  #attempt<Result>(work: () => Result, otherwise: Result): Result {
    try {
      return work()
    } catch (error) {
      if (!isSqliteError(error)) throw error
      const ledger = this.#ledger
      if (!(error instanceof DamagedIndexError)) flagDamage(this.#ledgerFile, error)
      else if (ledger) this.#attempt(() => this.#rebuild(ledger), undefined)
      return otherwise
    }
  }

  #open(ledger: DatabaseSync): void {
    const index = this.#onIndex(() => openIndexFile(this.#file))
    this.#index = index
    const source = this.#onIndex(() => index.prepare('SELECT id FROM source').get()?.['id'])
    const expected = ledger.prepare('SELECT id FROM search_index').get()?.['id']
    if (source === undefined || source !== expected) this.#rebuild(ledger)
  }

  /** Starts an empty index and lists every entry as not indexed. */
  #rebuild(ledger: DatabaseSync): void {
    this.#close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#file + suffix, { force: true })
    const id = randomUUID()
    this.#index = openIndexFile(this.#file)
    this.#index.prepare('INSERT INTO source VALUES (?)').run(id)
    inTransaction(ledger, () => {
      ledger.prepare('INSERT OR REPLACE INTO search_index VALUES (1, ?)').run(id)
      ledger.exec('INSERT OR IGNORE INTO unindexed_entry SELECT key FROM entry')
    })
  }

  /** Indexes up to `most` changed entries and returns how many there were. */
  #indexChanged(most: number): number {
    const [index, ledger] = [this.#index, this.#ledger]
    if (!index || !ledger) return 0
    const changed = ledger.prepare('SELECT key FROM unindexed_entry LIMIT ?').all(most)
    if (changed.length === 0) return 0
    const keys = changed.map((row) => String(row['key']))
    const read = ledger.prepare(
      'SELECT body FROM entry WHERE key = ? AND user_id = (SELECT user_id FROM identity)'
    )
    const rows = keys.map((key) => ({ key, body: read.get(key)?.['body'] }))
    this.#onIndex(() => inTransaction(index, () => write(index, rows)))
    // only after the index has them: an interruption in between indexes them again
    inTransaction(ledger, () => {
      const done = ledger.prepare('DELETE FROM unindexed_entry WHERE key = ?')
      for (const key of keys) done.run(key)
    })
    return keys.length
  }

  #find(query: FindQuery, limit: number): readonly EntryKey[] {
    const index = this.#index
    if (!index) return []
    const { conditions, values } = conditionsOf(query)
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    const rows = this.#onIndex(() =>
      index
        .prepare(`SELECT key FROM entry_text ${where} ORDER BY rowid DESC LIMIT ?`)
        .all(...values, limit)
    )
    return rows.map((row) => String(row['key']))
  }

  /** Reports damage met in `work` as damage of the index, not of the ledger. */
  #onIndex<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      if (isCorruption(error)) throw new DamagedIndexError(error)
      throw error
    }
  }

  #close(): void {
    if (this.#index?.isOpen) this.#index.close()
    this.#index = undefined
  }
}

class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError'
  readonly errcode: number
  constructor(cause: unknown) {
    super('The search index is damaged', { cause })
    this.errcode = (cause as { errcode: number }).errcode
  }
}

function isSqliteError(error: unknown): boolean {
  return typeof (error as { errcode?: unknown }).errcode === 'number'
}

/** Opens the file of an index and creates its tables. An index of another version is emptied. */
function openIndexFile(file: string): DatabaseSync {
  const index = new DatabaseSync(file, { timeout: 5000 })
  try {
    index.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    const version = index.prepare('PRAGMA user_version').get()?.['user_version']
    if (version === INDEX_VERSION) return index
    inTransaction(index, () => {
      index.exec('DROP TABLE IF EXISTS entry_text; DROP TABLE IF EXISTS entry_place')
      index.exec(`DROP TABLE IF EXISTS source; ${SCHEMA}`)
    })
    return index
  } catch (error) {
    index.close()
    throw error
  }
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

interface StoredEntry {
  readonly key: EntryKey
  /** The JSON in the ledger; undefined if the entry is not there, or is a colleague's. */
  readonly body: Row[string] | undefined
}

/** Replaces the rows of some entries; an entry without a body leaves the index. */
function write(index: DatabaseSync, rows: readonly StoredEntry[]): void {
  const forget = index.prepare(
    'DELETE FROM entry_text WHERE rowid IN (SELECT place FROM entry_place WHERE key = ?)'
  )
  const forgetPlace = index.prepare('DELETE FROM entry_place WHERE key = ?')
  const addPlace = index.prepare('INSERT INTO entry_place VALUES (?, ?)')
  const add = index.prepare(
    'INSERT OR REPLACE INTO entry_text (rowid, key, words, facts) VALUES (?, ?, ?, ?)'
  )
  for (const { key, body } of rows) {
    forget.run(key)
    forgetPlace.run(key)
    const entry = entryOf(body)
    if (!entry) continue
    const place = placeOf(entry)
    addPlace.run(key, place)
    add.run(place, key, searchableText(withoutMarker(entry)), factsOf(entry))
  }
}

/** Undefined if the entry was deleted, or if its stored copy is damaged. */
function entryOf(body: Row[string] | undefined): HarvestEntry | undefined {
  const entry = parsed(body)
  return isHarvestEntry(entry) ? entry : undefined
}
