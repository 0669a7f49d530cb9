import { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { decodeProgress } from '#main/ledger/decode-progress.ts'
import { NOW, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }
const create = { call: 'create', entryKey: 'l1', entry, time: { kind: 'timer' } } as const

it('the progress that an older version stored is read without the fields of other kinds', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-progress-'))
  const file = path.join(folder, 'ledger.sqlite')
  const before = openTestLedger(file)
  before.append([{ entryKey: 'l1', intent: { kind: 'start', entry, startedAt: NOW } }])
  before.close()
  const database = new DatabaseSync(file)
  const progress = { isLate: true, isFound: true, marker: 'gleaner:1', request: create, target: 5 }
  database.prepare('UPDATE operation SET progress = ?').run(JSON.stringify(progress))
  database.close()
  const ledger = openTestLedger(file)
  onTestFinished(() => {
    ledger.close()
    rmSync(folder, { recursive: true, force: true })
  })
  expect(ledger.operations()[0]?.progress).toEqual({
    isFound: true,
    marker: 'gleaner:1',
    request: create
  })
})

it('a row without progress has an empty one', () => {
  expect(decodeProgress('stop', null)).toEqual({})
})

it('a damaged field of the progress is left out, and the others are read', () => {
  const stored = { request: { call: 'create', entryKey: 'l1' }, isLost: true, unexpected: -1 }
  expect(decodeProgress('create', stored)).toEqual({ isLost: true })
})

it('a restart of a timer with an unknown start is read as such', () => {
  const stored = { banked: 25, joined: null }
  expect(decodeProgress('restart', stored)).toEqual(stored)
})

it.each([
  create,
  { ...create, time: { kind: 'timer', startedTime: '09:00' } },
  { ...create, time: { kind: 'hours', hours: 25 } },
  { ...create, time: { kind: 'times', startedTime: '09:00', endedTime: '10:00' } },
  { call: 'update', entryKey: 'h1', changes: { hours: 25, startedTime: '09:00' } },
  { call: 'stop', entryKey: 'h1' },
  { call: 'removeReference', entryKey: 'h1' }
] as const)('the pending request %j is read as it was sent', (request) => {
  expect(decodeProgress('start', { request })).toEqual({ request })
})
