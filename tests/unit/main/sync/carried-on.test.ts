import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import type { NewTimeEntry } from '#main/harvest/encode.ts'
import type { CallOptions } from '#main/harvest/sender.ts'
import { push } from '#main/sync/push/push.ts'
import { HOUR, SECOND } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { KIM, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

/** A slow Harvest whose timers all seem to have started five hours ago. */
function misreading(passes: (ms: number) => void, now: () => number) {
  const entries = new Map<number, HarvestEntry>()
  const sent = { creates: 0 }
  const keep = (id: number, changes: Partial<HarvestEntry>): HarvestEntry => {
    const entry = { ...runningEntry(now() - 5 * HOUR, 0, { id }), ...entries.get(id), ...changes }
    entries.set(id, entry)
    return entry
  }
  const client = {
    createTimeEntry: async ({ time }: NewTimeEntry, { onAttempt }: CallOptions) => {
      passes(20 * SECOND)
      onAttempt?.()
      sent.creates += 1
      if (sent.creates > 20) throw new Error('this never ends')
      const running = [...entries.values()].find(({ isRunning }) => isRunning)
      if (running) keep(running.id, { isRunning: false, timerStartedAt: null, endedTime: '10:00' })
      const startedTime = 'startedTime' in time ? time.startedTime : '04:00'
      return keep(sent.creates, { startedTime: startedTime ?? '04:00' })
    },
    updateTimeEntry: async (id: number, changes: Partial<HarvestEntry>) => keep(id, changes),
    stopTimeEntry: async (id: number) => keep(id, { isRunning: false, timerStartedAt: null }),
    retrieveTimeEntry: async (id: number) => {
      passes(10 * SECOND)
      return keep(id, {})
    },
    listTimeEntries: async function* () {
      yield* [...entries.values()].filter(({ isRunning }) => isRunning)
    }
  }
  return { sent, client: client as unknown as HarvestClient }
}

it('a timer whose start Harvest misreads repeatedly continues in a few entries at most', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-carried-'))
  const ledger = openTestLedger(path.join(folder, 'ledger.sqlite'), {
    context: () => context(),
    clock: { now: () => now, doubt: () => null }
  })
  onTestFinished(() => {
    ledger.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let now = NOW
  const context = () => ({ mode: 'timestamps', timeZone: 'Europe/Berlin', user: KIM }) as const
  const { sent, client } = misreading(
    (ms) => (now += ms),
    () => now
  )
  const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }
  ledger.append([{ entryKey: 'new', intent: { kind: 'start', entry, startedAt: now - HOUR } }])
  for (let round = 0; round < 10; round++)
    await push({
      client,
      ledger,
      view: ledger.view,
      context,
      now: () => now,
      clock: () => 'known',
      readAccount: async () => {}
    })
  expect(sent.creates).toBeLessThanOrEqual(4)
})
