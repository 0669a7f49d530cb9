import { describe, expect, it } from 'vitest'
import type { Cut, Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { fitCut } from '#main/sync/plan/fit-cut.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { harvestEntry, NOW, runningEntry } from '#tests/support/entries.ts'
import { operation } from '#tests/support/operations.ts'

const context = { mode: 'duration', timeZone: 'Europe/Berlin' } as const
const STARTED = NOW - 3 * HOUR
const lunch = { from: NOW - 2 * HOUR, to: NOW - HOUR }
const timer = { startedAt: STARTED, banked: 0 }

function answer(changes: Partial<Cut> = {}) {
  const cut: Cut = {
    removedMs: HOUR,
    spans: [lunch],
    endsAt: lunch.from,
    then: 'continue',
    hoursAfter: 200,
    deletesEntry: false,
    added: [],
    copy: null,
    ...changes
  }
  const intent: Intent = { kind: 'trim', cut }
  return operation(intent, { madeAt: NOW - HOUR, progress: { timer } }) as Operation<'trim'>
}

function stoppedAt(at: number, hours: number) {
  return harvestEntry({ hours, updatedAt: new Date(at).toISOString() })
}

describe('fitting a cut to the current entry', () => {
  it('a cut is unchanged while its timer runs', () => {
    expect(fitCut(answer(), runningEntry(STARTED), context)).toBeNull()
  })

  it('a cut removes only the part of the absence before the timer was stopped', () => {
    const stopped = stoppedAt(lunch.from + 6 * MINUTE, 110)
    expect(fitCut(answer({ then: 'stop' }), stopped, context)?.intent).toMatchObject({
      kind: 'trim',
      cut: { removedMs: 6 * MINUTE, hoursAfter: 100, then: 'stop' }
    })
  })

  it('a cut removes nothing from hours typed on another device', () => {
    const typed = stoppedAt(lunch.to, 180)
    expect(fitCut(answer({ then: 'stop' }), typed, context)).toEqual({ intent: null, others: [] })
  })

  it('a stopped timer is restarted at the return if the user chose to continue', () => {
    const stopped = stoppedAt(lunch.from, 100)
    expect(fitCut(answer(), stopped, context)?.intent).toEqual({
      kind: 'restart',
      startedAt: lunch.to,
      banked: 100
    })
  })

  it('a rule does not restart a stopped timer', () => {
    const stopped = stoppedAt(lunch.from, 100)
    expect(fitCut(answer({ isByRule: true }), stopped, context)?.intent).toBeNull()
  })

  it('a cut removes nothing from a timer that started after the absence', () => {
    const again = runningEntry(lunch.to + MINUTE, 100)
    expect(fitCut(answer(), again, context)?.intent).toBeNull()
  })

  it('a cut removes the absence from a timer whose hours were corrected before it', () => {
    const corrected = runningEntry(lunch.from - 30 * MINUTE, 100)
    expect(fitCut(answer(), corrected, context)?.intent).toMatchObject({
      cut: { removedMs: HOUR }
    })
  })

  it('a cut is fitted once', () => {
    const fitted = { ...answer(), progress: { timer, isFitted: true } }
    expect(fitCut(fitted, stoppedAt(lunch.from, 100), context)).toBeNull()
  })
})
