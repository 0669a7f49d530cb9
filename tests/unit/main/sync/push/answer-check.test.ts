import { describe, expect, it } from 'vitest'
import { checkAnswer } from '#main/sync/push/answer-check.ts'
import type { Expected } from '#main/sync/push/answer-check.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry, KIM, WORK } from '#tests/support/entries.ts'

const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }
const create: SentRequest = {
  call: 'create',
  entryKey: 'new',
  entry,
  time: { kind: 'hours', hours: 17 }
}
const restart: SentRequest = { call: 'restart', entryKey: 'h1001' }
const other = { id: 99, name: 'Other' }

const expected: Expected = {
  before: undefined,
  userId: KIM.id,
  marker: 'gleaner:mine',
  keyOf: (id) => (id === 1001 ? 'h1001' : undefined)
}
const ofRestart = { ...expected, before: harvestEntry({ id: 1001 }), marker: undefined }

function referenceTo(id: string): HarvestEntry['externalReference'] {
  const nothing = { groupId: null, accountId: null, permalink: null }
  return { id, ...nothing, service: null, serviceIconUrl: null }
}

function check(request: SentRequest, answer: Partial<HarvestEntry>, known = expected): () => void {
  return () => checkAnswer(request, harvestEntry({ id: 2002, ...answer }), known)
}

describe('response checks', () => {
  it.each<[string, SentRequest, Partial<HarvestEntry>, Expected?]>([
    ['a new entry with what was sent', create, { externalReference: referenceTo('gleaner:mine') }],
    ['a new entry whose reference Harvest does not store', create, {}],
    ['a new entry without a user', create, { user: { id: 0, name: '' } }],
    ['the same entry, running again', restart, { id: 1001 }, ofRestart],
    ['a new entry with the same work, as in a start/end account', restart, {}, ofRestart],
    [
      'a change of the date',
      { call: 'update', entryKey: 'h1001', changes: { spentDate: '2026-11-01' } },
      { id: 1001, spentDate: '2026-11-01' },
      ofRestart
    ]
  ])('a response is accepted if it is %s', (_, request, answer, known) => {
    expect(check(request, answer, known)).not.toThrow()
  })

  it.each<[string, SentRequest, Partial<HarvestEntry>, Expected?]>([
    ['user', create, { user: other }],
    ['project', create, { project: { ...other, code: null } }],
    ['task', create, { task: other }],
    ['date', create, { spentDate: '2026-11-17' }],
    ['entry', create, { id: 1001 }],
    ['entry', create, { externalReference: referenceTo('gleaner:another') }],
    ['user', { call: 'stop', entryKey: 'h1001' }, { user: other }],
    ['date', { call: 'update', entryKey: 'h1001', changes: { spentDate: '2026-11-19' } }, {}],
    ['task', { call: 'update', entryKey: 'h1001', changes: { work: WORK } }, { task: other }],
    [
      'date',
      { call: 'update', entryKey: 'h1001', changes: { notes: 'x' } },
      { id: 1001, spentDate: '2026-11-01' },
      ofRestart
    ],
    ['task', { call: 'stop', entryKey: 'h1001' }, { id: 1001, task: other }, ofRestart],
    ['project', restart, { project: { ...other, code: null } }, ofRestart],
    ['task', restart, { task: other }, ofRestart],
    ['entry', restart, { id: 3003 }, { ...ofRestart, keyOf: () => 'h3003' }]
  ])('a response about another %s is refused', (difference, request, answer, known) => {
    expect(check(request, answer, known)).toThrow(
      expect.objectContaining({
        kind: 'unexpected-answer',
        certainty: 'unknown',
        message: expect.stringContaining(`another ${difference}`)
      })
    )
  })
})
