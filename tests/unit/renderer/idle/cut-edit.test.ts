import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ruleConditionsOf,
  LEAST_CUT,
  moveEnd,
  shownRange,
  splitPart,
  typedInstant
} from '#renderer/idle/cut-edit.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { lengthOf } from '#shared/absence.ts'
import { aQuestion } from './a-question.ts'

const question = aQuestion()
const range = shownRange(question)

describe('editing a cut', () => {
  it('a cut can begin before the absence, but not before the timer', () => {
    expect(question.from - range.from).toBe(30 * MINUTE)
    const short = aQuestion({ startedAt: question.from - MINUTE })
    expect(shownRange(short).from).toBe(short.startedAt)
  })

  it('the parts of a cut stay in order, separate and in range when their ends are moved', () => {
    const move = fc.record({
      index: fc.nat(1),
      end: fc.constantFrom('from' as const, 'to' as const),
      to: fc.integer({ min: range.from - HOUR, max: range.to + HOUR })
    })
    const two = [
      { from: question.from, to: question.from + 5 * MINUTE },
      { from: question.from + 10 * MINUTE, to: question.to }
    ]
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const spans = moves.reduce<readonly { from: number; to: number }[]>(
          (all, { index, end, to }) => moveEnd(all, index, end, to, range),
          two
        )
        const ends = spans.flatMap(({ from, to }) => [from, to])
        expect(ends).toEqual(ends.toSorted((one, other) => one - other))
        expect(ends[0]).toBeGreaterThanOrEqual(range.from)
        expect(ends.at(-1)).toBeLessThanOrEqual(range.to)
        for (const { from, to } of spans) expect(to - from).toBeGreaterThanOrEqual(LEAST_CUT)
      })
    )
  })

  it('an end typed as a time of day is placed on the right day', () => {
    const midnight = Date.parse('2026-11-18T00:05:00Z')
    expect(typedInstant('23:50', midnight, 'UTC')).toBe(Date.parse('2026-11-17T23:50:00Z'))
    expect(typedInstant('0:15', midnight, 'UTC')).toBe(Date.parse('2026-11-18T00:15:00Z'))
    expect(typedInstant('soon', midnight, 'UTC')).toBeNull()
  })
})

it('a part is split at a whole minute without losing time', () => {
  const parts = splitPart(splitPart([question], 0), 1)
  expect(parts).toHaveLength(3)
  expect(lengthOf(parts)).toBe(22 * MINUTE)
  expect(splitPart([{ from: 0, to: MINUTE }], 0)).toHaveLength(1)
})

it('a choice becomes a rule only if conditions are selected', () => {
  const none = { work: false, length: false, timeOfDay: false }
  expect(ruleConditionsOf(question, none, 'UTC')).toBeUndefined()
  expect(ruleConditionsOf(question, { ...none, length: true }, 'UTC')).toEqual({
    minutes: { least: 11, most: 33 }
  })
  expect(ruleConditionsOf(question, { ...none, timeOfDay: true }, 'UTC')).toEqual({
    timeOfDay: { from: '11:03', to: '13:03' }
  })
})
