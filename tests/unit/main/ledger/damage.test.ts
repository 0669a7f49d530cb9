import {
  copyFileSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
  closeSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Ledger } from '#main/ledger/ledger.ts'
import { isDiskTrouble } from '#main/sync/disk-trouble.ts'
import { harvestEntry, NOW, WORK } from '#tests/support/entries.ts'

const identity = { kind: 'harvest', accountId: 1, userId: 7 } as const
const entry = { work: WORK, spentDate: '2026-11-18', notes: 'standup', billable: true }
const FIXTURE = path.join(import.meta.dirname, 'fixtures/ledger-v1.sqlite')

let folder: string
let file: string
const open: Ledger[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-damage-'))
  file = path.join(folder, 'ledger.sqlite')
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const ledger of open.splice(0)) ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

function openLedger(): Ledger {
  const ledger = new Ledger({ file, identity, now: NOW })
  open.push(ledger)
  return ledger
}

const create = (notes: string) =>
  ({
    entryKey: `l-${notes.slice(0, 20)}`,
    intent: { kind: 'create', entry: { ...entry, notes }, time: { kind: 'hours', hours: 25 } }
  }) as const

describe('a ledger of the first version', () => {
  it('is brought to this one with everything that waited in it', () => {
    copyFileSync(FIXTURE, file)
    const ledger = openLedger()
    const operations = ledger.operations()
    expect(
      operations.map(({ intent, status, attempts }) => [intent.kind, status, attempts])
    ).toEqual([
      ['update', 'refused', 0],
      ['stop', 'unknown', 1],
      ['start', 'waiting', 0],
      ['create', 'unknown', 1]
    ])
    expect(operations[0]).toMatchObject({
      failure: { kind: 'rejected', said: 'Task is archived' },
      progress: {},
      question: null,
      madeAt: null
    })
    expect(ledger.entries(['h1001'])[0]?.entry.notes).toBe('kept')
    ledger.append([create('after')])
    expect(ledger.operations().at(-1)?.intent.kind).toBe('create')
  })

  it('is left as it was when the step to this one is cut short', () => {
    copyFileSync(FIXTURE, file)
    const original = DatabaseSync.prototype.exec
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (
      this: DatabaseSync,
      sql: string
    ) {
      if (sql.startsWith('PRAGMA user_version =')) throw new Error('power')
      return original.call(this, sql)
    })
    expect(openLedger).toThrow('power')
    vi.restoreAllMocks()
    expect(openLedger().operations()).toHaveLength(4)
  })
})

describe('a full disk', () => {
  it('is said, and leaves neither half an operation nor half a page of entries', () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    const ledger = openLedger()
    const database = exec.mock.contexts[0] as DatabaseSync
    ledger.append([create('kept')])
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'])
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const long = 'x'.repeat(200_000)
    const trouble = thrownBy(() => ledger.append([create('small'), create(long)]))
    expect(isDiskTrouble(trouble)).toBe(true)
    expect(ledger.operations()).toHaveLength(1)
    const pageOfEntries = [harvestEntry({ id: 5 }), harvestEntry({ id: 6, notes: long })]
    expect(isDiskTrouble(thrownBy(() => ledger.upsert(pageOfEntries, NOW)))).toBe(true)
    expect(ledger.keyOf(5)).toBeUndefined()
    database.exec('PRAGMA max_page_count = 1000000')
    ledger.append([create(long)])
    expect(ledger.operations()).toHaveLength(2)
  })
})

describe('a damaged ledger', () => {
  it('is kept aside, and what waited in it and can be read waits again', () => {
    const before = openLedger()
    before.upsert(
      Array.from({ length: 400 }, (_, id) => harvestEntry({ id: id + 1, notes: 'n'.repeat(500) }))
    )
    before.append([create('first'), create('second')])
    before.markSending(before.operations()[0]!, NOW)
    before.close()
    damage(file)
    const after = openLedger()
    expect(after.corruptCopy).toBe(`${file}.corrupt-${NOW}`)
    expect(after.rescued).toBe(2)
    expect(after.operations().map(({ status }) => status)).toEqual(['unknown', 'waiting'])
    expect(after.entriesBetween('2026-01-01', '2026-12-31')).toEqual([])
  })

  it('that shows its damage only while it is open is kept aside at the next start', () => {
    const before = openLedger()
    before.upsert(
      Array.from({ length: 400 }, (_, id) => harvestEntry({ id: id + 1, notes: 'n'.repeat(500) }))
    )
    before.append([create('first')])
    before.close()
    damage(file, 'entry')
    const ledger = openLedger()
    expect(() => ledger.entriesBetween('2026-01-01', '2026-12-31')).toThrow()
    ledger.close()
    const after = openLedger()
    expect(after.corruptCopy).not.toBeNull()
    expect(after.operations()).toHaveLength(1)
    after.close()
    expect(openLedger().corruptCopy).toBeNull()
  })

  it('with one damaged document reads the others', () => {
    const ledger = openLedger()
    ledger.writeDocument('idle', { asked: null })
    ledger.writeDocument('reminders', { target: NOW })
    ledger.close()
    open.splice(0)
    const database = new DatabaseSync(file)
    database.prepare("UPDATE document SET body = '{\"asked\":' WHERE name = 'idle'").run()
    database.close()
    const again = openLedger()
    expect(again.document('idle')).toBeNull()
    expect(again.document('reminders')).toEqual({ target: NOW })
    again.writeDocument('idle', { asked: null })
    expect(again.document('idle')).toEqual({ asked: null })
  })

  it('gives nothing to somebody else', () => {
    const before = openLedger()
    before.append([create('mine')])
    before.close()
    const theirs = new Ledger({ file, identity: { ...identity, userId: 8 }, now: NOW })
    open.push(theirs)
    expect(theirs.corruptCopy).not.toBeNull()
    expect(theirs.operations()).toEqual([])
  })
})

function thrownBy(work: () => void): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

/** Breaks the first page of a table that is not the one of operations. */
function damage(damaged: string, table = 'made'): void {
  const database = new DatabaseSync(damaged)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const row = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = ?`).get(table)
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size'])
  database.close()
  const page = Number(row?.['rootpage'])
  expect(statSync(damaged).size).toBeGreaterThan(page * size)
  const descriptor = openSync(damaged, 'r+')
  writeSync(descriptor, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size)
  closeSync(descriptor)
}
