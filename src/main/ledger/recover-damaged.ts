import type { DatabaseSync } from 'node:sqlite'
import { isDate, isId, isInstant, isText } from './row-checks.ts'
import { DamagedFile } from './damaged-file.ts'
import { isDocument, READING_PROGRESS } from './document-checks.ts'
import { lostMarker } from './lost-copies.ts'
import type { LedgerIdentity } from './open-database.ts'
import type { Operation } from './operations.ts'
import { keysOf } from './operations.ts'
import type { Row } from './decode-rows.ts'
import { copyOf, parsed, salvagedOperationOf, undoRowOf } from './decode-rows.ts'

/** The numbers of operations of a damaged ledger that were recovered and lost. */
export interface Recovered {
  /** Operations that could be read. They wait again. */
  readonly kept: number
  /** Operations that could not be read; null if the damage hides how many there were. */
  readonly unreadable: number | null
}

/**
 * Copies everything that can be read from a damaged ledger into an empty one. Progress of reading is left out, so that
 * Gleaner reads all entries again. Never throws because of the damage.
 */
export function recoverDamaged(
  damaged: string,
  into: DatabaseSync,
  identity: LedgerIdentity,
  now: number
): Recovered {
  const file = new DamagedFile(damaged)
  try {
    if (!isOurs(file, identity)) return { kept: 0, unreadable: 0 }
    into.exec('BEGIN IMMEDIATE')
    const { operations, unreadable } = readOperations(file)
    for (const operation of operations) insertOperation(into, operation)
    copyUndo(file, into)
    copySmallTables(file, into)
    copyDocuments(file, into)
    const lost = copyEntries(file, into)
    storeLost(into, [...lost, ...lostOf(operations, into)], now)
    into.exec('COMMIT')
    return { kept: operations.length, unreadable }
  } finally {
    file.close()
  }
}

/** A damaged identity counts as ours if the ledger holds our account or our entries. */
function isOurs(file: DamagedFile, { accountId, userId }: LedgerIdentity): boolean {
  const [identity] = file.rows('identity', 'only_row').rows
  if (identity?.['account_id'] === accountId && identity['user_id'] === userId) return true
  const documents = file.rows('document', 'name').rows
  const account = parsed(documents.find(({ name }) => name === 'account')?.['body'])
  if (isDocument('account', account))
    return (account as { readonly person: { readonly id: number } }).person.id === userId
  const entries = file.query('SELECT * FROM entry LIMIT 100').rows
  const ours = entries.filter((row) => row['user_id'] === userId)
  return identity === undefined || ours.length > entries.length / 2
}

function readOperations(file: DamagedFile): {
  readonly operations: readonly Operation[]
  readonly unreadable: number | null
} {
  const { rows, isComplete } = file.rows('operation', 'sequence')
  const operations = rows
    .flatMap((row) => readable(() => salvagedOperationOf(row)))
    .toSorted((one, other) => one.sequence - other.sequence)
  const distinct = [...new Map(operations.map((each) => [each.id, each])).values()]
  // the index of ids counts rows on unreadable pages, and does not count rows of misplaced pages
  const index = file.query('SELECT id FROM operation ORDER BY id')
  const known = index.isComplete ? index.rows.length : isComplete ? rows.length : null
  return {
    operations: distinct,
    unreadable: known === null ? null : Math.max(0, known - distinct.length)
  }
}

