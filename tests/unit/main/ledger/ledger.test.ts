import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ledger } from '#main/ledger/ledger.ts'
import { NewerLedgerError, openDatabase } from '#main/ledger/open-database.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { harvestEntry, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

const original = DatabaseSync.prototype.exec
const identity = { kind: 'harvest', accountId: 1, userId: 7 } as const
const entry = { work: WORK, spentDate: '2026-11-18', notes: 'standup', billable: true }
const start = { entryKey: 'l1', intent: { kind: 'start', entry, startedAt: NOW } } as const
const notes = (text: string, entryKey = 'h1001') =>
  ({ entryKey, intent: { kind: 'update', changes: { notes: text } } }) as const

let folder: string
let file: string
const open: Ledger[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-ledger-'))
  file = path.join(folder, 'ledger.sqlite')
})
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

function openLedger(options = {}): Ledger {
  const ledger = openTestLedger(file, options)
  open.push(ledger)
  return ledger
}

function first(ledger: Ledger): Operation {
  const [operation] = ledger.operations()
  if (!operation) throw new Error('no operation')
  return operation
}

describe('the journal', () => {
  it('operations are in order after a restart', () => {
    const ledger = openLedger()
    ledger.append([start, notes('a', 'l1')])
    ledger.append([notes('b', 'l1')])
    ledger.close()
    const kinds = openLedger()
      .operations()
      .map(({ intent }) => intent)
    expect(kinds).toMatchObject([start.intent, notes('a').intent, notes('b').intent])
  })

  it('every commit is synced to the disk before subscribers are notified', () => {
    const { database } = openDatabase(file, identity, NOW)
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    database.close()
  })

  it('only changes of the user wait for the disk, fetched entries do not', () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    const ledger = openLedger()
    const database = exec.mock.contexts[0] as DatabaseSync
    const synced: unknown[] = []
    exec.mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql === 'COMMIT') synced.push(database.prepare('PRAGMA synchronous').get())
      return Reflect.apply(original, this, [sql])
    })
    ledger.upsert([harvestEntry()])
    ledger.append([notes('mine')])
    ledger.markSending(first(ledger), NOW)
    ledger.settle(first(ledger), { kind: 'waiting' })
    const [NORMAL, FULL] = [{ synchronous: 1 }, { synchronous: 2 }]
    expect(synced).toEqual([NORMAL, FULL, FULL, FULL])
    exec.mockRestore()
  })

  it('an operation that was being sent at a crash is unknown afterwards', () => {
    const ledger = openLedger()
    ledger.append([start])
    ledger.markSending(first(ledger), NOW)
    ledger.close()
    expect(first(openLedger())).toMatchObject({ status: 'unknown', attempts: 1, sentAt: NOW })
  })

  it('settling replaces a confirmed operation by its remote copy in one step', () => {
    const ledger = openLedger()
    ledger.append([start])
    const copy = { key: 'l1', entry: runningEntry(NOW) }
    ledger.settle(first(ledger), { kind: 'confirmed', entries: [copy], isDone: true })
    expect(ledger.operations()).toEqual([])
    expect(ledger.runningEntries()).toEqual([copy])
  })

  it('an operation with several requests counts the confirmed ones', () => {
    const ledger = openLedger()
    ledger.append([start])
    ledger.settle(first(ledger), { kind: 'confirmed', entries: [], isDone: false })
    expect(first(ledger)).toMatchObject({ status: 'waiting', step: 1 })
  })

  it('a refused operation is stored with its reason until it is retried', () => {
    const ledger = openLedger()
    ledger.append([start])
    const failure = { kind: 'rejected', said: 'Task must exist' } as const
    ledger.settle(first(ledger), { kind: 'refused', failure })
    expect(first(ledger)).toMatchObject({ status: 'refused', failure })
    ledger.retry(first(ledger).id)
    expect(first(ledger)).toMatchObject({ status: 'waiting', failure: null })
  })

  it('discarding a creation discards the changes that build on it, and nothing else', () => {
    const ledger = openLedger()
    ledger.append([start, notes('on it', 'l1'), notes('elsewhere')])
    ledger.discard(first(ledger).id)
    expect(ledger.operations().map(({ entryKey }) => entryKey)).toEqual(['h1001'])
  })

  it('all operations of a command are written, or none', () => {
    const ledger = openLedger()
    const broken = { entryKey: null, intent: start.intent } as unknown as typeof start
    expect(() => ledger.append([start, broken])).toThrow()
    expect(ledger.operations()).toEqual([])
  })

  it('subscribers are notified after the commit until they unsubscribe', () => {
    const ledger = openLedger()
    const seen: number[] = []
    const leave = ledger.subscribe(() => seen.push(ledger.operations().length))
    ledger.append([start])
    leave()
    ledger.append([notes('a')])
    expect(seen).toEqual([1])
  })
})

describe('data stored with a command', () => {
  it('the first command after the ledger is opened has a base version and an undo step', () => {
    const ledger = openLedger()
    ledger.upsert([harvestEntry({ notes: 'before' })])
    const ids = ledger.append([notes('after')])
    expect(first(ledger)).toMatchObject({ madeAt: NOW, intent: { base: { notes: 'before' } } })
    expect(ledger.undoable()).toMatchObject([
      { body: { operationIds: ids, inverses: [{ operations: [notes('before')] }] } }
    ])
  })

  it('a discarded operation is removed from its undo step', () => {
    const ledger = openLedger()
    ledger.upsert([harvestEntry({ id: 1 }), harvestEntry({ id: 2 })])
    const [one = '', other = ''] = ledger.append([notes('a', 'h1'), notes('b', 'h2')])
    ledger.discard(one)
    expect(ledger.undoable()).toMatchObject([
      { body: { operationIds: [other], kinds: ['update'] } }
    ])
    ledger.discard(other)
    expect(ledger.undoable()).toEqual([])
  })

  it('a deletion that Harvest refused and the user discarded cannot be undone into a second entry', () => {
    const ledger = openLedger()
    ledger.upsert([harvestEntry()])
    const [id = ''] = ledger.append([{ entryKey: 'h1001', intent: { kind: 'delete' } }])
    ledger.settle(first(ledger), { kind: 'refused', failure: { kind: 'rejected' } })
    ledger.discard(id)
    expect(ledger.undoable()).toEqual([])
  })
})

