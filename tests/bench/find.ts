import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import '../support/temporal.ts'
import { LedgerIndex } from '#main/ledger/search-index.ts'
import { MOST_FOUND, type FindQuery } from '#shared/find-query.ts'
import { addDays } from '#shared/time/spent-date.ts'
import { harvestEntry } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

/* Finding in a ledger of 100,000 entries, and what the index costs while a week is written. */

const ENTRIES = 100_000
const ROUNDS = 15
const LONGEST_MS = 16

const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-bench-find-'))
const file = path.join(folder, 'ledger.sqlite')
const ledger = openTestLedger(file)
fill(file)
const opened = performance.now()
const index = new LedgerIndex(file)
let longest = 0
for (let last = performance.now(), more = true; more;) {
  more = index.indexSome()
  longest = Math.max(longest, performance.now() - last)
  last = performance.now()
}
const took = (performance.now() - opened).toFixed(0)
console.log(
  `${ENTRIES} entries indexed once: ${took} ms, at most ${longest.toFixed(0)} ms in one task`
)

const questions: readonly [string, Partial<FindQuery>][] = [
  ['a common word', { text: 'review' }],
  ['a rare word', { text: 'zeppelin' }],
  ['a word without matches', { text: 'xylophone' }],
  ['two words', { text: 'client zeppelin' }],
  ['two letters', { text: 'ze' }],
  ['a project', { projectId: 31 }],
  ['a year of a project', { projectId: 31, from: '2020-01-01', to: '2020-12-31' }],
  ['billed', { isBilled: true }],
  ['a linked item', { externalReferenceId: 'AB-4711' }]
]
for (const [name, question] of questions) {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now()
    const keys = index.find({ text: '', ...question }, MOST_FOUND + 1)
    found = ledger.entries(keys).length
    times.push(performance.now() - started)
  }
  const ms = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  const isFine = ms <= LONGEST_MS
  console.log(
    `  ${name.padEnd(24)}${ms.toFixed(1).padStart(6)} ms, ${found} found${isFine ? '' : '  TOO SLOW'}`
  )
  if (!isFine) process.exitCode = 1
}

const week = Array.from({ length: 50 }, (_, day) => entryOf(day))
const started = performance.now()
ledger.upsert(week)
console.log(`50 entries written with their index: ${(performance.now() - started).toFixed(1)} ms`)
index.close()
ledger.close()
rmSync(folder, { recursive: true, force: true })

function entryOf(number: number) {
  return harvestEntry({
    id: 2_000_000_000 + number,
    spentDate: addDays('2026-11-18', -Math.floor(number / 12)),
    notes: `Review ${number} with the client${number % 5000 === 17 ? ' about the zeppelin' : ''}`,
    project: { id: number % 40, name: `Project ${number % 40}`, code: null },
    isBilled: number % 3 === 0,
    externalReference:
      number % 10 === 1
        ? {
            id: `AB-${number}`,
            groupId: null,
            accountId: null,
            permalink: null,
            service: 'github.com',
            serviceIconUrl: null
          }
        : null
  })
}

/** Straight into the table: the bench is about finding. */
function fill(target: string): void {
  const database = new DatabaseSync(target)
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)')
  for (let number = 0; number < ENTRIES; number += 1) {
    const entry = entryOf(number)
    insert.run(`h${entry.id}`, entry.id, 7, entry.spentDate, 0, JSON.stringify(entry))
  }
  database.exec('COMMIT')
  database.close()
}
