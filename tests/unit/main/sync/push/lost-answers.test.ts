import { describe, expect, it } from 'vitest'
import type { EndedTimer } from '#main/ledger/operation-progress.ts'
import { lookUp } from '#main/sync/push/lost-answers.ts'
import type { PushOptions } from '#main/sync/push/push-options.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry, NOW, runningEntry } from '#tests/support/entries.ts'
import { BERLIN, operation } from '#tests/support/operations.ts'

/** A timer that has run for an hour when Gleaner sends other hours for it. */
const BEFORE = runningEntry(NOW - HOUR)

function stopped(hours: number, changedAt: number): HarvestEntry {
  const updatedAt = new Date(changedAt).toISOString()
  return harvestEntry({ id: BEFORE.id, hours, hoursWithoutTimer: hours, updatedAt })
}

/** True if a lookup takes an entry for one with the hours that were sent. */
async function hasHours(hours: number, entry: HarvestEntry, ended?: EndedTimer): Promise<boolean> {
  const options = {
    client: { retrieveTimeEntry: () => Promise.resolve(entry) },
    ledger: { entries: () => [{ key: 'h1001', entry: BEFORE }], document: () => 'kept' },
    context: () => BERLIN,
    now: () => NOW
  } as unknown as PushOptions
  const restart = { kind: 'restart', startedAt: NOW } as const
  const sent = operation(restart, { sentAt: NOW, progress: ended ? { ended } : {} })
  const request = { call: 'update', entryKey: 'h1001', changes: { hours } } as const
  const found = await lookUp(sent, request, options)
  return found.kind === 'happened'
}

describe('a lookup of hours that were sent to a timer which another device stopped 10 minutes later', () => {
  it.each([
    ['0.75 h were sent and counted', 75, 92, true],
    ['0.75 h were sent and did not arrive', 75, 117, false],
    ['1.25 h were sent and counted', 125, 142, true],
    ['1.25 h were sent and did not arrive', 125, 117, false]
  ])(
    'a lookup recognises the sent hours if nobody edited the entry: %s',
    async (_, sent, hours, expected) => {
      expect(await hasHours(sent, stopped(hours, NOW + 10 * MINUTE))).toBe(expected)
    }
  )

  it('a lookup rules out hours that the timer could not reach before the last change', async () => {
    expect(await hasHours(75, stopped(117, NOW + 20 * MINUTE))).toBe(false)
  })

  it('a lookup recognises hours that the timer could not have without the request', async () => {
    expect(await hasHours(75, stopped(92, NOW + 3 * HOUR))).toBe(true)
  })

  it.each([
    ['counted', 142, true],
    ['not counted', 117, false]
  ])('a lookup uses the end that an earlier lookup saw: %s', async (_, hours, expected) => {
    const ended = { at: NOW + 10 * MINUTE, hours }
    expect(await hasHours(125, stopped(hours, NOW + 3 * HOUR), ended)).toBe(expected)
  })

  it('a lookup recognises an entry that has exactly the sent hours', async () => {
    const entry = stopped(125, NOW + 11 * MINUTE)
    expect(await hasHours(125, entry, { at: NOW + 10 * MINUTE, hours: 117 })).toBe(true)
  })
})
