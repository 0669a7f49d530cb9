import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockDoubt, Operation } from '#main/ledger/operations.ts'
import { correctInstants } from '#main/ledger/correct-clock.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { NOW, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'
import { BERLIN } from '#tests/support/operations.ts'

const BOOTED = NOW - 3 * HOUR
const entry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }

let folder: string
let ledger: Ledger
let doubt: ClockDoubt | null

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-moments-'))
  ledger = openTestLedger(path.join(folder, 'ledger.sqlite'), {
    clock: { now: () => NOW, doubt: () => doubt }
  })
})

afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Appends a start with this clock doubt, and marks it as sent. */
function start(clock: ClockDoubt | null): Operation {
  doubt = clock
  ledger.append([{ entryKey: 'l1', intent: { kind: 'start', entry, startedAt: NOW } }])
  const operation = only()
  ledger.markSending(operation, NOW)
  return operation
}

function only(): Operation {
  const [operation] = ledger.operations()
  if (!operation) throw new Error('no operation')
  return operation
}

describe('a wrong offset to Harvest’s clock', () => {
  it.each([HOUR, -HOUR])(
    'a correction shifts instants of operations and the time they were sent (%i ms)',
    (jumpMs) => {
      start(null)
      const told = correctInstants(ledger, { switchedOnAt: BOOTED + jumpMs, jumpMs }, BERLIN)
      expect(only()).toMatchObject({
        intent: { startedAt: NOW + jumpMs },
        madeAt: NOW + jumpMs,
        sentAt: NOW + jumpMs
      })
      expect(told).toBe(0)
    }
  )

  it('an operation made while the offset was in doubt is shifted by its own error, without a notice about this computer’s clock', () => {
    start({ own: BOOTED, taken: BOOTED + HOUR, isHarvests: true })
    const told = correctInstants(ledger, { switchedOnAt: BOOTED, jumpMs: 0 }, BERLIN)
    expect(only()).toMatchObject({ intent: { startedAt: NOW - HOUR }, sentAt: NOW })
    expect(only().clock).toBeUndefined()
    expect(told).toBe(0)
  })
})

describe('a wrong clock of this computer', () => {
  it('the correction reports by how much the clock was slow', () => {
    start({ own: BOOTED - 20 * MINUTE, taken: BOOTED - 20 * MINUTE })
    const told = correctInstants(ledger, { switchedOnAt: BOOTED, jumpMs: 0 }, BERLIN)
    expect(only().intent).toMatchObject({ startedAt: NOW + 20 * MINUTE })
    expect(told).toBe(20 * MINUTE)
  })
})

it('a response that agrees with the clock changes nothing', () => {
  start(null)
  const before = only()
  expect(correctInstants(ledger, { switchedOnAt: BOOTED, jumpMs: 0 }, BERLIN)).toBe(0)
  expect(only()).toEqual(before)
})
