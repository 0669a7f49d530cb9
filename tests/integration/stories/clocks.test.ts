import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'

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
  ])('hours are the time that really passed when the clocks go %s', async (_, at) => {
    const story = await begin('duration', at)
    story.network.goOffline(3 * HOUR, false)
    await story.start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(story.hours()).toEqual([['night shift', 200]])
  })

  it('a start/end entry over the skipped hour has local clock times', async () => {
    const story = await begin('timestamps', beforeSummerTime)
    story.network.goOffline(3 * HOUR, false)
    await story.start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    const [entry] = (await story.view()).entries
    expect(entry).toMatchObject({ startedTime: '01:30', endedTime: '04:30' })
  })

  it('an end in the repeated hour set by another device before the stop stays', async () => {
    const story = await begin('timestamps', beforeWinterTime)
    await story.start('night shift')
    await story.pass(6 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await story.stopElsewhere('night shift')
    await story.pass(4 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(3 * HOUR)
    expect((await story.view()).entries).toMatchObject([
      { startedTime: '02:30', endedTime: '02:36' }
    ])
  })

  it('a stop found by a lookup after the skipped hour ends at the click', async () => {
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

describe('a wrong clock of this computer while offline', () => {
  it.each([
    ['fast', 2 * HOUR],
    ['slow', -2 * HOUR]
  ])('a clock that becomes %s does not change the hours of a running timer', async (_, by) => {
    const story = await begin()
    await story.start('standup')
    await story.pass(30 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    story.setClock(by)
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(3 * HOUR)
    expect(story.hours()).toEqual([['standup', 100]])
  })

  it.each(['duration', 'timestamps'] as const)(
    'a timer started after switching on with a wrong clock begins at the click (%s)',
    async (mode) => {
      const story = await begin(mode)
      story.network.goOffline(3 * HOUR, false)
      story.setClock(-5 * HOUR)
      await story.rise()
      await story.start('on the train')
      await story.pass(HOUR)
      expect(await story.shownHours('on the train')).toBe(100)
      await story.pass(3 * HOUR)
      // from then on Harvest counts, from the start of the minute where it has a start time
      expect(await story.shownHours('on the train')).toBe(mode === 'duration' ? 400 : 401)
      expect(story.entryOf('on the train')?.spentDate).toBe('2026-11-18')
    }
  )

  it('a timer started and stopped with a wrong clock has the real times of day', async () => {
    const story = await begin('timestamps')
    story.network.goOffline(3 * HOUR, false)
    story.setClock(14 * HOUR)
    await story.rise()
    await story.start('on the train')
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(4 * HOUR)
    expect((await story.view()).entries).toMatchObject([
      { spentDate: '2026-11-18', startedTime: '09:00', endedTime: '09:30' }
    ])
  })

  it('a start sent before Harvest’s clock was known is corrected', async () => {
    const story = await begin('timestamps', WEDNESDAY, { referenceWithoutPermalink: 'refused' })
    await story.start('to learn that references are refused')
    await story.pass(MINUTE)
    await story.run({ do: 'stop' })
    await story.pass()
    story.network.goOffline(HOUR, false)
    story.setClock(-5 * HOUR)
    await story.rise()
    await story.start('on the train')
    // a response that takes so long does not measure the time
    story.network.arm({ kind: 'slow-answer', ms: 6 * SECOND }, false)
    await story.pass(2 * HOUR)
    expect(story.entryOf('on the train')).toMatchObject({ startedMinute: 9 * 60 + 1 })
  })

  it('hours typed over those of a wrong clock are no conflict', async () => {
    const story = await begin()
    await story.start('standup')
    await story.pass(30 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    story.setClock(2 * HOUR)
    await story.rise()
    await story.run({ do: 'stop' })
    const key = await story.keyOf('standup')
    await story.run({ do: 'update', key, changes: { hours: 75 } })
    await story.pass(3 * HOUR)
    expect(story.hours()).toEqual([['standup', 75]])
    expect((await story.view()).questions).toEqual([])
  })

  it('the undo of a shifted stop is dropped, because it would continue at the wrong time', async () => {
    const story = await begin()
    await story.start('standup')
    await story.pass(30 * MINUTE)
    story.network.goOffline(HOUR, false)
    story.setClock(2 * HOUR)
    await story.rise()
    await story.run({ do: 'stop' })
    const { undoable } = await story.view()
    await story.pass(2 * HOUR)
    expect((await story.view()).undoable).toBe(undoable - 1)
  })
})