describe('a decision about a duplicate', () => {
  const marked = (id: string) =>
    ({ id, groupId: null, accountId: null, permalink: null, service: null }) as const

  function openWithDuplicate() {
    const ledger = openLedger()
    ledger.append([start])
    const marker = `gleaner:${first(ledger).id}`
    ledger.settle(first(ledger), {
      kind: 'confirmed',
      entries: [{ key: 'l1', entry: harvestEntry({ id: 1 }) }],
      isDone: true,
      made: { marker, key: 'l1', id: 1 }
    })
    ledger.upsert([
      harvestEntry({ id: 2, externalReference: { ...marked(marker), serviceIconUrl: null } })
    ])
    const [duplicate] = ledger.duplicates()
    if (!duplicate) throw new Error('no duplicate')
    return { ledger, marker, duplicate }
  }

  it('settling a duplicate removes its marker and no other external reference', () => {
    const { ledger, marker, duplicate } = openWithDuplicate()
    ledger.resolveDuplicate(duplicate, 'keep', NOW)
    expect(first(ledger).intent).toMatchObject({
      kind: 'removeReference',
      base: { referenceId: marker }
    })
    expect(ledger.duplicates()).toEqual([])
  })

  it('a duplicate is compared with the shown copy before it is deleted', () => {
    const { ledger, duplicate } = openWithDuplicate()
    ledger.resolveDuplicate(duplicate, 'delete', NOW)
    expect(first(ledger).intent).toMatchObject({ kind: 'delete', base: { hours: 100 } })
  })
})

describe('remote copies', () => {
  it('replacing a window drops entries that are missing in it, and only those', () => {
    const ledger = openLedger()
    const other = harvestEntry({ id: 1002 })
    const later = harvestEntry({ id: 1003, spentDate: '2026-11-25' })
    ledger.upsert([harvestEntry(), other, later])
    ledger.replaceWindow('2026-11-16', '2026-11-22', [other], NOW)
    const ids = ledger.entriesBetween('2026-11-01', '2026-11-30').map(({ entry: { id } }) => id)
    expect(ids.toSorted()).toEqual([1002, 1003])
    expect(ledger.pulledAt('2026-11-16')).toBe(NOW)
  })

  it('an entry fetched unchanged is not written', () => {
    const ledger = openLedger()
    ledger.replaceWindow('2026-11-16', '2026-11-22', [harvestEntry()], NOW)
    const { size } = statSync(`${file}-wal`)
    ledger.replaceWindow('2026-11-16', '2026-11-22', [harvestEntry()], NOW + 60_000)
    ledger.upsert([harvestEntry()], NOW + 60_000)
    expect(statSync(`${file}-wal`).size).toBe(size)
  })

  it('a missing entry with a pending change is not dropped', () => {
    const ledger = openLedger()
    ledger.upsert([harvestEntry()])
    ledger.append([notes('mine')])
    ledger.replaceWindow('2026-11-16', '2026-11-22', [], NOW)
    expect(ledger.entries(['h1001'])).toHaveLength(1)
  })

  it('fetched entries do not overwrite the remote copy from before a request with an unknown outcome', () => {
    const ledger = openLedger()
    ledger.upsert([runningEntry(NOW)])
    ledger.append([notes('mine')])
    ledger.markSending(first(ledger), NOW)
    ledger.upsert([harvestEntry({ notes: 'fresh' })])
    expect(ledger.entries(['h1001'])[0]?.entry.notes).toBe('')
  })

  it('a listed entry is stored under the key that it was created with', () => {
    const ledger = openLedger()
    ledger.append([start])
    const copy = { key: 'l1', entry: harvestEntry() }
    ledger.settle(first(ledger), { kind: 'confirmed', entries: [copy], isDone: true })
    ledger.upsert([harvestEntry({ notes: 'fresh' })])
    expect(ledger.keyOf(1001)).toBe('l1')
    expect(ledger.entries(['l1'])[0]?.entry.notes).toBe('fresh')
  })

  it('entries of another user are not stored', () => {
    const ledger = openLedger()
    ledger.upsert([harvestEntry({ user: { id: 8, name: 'Somebody else' } })])
    expect(ledger.entriesBetween('2026-11-01', '2026-11-30')).toEqual([])
  })
})

describe('a ledger that cannot be opened', () => {
  it('a file that is no database is set aside and named', () => {
    writeFileSync(file, 'this is no database, and long enough to be taken for a header'.repeat(40))
    const { repair } = openLedger()
    expect(repair?.keptAt).toBe(`${file}.corrupt-${NOW}`)
    expect(readdirSync(folder)).toContain(path.basename(repair?.keptAt ?? ''))
  })

  it('a ledger of another user is set aside', () => {
    openLedger().close()
    const theirs = openLedger({ identity: { ...identity, userId: 8 } })
    expect(theirs.repair).not.toBeNull()
  })

  it('a ledger of a newer Gleaner is refused and left unchanged', () => {
    openLedger().close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
    const before = readFileSync(file)
    expect(() => openLedger()).toThrow(NewerLedgerError)
    expect(readFileSync(file)).toEqual(before)
  })
})
