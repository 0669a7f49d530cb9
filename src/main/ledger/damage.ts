import { existsSync, rmSync, writeFileSync } from 'node:fs'

/** Thrown when a row of a ledger can be read and its content makes no sense. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError'
  readonly table: string
  constructor(table: string) {
    super(`A row of the table ${table} is damaged`)
    this.table = table
  }
}

/*
 * Primary result codes, https://sqlite.org/rescode.html. Extended codes hold the primary code in their lowest
 * eight bits: SQLITE_CORRUPT_VTAB is 267, and 267 & 0xff is 11.
 */
const CORRUPT = 11
const NOT_A_DATABASE = 26
/** ERROR, NOTFOUND, TOOBIG, CONSTRAINT, MISMATCH, FORMAT, RANGE: impossible for these statements on a sound file. */
const UNEXPECTED = [1, 12, 18, 19, 20, 24, 25]

/** True if SQLite found damage in the file. A full disk or a missing permission is no damage. */
export function isCorruption(error: unknown): boolean {
  const code = primaryCode(error)
  return code === CORRUPT || code === NOT_A_DATABASE
}

/** True if the error comes from damage that shows while a ledger is in use. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedRowError || isCorruption(error)) return true
  // an INTEGER of more than 53 bits
  return error instanceof RangeError && (error as { code?: string }).code === 'ERR_OUT_OF_RANGE'
}

/** True if the error comes from damage that shows while a ledger is opened and checked. */
export function isDamageOnOpening(error: unknown): boolean {
  return isDamage(error) || UNEXPECTED.includes(primaryCode(error))
}

function primaryCode(error: unknown): number {
  return Number((error as { errcode?: number } | null)?.errcode) & 0xff
}

/** If the error comes from damage, marks the file so that the next start rebuilds it. */
export function flagDamage(file: string, error: unknown): void {
  if (isDamage(error)) writeFileSync(damageFlag(file), '')
}

/** True if the ledger was found damaged when it was last open. */
export function isFlagged(file: string): boolean {
  return existsSync(damageFlag(file))
}

/** Clears the flag of a ledger that was rebuilt. */
export function clearFlag(file: string): void {
  rmSync(damageFlag(file), { force: true })
}

function damageFlag(file: string): string {
  return `${file}.damaged`
}
