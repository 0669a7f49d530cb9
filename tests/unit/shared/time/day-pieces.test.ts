import { describe, expect, it } from 'vitest'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { DAY, HOUR } from '#shared/durations.ts'

const NOON = Date.UTC(2026, 10, 18, 12)

describe('splitting a stretch at midnight', () => {
  it('a stretch is split into one piece for each day', () => {
    const pieces = splitAtMidnight({ from: NOON, to: NOON + DAY }, 'UTC')
    expect(pieces).toEqual([
      { from: NOON, to: NOON + 12 * HOUR },
      { from: NOON + 12 * HOUR, to: NOON + DAY }
    ])
  })

  it('a longer stretch is split into 400 pieces without losing time', () => {
    const from = Date.UTC(2000, 0, 1)
    const pieces = splitAtMidnight({ from, to: NOON }, 'UTC')
    expect(pieces).toHaveLength(400)
    expect(pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0)).toBe(NOON - from)
  })
})
