import { describe, expect, it } from 'vitest'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { begin } from './story.ts'
import type { Story } from './story.ts'

/** 23:50 in Berlin. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 18, 22, 50)

/** Returns the hundredths of all entries at Harvest, including the running one. */
function sum(story: Story): number {
  const now = story.clock.now
  return story
    .entries()
    .reduce(
      (all, { hundredths, timerStartedAt }) =>
        all +
        hundredths +
        (timerStartedAt === null ? 0 : Math.round((now - timerStartedAt) / 36_000)),
      0
    )
}

const SWITCHES: readonly (readonly [string, Partial<NotObserved>])[] = [
  ['by default', {}],
  ['if a start counts as today’s', { startedTimeOn: 'today' }],
  [
    'if a start counts as today’s and one in the future is refused',
    { startedTimeOn: 'today', startInFuture: 'refused' }
  ],
  ['if a start in the future is refused', { startInFuture: 'refused' }],
  ['if an end before the start counts as zero hours', { endBeforeStart: 'zero' }],
  ['if an end before the start is refused', { endBeforeStart: 'refused' }],
  ['if an end for a running timer is ignored', { endOfRunning: 'ignored' }],
  ['if time is measured in minutes', { elapsedGrain: 'minutes' }],
  ['if zero length is refused', { zeroLength: 'refused' }],
  [
    'with every switch at its worst value',
    {
      startedTimeOn: 'today',
      startInFuture: 'refused',
      endBeforeStart: 'refused',
      zeroLength: 'refused',
      endOfRunning: 'ignored',
      elapsedGrain: 'minutes'
    }
  ]
]

describe('a late start in the second pass of a repeated hour', () => {
  it('the entry has its time and no extra hour', async () => {
    // 02:10 standard time in Berlin: 02:10 alone would mean daylight saving time, an hour before
    const story = await begin('timestamps', Date.UTC(2026, 9, 25, 1, 10))
    story.network.goOffline(20 * MINUTE, false)
    await story.start('night shift')
    await story.pass(HOUR)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    expect((await story.view()).operations).toEqual([])
  })
})

describe.each(SWITCHES)('a start of 23:50 that arrives after midnight %s', (_, switches) => {
  it('a late start runs as long as it really does', async () => {
    const story = await begin('timestamps', BEFORE_MIDNIGHT, switches)
    story.network.goOffline(30 * MINUTE, false)
    await story.start('release')
    await story.pass(HOUR)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    expect((await story.view()).operations).toEqual([])
  })

  it('a late start that was stopped has its time', async () => {
    const story = await begin('timestamps', BEFORE_MIDNIGHT, switches)
    story.network.goOffline(2 * HOUR, false)
    await story.start('release')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    expect(await story.shownHours('release')).toBe(100)
    await story.pass(3 * HOUR)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    expect((await story.view()).operations).toEqual([])
  })

  it('a start whose stop alone is late has its time', async () => {
    const story = await begin('timestamps', BEFORE_MIDNIGHT, switches)
    await story.start('release')
    await story.pass(5 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await story.pass(55 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(3 * HOUR)
    expect(Math.abs(sum(story) - 100)).toBeLessThanOrEqual(3)
    expect((await story.view()).operations).toEqual([])
  })
})
