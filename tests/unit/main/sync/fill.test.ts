import { expect, it } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import { createLeftOutItems } from '#main/sync/pull/report-left-out.ts'
import { fill } from '#main/sync/pull/pull.ts'
import { weekOf } from '#shared/time/week.ts'
import { harvestEntry } from '#tests/support/entries.ts'

it('the progress of the first pull counts weeks, not entries', async () => {
  const pages = [
    ['2026-11-13', '2026-11-12', '2026-11-02'],
    ['2026-10-30', '2026-10-20']
  ].map((dates) => ({
    items: dates.map((spentDate, id) => ({ ...harvestEntry(), id, spentDate })),
    totalEntries: 5
  }))
  const client = {
    async *listTimeEntryPages() {
      yield* pages
    }
  } as unknown as HarvestClient
  const ledger = {
    document: () => null,
    writeDocument: () => {},
    upsert: () => {},
    markPulled: () => {}
  } as unknown as Ledger
  const told: unknown[] = []
  await fill(
    {
      client,
      ledger,
      take: (write) => write(),
      now: () => 0,
      serverNow: () => 0,
      pause: async () => {},
      between: async () => {},
      leftOut: createLeftOutItems({ ledger, store: { update: () => {} } }),
      from: '2026-10-05',
      before: weekOf('2026-11-18', 'Monday'),
      onProgress: (progress) => told.push(progress)
    },
    7
  )
  // six whole weeks from 5 October to 15 November, and the week of the oldest entry may go on
  expect(told).toEqual([{ done: 1, total: 6 }, { done: 3, total: 6 }, null])
})
