import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from '#main/ledger/ledger.ts'
import { copyOf } from '#main/ledger/decode-rows.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry, NOW } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

const MONDAY = '2026-11-16'
const USER = 7

let folder: string
let ledger: Ledger
let raw: DatabaseSync

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-copies-'))
  const file = path.join(folder, 'ledger.sqlite')
  ledger = openTestLedger(file)
  raw = new DatabaseSync(file, { readOnly: true })
})
afterEach(() => {
  raw.close()
  ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

function inTheFile(first: string, last: string) {
  return raw
    .prepare('SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?')
    .all(USER, first, last)
    .map(copyOf)
}

function entryOf(id: number, day: number, notes: string): HarvestEntry {
  return harvestEntry({ id, spentDate: addDays(MONDAY, day), notes })
}

const days = fc.tuple(fc.nat(6), fc.nat(6)).map((both) => both.toSorted((a, b) => a - b))
const entries = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.constantFrom('a', 'b')),
  { maxLength: 4 }
)
type Act =
  | { do: 'read' | 'replace'; days: number[]; entries: [number, number, string][] }
  | { do: 'upsert' | 'fail'; days: number[]; entries: [number, number, string][] }
  | { do: 'remove'; id: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constantFrom('read' as const, 'replace' as const, 'upsert' as const, 'fail' as const),
    days,
    entries
  }),
  fc.record({ do: fc.constant('remove' as const), id: fc.integer({ min: 1, max: 6 }) })
)

function play(given: Act): void {
  if (given.do === 'remove') return ledger.removeUnneeded(given.id)
  const [from = 0, to = 0] = given.days
  const [first, last] = [addDays(MONDAY, from), addDays(MONDAY, to)] as const
  const made = new Map(given.entries.map(([id, day, notes]) => [id, entryOf(id, day, notes)]))
  if (given.do === 'upsert') return ledger.upsert([...made.values()], NOW)
  if (given.do === 'replace')
    return ledger.replaceWindow(
      first,
      last,
      [...made.values()].filter(({ spentDate }) => spentDate >= first && spentDate <= last),
      NOW
    )
  if (given.do === 'fail') {
    // the last entry has no date and cannot be written, so the whole batch is rolled back
    const broken = { ...entryOf(9, 0, 'x'), spentDate: null as unknown as string }
    expect(() => ledger.upsert([...made.values(), broken], NOW)).toThrow()
  }
  expect(ledger.entriesBetween(first, last)).toEqual(inTheFile(first, last))
}

describe('remote copies in memory', () => {
  it('the cache equals the file after any writes, moves, deletions and rollbacks', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        for (const each of acts) play(each)
        for (let from = 0; from < 7; from += 1) {
          const [first, last] = [addDays(MONDAY, from), addDays(MONDAY, 6)] as const
          expect(ledger.entriesBetween(first, last)).toEqual(inTheFile(first, last))
        }
      }),
      { numRuns: 60 }
    )
  })

  it('entries are read once until something changes in their days', () => {
    ledger.upsert([entryOf(1, 0, 'a')], NOW)
    const before = ledger.entriesBetween(MONDAY, MONDAY)
    ledger.upsert([entryOf(2, 3, 'a')], NOW)
    expect(ledger.entriesBetween(MONDAY, MONDAY)).toBe(before)
    ledger.upsert([entryOf(1, 2, 'a')], NOW)
    expect(ledger.entriesBetween(MONDAY, MONDAY)).toEqual([])
  })
})
