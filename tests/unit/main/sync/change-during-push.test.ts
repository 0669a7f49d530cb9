import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import { push } from '#main/sync/push/push.ts'
import { SECOND } from '#shared/durations.ts'
import { KIM, NOW, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

/** More turns than the steps of an operation take before its request is planned. */
const MOST_TURNS = 40

const context = () => ({ mode: 'duration' as const, timeZone: 'Europe/Berlin', user: KIM })
const noRequest = new Proxy({} as HarvestClient, {
  get: (_, name) => () => Promise.reject(new Error(`unexpected request: ${String(name)}`))
})

/** Pushes a start that ended within Harvest's grain, and deletes its entry after some turns of the event loop. */
async function questionsAfterDeletion(turns: number): Promise<readonly unknown[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-during-push-'))
  const clock = { now: () => NOW, doubt: () => null }
  const ledger = openTestLedger(path.join(folder, 'ledger.sqlite'), { context, clock })
  onTestFinished(() => {
    ledger.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }
  ledger.append([
    { entryKey: 'new', intent: { kind: 'start', entry, startedAt: NOW - SECOND } },
    { entryKey: 'new', intent: { kind: 'stop', stoppedAt: NOW, hours: 0 } }
  ])
  const pushing = push({
    client: noRequest,
    ledger,
    view: ledger.view,
    context,
    now: () => NOW,
    clock: () => 'known',
    readAccount: async () => {}
  })
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
  ledger.append([{ entryKey: 'new', intent: { kind: 'delete' } }])
  await pushing
  return ledger.operations().filter(({ status }) => status === 'asking')
}

it('a deletion during a push leaves no question about the short entry, whenever it comes', async () => {
  for (let turns = 0; turns <= MOST_TURNS; turns += 1)
    expect({ turns, questions: await questionsAfterDeletion(turns) }).toEqual({
      turns,
      questions: []
    })
})