function insertOperation(into: DatabaseSync, operation: Operation): void {
  const json = (value: unknown): string | null =>
    value === null || value === undefined ? null : JSON.stringify(value)
  into
    .prepare(
      `INSERT INTO operation (id, entry_key, intent, status, step, attempts, made_at, sent_at,
         next_attempt_at, progress, question, failure, user, clock)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    )
    .run(
      operation.id,
      operation.entryKey,
      JSON.stringify(operation.intent),
      operation.status,
      operation.step,
      operation.attempts,
      whole(operation.madeAt),
      whole(operation.sentAt),
      whole(operation.nextAttemptAt),
      json(operation.progress),
      json(operation.question),
      json(operation.failure),
      json(operation.user),
      json(operation.clock)
    )
}

function whole(instant: number | null): number | null {
  return instant === null ? null : Math.round(instant)
}

function copyUndo(file: DamagedFile, into: DatabaseSync): void {
  const insert = into.prepare('INSERT OR IGNORE INTO undo (id, at, body) VALUES (?, ?, ?)')
  const { rows } = file.rows('undo', 'sequence')
  for (const row of rows.toSorted(
    (one, other) => Number(one['sequence']) - Number(other['sequence'])
  ))
    for (const { id, at, body } of readable(() => undoRowOf(row)))
      insert.run(id, Math.round(at), JSON.stringify(body))
}

function copySmallTables(file: DamagedFile, into: DatabaseSync): void {
  const made = into.prepare('INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?)')
  for (const { marker, harvest_id: id, key, at } of file.rows('made', 'marker').rows)
    if (isText(marker) && Number.isSafeInteger(id) && isText(key) && isInstant(at))
      made.run(String(marker), Number(id), String(key), Number(at))
  const twin = into.prepare('INSERT OR IGNORE INTO twin VALUES (?, ?, ?, ?, ?)')
  for (const row of file.rows('twin', 'harvest_id').rows) {
    const { harvest_id: id, key, of_key: of, at, is_answered: isAnswered } = row
    if (isId(id) && isText(key) && isText(of) && isInstant(at))
      twin.run(Number(id), String(key), String(of), Number(at), isAnswered === 0 ? 0 : 1)
  }
}

function copyDocuments(file: DamagedFile, into: DatabaseSync): void {
  const insert = into.prepare('INSERT OR IGNORE INTO document VALUES (?, ?)')
  for (const { name, body } of file.rows('document', 'name').rows) {
    const isProgress = READING_PROGRESS.some((each) => each === name)
    const content = parsed(body)
    if (
      typeof name === 'string' &&
      !isProgress &&
      content !== undefined &&
      isDocument(name, content)
    )
      insert.run(name, String(body))
  }
}

/** An entry with a Harvest id whose copy is missing. */
interface Lost {
  readonly key: string
  readonly id: number
}

/** Copies the entries that can be read. Returns the others, if their columns still identify them. */
function copyEntries(file: DamagedFile, into: DatabaseSync): readonly Lost[] {
  const insert = into.prepare('INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?, ?)')
  return file.rows('entry', 'key').rows.flatMap((row) => {
    const { key, harvest_id: id } = row
    const [copy] = readable(() => copyOf(row))
    if (copy && isConsistent(row, copy.entry)) {
      const { entry } = copy
      const isRunning = entry.isRunning ? 1 : 0
      insert.run(copy.key, entry.id, entry.user.id, entry.spentDate, isRunning, String(row['body']))
      return []
    }
    return typeof key === 'string' && isId(id) ? [{ key, id: Number(id) }] : []
  })
}

function isConsistent(
  row: Row,
  entry: { readonly id: number; readonly spentDate: string; readonly user: { readonly id: number } }
): boolean {
  const { harvest_id: id, spent_date: date, user_id: userId } = row
  return id === entry.id && isDate(date) && date === entry.spentDate && userId === entry.user.id
}

/** Returns the entries that operations change or that were created here. Their copies may be missing. */
function lostOf(operations: readonly Operation[], into: DatabaseSync): readonly Lost[] {
  const made = into
    .prepare('SELECT key, harvest_id FROM made WHERE harvest_id > 0')
    .all()
    .map((row) => ({ key: String(row['key']), id: Number(row['harvest_id']) }))
  const elsewhere = operations.flatMap(keysOf).flatMap((key) => {
    const [, id] = /^h(\d+)$/.exec(key) ?? []
    return id === undefined ? [] : [{ key, id: Number(id) }]
  })
  return [...made, ...elsewhere]
}

function storeLost(into: DatabaseSync, lost: readonly Lost[], now: number): void {
  const isThere = into.prepare('SELECT 1 FROM entry WHERE key = ? OR harvest_id = ?')
  const insert = into.prepare('INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?)')
  for (const { key, id } of lost)
    if (!isThere.get(key, id)) insert.run(lostMarker(key), id, key, now)
}

/** Returns the decoded row in an array, or none if it is damaged. */
function readable<Value>(decode: () => Value): readonly Value[] {
  try {
    return [decode()]
  } catch {
    return []
  }
}
