import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import { harvestEntry, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const newEntry = { work: WORK, spentDate: '2026-11-18', notes: 'standup', billable: true }
const copy = (entry = harvestEntry()) => [{ key: 'h1001', entry }]
const only = <Item>(items: readonly Item[]): Item => {
  expect(items).toHaveLength(1)
  return items[0] as Item
}

describe('overlay', () => {
  it('a remote copy without operations is shown unchanged', () => {
    const shown = only(overlay(copy(), [], BERLIN))
    expect(shown).toEqual({ ...harvestEntry(), key: 'h1001', sync: { kind: 'confirmed' } })
  })

  it('a started timer is shown with the chosen names before Harvest confirms it', () => {
    const start = operation({ kind: 'start', entry: newEntry, startedAt: NOW }, { entryKey: 'l1' })
    const shown = only(overlay([], [start], BERLIN))
    expect(shown).toMatchObject({ id: null, key: 'l1', isRunning: true, startedTime: '16:00' })
    expect(shown).toMatchObject({ notes: 'standup', ...WORK, sync: { kind: 'waiting' } })
    expect(currentHours(shown, NOW + HOUR)).toBe(100)
  })

  it('a timer counts from the click, not from when Harvest received it', () => {
    const start = operation({ kind: 'start', entry: newEntry, startedAt: NOW }, { step: 1 })
    const late = copy(runningEntry(NOW + 10 * MINUTE))
    expect(currentHours(only(overlay(late, [start], BERLIN)), NOW + HOUR)).toBe(100)
  })

  it('a running entry stops at the click', () => {
    const stop = operation({ kind: 'stop', stoppedAt: NOW, hours: 250 })
    const shown = only(overlay(copy(runningEntry(NOW - 2 * HOUR, 50)), [stop], BERLIN))
    expect(shown).toMatchObject({ isRunning: false, hours: 250, timerStartedAt: null })
  })

  it('a stopped entry in a start/end account gets an end time', () => {
    const stop = operation({ kind: 'stop', stoppedAt: NOW, hours: 200 })
    const running = runningEntry(NOW - 2 * HOUR, 0, { startedTime: '14:00' })
    const shown = only(overlay(copy(running), [stop], BERLIN_TIMES))
    expect(shown).toMatchObject({ startedTime: '14:00', endedTime: '16:00', hours: 200 })
  })

  it('a running entry counts from its changed start before Harvest confirms it', () => {
    const moved = operation(
      { kind: 'update', changes: { startedTime: '15:15' } },
      { madeAt: NOW - MINUTE }
    )
    const running = runningEntry(NOW - 10 * MINUTE, 0, { startedTime: '15:50' })
    const shown = only(overlay(copy(running), [moved], BERLIN_TIMES))
    expect(shown).toMatchObject({ isRunning: true, startedTime: '15:15' })
    expect(shown.timerStartedAt).toBe(new Date(NOW - 45 * MINUTE).toISOString())
    expect(currentHours(shown, NOW)).toBe(75)
  })

  it('a start time later in the day means the evening before', () => {
    const changes = { startedTime: '23:50', spentDate: '2026-11-17' }
    const moved = operation({ kind: 'update', changes }, { madeAt: NOW - 15 * HOUR })
    const running = runningEntry(NOW - 16 * HOUR, 0, { startedTime: '00:00' })
    const shown = only(overlay(copy(running), [moved], BERLIN_TIMES))
    expect(shown.spentDate).toBe('2026-11-17')
    expect(shown.timerStartedAt).toBe(new Date(NOW - 16 * HOUR - 10 * MINUTE).toISOString())
  })

  it('a restarted entry starts from its banked hours', () => {
    const restart = operation({ kind: 'restart', startedAt: NOW })
    const shown = only(overlay(copy(), [restart], BERLIN))
    expect(currentHours(shown, NOW + HOUR)).toBe(200)
  })

  it('an update changes only the given attributes', () => {
    const update = operation({ kind: 'update', changes: { notes: 'new' } })
    expect(only(overlay(copy(), [update], BERLIN))).toMatchObject({ notes: 'new', hours: 100 })
  })

  it('a deleted entry is hidden, and shown again with the reason when Harvest refuses', () => {
    expect(overlay(copy(), [operation({ kind: 'delete' })], BERLIN)).toEqual([])
    const failure = { kind: 'rejected', said: 'This entry is locked' } as const
    const refused = operation({ kind: 'delete' }, { status: 'refused', failure })
    expect(only(overlay(copy(), [refused], BERLIN)).sync).toMatchObject({
      kind: 'refused',
      failure
    })
  })

  it('a cut removes time from a running entry without stopping it', () => {
    const cut = {
      removedMs: 20 * MINUTE,
      endsAt: NOW - 30 * MINUTE,
      then: 'continue',
      hoursAfter: 67,
      deletesEntry: false,
      added: [{ key: 'l9', entry: newEntry, time: { kind: 'hours', hours: 33 } }],
      copy: null
    } as const
    const shown = overlay(
      copy(runningEntry(NOW - HOUR)),
      [operation({ kind: 'trim', cut })],
      BERLIN
    )
    const kept = shown.find(({ key }) => key === 'h1001')
    const added = shown.find(({ key }) => key === 'l9')
    expect(kept && currentHours(kept, NOW)).toBe(67)
    expect(added).toMatchObject({ hours: 33, isRunning: false })
  })

  it('no entry is lost or duplicated for any pending operations in any order', () => {
    const intents = fc.oneof(
      fc.constant<Intent>({ kind: 'update', changes: { notes: 'x' } }),
      fc.constant<Intent>({ kind: 'stop', stoppedAt: NOW, hours: 100 }),
      fc.constant<Intent>({ kind: 'restart', startedAt: NOW }),
      fc.constant<Intent>({ kind: 'removeReference' }),
      fc.constant<Intent>({ kind: 'start', entry: newEntry, startedAt: NOW }),
      fc.constant<Intent>({
        kind: 'create',
        entry: newEntry,
        time: { kind: 'hours', hours: 5 }
      })
    )
    const keys = fc.constantFrom('h1001', 'l1', 'l2')
    fc.assert(
      fc.property(fc.array(fc.record({ intent: intents, entryKey: keys })), (given) => {
        const operations = given.map(({ intent, entryKey }, sequence): Operation =>
          operation(intent, { entryKey, sequence })
        )
        const shown = overlay(copy(), operations, BERLIN)
        const created = given.filter(({ intent }) => ['start', 'create'].includes(intent.kind))
        const expected = new Set(['h1001', ...created.map(({ entryKey }) => entryKey)])
        expect(new Set(shown.map(({ key }) => key))).toEqual(expected)
        expect(shown).toHaveLength(expected.size)
      })
    )
  })

  it('the hours shown are never less than the banked ones and never negative', () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.nat(86_400), (banked, seconds) => {
        const stop = { kind: 'stop', stoppedAt: NOW, hours: banked } as const
        const running = copy(runningEntry(NOW - seconds * SECOND, banked))
        const shown = only(overlay(running, [operation(stop)], BERLIN))
        expect(shown.hours).toBeGreaterThanOrEqual(banked)
      })
    )
  })
})
