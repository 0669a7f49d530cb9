import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockPieces, clockPiecesByDay, startAndEndOf } from '#shared/time/clock-pieces.ts'
import { minutesBetween } from '#shared/time/clock-time.ts'
import { DAY, HOUR, MINUTE } from '#shared/durations.ts'
import type { Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'

/** Berlin and Havana set the clocks back at night, Beirut at midnight, and Lord Howe by half an hour. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Pacific/Apia'
]
const zones = fc.constantFrom(...ZONES)
const spans = fc
  .record({
    minute: fc.integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2027, 0, 1) / MINUTE }),
    length: fc.integer({ min: 1, max: 4 * 24 * 60 })
  })
  .map(({ minute, length }) => ({ from: minute * MINUTE, to: (minute + length) * MINUTE }))

function times(span: Span, timeZone: string): readonly string[] {
  return clockPieces(span, timeZone).map((piece) => {
    const { startedTime, endedTime } = startAndEndOf(piece, timeZone)
    return `${startedTime}-${endedTime}`
  })
}

function minutesOnWall(piece: Span, timeZone: string): number {
  const { startedTime, endedTime } = startAndEndOf(piece, timeZone)
  return minutesBetween(startedTime, endedTime)
}

describe('stretches as start/end entries', () => {
  it('an hour that occurs twice ends one piece and begins the next', () => {
    const from = Date.UTC(2026, 9, 25, 0, 40)
    expect(times({ from, to: from + 40 * MINUTE }, 'Europe/Berlin')).toEqual([
      '02:40-03:00',
      '02:00-02:20'
    ])
  })

  it('a stretch of a day or more is divided at midnight', () => {
    const from = Date.UTC(2026, 10, 18, 8)
    expect(times({ from, to: from + 26 * HOUR }, 'Europe/Berlin')).toEqual([
      '09:00-00:00',
      '00:00-11:00'
    ])
  })

  it('a stretch over midnight of less than a day is one piece', () => {
    const from = Date.UTC(2026, 10, 18, 22, 50)
    expect(times({ from, to: from + HOUR }, 'Europe/Berlin')).toEqual(['23:50-00:50'])
  })

  it('the hour skipped in spring is inside one piece', () => {
    const from = Date.UTC(2026, 2, 29, 0, 30)
    expect(times({ from, to: from + 2 * HOUR }, 'Europe/Berlin')).toEqual(['01:30-04:30'])
  })

  it('a stretch of less than a minute is no piece', () => {
    expect(clockPieces({ from: 1000, to: 59_000 }, 'Europe/Berlin')).toEqual([])
  })

  it('pieces are consecutive and cover the whole stretch in every zone', () => {
    fc.assert(
      fc.property(spans, zones, (span, timeZone) => {
        const pieces = clockPieces(span, timeZone)
        expect(pieces[0]?.from).toBe(span.from)
        expect(pieces.at(-1)?.to).toBe(span.to)
        pieces.slice(1).forEach((piece, index) => expect(piece.from).toBe(pieces[index]?.to))
        expect(lengthOf(pieces)).toBe(span.to - span.from)
      })
    )
  })

  it('the clock times of a piece never show less time than it has, nor a day more', () => {
    fc.assert(
      fc.property(spans, zones, (span, timeZone) => {
        for (const piece of clockPieces(span, timeZone)) {
          const extra = minutesOnWall(piece, timeZone) - (piece.to - piece.from) / MINUTE
          // the extra time is the hour skipped in spring, which local clock times include
          expect(extra).toBeGreaterThanOrEqual(0)
          expect(extra).toBeLessThanOrEqual(60)
          expect(piece.to - piece.from).toBeLessThan(DAY)
        }
      })
    )
  })

  it('no piece crosses midnight when a stretch is divided by day', () => {
    fc.assert(
      fc.property(spans, zones, (span, timeZone) => {
        for (const piece of clockPiecesByDay(span, timeZone)) {
          const { startedTime, endedTime } = startAndEndOf(piece, timeZone)
          expect(endedTime === '00:00' || endedTime > startedTime).toBe(true)
        }
      })
    )
  })
})
