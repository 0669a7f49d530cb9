import { expect, it } from 'vitest'
import type { Intent } from '#main/ledger/intents.ts'
import { pendingChange } from '#main/sync/questions/pending-change.ts'
import { NOW, WORK } from '#tests/support/entries.ts'
import { operation } from '#tests/support/operations.ts'

const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }

it.each<[Intent, object]>([
  [
    { kind: 'create', entry, time: { kind: 'hours', hours: 150 } },
    { sets: { hours: 150 }, at: null }
  ],
  [
    {
      kind: 'create',
      entry,
      time: { kind: 'times', startedTime: '09:00', endedTime: '10:00' }
    },
    { sets: { startedTime: '09:00', endedTime: '10:00' } }
  ],
  [
    { kind: 'start', entry, startedAt: NOW },
    { sets: {}, at: NOW }
  ],
  [{ kind: 'update', changes: { notes: 'a', hours: 25 } }, { sets: { notes: 'a', hours: 25 } }],
  [
    { kind: 'stop', stoppedAt: NOW, hours: 30 },
    { sets: { hours: 30 }, at: NOW }
  ],
  [{ kind: 'delete' }, { sets: {}, at: null, removedMs: null }]
])('the intent %o is shown as %o', (intent, told) => {
  expect(pendingChange(operation(intent), undefined)).toMatchObject({ kind: intent.kind, ...told })
})
