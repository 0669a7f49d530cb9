import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CutContext } from '#main/idle/cut-plan.ts'
import { planIdleCut, questionOf } from '#main/idle/cut-plan.ts'
import type { Cut } from '#main/ledger/intents.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { IdleAnswer, Span } from '#shared/absence.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const MEETING = { ...WORK, task: { id: 22, name: 'Meetings' } }
const findWork: CutContext['findWork'] = ({ taskId }) =>
  taskId === 22 ? { work: MEETING, billable: false } : undefined
const DURATION: CutContext = { ...BERLIN, findWork }
const TIMES: CutContext = { ...BERLIN_TIMES, findWork }

function started(at: number, banked = 0, context = DURATION): HarvestEntry {
  return runningEntry(at, banked, { startedTime: clockTimeAt(at, context.timeZone), notes: 'x' })
}

function plan(
  entry: HarvestEntry,
  absences: readonly Span[],
  answer: IdleAnswer,
  context = DURATION,
  at = NOW
): Cut {
  const intent = planIdleCut(shown(entry), absences, answer, at, context)
  if (intent === null || typeof intent === 'string') throw new Error(`no cut: ${intent}`)
  return intent.cut
}

/** Returns the sum of shown hours at an instant, with the cut laid over the entry. */
function total(entry: HarvestEntry, cut: Cut | null, context: CutContext, at: number): number {
  const operations = cut ? [operation({ kind: 'trim', cut })] : []
  const entries = overlay([{ key: 'h1001', entry }], operations, context)
  return entries.reduce((sum, each) => {
    const isInTimes = context.mode === 'timestamps' && each.isRunning && each.startedTime
    return isInTimes
      ? sum +
          hundredthsOf(minutesBetween(each.startedTime, clockTimeAt(at, 'Europe/Berlin')) * MINUTE)
      : sum + currentHours(each, at)
  }, 0)
}

const absence = { from: NOW - 40 * MINUTE, to: NOW - 10 * MINUTE }

describe('a cut in a duration account', () => {
  const entry = started(NOW - HOUR)

  it('a cut preserves the work before and after the absence', () => {
    expect(plan(entry, [absence], { decision: 'stop-and-remove' })).toMatchObject({
      then: 'stop',
      hoursAfter: 50,
      added: [],
      copy: null
    })
  })

  it('a cut preserves the work between two absences', () => {
    const two = [absence, { from: NOW - 5 * MINUTE, to: NOW - 2 * MINUTE }]
    expect(plan(entry, two, { decision: 'continue-and-remove' }).removedMs).toBe(33 * MINUTE)
  })

  it('a cut is limited to the time between the start of the timer and the user’s choice', () => {
    const wide = [{ from: NOW - 9 * HOUR, to: NOW + HOUR }]
    expect(plan(entry, wide, { decision: 'stop-and-remove' })).toMatchObject({
      removedMs: HOUR,
      hoursAfter: 0,
      deletesEntry: false
    })
  })

  it('a cut of the whole entry deletes the entry if the user chooses that', () => {
    const whole = [{ from: NOW - HOUR, to: NOW }]
    const stop = { decision: 'stop-and-remove', whenEmpty: 'delete' } as const
    expect(plan(entry, whole, stop).deletesEntry).toBe(true)
    expect(plan(entry, [absence], stop).deletesEntry).toBe(false)
    expect(plan(entry, whole, { ...stop, decision: 'continue-and-remove' }).deletesEntry).toBe(
      false
    )
  })

  it('an added absence can be split between several projects and tasks', () => {
    const parts = [
      { from: absence.from, to: absence.from + 20 * MINUTE, work: { projectId: 11, taskId: 22 } },
      { from: absence.from + 20 * MINUTE, to: absence.to, notes: 'Lunch' }
    ]
    const { added } = plan(entry, [absence], { decision: 'add-as-new-entry', parts })
    expect(added.map(({ time }) => time)).toEqual([
      { kind: 'hours', hours: 33 },
      { kind: 'hours', hours: 17 }
    ])
    expect(added.map((each) => [each.entry.work.task.name, each.entry.notes])).toEqual([
      ['Meetings', 'x'],
      ['Development', 'Lunch']
    ])
  })

  it('pieces outside the absence, overlapping pieces and work of others are refused', () => {
    const decision = 'add-as-new-entry'
    const answers: IdleAnswer[] = [
      { decision, parts: [{ from: absence.from - MINUTE, to: absence.to }] },
      { decision, parts: [absence, { ...absence, from: absence.from + MINUTE }] },
      { decision, parts: [] },
      { decision, spans: [{ from: NOW + HOUR, to: NOW + 2 * HOUR }] }
    ]
    for (const answer of answers)
      expect(planIdleCut(shown(entry), [absence], answer, NOW, DURATION)).toBe('invalid-input')
    const foreign = {
      decision,
      parts: [{ ...absence, work: { projectId: 1, taskId: 1 } }]
    } as const
    expect(planIdleCut(shown(entry), [absence], foreign, NOW, DURATION)).toBe('not-assigned')
  })

  it('an absence across midnight is added as one entry for each day', () => {
    const midnight = Date.parse('2026-11-17T23:00:00Z')
    const night = { from: midnight - HOUR, to: midnight + 8 * HOUR }
    const { added } = plan(started(midnight - 3 * HOUR), [night], { decision: 'add-as-new-entry' })
    expect(added.map((each) => [each.entry.spentDate, each.time])).toEqual([
      ['2026-11-17', { kind: 'hours', hours: 100 }],
      ['2026-11-18', { kind: 'hours', hours: 800 }]
    ])
  })
})

