import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cut } from '#main/ledger/intents.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { planSplit } from '#main/ledger/split-plan.ts'
import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import { runningEntry, shown } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const MIDNIGHT = Date.parse('2026-11-18T00:00:00+01:00')

function started(at: number, banked = 0) {
  return runningEntry(at, banked, {
    spentDate: spentDateAt(at, 'Europe/Berlin'),
    startedTime: clockTimeAt(at, 'Europe/Berlin')
  })
}

function split(at: number, now: number, context: OverlayContext, banked = 0): Cut {
  const intent = planSplit(shown(started(at, banked)), now, context)
  if (!intent) throw new Error('no midnight has passed')
  return intent.cut
}

/** Returns what is shown of each day at an instant, with the split laid over the entry. */
function days(at: number, now: number, context: OverlayContext, banked = 0) {
  const cut = split(at, now, context, banked)
  const copies = [{ key: 'h1001', entry: started(at, banked) }]
  return overlay(copies, [operation({ kind: 'trim', cut })], context).map((entry) => ({
    spentDate: entry.spentDate,
    isRunning: entry.isRunning,
    times: [entry.startedTime, entry.endedTime],
    hours:
      context.mode === 'timestamps' && entry.isRunning && entry.startedTime
        ? hundredthsOf(
            minutesBetween(entry.startedTime, clockTimeAt(now, 'Europe/Berlin')) * MINUTE
          )
        : currentHours(entry, now)
  }))
}

describe('splitting at midnight', () => {
  it('each day gets its share, and today’s entry goes on', () => {
    const found = days(MIDNIGHT - 2 * HOUR, MIDNIGHT + HOUR, BERLIN, 50)
    expect(found).toMatchObject([
      { spentDate: '2026-11-17', hours: 250, isRunning: false },
      { spentDate: '2026-11-18', hours: 100, isRunning: true }
    ])
  })

  it('start/end entries end and begin at midnight', () => {
    const found = days(MIDNIGHT - 2 * HOUR, MIDNIGHT + HOUR, BERLIN_TIMES)
    expect(found).toMatchObject([
      { times: ['22:00', '00:00'], hours: 200 },
      { times: ['00:00', null], hours: 100, isRunning: true }
    ])
  })

  it.each([
    ['duration', BERLIN],
    ['start/end', BERLIN_TIMES]
  ])('a timer over a weekend gets an entry for each whole day in a %s account', (_, context) => {
    const found = days(MIDNIGHT - HOUR, MIDNIGHT + 49 * HOUR, context)
    const sums = Map.groupBy(found, ({ spentDate }) => spentDate)
    expect(
      [...sums].map(([day, entries]) => [day, entries.reduce((sum, { hours }) => sum + hours, 0)])
    ).toEqual(
      expect.arrayContaining([
        ['2026-11-17', 100],
        ['2026-11-18', 2400],
        ['2026-11-19', 2400],
        ['2026-11-20', 100]
      ])
    )
  })

  it('nothing is split before midnight or when the timer is stopped', () => {
    expect(planSplit(shown(started(MIDNIGHT - HOUR)), MIDNIGHT, BERLIN)).toBeNull()
    const stopped = { ...shown(started(MIDNIGHT - HOUR)), isRunning: false }
    expect(planSplit(stopped, MIDNIGHT + HOUR, BERLIN)).toBeNull()
  })

  it.each([
    ['duration', BERLIN, 1],
    ['start/end', BERLIN_TIMES, 3]
  ] as const)('a split changes no total hours in a %s account', (_, context, grains) => {
    const seconds = fc.integer({ min: 1, max: 4 * 24 * 3600 })
    fc.assert(
      fc.property(seconds, fc.nat(24 * 3600 - 2), fc.nat(3000), (before, after, banked) => {
        const had = context.mode === 'duration' ? banked : 0
        const at = MIDNIGHT - before * SECOND
        const now = MIDNIGHT + (after + 1) * SECOND
        const found = days(at, now, context, had)
        const sum = found.reduce((total, { hours }) => total + hours, 0)
        const passed =
          context.mode === 'duration'
            ? now - at
            : (Math.floor(now / MINUTE) - Math.floor(at / MINUTE)) * MINUTE
        // Harvest rounds each entry of a start/end account to the hundredth
        expect(Math.abs(sum - had - hundredthsOf(passed))).toBeLessThanOrEqual(grains)
      })
    )
  })

  it('a split is correct in a night when the clocks change', () => {
    const night = Date.parse('2026-10-25T00:00:00+02:00')
    const found = days(night - HOUR, night + 25 * HOUR + MINUTE, BERLIN)
    expect(found.map(({ hours }) => hours)).toEqual(expect.arrayContaining([100, 2500, 2]))
  })
})
