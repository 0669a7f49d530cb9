import { expect, it } from 'vitest'
import { baseOf } from '#main/ledger/entry-base.ts'
import type { Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import { amended } from '#main/timesheet/amend.ts'
import { harvestEntry, NOW, WORK } from '#tests/support/entries.ts'
import { operation } from '#tests/support/operations.ts'

const OTHER = {
  client: { id: 2, name: 'Initech' },
  project: { id: 12, name: 'App', code: null },
  task: { id: 22, name: 'Design' }
}
const entry = { work: WORK, spentDate: '2026-11-18', notes: 'typo', billable: true }

function refused(intent: Intent) {
  return [operation(intent, { id: 'refused', status: 'refused' })]
}

function change(changes: Extract<Intent, { kind: 'update' }>['changes']): NewOperation {
  return { entryKey: 'h1001', intent: { kind: 'update', changes } }
}

it('a change of a refused creation amends its fields and its time', () => {
  const create: Intent = { kind: 'create', entry, time: { kind: 'hours', hours: 100 } }
  const [mended] = amended(change({ work: OTHER, hours: 50 }), refused(create), undefined)
  expect(mended?.amends).toEqual({
    id: 'refused',
    intent: { ...create, entry: { ...entry, work: OTHER }, time: { kind: 'hours', hours: 50 } }
  })
})

it('a change of one time of a refused creation leaves the other', () => {
  const time = { kind: 'times', startedTime: '09:00', endedTime: '10:00' } as const
  const create: Intent = { kind: 'create', entry, time }
  const [mended] = amended(change({ endedTime: '11:00' }), refused(create), undefined)
  expect(mended?.amends?.intent).toMatchObject({ time: { ...time, endedTime: '11:00' } })
})

it('a refused start is amended with the new work, and new hours become an update', () => {
  const start: Intent = { kind: 'start', entry, startedAt: NOW }
  const planned = amended(change({ work: OTHER, hours: 50 }), refused(start), undefined)
  expect(planned.map(({ intent, amends }) => [intent, amends?.intent])).toEqual([
    [
      { kind: 'update', changes: { work: OTHER } },
      { ...start, entry: { ...entry, work: OTHER } }
    ],
    [{ kind: 'update', changes: { hours: 50 } }, undefined]
  ])
})

it('an amended change contains its earlier fields with their base version', () => {
  const before = harvestEntry({ notes: 'before', hours: 100 })
  const now = harvestEntry({ notes: 'elsewhere', hours: 150 })
  const update: Intent = { kind: 'update', changes: { notes: 'mine' }, base: baseOf(before) }
  const [mended] = amended(change({ hours: 200 }), refused(update), now)
  expect(mended?.amends?.intent).toEqual({
    kind: 'update',
    changes: { notes: 'mine', hours: 200 },
    base: { ...baseOf(now), notes: 'before' }
  })
})

it.each<[string, NewOperation, Intent]>([
  [
    'a deletion',
    { entryKey: 'h1001', intent: { kind: 'delete' } },
    { kind: 'update', changes: {} }
  ],
  ['another entry', { ...change({ hours: 1 }), entryKey: 'h2' }, { kind: 'update', changes: {} }],
  ['a refused stop', change({ notes: 'more' }), { kind: 'stop', stoppedAt: NOW, hours: 10 }]
])('an operation is added instead of amended for %s', (_, given, intent) => {
  expect(amended(given, refused(intent), undefined)).toEqual([given])
})
