import { DatabaseSync } from 'node:sqlite'
import { foldText, wordsOf, type FindQuery } from '#shared/find.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'

/** The tokens of the index are three letters: shorter words are compared one entry after the other. */
const SHORTEST_TOKEN = 3
/** References by which Gleaner knows its own entries again; nobody looks for those. */
const OWN_MARK = 'gleaner:'
/** Leaves room for Harvest's ids beside the date in one integer, by which everything is sorted. */
const ID_ROOM = 2 ** 36

/** A ledger may hold entries of colleagues too; nobody finds those among their own. */
const OWN = '(SELECT user_id FROM identity)'

/*
 * One line for each of Harvest's copies, written with it by triggers. `rowid` is date and id, so that
 * the latest come first without sorting; `facts` holds what is compared whole. Triggers of before there
 * were entries of colleagues are replaced.
 */
const SCHEMA = `
  CREATE VIRTUAL TABLE IF NOT EXISTS entry_text USING fts5(
    key UNINDEXED, words, facts, tokenize = 'trigram remove_diacritics 1'
  );
  DROP TRIGGER IF EXISTS entry_text_put;
  CREATE TRIGGER IF NOT EXISTS own_entry_text_put AFTER INSERT ON entry
  WHEN NEW.user_id = ${OWN} BEGIN
    DELETE FROM entry_text WHERE rowid IN (SELECT place FROM entry_place WHERE key = NEW.key);
    INSERT OR REPLACE INTO entry_place VALUES (NEW.key, ${placeOf('NEW')});
    INSERT OR REPLACE INTO entry_text (rowid, key, words, facts)
      VALUES (${placeOf('NEW')}, NEW.key, ${wordsColumn('NEW')}, ${factsColumn('NEW')});
  END;
  CREATE TRIGGER IF NOT EXISTS entry_text_drop AFTER DELETE ON entry BEGIN
    DELETE FROM entry_text WHERE rowid IN (SELECT place FROM entry_place WHERE key = OLD.key);
    DELETE FROM entry_place WHERE key = OLD.key;
  END;
`
const PLACES = `
  CREATE TABLE IF NOT EXISTS entry_place (key TEXT PRIMARY KEY, place INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_place_order ON entry_place (place);
`
const MISSING = `FROM entry WHERE key > ?1 AND key <= ?2 AND user_id = ${OWN}
  AND NOT EXISTS (SELECT 1 FROM entry_place WHERE key = entry.key)`
const TAKE_WORDS = `INSERT INTO entry_text (rowid, key, words, facts)
  SELECT ${placeOf('entry')}, key, ${wordsColumn('entry')}, ${factsColumn('entry')} ${MISSING}`
const TAKE_PLACES = `INSERT INTO entry_place SELECT key, ${placeOf('entry')} ${MISSING}`
const COUNTS = `SELECT (SELECT count(*) FROM entry WHERE user_id = ${OWN}) AS entries,
  (SELECT count(*) FROM entry_place) AS places`

const AMONG_LATEST = `rowid >= coalesce(
  (SELECT place FROM entry_place ORDER BY place DESC LIMIT 1 OFFSET ?), 0)`

/** How many copies are taken in at a time: some ten milliseconds. */
const SLICE = 50
/** Where only words of one or two letters are asked for, which the index does not know. */
const LATEST = 5000

/**
 * Finds Harvest's copies in a ledger by what they say, in milliseconds among 100,000. It keeps its own
 * connection to the ledger's file and its own tables in it, which follow every write to `entry`.
 */
export class LedgerIndex {
  readonly #database: DatabaseSync
  /** The last key that was taken in; null when every copy is. */
  #taken: EntryKey | null = ''

