import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  busyBlocks,
  overlappingEntries,
  layOutDay,
  moveBlock,
  snap,
  stretchBlock
} from '#renderer/timesheet/timeline/day-blocks.ts'
import { MINUTES_PER_DAY } from '#shared/time/clock-time.ts'
import { overlap } from '#shared/place-block.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry, aRunningEntry } from '#tests/unit/renderer/timesheet/an-entry.ts'
import { clockTimes } from '../../../shared/arbitraries.ts'

const timed = (key: string, startedTime: string, endedTime: string): TimeEntry =>
  anEntry({ key, startedTime, endedTime })

const days = fc
  .array(fc.tuple(clockTimes, clockTimes), { maxLength: 10 })
  .map((times) => times.map(([from, to], index) => timed(String(index), from, to)))

describe('blocks of the timeline', () => {
  it('a block lies between start and end of its entry', () => {
    expect(blockOf(timed('a', '09:00', '10:30'), 0)).toEqual({ from: 540, to: 630 })
  })

  it('the block of an entry past midnight reaches to the end of the day', () => {
    expect(blockOf(timed('a', '23:00', '01:00'), 0)).toEqual({ from: 1380, to: MINUTES_PER_DAY })
  })

  it('a block is as long as its hours when an hour occurs twice', () => {
    const night = anEntry({ startedTime: '02:40', endedTime: '02:20', hours: 67 })
    expect(blockOf(night, 0)).toEqual({ from: 160, to: 200 })
  })

  it('a running entry is drawn until now and blocks the rest of the day', () => {
    const running = aRunningEntry({ startedTime: '09:00' })
    expect(blockOf(running, 600)).toEqual({ from: 540, to: 600 })
    expect(busyBlocks([running])).toEqual([{ from: 540, to: MINUTES_PER_DAY }])
  })

  it('an entry without a start has no block', () => {
    expect(blockOf(anEntry(), 0)).toBeNull()
  })
})

describe('the layout of a day', () => {
  it('overlapping entries share the width in lanes, and others get all of it', () => {
    const laid = layOutDay(
      [timed('a', '09:00', '11:00'), timed('b', '10:00', '12:00'), timed('c', '13:00', '14:00')],
      0
    )
    expect(laid.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1]
    ])
  })

  it('every entry is drawn once, and never two in the same place', () => {
    fc.assert(
      fc.property(days, (entries) => {
        const laid = layOutDay(entries, 0)
        expect(laid).toHaveLength(entries.length)
        for (const one of laid)
          for (const other of laid)
            if (one !== other && one.lane === other.lane) expect(overlap(one, other)).toBe(false)
      })
    )
  })

  it('entries that a block would overlap are returned', () => {
    const entries = [timed('a', '09:00', '10:00'), timed('b', '10:00', '11:00')]
    const block = { from: 540, to: 610 }
    expect(overlappingEntries(block, 'a', entries, 0).map(({ key }) => key)).toEqual(['b'])
  })
})

describe('moving a block', () => {
  const block = { from: 540, to: 600 }

  it('a moved block has the same length and stays in the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), (by) => {
        const moved = moveBlock(block, by)
        expect(moved.to - moved.from).toBe(60)
        expect(moved.from).toBeGreaterThanOrEqual(0)
        expect(moved.to).toBeLessThanOrEqual(MINUTES_PER_DAY)
      })
    )
  })

  it('a block resized at one end never turns around', () => {
    expect(stretchBlock(block, 'end', 630, 5)).toEqual({ from: 540, to: 630 })
    expect(stretchBlock(block, 'end', 100, 5)).toEqual({ from: 540, to: 545 })
    expect(stretchBlock(block, 'start', 700, 5)).toEqual({ from: 595, to: 600 })
  })

  it('times snap to the raster', () => {
    expect(snap(547, 5)).toBe(545)
    expect(snap(1439, 15)).toBe(MINUTES_PER_DAY)
  })
})
