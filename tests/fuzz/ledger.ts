import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LedgerIndex } from '#main/ledger/search-index.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import { openTestLedger } from '#tests/support/ledger.ts'
import { NewerLedgerError } from '#main/ledger/open-database.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { harvestEntry, NOW, WORK } from '#tests/support/entries.ts'
import { fastFolder } from '#tests/support/fast-folder.ts'
import { Random } from '#tests/torture/random.ts'
import { DAMAGES } from './damage.ts'
import { copyLedger, IDENTITY, writeLedger } from './ledger-files.ts'

/** A damaged file that Gleaner handled wrongly. */
export interface FuzzFailure {
  readonly seed: number
  readonly damage: string
  readonly problem: string
}

export interface FuzzReport {
  readonly files: number
  /** Files that Gleaner set aside and rebuilt. */
  readonly repaired: number
  /** Files of a newer Gleaner, which must not change. */
  readonly newer: number
  /** Operations that plain SQLite could still read. All of them must be recovered. */
  readonly readable: number
  readonly unreadable: number
  readonly failures: readonly FuzzFailure[]
}

export interface FuzzOptions {
  readonly files: number
  readonly seed: number
  readonly onFile?: (done: number) => void
}

type Stored = Readonly<Record<string, unknown>>

/** Rounds of eight pending changes: ledgers of some 20 and of some 80 pages. */
const SIZES = [1, 6]
const COLUMNS = ['id', 'entry_key', 'intent', 'step', 'user'] as const

/**
 * Opens ledgers with damage of every kind. Each must open, recover every operation that plain SQLite can still read,
 * add none, work, and settle everything. The same seed creates the same files.
 */
export function fuzzLedgers({ files, seed, onFile }: FuzzOptions): FuzzReport {
  const folder = mkdtempSync(path.join(fastFolder(), 'gleaner-fuzz-'))
  const sound = SIZES.map((rounds) => {
    const file = path.join(folder, `sound-${rounds}.sqlite`)
    writeLedger(file, rounds)
    return { file, operations: new Map(readRows(file).map((row) => [row['id'], row])) }
  })
  const names = Object.keys(DAMAGES)
  const report = { repaired: 0, newer: 0, readable: 0, unreadable: 0 }
  const failures: FuzzFailure[] = []
  try {
    for (let index = 0; index < files; index++) {
      const one = { seed: seed + index, damage: names[index % names.length] ?? '' }
      const base = sound[Math.floor(index / names.length) % sound.length]
      if (!base) throw new Error('no ledger to damage')
      const own = mkdtempSync(path.join(folder, 'case-'))
      try {
        const file = path.join(own, 'ledger.sqlite')
        const found = tryOne(file, base, one)
        if (found.newer === 0) again(file)
        for (const key of ['repaired', 'newer', 'readable', 'unreadable'] as const)
          report[key] += found[key]
      } catch (error) {
        failures.push({ ...one, problem: error instanceof Error ? (error.stack ?? '') : '?' })
      } finally {
        rmSync(own, { recursive: true, force: true })
      }
      onFile?.(index + 1)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { files, ...report, failures }
}

function tryOne(
  file: string,
  base: { readonly file: string; readonly operations: ReadonlyMap<unknown, Stored> },
  { seed, damage }: { readonly seed: number; readonly damage: string }
): Pick<FuzzReport, 'repaired' | 'newer' | 'readable' | 'unreadable'> {
  copyLedger(base.file, file)
  DAMAGES[damage]?.(file, new Random(seed))
  const damaged = readFileSync(file)
  const readable = readRows(file).filter((row) => isIntact(row, base.operations.get(row['id'])))
  const nothing = { repaired: 0, newer: 0, readable: 0, unreadable: 0 }
  let ledger: Ledger
  try {
    ledger = openTestLedger(file, { identity: IDENTITY })
  } catch (error) {
    const version = damaged.readInt32BE(60)
    expect(error instanceof NewerLedgerError && version > 5 && version <= 10_000, String(error))
    expect(readFileSync(file).equals(damaged), 'the ledger of a newer version was changed')
    return { ...nothing, newer: 1 }
  }
  const index = new LedgerIndex(file)
  ledger.onRepair({ before: () => index.close(), after: () => index.reopen() })
  try {
    const there = new Map(ledger.operations().map((each) => [each.id, each]))
    for (const row of readable) expectKept(there.get(String(row['id'])), row)
    expect(there.size <= base.operations.size, 'more operations than there were')
    use(ledger)
    index.find({ text: 'standup' }, 10)
    settle(ledger)
    const { repair } = ledger
    if (repair) expect(existsSync(repair.keptAt), 'the damaged file is gone')
    const unreadable = repair?.unreadable ?? 0
    return { ...nothing, repaired: repair ? 1 : 0, readable: readable.length, unreadable }
  } finally {
    index.close()
    ledger.close()
  }
}

/** Uses the ledger as Gleaner does within an hour. */
function use(ledger: Ledger): void {
  ledger.undoable()
  for (const name of ['assignments', 'references', 'clock', 'last-runs', 'filled'] as const)
    ledger.document(name)
  ledger.entriesBetween('2026-01-01', '2026-12-31')
  ledger.runningEntries()
  ledger.duplicates()
  ledger.pulledAt('2026-11-16')
  const entry = { work: WORK, spentDate: '2026-11-19', notes: 'after', billable: true }
  const intent = { kind: 'create', entry, time: { kind: 'hours', hours: 50 } } as const
  ledger.append([{ entryKey: 'l-after', intent }])
  expect(ledger.operations().at(-1)?.entryKey === 'l-after', 'a new change is not there')
  ledger.replaceWindow('2026-11-16', '2026-11-22', [harvestEntry({ id: 1018 })], NOW + 1)
  ledger.upsert([harvestEntry({ id: 1003, notes: 'fresh' })], NOW + 1)
}

/** Confirms every operation as Harvest would. */
function settle(ledger: Ledger): void {
  for (let turn = 0; turn < 500; turn++) {
    const [operation] = ledger.operations()
    if (!operation) return
    ledger.markSending(operation, NOW + turn)
    ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  }
  throw new Error('does not settle')
}

/** Opens the ledger again, which must be intact with nothing to send. */
function again(file: string): void {
  const ledger = openTestLedger(file, { identity: IDENTITY, now: NOW + 2 })
  try {
    expect(ledger.operations().length === 0, 'operations came back')
    ledger.entriesBetween('2026-01-01', '2026-12-31')
  } finally {
    ledger.close()
  }
}

/** Reads operations with SQLite only, up to the first unreadable one. */
function readRows(file: string): readonly Stored[] {
  const rows: Stored[] = []
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    const statement = database.prepare('SELECT * FROM operation ORDER BY sequence')
    statement.setReadBigInts(true)
    for (const row of statement.iterate()) rows.push(row)
  } catch {
    // the ones before it count
  }
  if (database?.isOpen) database.close()
  return rows
}

function isIntact(row: Stored, original: Stored | undefined): boolean {
  return original !== undefined && COLUMNS.every((name) => row[name] === original[name])
}

function expectKept(operation: Operation | undefined, row: Stored): void {
  expect(operation !== undefined, `lost ${String(row['id'])}`)
  const isSame = JSON.stringify(operation?.intent) === row['intent']
  expect(isSame && operation?.entryKey === row['entry_key'], `changed ${String(row['id'])}`)
}

function expect(isTrue: boolean, problem: string): void {
  if (!isTrue) throw new Error(problem)
}
