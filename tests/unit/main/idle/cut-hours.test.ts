import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CutContext } from '#main/idle/cut-plan.ts'
import { planIdleCut } from '#main/idle/cut-plan.ts'
import { inverseOf } from '#main/ledger/inverse.ts'
import type { Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { planSplit } from '#main/ledger/split-plan.ts'
import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { AddedPart, IdleAnswer, IdleDecision, Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { NOW, runningEntry, shown } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const DURATION: CutContext = { ...BERLIN, findWork: () => undefined }
const TIMES: CutContext = { ...BERLIN_TIMES, findWork: () => undefined }
const MODES = [
  ['duration', DURATION],
  ['start/end', TIMES]
] as const
const DECISIONS: readonly IdleDecision[] = [
  'stop-and-remove',
  'continue-and-remove',
  'add-as-new-entry'
]
const EACH = MODES.flatMap(([name, context]) =>
  DECISIONS.map((decision) => [decision, name, context] as const)
)
const STARTED_AT = NOW - 17 * HOUR

const entry = runningEntry(STARTED_AT, 0, {
  startedTime: clockTimeAt(STARTED_AT, 'Europe/Berlin')
})

function shownBy(given: readonly NewOperation[], context: CutContext): readonly TimeEntry[] {
  const operations = given.map(({ entryKey, intent }, index) =>
    operation(intent, { entryKey, sequence: index, id: String(index) })
  )
  return overlay([{ key: 'h1001', entry }], operations, context)
}

function hoursOf(entries: readonly TimeEntry[], { mode }: CutContext): number {
  return entries.reduce((sum, each) => {
    const isInTimes = mode === 'timestamps' && each.isRunning && each.startedTime !== null
    if (!isInTimes) return sum + currentHours(each, NOW)
    const minutes = minutesBetween(each.startedTime, clockTimeAt(NOW, 'Europe/Berlin'))
    return sum + hundredthsOf(minutes * MINUTE)
  }, 0)
}

/** Each entry of a start/end account is rounded to the hundredth by itself, as Harvest does. */
const grains = (count: number, { mode }: CutContext) => (mode === 'duration' ? 1 : 1 + count / 2)

/** Absences above the threshold, in order and separate. */
const absences = fc
  .uniqueArray(fc.integer({ min: 60, max: 16 * 3600 }), { minLength: 2, maxLength: 6 })
  .map((seconds) => seconds.toSorted((one, other) => one - other))
  .map((sorted): readonly Span[] =>
    Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      from: STARTED_AT + (sorted[2 * index] ?? 0) * SECOND,
      to: STARTED_AT + (sorted[2 * index + 1] ?? 0) * SECOND
    })).filter(({ from, to }) => to - from >= 10 * MINUTE)
  )
  .filter((spans) => spans.length > 0)

function planned(spans: readonly Span[], answer: IdleAnswer, context: CutContext) {
  const intent = planIdleCut(shown(entry), spans, answer, NOW, context)
  if (intent === null || typeof intent === 'string') throw new Error(`no cut: ${intent}`)
  return { entryKey: 'h1001', intent }
}

describe('total hours', () => {
  it.each(MODES)(
    'adding an absence in pieces changes no total hours in a %s account',
    (_, context) => {
      fc.assert(
        fc.property(absences, fc.array(fc.nat(99), { maxLength: 4 }), (spans, cuts) => {
          const parts = spans.flatMap((span) => piecesOf(span, cuts))
          const cut = planned(spans, { decision: 'add-as-new-entry', parts }, context)
          const after = shownBy([cut], context)
          const difference = hoursOf(shownBy([], context), context) - hoursOf(after, context)
          expect(Math.abs(difference)).toBeLessThanOrEqual(grains(after.length, context))
        })
      )
    }
  )

  it.each(EACH)('undoing “%s” changes no total hours in a %s account', (decision, _, context) => {
    fc.assert(
      fc.property(absences, (spans) => {
        const cut = planned(spans, { decision }, context)
        const { operations } = inverseOf(cut, shown(entry), context)
        const before = hoursOf(shownBy([], context), context)
        const after = shownBy([cut, ...operations], context)
        expect(Math.abs(before - hoursOf(after, context))).toBeLessThanOrEqual(
          grains(after.length, context)
        )
        expect(after.filter(({ isRunning }) => isRunning)).toHaveLength(1)
      })
    )
  })

  it.each(MODES)(
    'undoing a split at midnight changes no total hours in a %s account',
    (_, context) => {
      const intent = planSplit(shown(entry), NOW, context) as Intent | null
      expect(intent).not.toBeNull()
      const split = { entryKey: 'h1001', intent: intent! }
      const { operations } = inverseOf(split, shown(entry), context)
      const after = shownBy([split, ...operations], context)
      const difference = hoursOf(after, context) - hoursOf(shownBy([], context), context)
      expect(Math.abs(difference)).toBeLessThanOrEqual(1)
      expect(after.filter(({ isRunning }) => isRunning)).toHaveLength(1)
    }
  )
})

it.each(EACH)('“%s” removes exactly what it announces in a %s account', (decision, _, context) => {
  fc.assert(
    fc.property(absences, (spans) => {
      const cut = planned(spans, { decision }, context)
      const isAdded = decision === 'add-as-new-entry'
      const removed = isAdded ? 0 : hundredthsOf(cut.intent.cut.removedMs)
      const after = shownBy([cut], context)
      const difference = hoursOf(shownBy([], context), context) - removed - hoursOf(after, context)
      expect(Math.abs(difference)).toBeLessThanOrEqual(grains(after.length, context))
      // whole minutes at both ends of each absence
      const asked = lengthOf(spans)
      const tolerance = context.mode === 'duration' ? 0 : (spans.length + 2) * MINUTE
      expect(Math.abs(cut.intent.cut.removedMs - asked)).toBeLessThanOrEqual(tolerance)
    })
  )
})

/** Returns a span as adjacent pieces with whole minutes. */
function piecesOf({ from, to }: Span, cuts: readonly number[]): readonly AddedPart[] {
  const inside = cuts.map(
    (share) => Math.floor((from + ((to - from) * share) / 100) / MINUTE) * MINUTE
  )
  const bounds = [...new Set([from, ...inside.filter((at) => at > from && at < to), to])]
  const sorted = bounds.toSorted((one, other) => one - other)
  return sorted.slice(1).map((end, index) => ({ from: sorted[index] ?? from, to: end }))
}