describe('a cut in a start/end account', () => {
  const entry = started(NOW - HOUR)

  it('a start/end entry goes on in a continuation from the return', () => {
    const cut = plan(entry, [absence], { decision: 'continue-and-remove' }, TIMES)
    expect(cut).toMatchObject({ endsAt: absence.from, hoursAfter: 33, added: [] })
    expect(cut.copy).toMatchObject({ startedAt: absence.to, entry: { notes: 'x' } })
  })

  it('a cut that stops a start/end entry preserves the work after the return', () => {
    const { added, copy } = plan(entry, [absence], { decision: 'stop-and-remove' }, TIMES)
    expect(copy).toBeNull()
    expect(added.map(({ time }) => time)).toEqual([
      { kind: 'times', startedTime: '15:50', endedTime: '16:00' }
    ])
  })

  it('the seconds until the user chooses do not count as work', () => {
    const answeredAt = absence.to + 70 * SECOND
    const { added } = plan(entry, [absence], { decision: 'stop-and-remove' }, TIMES, answeredAt)
    expect(added).toEqual([])
  })

  it('work between two absences becomes an entry of its own', () => {
    const two = [
      { from: NOW - 40 * MINUTE, to: NOW - 30 * MINUTE },
      { from: NOW - 20 * MINUTE, to: NOW - 5 * MINUTE }
    ]
    const cut = plan(entry, two, { decision: 'continue-and-remove' }, TIMES)
    expect(cut.added.map(({ time }) => time)).toEqual([
      { kind: 'times', startedTime: '15:30', endedTime: '15:40' }
    ])
    expect(cut.copy).toMatchObject({ startedAt: NOW - 5 * MINUTE })
  })

  it('the external reference is copied to the continuation', () => {
    const reference = {
      id: '7',
      groupId: null,
      accountId: null,
      permalink: null,
      service: null,
      serviceIconUrl: null
    }
    const linked = { ...entry, externalReference: reference }
    const cut = plan(linked, [absence], { decision: 'continue-and-remove' }, TIMES)
    expect(cut.copy?.entry.externalReference).toEqual(reference)
  })
})

describe('hours before and after a cut', () => {
  const DECISIONS = ['stop-and-remove', 'continue-and-remove', 'add-as-new-entry'] as const
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 23 * 3600 }), {
    minLength: 2,
    maxLength: 6
  })

  /** Returns absences between the start of the timer and now, in order and separate. */
  function absencesOf(seconds: readonly number[]): readonly Span[] {
    const sorted = seconds
      .toSorted((one, other) => one - other)
      .map((each) => NOW - DAY + each * SECOND)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      from: sorted[2 * index] ?? 0,
      to: sorted[2 * index + 1] ?? 0
    }))
  }
  const DAY = 23 * HOUR

  it.each(DECISIONS)(
    'the hours change by exactly the cut, to the hundredth, in a duration account: %s',
    (decision) => {
      fc.assert(
        fc.property(times, fc.nat(2000), fc.nat(3600), (seconds, banked, after) => {
          const entry = started(NOW - DAY - MINUTE, banked)
          const answeredAt = NOW + after * SECOND
          const cut = plan(entry, absencesOf(seconds), { decision }, DURATION, answeredAt)
          const isAdded = decision === 'add-as-new-entry'
          const removed = isAdded ? 0 : hundredthsOf(cut.removedMs)
          const before = total(entry, null, DURATION, answeredAt)
          const left = total(entry, cut, DURATION, answeredAt)
          expect(Math.abs(before - removed - left)).toBeLessThanOrEqual(1)
        })
      )
    }
  )

  it.each(DECISIONS)(
    'the hours change by exactly the cut, to the minute, in a start/end account: %s',
    (decision) => {
      fc.assert(
        fc.property(times, fc.nat(3000), (seconds, after) => {
          const entry = started(NOW - DAY - MINUTE)
          const answeredAt = NOW + after * SECOND
          const intent = planIdleCut(
            shown(entry),
            absencesOf(seconds),
            { decision },
            answeredAt,
            TIMES
          )
          fc.pre(intent !== null && typeof intent !== 'string')
          const { cut } = intent as Extract<typeof intent, { kind: 'trim' }>
          const isAdded = decision === 'add-as-new-entry'
          const removed = isAdded ? 0 : hundredthsOf(cut.removedMs)
          const before = hundredthsOf(
            minutesBetween(entry.startedTime ?? '', clockTimeAt(answeredAt, 'Europe/Berlin')) *
              MINUTE
          )
          const left = total(entry, cut, TIMES, answeredAt)
          // Harvest rounds each entry to the hundredth
          expect(Math.abs(before - removed - left)).toBeLessThanOrEqual(cut.added.length / 2 + 2)
        })
      )
    }
  )
})

it('the idle question contains the absence and the hours at the return', () => {
  const two = [
    { ...absence, kind: 'idle' as const },
    { from: NOW - 8 * MINUTE, to: NOW - 6 * MINUTE, kind: 'lock' as const }
  ]
  expect(questionOf(shown(started(NOW - HOUR)), two, DURATION)).toMatchObject({
    from: absence.from,
    to: NOW - 6 * MINUTE,
    minutes: 32,
    hoursBefore: 90
  })
})

it('a day that has no midnight is split where it begins', () => {
  const pieces = splitAtMidnight({ from: NOW, to: NOW + 48 * HOUR }, 'Europe/Berlin')
  expect(pieces).toHaveLength(3)
  expect(pieces.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(48 * HOUR)
})
