import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conditionsOf,
  LEAST_CUT,
  moveEnd,
  shownRange,
  splitPart,
  typedInstant
} from '#renderer/idle/cut-edit.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { lengthOf } from '#shared/idle.ts'
import { aQuestion } from './a-question.ts'

const question = aQuestion()
const range = shownRange(question)

describe('an edited cut', () => {
  it('may begin a while before the absence, but not before the timer', () => {
    expect(question.from - range.from).toBe(30 * MINUTE)
    const short = aQuestion({ startedAt: question.from - MINUTE })
    expect(shownRange(short).from).toBe(short.startedAt)
  })

  it('stays in order, apart and in its range, however its ends are moved', () => {
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

  it('is typed as a time of day, on the day that is meant', () => {
    const midnight = Date.parse('2026-11-18T00:05:00Z')
    expect(typedInstant('23:50', midnight, 'UTC')).toBe(Date.parse('2026-11-17T23:50:00Z'))
    expect(typedInstant('0:15', midnight, 'UTC')).toBe(Date.parse('2026-11-18T00:15:00Z'))
    expect(typedInstant('soon', midnight, 'UTC')).toBeNull()
  })
})

it('pieces are split at a whole minute, and lose nothing', () => {
  const parts = splitPart(splitPart([question], 0), 1)
  expect(parts).toHaveLength(3)
  expect(lengthOf(parts)).toBe(22 * MINUTE)
  expect(splitPart([{ from: 0, to: MINUTE }], 0)).toHaveLength(1)
})

it('an answer is remembered under the conditions chosen, and only then', () => {
  const none = { work: false, length: false, timeOfDay: false }
  expect(conditionsOf(question, none, 'UTC')).toBeUndefined()
  expect(conditionsOf(question, { ...none, length: true }, 'UTC')).toEqual({
    minutes: { least: 11, most: 33 }
  })
  expect(conditionsOf(question, { ...none, timeOfDay: true }, 'UTC')).toEqual({
    timeOfDay: { from: '11:03', to: '13:03' }
  })
})
