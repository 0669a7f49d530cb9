import {
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ledger } from '#main/ledger/ledger.ts'
import { isDiskTrouble } from '#main/sync/disk-trouble.ts'
import { harvestEntry, NOW, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

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
  const ledger = openTestLedger(file)
  open.push(ledger)
  return ledger
}

const create = (notes: string) =>
  ({
    entryKey: `l-${notes.slice(0, 20)}`,
    intent: { kind: 'create', entry: { ...entry, notes }, time: { kind: 'hours', hours: 25 } }
  }) as const

describe('a ledger of the first version', () => {
  it('a ledger of the first version is migrated with all pending changes', () => {
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

  it('an interrupted migration leaves the ledger unchanged', () => {
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
  it('a full disk is reported, and leaves neither half an operation nor half a page of entries', () => {
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
  it('a damaged ledger is set aside, and everything readable in it is recovered', () => {
    const before = openLedger()
    before.upsert(manyEntries())
    before.append([create('first'), create('second')])
    before.markSending(before.operations()[0]!, NOW)
    before.markPulled(['2026-11-16'], NOW)
    before.close()
    damage(file)
    const after = openLedger()
    expect(after.repair).toEqual({ keptAt: `${file}.corrupt-${NOW}`, kept: 2, unreadable: 0 })
    expect(after.operations().map(({ status }) => status)).toEqual(['unknown', 'waiting'])
    expect(after.entriesBetween('2026-01-01', '2026-12-31')).toHaveLength(400)
    // weeks are pulled again
    expect(after.pulledAt('2026-11-16')).toBeNull()
  })

  it('a ledger is repaired while it is open if the damage shows only then', () => {
    const before = openLedger()
    before.upsert(manyEntries())
    before.append([create('first')])
    before.close()
    damage(file, 'entry')
    const ledger = openLedger()
    const repairs: unknown[] = []
    ledger.onRepair({
      before: () => repairs.push('before'),
      after: (repair) => repairs.push(repair)
    })
    expect(ledger.repair).toBeNull()
    ledger.entriesBetween('2026-01-01', '2026-12-31')
    expect(repairs).toEqual(['before', ledger.repair])
    expect(ledger.repair).toMatchObject({ kept: 1, unreadable: 0 })
    ledger.append([create('second')])
    expect(ledger.operations()).toHaveLength(2)
    ledger.close()
    expect(openLedger().repair).toBeNull()
  })

  it('a ledger is repaired when a transaction fails on the damage, and the transaction is repeated', () => {
    const before = openLedger()
    before.upsert(manyEntries())
    before.append([create('first')])
    before.close()
    damage(file, 'entry')
    const ledger = openLedger()
    ledger.replaceEntry('h5', [create('second')], NOW)
    expect(ledger.repair).not.toBeNull()
    expect(ledger.operations()).toHaveLength(2)
  })

  it('a ledger is repaired when the commit fails on the damage', () => {
    const ledger = openLedger()
    ledger.append([create('first')])
    const original = DatabaseSync.prototype.exec
    let commits = 0
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (
      this: DatabaseSync,
      sql: string
    ) {
      // SQLITE_CORRUPT_INDEX, an extended code of SQLITE_CORRUPT
      if (sql === 'COMMIT' && commits++ === 0) throw Object.assign(new Error(), { errcode: 779 })
      return original.call(this, sql)
    })
    ledger.append([create('second')])
    expect(ledger.repair).toMatchObject({ kept: 1 })
    expect(ledger.operations()).toHaveLength(2)
  })

  it.each([
    ['intent', '{"kind":"create"'],
    ['intent', '{"kind":"stop","stoppedAt":1e300,"hours":25}'],
    ['intent', '[]'],
    ['step', 2n ** 60n]
  ])(
    'a change is reported when its %s is unreadable, and the others are recovered',
    (column, value) => {
      const before = openLedger()
      before.append([create('first'), create('second'), create('third')])
      before.close()
      change(`UPDATE operation SET ${column} = ? WHERE sequence = 2`, value)
      const after = openLedger()
      expect(after.repair).toMatchObject({ kept: 2, unreadable: 1 })
      expect(after.operations().map(({ entryKey }) => entryKey)).toEqual(['l-first', 'l-third'])
    }
  )

  it.each([
    ['failure', '{'],
    ['question', '7'],
    ['progress', 'null '],
    ['made_at', 2n ** 62n],
    ['attempts', -5n]
  ])('a change is recovered when only its %s is unreadable', (column, value) => {
    const before = openLedger()
    before.append([create('first'), create('second')])
    before.close()
    change(`UPDATE operation SET ${column} = ? WHERE sequence = 1`, value)
    expect(openLedger().operations()).toHaveLength(2)
  })

  it('a change for a colleague is never sent as the user’s own when the colleague is unreadable', () => {
    const before = openLedger()
    before.append([{ ...create('theirs'), user: { id: 9, name: 'Alex' } }, create('own')])
    before.close()
    change(`UPDATE operation SET user = ? WHERE sequence = 1`, '{"id":9,"na')
    const after = openLedger()
    expect(after.operations().map(({ entryKey }) => entryKey)).toEqual(['l-own'])
  })

  it('an unreadable undo step is dropped, and the others are recovered', () => {
    const before = openLedger()
    before.append([create('first')])
    before.append([create('second')])
    before.close()
    change('UPDATE undo SET body = ? WHERE sequence = 1', '{"kind":')
    const after = openLedger()
    expect(after.repair).toMatchObject({ kept: 2, unreadable: 0 })
    expect(after.undoable()).toHaveLength(1)
  })

  it('an unreadable remote copy is dropped, and its id is remembered until it is fetched again', () => {
    const before = openLedger()
    before.upsert([harvestEntry({ id: 5 }), harvestEntry({ id: 6 })])
    before.append([create('made')])
    before.settle(before.operations()[0]!, {
      kind: 'confirmed',
      entries: [{ key: 'l-made', entry: harvestEntry({ id: 77 }) }],
      isDone: true
    })
    before.append([{ entryKey: 'l-made', intent: { kind: 'update', changes: { notes: 'new' } } }])
    before.close()
    change(`UPDATE entry SET body = ? WHERE key = 'l-made'`, '{"id":77')
    const ledger = openLedger()
    const found = ledger.entriesBetween('2026-01-01', '2026-12-31')
    expect(found.map(({ key }) => key).toSorted()).toEqual(['h5', 'h6'])
    expect(ledger.repair).not.toBeNull()
    expect(ledger.lostId('l-made')).toBe(77)
    ledger.upsert([harvestEntry({ id: 77, notes: 'from Harvest' })])
    expect(ledger.entries(['l-made'])[0]?.entry.notes).toBe('from Harvest')
    expect(ledger.lostId('l-made')).toBeUndefined()
  })

  it('a change with an unknown outcome is compared again with an entry whose remote copy was lost', () => {
    const before = openLedger()
    before.append([{ entryKey: 'h5', intent: { kind: 'update', changes: { notes: 'new' } } }])
    before.markSending(before.operations()[0]!, NOW)
    before.close()
    damage(file)
    const ledger = openLedger()
    expect(ledger.lostId('h5')).toBe(5)
    ledger.restore('h5', 5, harvestEntry({ id: 5 }))
    expect(ledger.operations()[0]?.status).toBe('waiting')
    expect(ledger.entries(['h5'])).toHaveLength(1)
  })

  it('a ledger with a damaged file header is recovered', () => {
    const before = openLedger()
    before.append([create('first')])
    before.close()
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, 'X', 0)
    closeSync(descriptor)
    const after = openLedger()
    expect(after.repair).toMatchObject({ kept: 1, unreadable: 0 })
  })

  it('operations are recovered when the schema misspells their table', () => {
    const before = openLedger()
    before.append([create('first')])
    before.close()
    const database = new DatabaseSync(file, { defensive: false })
    database.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'intent', 'intemt') WHERE name = 'operation'`)
    database.close()
    expect(openLedger().operations()).toHaveLength(1)
  })

  it('sequence numbers continue when the stored one is impossible', () => {
    const before = openLedger()
    before.append([create('first')])
    before.close()
    change('UPDATE sqlite_sequence SET seq = ?', 2n ** 63n - 1n)
    const ledger = openLedger()
    ledger.append([create('second')])
    expect(ledger.operations()).toHaveLength(2)
  })

  it.each(['the new file is written', 'the files are swapped'])(
    'a kill of Gleaner loses nothing while %s',
    (moment) => {
      const before = openLedger()
      before.append([create('first')])
      before.close()
      damage(file)
      if (moment === 'the new file is written') writeFileSync(`${file}.rebuilding`, 'half of it')
      else {
        openLedger().close()
        renameSync(file, `${file}.rebuilt`)
      }
      expect(openLedger().operations()).toHaveLength(1)
      expect(readdirSync(folder).filter((name) => /rebuil|reading/.test(name))).toEqual([])
    }
  )

  it('the other documents are read when one is damaged', () => {
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

  it('a damaged ledger of another user is not recovered', () => {
    const before = openLedger()
    before.append([create('mine')])
    before.close()
    const theirs = openTestLedger(file, { identity: { ...identity, userId: 8 } })
    open.push(theirs)
    expect(theirs.repair).not.toBeNull()
    expect(theirs.operations()).toEqual([])
  })
})

function manyEntries() {
  return Array.from({ length: 400 }, (_, id) =>
    harvestEntry({ id: id + 1, notes: 'n'.repeat(500) })
  )
}

/** Writes a value that Gleaner never writes. */
function change(sql: string, value: string | bigint): void {
  const database = new DatabaseSync(file, { defensive: false })
  database.prepare(sql).run(value)
  database.close()
}

function thrownBy(work: () => void): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

/** Damages the first page of a table other than the one of operations. */
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
