import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import { createLeftOutItems } from '#main/sync/pull/report-left-out.ts'
import { pullWeek } from '#main/sync/pull/pull.ts'
import { jsonOf, SLICE } from '#main/sync/pull/read-and-store.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { weekOf } from '#shared/time/week.ts'
import { harvestEntry, KIM, NOW } from '#tests/support/entries.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

/* Large lists are handled in steps. Tests count the steps and never measure the time. */

function aLedger(): Ledger {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-steps-'))
  const ledger = openTestLedger(path.join(folder, 'ledger.sqlite'))
  onTestFinished(() => {
    ledger.close()
    rmSync(folder, { recursive: true })
  })
  return ledger
}

function counted() {
  const count = { pauses: 0 }
  return { count, pause: async () => void (count.pauses += 1) }
}

const assignments: readonly ProjectAssignment[] = Array.from({ length: 5 * SLICE }, (_, index) => ({
  id: index,
  client: { id: 1, name: 'Acme,\nInc.' },
  project: { id: index, name: `Project "${index}"`, code: null },
  isProjectManager: false,
  taskAssignments: [{ id: index, task: { id: index, name: '],\n[' }, billable: true }]
}))

it('a large list is stringified and parsed in steps', async () => {
  const written = counted()
  const text = await jsonOf(assignments, written.pause)
  expect(JSON.parse(text)).toEqual(assignments)
  expect(written.count.pauses).toBe(4)

  const ledger = aLedger()
  ledger.writeList('assignments', text, assignments)
  expect(ledger.isStoredAs('assignments', text)).toBe(true)
  expect(ledger.sizeOf('assignments')).toBe(Buffer.byteLength(text))
  const read = counted()
  await ledger.readList('assignments', read.pause)
  expect(read.count.pauses).toBe(6)
  expect(ledger.document('assignments')).toEqual(assignments)
})

it('a list written while an older one is parsed in steps is not overwritten', async () => {
  const ledger = aLedger()
  ledger.writeDocument('assignments', assignments)
  const reading = ledger.readList('assignments', async () => {})
  ledger.writeDocument('assignments', [])
  await reading
  expect(ledger.document('assignments')).toEqual([])
})

it('the entries of a large week are stored in steps and reported once', async () => {
  const ledger = aLedger()
  const entries = Array.from({ length: 1000 }, (_, index) => harvestEntry({ id: index + 1 }))
  const client = {
    async *listTimeEntryPages() {
      yield { items: entries, totalEntries: entries.length }
    }
  } as unknown as HarvestClient
  let told = 0
  ledger.subscribe(() => (told += 1))
  const { count, pause } = counted()
  const options = {
    client,
    ledger,
    now: () => NOW,
    serverNow: () => NOW,
    take: (write: () => void) => write(),
    pause,
    leftOut: createLeftOutItems({ ledger, store: { update: () => {} } })
  }
  const week = weekOf('2026-11-18', 'Monday')
  await pullWeek(options, KIM.id, week)
  expect(ledger.entriesBetween(week.first, week.last)).toHaveLength(1000)
  expect(count.pauses).toBe(9)
  expect(told).toBe(1)
})
