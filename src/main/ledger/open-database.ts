import { existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { clearFlag, DamagedRowError, isDamageOnOpening, isFlagged } from './damage.ts'
import type { Recovered } from './recover-damaged.ts'
import { recoverDamaged } from './recover-damaged.ts'
import { LEDGER_VERSION, migrate, schemaVersionOf } from './schema.ts'
import { hasDamagedHeader, verify } from './verify-database.ts'

/** The account and the user of a ledger. Each has a file of its own. */
export interface LedgerIdentity {
  readonly kind: 'harvest' | 'demo'
  readonly accountId: number
  readonly userId: number
}

/** Thrown for a ledger that a newer Gleaner wrote. The file is not changed. */
export class NewerLedgerError extends Error {
  override readonly name = 'NewerLedgerError'
  readonly file: string
  constructor(file: string) {
    super(`${file} was written by a newer version of Gleaner`)
    this.file = file
  }
}

/** The repair of a damaged ledger. */
export interface Repair extends Recovered {
  /** The damaged file, as it was found. */
  readonly keptAt: string
}

/** An open database of a ledger. */
export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** Null if the ledger was sound. */
  readonly repair: Repair | null
}

/** No Gleaner will ever write a higher version: a file that has one is damaged. */
const HIGHEST_VERSION = 10_000
/** A rebuilt ledger that is complete, and one that is being written. */
const REBUILT = '.rebuilt'
const UNFINISHED = '.rebuilding'
const PARTS = ['', '-wal', '-shm'] as const

/**
 * Opens the database of a ledger, and creates or migrates it. A damaged file, or the ledger of another user, is moved aside,
 * and everything that can be read is copied into a new one. Throws `NewerLedgerError`, without changing the file, if a newer
 * version wrote it.
 */
export function openDatabase(file: string, identity: LedgerIdentity, now: number): OpenedDatabase {
  if (existsSync(file + REBUILT)) replaceFile(file, now)
  const isDamaged = existsSync(file) && isFlagged(file)
  const database = isDamaged ? undefined : tryOpen(file, identity)
  return database ? { database, repair: null } : rebuildDatabase(file, identity, now)
}

/**
 * Rebuilds a ledger that is not open. Another process that is killed at any point leaves either the damaged file or
 * the complete new one.
 */
export function rebuildDatabase(
  file: string,
  identity: LedgerIdentity,
  now: number
): OpenedDatabase {
  const unfinished = file + UNFINISHED
  remove(unfinished)
  const rebuilt = open(unfinished, identity)
  let rescued: Recovered
  try {
    rescued = recoverDamaged(file, rebuilt, identity, now)
  } finally {
    rebuilt.close()
  }
  renameSync(unfinished, file + REBUILT)
  const keptAt = replaceFile(file, now)
  return { database: open(file, identity), repair: { keptAt, ...rescued } }
}

/** Moves the damaged file aside and the new one into its place. Returns the path of the damaged file. */
function replaceFile(file: string, now: number): string {
  let at = now
  while (existsSync(`${file}.corrupt-${at}`)) at += 1
  const keptAt = `${file}.corrupt-${at}`
  for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, keptAt + part)
  renameSync(file + REBUILT, file)
  clearFlag(file)
  return keptAt
}

function remove(file: string): void {
  for (const part of PARTS) rmSync(file + part, { force: true })
}

function tryOpen(file: string, identity: LedgerIdentity): DatabaseSync | undefined {
  if (existsSync(file) && hasDamagedHeader(file)) return undefined
  try {
    return open(file, identity)
  } catch (error) {
    if (error instanceof NewerLedgerError || !isDamageOnOpening(error)) throw error
    return undefined
  }
}

/** Opens a file and checks it. Throws `DamagedRowError` or SQLite's error if it is damaged. */
function open(file: string, identity: LedgerIdentity): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    // FULL: SQLite returns from a commit only when it is on the disk
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    // finds damage in a page when it is read instead of when it is used
    database.exec('PRAGMA cell_size_check = ON')
    const version = schemaVersionOf(database)
    if (version < 0 || version > HIGHEST_VERSION) throw new DamagedRowError('user_version')
    if (version > LEDGER_VERSION) throw new NewerLedgerError(file)
    migrate(database)
    verify(database)
    if (!belongsTo(database, identity)) throw new DamagedRowError('identity')
    return database
  } catch (error) {
    database.close()
    throw error
  }
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
