import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LedgerIndex } from '#main/ledger/search-index.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import { isFound, type FindQuery } from '#shared/find-query.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

const reference = {
  id: 'AB-12',
  groupId: 'board',
  accountId: null,
  permalink: 'https://github.com/fernhill/site/issues/12',
  service: 'github.com',
  serviceIconUrl: null
}

let folder: string
let file: string
const open: { close(): void }[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-find-'))
  file = path.join(folder, 'ledger.sqlite')
})
afterEach(() => {
  for (const each of open.splice(0)) each.close()
  rmSync(folder, { recursive: true, force: true })
})

function ledgerWith(entries: readonly HarvestEntry[]): Ledger {
  const ledger = openTestLedger(file)
  open.push(ledger)
  ledger.upsert(entries)
  return ledger
}

function index(): LedgerIndex {
  const made = new LedgerIndex(file)
  while (made.indexSome());
  open.push(made)
  return made
}

const entries = [
  harvestEntry({ id: 1, spentDate: '2026-11-02', notes: 'Überprüfung der Startseite' }),
  harvestEntry({ id: 2, spentDate: '2026-11-03', notes: 'Stand-up', isBilled: true }),
  harvestEntry({
    id: 2_380_504_951,
    spentDate: '2026-11-03',
    notes: 'Fix the 100% case_study "quote"',
    externalReference: reference
  }),
  harvestEntry({
    id: 4,
    spentDate: '2024-02-29',
    notes: 'Old times',
    client: { id: 99, name: 'Elm & Sons' },
    project: { id: 98, name: 'Brochure', code: 'ELM-1' },
    task: { id: 97, name: 'Layout' }
  }),
  harvestEntry({ id: 5, spentDate: '2023-05-04', notes: 'Mu\u0308ller anrufen, Große Straße' }),
  harvestEntry({ id: 6, spentDate: '2023-05-03', notes: 'Port from C++ for Mueller' }),
  harvestEntry({ id: 7, spentDate: '2023-05-02', notes: 'Port to C#' })
]

const questions: readonly [string, Partial<FindQuery>, readonly string[]][] = [
  ['a word of the notes', { text: 'stand' }, ['h2']],
  ['the middle of a word', { text: 'artseit' }, ['h1']],
  ['a word without its accents, in any case', { text: 'UBERPRUFUNG' }, ['h1']],
  ['two words in any order', { text: 'times old' }, ['h4']],
  ['words of different attributes', { text: 'elm layout' }, ['h4']],
  ['an umlaut stored as two characters', { text: 'müller anrufen' }, ['h5']],
  ['an umlaut written as two letters, in both directions', { text: 'mueller' }, ['h5', 'h6']],
  ['two letters written as an umlaut', { text: 'Müller' }, ['h5', 'h6']],
  ['a sharp s written as two letters', { text: 'STRASSE grosse' }, ['h5']],
  ['a language by its symbol', { text: 'c#' }, ['h7']],
  ['another language by its symbols', { text: 'c++' }, ['h6']],
  ['a symbol alone', { text: '#' }, ['h7']],
  ['the code of a project', { text: 'ELM-1' }, ['h4']],
  [
    'characters with a special meaning in SQL',
    { text: '100% case_study "quote"' },
    ['h2380504951']
  ],
  ['a word of two letters', { text: '0%' }, ['h2380504951']],
  ['the linked item', { text: 'github ab-12' }, ['h2380504951']],
  ['client_id', { clientId: 99 }, ['h4']],
  ['project_id', { projectId: 98 }, ['h4']],
  ['task_id', { taskId: 97 }, ['h4']],
  ['a part of another id', { taskId: 9 }, []],
  ['is_billed', { isBilled: true }, ['h2']],
  ['is_billed false', { isBilled: false, from: '2026-11-01' }, ['h2380504951', 'h1']],
  ['is_running', { isRunning: true }, []],
  ['from', { from: '2026-11-03' }, ['h2380504951', 'h2']],
  ['to', { to: '2026-11-02' }, ['h1', 'h4', 'h5', 'h6', 'h7']],
  ['from and to (inclusive)', { from: '2026-11-02', to: '2026-11-02' }, ['h1']],
  ['external_reference_id', { externalReferenceId: 'AB-12' }, ['h2380504951']],
  ['part of an external_reference_id', { externalReferenceId: 'AB-1' }, []],
  ['several criteria together', { text: 'up', isBilled: true, from: '2026-01-01' }, ['h2']],
  ['no criteria', {}, ['h2380504951', 'h2', 'h1', 'h4', 'h5', 'h6', 'h7']],
  ['an unknown word', { text: 'zebra' }, []]
]

