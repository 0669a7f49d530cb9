import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftInstants } from '#main/ledger/shift-instants.ts'
import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { RemoteCopy } from '#main/ledger/overlay.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { harvestEntry, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const newEntry = { work: WORK, spentDate: '2026-11-18', notes: 'standup', billable: true }
const copy = (entry = harvestEntry()): readonly RemoteCopy[] => [{ key: 'h1001', entry }]
const start = (startedAt: number): Operation =>
  operation({ kind: 'start', entry: newEntry, startedAt }, { entryKey: 'l1', madeAt: startedAt })
const stop = (stoppedAt: number, hours: number, entryKey = 'h1001'): Operation =>
  operation({ kind: 'stop', stoppedAt, hours }, { entryKey, sequence: 2 })

/** Shifts all operations by the same time. */
function later(
  by: number,
  operations: readonly Operation[],
  copies: readonly RemoteCopy[] = [],
  context = BERLIN
): readonly Intent[] {
  return shiftInstants(operations, copies, () => by, context).map(({ intent }) => intent)
}

describe('operations made by a wrong clock', () => {
  it('an operation is shifted to when and on which day the user made it', () => {
    const [moment] = shiftInstants([start(NOW)], [], () => 9 * HOUR, BERLIN)
    expect(moment).toMatchObject({
      madeAt: NOW + 9 * HOUR,
      intent: { startedAt: NOW + 9 * HOUR, entry: { spentDate: '2026-11-19' } }
    })
  })

  it('an operation stays on a day that the user chose', () => {
    const onAnotherDay = { ...newEntry, spentDate: '2026-11-16' }
    const chosen = operation({ kind: 'start', entry: onAnotherDay, startedAt: NOW })
    expect(later(9 * HOUR, [chosen])).toMatchObject([{ entry: { spentDate: '2026-11-16' } }])
  })

  it('a shifted stop removes no more than the timer ran', () => {
    const running = copy(runningEntry(NOW - 3 * HOUR, 50))
    expect(later(2 * HOUR, [stop(NOW - 4 * HOUR, 50)], running)).toEqual([
      { kind: 'stop', stoppedAt: NOW - 2 * HOUR, hours: 150 }
    ])
  })

  it('hours between two instants of the same clock do not change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40 * HOUR, max: 40 * HOUR }),
        fc.integer({ min: 1, max: 12 * 60 }),
        (by, minutes) => {
          const hours = Math.round((minutes * 100) / 60)
          const given = [start(NOW), stop(NOW + minutes * MINUTE, hours, 'l1')]
          expect(later(by, given)).toMatchObject([{ startedAt: NOW + by }, { hours }])
        }
      )
    )
  })

  it('a start/end entry ends at the corrected time of day', () => {
    const running = copy(runningEntry(NOW - HOUR, 0, { startedTime: '15:00' }))
    const moment = shiftInstants([stop(NOW - 30 * MINUTE, 50)], running, () => HOUR, BERLIN_TIMES)
    expect(overlay(running, moment, BERLIN_TIMES)).toMatchObject([
      { startedTime: '15:00', endedTime: '16:30', hours: 150 }
    ])
  })

  it('a cut is shifted together with the entries it adds', () => {
    const time = { kind: 'times', startedTime: '23:40', endedTime: '23:50' } as const
    const cut = {
      removedMs: 10 * MINUTE,
      endsAt: NOW,
      then: 'stop',
      hoursAfter: 83,
      deletesEntry: false,
      added: [{ key: 'l2', entry: newEntry, time }],
      copy: { key: 'l3', entry: newEntry, startedAt: NOW }
    } as const
    const running = copy(runningEntry(NOW - HOUR))
    expect(later(30 * MINUTE, [operation({ kind: 'trim', cut })], running)).toMatchObject([
      {
        cut: {
          removedMs: 10 * MINUTE,
          endsAt: NOW + 30 * MINUTE,
          hoursAfter: 133,
          added: [
            {
              entry: { spentDate: '2026-11-19' },
              time: { startedTime: '00:10', endedTime: '00:20' }
            }
          ],
          copy: { startedAt: NOW + 30 * MINUTE }
        }
      }
    ])
  })

  it('typed hours do not change, and their base version is shifted', () => {
    const running = copy(runningEntry(NOW - 2 * HOUR))
    const base = { ...harvestEntry(), work: WORK, hours: 100, startedTime: null, endedTime: null }
    const typed = operation(
      { kind: 'update', changes: { hours: 300 }, base },
      { entryKey: 'h1001', sequence: 3 }
    )
    expect(later(HOUR, [stop(NOW - HOUR, 100), typed], running)).toMatchObject([
      { hours: 200 },
      { changes: { hours: 300 }, base: { hours: 200 } }
    ])
  })

  it('an operation made by a reliable clock is not shifted', () => {
    const [sure, doubtful] = [start(NOW), stop(NOW, 0, 'l1')]
    const settled = shiftInstants(
      [sure, doubtful],
      [],
      (each) => (each === sure ? undefined : HOUR),
      BERLIN
    )
    expect(settled).toMatchObject([{ intent: { kind: 'stop', stoppedAt: NOW + HOUR, hours: 100 } }])
  })
})