  /** Opens the file of a ledger that is there already; copies from before the index want `takeIn`. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 5000 })
    // an index that is lost with the power is made again
    this.#database.exec('PRAGMA synchronous = NORMAL')
    this.#database.exec(`BEGIN IMMEDIATE; ${PLACES} ${SCHEMA} COMMIT`)
    const counts = this.#database.prepare(COUNTS).get()
    if (counts?.['entries'] === counts?.['places']) this.#taken = null
  }

  /** Takes in some more of the copies that were written without the index; false when there are none left. */
  takeIn(): boolean {
    if (this.#taken === null) return false
    const keys = this.#database
      .prepare('SELECT key FROM entry WHERE key > ? ORDER BY key LIMIT ?')
      .all(this.#taken, SLICE)
    const last = keys.at(-1)?.['key']
    if (last === undefined) {
      this.#taken = null
      return false
    }
    this.#database.exec('BEGIN IMMEDIATE')
    for (const statement of [TAKE_WORDS, TAKE_PLACES])
      this.#database.prepare(statement).run(this.#taken, String(last))
    this.#database.exec('COMMIT')
    this.#taken = String(last)
    return true
  }

  /**
   * Keys of at most `limit` entries that fit, the latest day first. One or two letters alone are looked
   * for in the latest 5,000 entries.
   */
  find(query: FindQuery, limit: number): readonly EntryKey[] {
    const { conditions, values } = conditionsOf(query)
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    return this.#database
      .prepare(`SELECT key FROM entry_text ${where} ORDER BY rowid DESC LIMIT ?`)
      .all(...values, limit)
      .map((row) => String(row['key']))
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }
}

function conditionsOf(query: FindQuery) {
  const words = wordsOf(query.text)
  const isLong = (word: string) => [...word].length >= SHORTEST_TOKEN
  const match = [
    ...words.filter(isLong).map((word) => `words : ${quoted(word)}`),
    ...factsAsked(query).map((fact) => `facts : ${quoted(`|${fact}|`)}`)
  ].join(' AND ')
  const short = words.filter((word) => !isLong(word))
  const parts: readonly (readonly [string, string | number])[] = [
    ...(match === '' ? [] : [['entry_text MATCH ?', match] as const]),
    ...(query.from === undefined ? [] : [['rowid >= ?', firstPlace(query.from)] as const]),
    ...(query.to === undefined ? [] : [['rowid < ?', firstPlace(query.to) + ID_ROOM] as const]),
    ...(match === '' && short.length > 0 ? [[AMONG_LATEST, LATEST] as const] : []),
    ...short.map((word) => [`words LIKE ? ESCAPE '\\'`, like(word)] as const)
  ]
  return {
    conditions: parts.map(([condition]) => condition),
    values: parts.map(([, value]) => (typeof value === 'number' ? BigInt(value) : value))
  }
}

function factsAsked(query: FindQuery): readonly string[] {
  const { clientId, projectId, taskId, isBilled, isRunning, externalReferenceId: id } = query
  return [
    clientId !== undefined && `client ${clientId}`,
    projectId !== undefined && `project ${projectId}`,
    taskId !== undefined && `task ${taskId}`,
    isBilled !== undefined && `billed ${Number(isBilled)}`,
    isRunning !== undefined && `running ${Number(isRunning)}`,
    id !== undefined && `reference ${foldText(id)}`
  ].filter((fact) => fact !== false)
}

function quoted(text: string): string {
  // a NUL would end the question in the middle
  return `"${text.replaceAll('"', '""').replaceAll('\0', ' ')}"`
}

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function firstPlace(date: SpentDate): number {
  return Number(date.replaceAll('-', '')) * ID_ROOM
}

function placeOf(row: string): string {
  const date = `CAST(replace(${row}.spent_date, '-', '') AS INTEGER)`
  return `(${date} * ${ID_ROOM} + ${row}.harvest_id % ${ID_ROOM})`
}

/** The same words as `textOf`, out of a stored copy. */
function wordsColumn(row: string): string {
  const said = ['$.client.name', '$.project.name', '$.project.code', '$.task.name', '$.notes'].map(
    (path) => `coalesce(json_extract(${row}.body, '${path}'), '')`
  )
  const reference = `CASE WHEN ${referenceId(row)} LIKE '${OWN_MARK}%' THEN '' ELSE
    ${referenceId(row)} || ' ' || coalesce(json_extract(${row}.body, '$.externalReference.service'), '') END`
  return `(${[...said, reference].join(` || char(10) || `)})`
}

function factsColumn(row: string): string {
  const fact = (name: string, path: string) =>
    `'|${name} ' || coalesce(json_extract(${row}.body, '${path}'), '')`
  return `(${[
    fact('client', '$.client.id'),
    fact('project', '$.project.id'),
    fact('task', '$.task.id'),
    fact('billed', '$.isBilled'),
    `'|running ' || ${row}.is_running`,
    `'|reference ' || ${referenceId(row)}`
  ].join(' || ')} || '|')`
}

function referenceId(row: string): string {
  return `coalesce(json_extract(${row}.body, '$.externalReference.id'), '')`
}
