import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { begin } from './story.ts'

describe('days and clocks of the profile', () => {
  const beforeMidnight = Date.UTC(2026, 10, 18, 22, 50)
  const beforeSummerTime = Date.UTC(2026, 2, 29, 0, 30)
  const beforeWinterTime = Date.UTC(2026, 9, 25, 0, 30)

  it.each(['duration', 'timestamps'] as const)(
    'a timer over midnight stays on the day it was started on (%s)',
    async (mode) => {
      const story = await begin(mode, beforeMidnight)
      await story.start('release')
      await story.pass(HOUR)
      await story.run({ do: 'stop' })
      await story.pass(MINUTE)
      expect(story.entries()).toMatchObject([{ spentDate: '2026-11-18', hundredths: 100 }])
      await story.start('the day after')
      await story.pass(MINUTE)
      expect(story.entries().map(({ spentDate }) => spentDate)).toContain('2026-11-19')
    }
  )

  it.each([
    ['forward', beforeSummerTime],
    ['back', beforeWinterTime]
  ])('hours are what really passed when the clocks go %s', async (_, at) => {
    const story = await begin('duration', at)
    story.network.goOffline(3 * HOUR, false)
    await story.start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(story.hours()).toEqual([['night shift', 200]])
  })

  it('a start/end entry over the spring gap has the times of the wall clock', async () => {
    const story = await begin('timestamps', beforeSummerTime)
    story.network.goOffline(3 * HOUR, false)
    await story.start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    const [entry] = (await story.view()).entries
    expect(entry).toMatchObject({ startedTime: '01:30', endedTime: '04:30' })
  })

  it('a stop that is found at Harvest after the spring gap ends at the click all the same', async () => {
    const story = await begin('timestamps', beforeSummerTime)
    await story.start('night shift')
    await story.pass(10 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await story.run({ do: 'stop' })
    story.network.arm({ kind: 'commit-then-drop' }, true)
    await story.pass(3 * HOUR)
    expect((await story.view()).entries).toMatchObject([
      { startedTime: '01:30', endedTime: '01:40' }
    ])
  })
})
