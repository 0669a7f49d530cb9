import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTES_PER_DAY, minuteOfDay, timeAtMinute } from '#shared/time/clock-time.ts'
import {
  freeStretches,
  overlap,
  overlapsAny,
  placeBlock as placeIn,
  resizeBlock,
  type Block
} from '#shared/place-block.ts'

const blocks = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]): Block => ({ from, to: Math.min(MINUTES_PER_DAY, from + length) }))
const days = fc.array(blocks, { maxLength: 8 })
const WORK_HOURS: Block = { from: 540, to: 1020 }
const placeBlock = (busy: readonly Block[], minutes: number, workHours = WORK_HOURS) =>
  placeIn(busy, minutes, workHours)
const lengths = fc.integer({ min: 1, max: 1440 })

describe('placing a block', () => {
  it('the first block begins at the start of work', () => {
    expect(placeBlock([], 90)).toEqual({ from: 540, to: 630 })
    expect(placeBlock([], 90, { from: 420, to: 900 })).toEqual({ from: 420, to: 510 })
  })

  it('a block is placed inside the work hours while they have room', () => {
    fc.assert(
      fc.property(days, lengths, blocks, (busy, minutes, workHours) => {
        const outside = [
          { from: 0, to: workHours.from },
          { from: workHours.to, to: MINUTES_PER_DAY }
        ]
        const inside = freeStretches([...busy, ...outside])
        const hasRoom = inside.some(({ from, to }) => to - from >= minutes)
        const block = placeBlock(busy, minutes, workHours)
        const isInside = !!block && block.from >= workHours.from && block.to <= workHours.to
        expect(isInside).toBe(hasRoom)
      })
    )
  })

  it('a block fills the first gap that is long enough', () => {
    const busy = [
      { from: 540, to: 600 },
      { from: 630, to: 720 }
    ]
    expect(placeBlock(busy, 30)).toEqual({ from: 600, to: 630 })
    expect(placeBlock(busy, 60)).toEqual({ from: 720, to: 780 })
  })

  it('a block is placed after work rather than before work', () => {
    const allDay = [{ from: 540, to: 1020 }]
    expect(placeBlock(allDay, 60)).toEqual({ from: 1020, to: 1080 })
    expect(placeBlock([{ from: 540, to: MINUTES_PER_DAY }], 60)).toEqual({ from: 480, to: 540 })
  })

  it('a placed block never overlaps, has its length and stays in the day', () => {
    fc.assert(
      fc.property(days, lengths, (busy, minutes) => {
        const block = placeBlock(busy, minutes)
        if (!block) return
        expect(overlapsAny(block, busy)).toBe(false)
        expect(block.to - block.from).toBe(minutes)
        expect(block.from).toBeGreaterThanOrEqual(0)
        expect(block.to).toBeLessThanOrEqual(MINUTES_PER_DAY)
      })
    )
  })

  it('no block is placed only if no free stretch is long enough', () => {
    fc.assert(
      fc.property(days, lengths, (busy, minutes) => {
        const longest = Math.max(0, ...freeStretches(busy).map(({ from, to }) => to - from))
        expect(placeBlock(busy, minutes) === null).toBe(longest < minutes)
      })
    )
  })
})

describe('resizing a block', () => {
  it('a resized block has the same start if there is room, and the same end otherwise', () => {
    const block = { from: 600, to: 660 }
    expect(resizeBlock(block, 90, [])).toEqual({ from: 600, to: 690 })
    expect(resizeBlock(block, 90, [{ from: 660, to: 700 }])).toEqual({ from: 570, to: 660 })
    const between = [
      { from: 500, to: 600 },
      { from: 660, to: 700 }
    ]
    expect(resizeBlock(block, 90, between)).toBeNull()
  })

  it('a resized block never overlaps others and has one end in common with the old one', () => {
    fc.assert(
      fc.property(blocks, lengths, days, (block, minutes, others) => {
        const next = resizeBlock(block, minutes, others)
        if (!next) return
        expect(overlapsAny(next, others)).toBe(false)
        expect(next.from === block.from || next.to === block.to).toBe(true)
      })
    )
  })
})

describe('free stretches of a day', () => {
  it('free stretches are the rest of the day to the minute', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }), (busy, minute) => {
        const here = { from: minute, to: minute + 1 }
        expect(overlapsAny(here, freeStretches(busy))).toBe(!busy.some((b) => overlap(b, here)))
      })
    )
  })
})

it('minutes of the day and clock times convert into each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }), (minute) => {
      expect(minuteOfDay(timeAtMinute(minute))).toBe(minute)
    })
  )
  expect(timeAtMinute(MINUTES_PER_DAY)).toBe('00:00')
})
