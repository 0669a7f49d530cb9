import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

/** 02:40 summer time in Berlin, 20 minutes before the clocks go back to 02:00. */
const BEFORE_WINTER_TIME = Date.UTC(2026, 9, 25, 0, 40)

function sum(story: Story): number {
  return story.entries().reduce((all, { hundredths }) => all + hundredths, 0)
}

/** Day, start and end of everything at Harvest, in minutes after midnight, in order. */
function times(story: Story): readonly (readonly [string, number | null, number | null])[] {
  return story
    .entries()
    .map(
      ({ spentDate, startedMinute, endedMinute }) =>
        [spentDate, startedMinute, endedMinute] as const
    )
    .toSorted(([day, start], [other, begin]) =>
      day === other ? (start ?? 0) - (begin ?? 0) : day < other ? -1 : 1
    )
}

/** What is shown in all, at once and before Harvest has anything. */
async function shown(story: Story): Promise<number> {
  const { entries } = await story.view()
  return entries.reduce((all, { hours }) => all + hours, 0)
}

describe('forty minutes over the hour that comes twice, in a start/end account', () => {
  it.each(['everything', 'the stop', 'nothing'])('%s is offline', async (offline) => {
    const story = await begin('timestamps', BEFORE_WINTER_TIME)
    if (offline === 'everything') story.network.goOffline(2 * HOUR, false)
    await story.start('night shift')
    await story.pass(20 * MINUTE)
    if (offline === 'the stop') story.network.goOffline(2 * HOUR, false)
    await story.pass(20 * MINUTE)
    await story.run({ do: 'stop' })
    expect(await shown(story)).toBe(66)
    await story.pass(3 * HOUR)
    expect(times(story)).toEqual([
      ['2026-10-25', 120, 140],
      ['2026-10-25', 160, 180]
    ])
    expect(sum(story)).toBe(66)
  })
})

describe('a timer that ran longer than a day, in a start/end account', () => {
  it.each(['everything', 'the stop', 'nothing'])(
    'is an entry for each day, shown before it is sent (%s is offline)',
    async (offline) => {
      const story = await begin('timestamps')
      if (offline === 'everything') story.network.goOffline(30 * HOUR, false)
      await story.start('forgotten')
      await story.pass(HOUR)
      if (offline === 'the stop') story.network.goOffline(30 * HOUR, false)
      await story.pass(25 * HOUR)
      await story.run({ do: 'stop' })
      expect(await shown(story)).toBe(2600)
      await story.pass(8 * HOUR)
      expect(times(story)).toEqual([
        ['2026-11-18', 9 * 60, 0],
        ['2026-11-19', 0, 11 * 60]
      ])
      expect(sum(story)).toBe(2600)
      expect((await story.view()).operations).toEqual([])
    }
  )

  it('runs on from the first midnight when the stop is undone', async () => {
    const story = await begin('timestamps')
    await story.start('forgotten')
    await story.pass(26 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(MINUTE)
    await story.run({ do: 'undo' })
    await story.pass(MINUTE)
    expect(times(story)).toEqual([
      ['2026-11-18', 9 * 60, 0],
      ['2026-11-19', 0, null]
    ])
  })

  it('keeps the end that it was given elsewhere before', async () => {
    const story = await begin('timestamps')
    await story.start('forgotten')
    await story.pass(HOUR)
    story.network.goOffline(30 * HOUR, false)
    await story.pass(HOUR)
    await story.stopElsewhere('forgotten')
    await story.pass(24 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(8 * HOUR)
    expect(times(story)).toEqual([['2026-11-18', 9 * 60, 11 * 60]])
  })

  it('is cut back to the stop when it was stopped elsewhere later', async () => {
    const story = await begin('timestamps')
    await story.start('forgotten')
    await story.pass(HOUR)
    story.network.goOffline(30 * HOUR, false)
    await story.pass(25 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    await story.stopElsewhere('forgotten')
    await story.pass(8 * HOUR)
    expect(sum(story)).toBe(2600)
  })

  it('keeps every hour when the next timer ends it', async () => {
    const story = await begin('timestamps', WEDNESDAY)
    story.network.goOffline(60 * HOUR, false)
    await story.start('forgotten')
    await story.pass(49 * HOUR)
    await story.start('next')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(12 * HOUR)
    expect(sum(story)).toBe(5000)
  })
})
