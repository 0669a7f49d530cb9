import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { rescue } from './rescue.ts'
import { LEDGER_VERSION, migrate, versionOf } from './schema.ts'

/** Whose entries a ledger holds. One file, one account, one user. */
export interface LedgerIdentity {
  readonly kind: 'harvest' | 'demo'
  readonly accountId: number
  readonly userId: number
}

/** A newer Gleaner wrote this ledger: it is left exactly as it is. */
export class NewerLedgerError extends Error {
  override readonly name = 'NewerLedgerError'
  readonly file: string
  constructor(file: string) {
    super(`${file} was written by a newer version of Gleaner`)
    this.file = file
  }
}

/**
 * Opens the database of a ledger, making it or bringing it to this version. A file that is no
 * database, or somebody else's ledger, is kept aside beside it and named in `corruptCopy`; one from a
 * newer version is refused with `NewerLedgerError` and not touched.
 */
export function openDatabase(
  file: string,
  identity: LedgerIdentity,
  now: number
): {
  readonly database: DatabaseSync
  readonly corruptCopy: string | null
  /** Operations that could be read from a damaged file and are waiting again. */
  readonly rescued: number
} {
  const first = existsSync(damageFlag(file)) ? undefined : tryOpen(file, identity)
  if (first) return { database: first, corruptCopy: null, rescued: 0 }
  const corruptCopy = `${file}.corrupt-${now}`
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(file + suffix)) renameSync(file + suffix, corruptCopy + suffix)
  rmSync(damageFlag(file), { force: true })
  const second = tryOpen(file, identity)
  if (!second) throw new Error('the ledger cannot be made')
  return { database: second, corruptCopy, rescued: rescue(corruptCopy, second, identity) }
}

function tryOpen(file: string, identity: LedgerIdentity): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 5000 })
    // FULL: a commit is on the disk before anybody is told that it happened
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    if (versionOf(database) > LEDGER_VERSION) throw new NewerLedgerError(file)
    migrate(database)
    probe(database)
    if (belongsTo(database, identity)) return database
    database.close()
    return undefined
  } catch (error) {
    database?.close()
    if (error instanceof NewerLedgerError || !isCorruption(error)) throw error
    return undefined
  }
}

/**
 * True for SQLITE_CORRUPT (11) and SQLITE_NOTADB (26), with any extended code
 * (https://sqlite.org/rescode.html). A full disk or a missing permission is no reason to move a file.
 */
export function isCorruption(error: unknown): boolean {
  const code = Number((error as { errcode?: number }).errcode) & 0xff
  return code === 11 || code === 26
}

/** Whatever is small enough is read once: damage in it shows before anything hangs on it. */
function probe(database: DatabaseSync): void {
  for (const table of ['operation', 'made', 'twin', 'undo', 'document', 'pulled'])
    database.prepare(`SELECT * FROM ${table}`).all()
}

/** Set when damage is met while the ledger is open; the next start keeps the file aside. */
export function flagDamage(file: string, error: unknown): void {
  if (isCorruption(error)) writeFileSync(damageFlag(file), '')
}

function damageFlag(file: string): string {
  return `${file}.damaged`
}

function belongsTo(database: DatabaseSync, identity: LedgerIdentity): boolean {
  database
    .prepare('INSERT OR IGNORE INTO identity VALUES (1, ?, ?, ?)')
    .run(identity.kind, identity.accountId, identity.userId)
  const row = database.prepare('SELECT kind, account_id, user_id FROM identity').get()
  return (
    row?.['kind'] === identity.kind &&
    row['account_id'] === identity.accountId &&
    row['user_id'] === identity.userId
  )
}
