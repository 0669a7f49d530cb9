import { copyFileSync } from 'node:fs'
import type { Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import { openTestLedger } from '#tests/support/ledger.ts'
import { harvestEntry, KIM, NOW, runningEntry, WORK } from '#tests/support/entries.ts'

export const IDENTITY = { kind: 'harvest', accountId: 1, userId: KIM.id } as const

const entry = { work: WORK, spentDate: '2026-11-18', notes: 'standup', billable: true }
const base = {
  work: WORK,
  spentDate: '2026-11-18',
  notes: '',
  hours: 100,
  startedTime: null,
  endedTime: null
}

/** One of every kind of intent, several times. */
const INTENTS: readonly Intent[] = [
  { kind: 'create', entry, time: { kind: 'hours', hours: 25 } },
  { kind: 'start', entry, startedAt: NOW },
  { kind: 'update', changes: { notes: 'review', hours: 75 }, base },
  { kind: 'delete', base },
  { kind: 'stop', stoppedAt: NOW, hours: 125 },
  { kind: 'restart', startedAt: NOW, banked: 100, base },
  { kind: 'removeReference', base },
  {
    kind: 'trim',
    cut: {
      removedMs: 600_000,
      endsAt: NOW,
      then: 'continue',
      hoursAfter: 50,
      deletesEntry: false,
      added: [{ key: 'l-away', entry, time: { kind: 'hours', hours: 10 } }],
      copy: null
    }
  }
]

const ASSIGNMENTS = Array.from({ length: 30 }, (_, index) => ({
  id: index + 1,
  client: WORK.client,
  project: { id: index + 11, name: `Project ${index}`, code: null },
  isProjectManager: false,
  taskAssignments: [{ id: index + 100, task: WORK.task, billable: true }]
}))

/** Writes an intact ledger with entries, pending changes of every kind, undo steps and documents. */
export function writeLedger(file: string, rounds: number): void {
  const ledger = openTestLedger(file, { identity: IDENTITY })
  const entries = Array.from({ length: rounds * 25 }, (_, index) =>
    harvestEntry({
      id: 1001 + index,
      spentDate: `2026-11-${String((index % 28) + 1).padStart(2, '0')}`
    })
  )
  ledger.upsert([...entries, runningEntry(NOW, 0, { id: 5000 })], NOW)
  ledger.markPulled(['2026-11-02', '2026-11-09', '2026-11-16'], NOW)
  ledger.writeDocument('assignments', ASSIGNMENTS)
  ledger.writeDocument('references', 'kept')
  ledger.writeDocument('clock', { offsetMs: 0, bootedAt: NOW })
  ledger.writeDocument('last-runs', { running: 'h5000', endedAt: { h1001: NOW } })
  ledger.writeDocument('filled', { from: '2025-11-18', to: '2026-11-01' })
  for (let round = 0; round < rounds; round++)
    for (const intent of INTENTS) ledger.append([operationFor(intent, round)])
  const [first, second] = ledger.operations()
  if (first) ledger.markSending(first, NOW)
  if (second)
    ledger.settle(second, { kind: 'refused', failure: { kind: 'rejected', said: 'archived' } })
  ledger.close()
}

function operationFor(intent: Intent, round: number): NewOperation {
  const isNew = intent.kind === 'create' || intent.kind === 'start'
  const entryKey = isNew ? `l-${intent.kind}-${round}` : `h${1001 + round}`
  return { entryKey, intent }
}

/** Copies a ledger that is not open. */
export function copyLedger(from: string, to: string): void {
  copyFileSync(from, to)
}
