import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import { push } from '#main/sync/push/push.ts'
import { harvestEntry, NOW } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'
import { BERLIN } from '#tests/support/operations.ts'

it('a change that the user discards while its entry is read is not sent', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-advance-'))
  const ledger = openTestLedger(path.join(folder, 'ledger.sqlite'))
  onTestFinished(() => {
    ledger.close()
    rmSync(folder, { recursive: true, force: true })
  })
  ledger.upsert([harvestEntry()])
  const intent = { kind: 'update', changes: { notes: 'by mistake' } } as const
  const [id = ''] = ledger.append([{ entryKey: 'h1001', intent }])
  const sent: string[] = []
  const client: Partial<HarvestClient> = {
    retrieveTimeEntry: async () => {
      ledger.discard(id)
      return harvestEntry()
    },
    updateTimeEntry: async (_, { notes = '' }) => {
      sent.push(notes)
      return harvestEntry({ notes })
    }
  }
  await push({
    client: client as HarvestClient,
    ledger,
    view: ledger.view,
    context: () => BERLIN,
    now: () => NOW,
    clock: () => 'known',
    readAccount: async () => {}
  })
  expect(sent).toEqual([])
})