describe('searches in the index', () => {
  it.each(questions)('the index finds the right entries by %s', (_name, question, keys) => {
    ledgerWith(entries)
    expect(index().find({ text: '', ...question }, 10)).toEqual(keys)
  })

  it.each(questions)(
    'a check of each entry finds the same as the index by %s',
    (_name, question, keys) => {
      const found = entries.filter((entry) => isFound(entry, { text: '', ...question }))
      expect(new Set(found.map(({ id }) => `h${id}`))).toEqual(new Set(keys))
    }
  )

  it('the index returns at most the requested number of entries, the latest ones', () => {
    ledgerWith(entries)
    expect(index().find({ text: '' }, 2)).toEqual(['h2380504951', 'h2'])
  })
})

describe('updates of the index', () => {
  it('the index follows additions, changes, moves and deletions', () => {
    const ledger = ledgerWith([])
    const finder = index()
    const entry = harvestEntry({ id: 5, spentDate: '2026-11-18', notes: 'first draft' })
    ledger.upsert([entry])
    expect(finder.find({ text: 'first' }, 9)).toEqual(['h5'])
    ledger.upsert([{ ...entry, notes: 'second draft', spentDate: '2026-11-17' }])
    expect(finder.find({ text: 'first' }, 9)).toEqual([])
    expect(finder.find({ text: 'draft' }, 9)).toEqual(['h5'])
    expect(finder.find({ text: 'draft', to: '2026-11-17' }, 9)).toEqual(['h5'])
    ledger.removeUnneeded(5)
    expect(finder.find({ text: 'draft' }, 9)).toEqual([])
  })

  it('a reopened index contains changes that were written without it', () => {
    ledgerWith(entries)
    index().close()
    index().close()
    expect(index().find({ text: 'old' }, 9)).toEqual(['h4'])
    const places = new Set(index().find({ text: '' }, 99))
    expect(places.size).toBe(entries.length)
  })
})

describe('a damaged index', () => {
  function overwrite(path: string, from: number): void {
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, from))
  }

  it('an index that is no database is rebuilt when it is opened', () => {
    ledgerWith(entries)
    index().close()
    overwrite(`${file}.find`, 0)
    expect(index().find({ text: 'old' }, 9)).toEqual(['h4'])
  })

  it('an index with damaged pages is rebuilt during a search, and the ledger stays usable', () => {
    const ledger = ledgerWith(entries)
    index().close()
    overwrite(`${file}.find`, 4096)
    const finder = index()
    finder.find({ text: 'old' }, 9)
    ledger.upsert([harvestEntry({ id: 8, spentDate: '2026-11-19', notes: 'old, but new' })])
    while (finder.indexSome());
    expect(finder.find({ text: 'old' }, 9)).toEqual(['h8', 'h4'])
  })

  it('an entry whose stored copy lost an attribute is not found', () => {
    ledgerWith(entries)
    const database = new DatabaseSync(file)
    database.exec(
      `UPDATE entry SET body = replace(body, '"spentDate"', '"spentDbte"') WHERE key = 'h1'`
    )
    database.close()
    const finder = index()
    expect(finder.find({ text: '' }, 99)).toHaveLength(entries.length - 1)
    expect(finder.find({ text: '' }, 99)).not.toContain('h1')
  })

  it('an index of another ledger is rebuilt', () => {
    ledgerWith(entries)
    index().close()
    for (const each of open.splice(0)) each.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    ledgerWith(entries.slice(0, 2))
    expect(index().find({ text: '' }, 9)).toEqual(['h2', 'h1'])
  })
})

describe('search texts', () => {
  it('any search text is searched without an error', () => {
    ledgerWith(entries)
    const finder = index()
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Array.isArray(finder.find({ text, externalReferenceId: text }, 5))).toBe(true)
      finder.find({ text }, 5)
    })
    fc.assert(property, { numRuns: 60 })
  })
})
