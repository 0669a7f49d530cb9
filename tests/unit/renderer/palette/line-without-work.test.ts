import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuickEntry } from '#shared/quick-entry/quick-entry.ts'
import { lineWithoutWork } from '#renderer/palette/line-without-work.ts'
import { quickContext } from '#tests/unit/shared/quick-entry/quick-entry-context.ts'

const CONTEXT = quickContext()
const without = (line: string, count: number) => lineWithoutWork(line, count, CONTEXT)

describe('typed text after work is chosen', () => {
  test.each([
    [
      'https://github.com/exhib/site/issues/42 exhib 20m kick-off',
      1,
      'https://github.com/exhib/site/issues/42 20m kick-off'
    ],
    [
      '20m https://github.com/design/a/issues/1 design',
      1,
      '20m https://github.com/design/a/issues/1'
    ],
    ['exhib 20m kick-off', 1, '20m kick-off'],
    ['exhib design 20m', 2, '20m'],
    ['exhib  20m   two  gaps', 1, '20m   two  gaps'],
    ['exhib 20m "the  exhib  text"', 1, '20m "the  exhib  text"'],
    ['exhibition 20m exhib', 1, '20m exhib'],
    ['20m exhib kick-off', 1, '20m kick-off'],
    ['\\exhib 20m', 1, '20m'],
    ['exhib', 1, '']
  ])('choosing work in %j removes the first %d words and nothing else', (line, count, rest) => {
    expect(without(line, count)).toBe(rest)
  })

  test.each([
    ['acme stop', '\\stop'],
    ['acme +15m', '\\+15m']
  ])('choosing work in %j preserves the meaning of the other words', (line, rest) => {
    expect(without(line, 1)).toBe(rest)
  })

  test('choosing work never changes time, day, link or notes', () => {
    const parts = fc.constantFrom(
      ...['exhib', 'design', '20m', '1:30', 'yesterday', 'fri', 'sat', 'stop', 'kick-off', '\\2h'],
      ...['"exhib 2h"', 'https://github.com/exhib/design/issues/4', '9-10', 'for', 'ago', 'vor']
    )
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 7 }), (words) => {
        const line = words.join(' ')
        const before = parseQuickEntry(line, CONTEXT)
        if (before.kind !== 'entry' || before.questions.length > 0) return
        const { lead, tail, ...others } = before.entry
        const [first, ...rest] = lead.length > 0 ? [...lead, ...tail] : tail
        if (first === undefined) return
        const after = parseQuickEntry(without(line, 1), CONTEXT)
        if (after.kind === 'empty') return
        if (after.kind !== 'entry') throw new Error(`${line} became a ${after.kind}`)
        const { lead: leadAfter, tail: tailAfter, ...othersAfter } = after.entry
        expect([...leadAfter, ...tailAfter]).toEqual(rest)
        expect(othersAfter).toEqual(others)
        expect(after.questions).toEqual([])
      }),
      { numRuns: 1000 }
    )
  })
})
