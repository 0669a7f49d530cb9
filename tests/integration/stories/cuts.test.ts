import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

describe('a late cut', () => {
  it('a timer that was cut and stopped unsent has the shown hours', async () => {
    const story = await begin()
    story.network.goOffline(3 * HOUR, false)
    await story.start('on the train')
    await story.pass(HOUR)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(30 * MINUTE)
    await story.start('at the station')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    expect(story.hours().toReversed()).toEqual([
      ['on the train', 117],
      ['at the station', 100]
    ])
    expect((await story.view()).operations).toEqual([])
  })

  it('a late stop after a late cut counts for a timer that runs at Harvest', async () => {
    const story = await begin()
    await story.start('at home')
    await story.pass(HOUR)
    story.network.goOffline(3 * HOUR, false)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(3 * HOUR)
    expect(story.entries()).toMatchObject([{ hundredths: 117, timerStartedAt: null }])
    expect((await story.view()).operations).toEqual([])
  })

  it.each(['stops', 'ignored'] as const)(
    'a timer ends at the cut although its continuation is stopped too (an end for a running entry: %s)',
    async (endOfRunning) => {
      const story = await begin('timestamps', WEDNESDAY, { endOfRunning })
      await story.start('at home')
      await story.pass(HOUR)
      story.network.goOffline(3 * HOUR, false)
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: 'on' })
      await story.pass(30 * MINUTE)
      await story.run({ do: 'stop' })
      await story.pass(3 * HOUR)
      const [home, on] = ['at home', 'on'].map((notes) => story.entryOf(notes))
      expect(home).toMatchObject({ hundredths: 67, timerStartedAt: null })
      expect(on).toMatchObject({ hundredths: 50, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )

  it.each(['duration', 'timestamps'] as const)(
    'a timer that was cut and stopped unsent does not affect a timer elsewhere (%s)',
    async (mode) => {
      const story = await begin(mode)
      story.network.goOffline(3 * HOUR, false)
      await story.startElsewhere('on the phone')
      await story.pass(MINUTE)
      await story.start('on the train')
      await story.pass(HOUR)
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'stop', copyNotes: '' })
      await story.pass(3 * HOUR)
      const [phone, train] = ['on the phone', 'on the train'].map((notes) => story.entryOf(notes))
      expect(phone?.timerStartedAt).not.toBeNull()
      expect(train).toMatchObject({ hundredths: 67, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )

  it('a timer elsewhere ends at a late start even if the started entry was cut since', async () => {
    const story = await begin()
    story.network.goOffline(2 * HOUR, false)
    await story.startElsewhere('on the phone')
    await story.pass(30 * MINUTE)
    await story.start('on the train')
    await story.pass(HOUR)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(HOUR)
    expect(story.entryOf('on the phone')).toMatchObject({ hundredths: 50, timerStartedAt: null })
    const shown = (await story.view()).entries.find(({ isRunning }) => isRunning)
    expect(shown?.notes).toBe('on the train')
  })

  it('an absence is removed although a change of the notes reaches Harvest after the next start', async () => {
    const story = await begin()
    await story.start('at home')
    await story.pass(HOUR)
    const key = await story.keyOf('at home')
    story.network.arm({ kind: 'drop-before-commit' }, true)
    await story.run({ do: 'update', key, changes: { notes: 'at the desk' } })
    await story.pass(SECOND)
    await story.run({ do: 'trim', awayMs: 12 * MINUTE, then: 'stop', copyNotes: '' })
    await story.pass(4 * SECOND)
    await story.start('on the train')
    await story.pass(10 * MINUTE)
    expect(story.entryOf('at the desk')).toMatchObject({ hundredths: 80, timerStartedAt: null })
    expect((await story.view()).operations).toEqual([])
  })

  describe('a cut of a timer that another device ended by starting another', () => {
    it('a stop that removes the absence counts from the click', async () => {
      const story = await begin()
      await story.start('at home')
      await story.pass(HOUR)
      story.network.goOffline(HOUR, false)
      await story.run({ do: 'trim', awayMs: 12 * MINUTE, then: 'stop', copyNotes: '' })
      await story.pass(15 * MINUTE)
      await story.startElsewhere('on the phone')
      await story.pass(HOUR)
      expect(story.entryOf('at home')).toMatchObject({ hundredths: 80, timerStartedAt: null })
    })

    it('a later stop on this device counts from its click', async () => {
      const story = await begin()
      await story.start('at home')
      await story.pass(HOUR)
      story.network.goOffline(2 * HOUR, false)
      await story.run({ do: 'trim', awayMs: 12 * MINUTE, then: 'continue', copyNotes: '' })
      await story.pass(30 * MINUTE)
      await story.run({ do: 'stop' })
      await story.pass(30 * MINUTE)
      await story.startElsewhere('on the phone')
      await story.pass(2 * HOUR)
      expect(story.entryOf('at home')).toMatchObject({ hundredths: 130, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    })

    it('the end on the other device counts if the timer continued on this one', async () => {
      const story = await begin()
      await story.start('at home')
      await story.pass(HOUR)
      story.network.goOffline(HOUR, false)
      await story.run({ do: 'trim', awayMs: 12 * MINUTE, then: 'continue', copyNotes: '' })
      await story.pass(30 * MINUTE)
      await story.startElsewhere('on the phone')
      await story.pass(HOUR)
      expect(story.entryOf('at home')).toMatchObject({ hundredths: 130, timerStartedAt: null })
      expect(story.entryOf('on the phone')?.timerStartedAt).not.toBeNull()
    })
  })

  it('continuing a timer that was stopped elsewhere after the return counts from that stop', async () => {
    const story = await begin()
    await story.start('at home')
    await story.pass(51 * MINUTE)
    story.network.goOffline(HOUR, false)
    await story.stopElsewhere('at home')
    await story.pass(9 * MINUTE)
    const key = await story.keyOf('at home')
    const agoMs = { from: 30 * MINUTE, to: 18 * MINUTE }
    const answer = { decision: 'continue-and-remove', isByRule: false, copyNotes: '' } as const
    await story.run({ do: 'away', key, agoMs, ...answer })
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    expect(story.hours()).toEqual([['at home', 130]])
  })

  describe('a cut whose request arrives a minute and a half late', () => {
    async function cutLate(): Promise<Story> {
      const story = await begin()
      await story.start('at home')
      await story.pass(HOUR)
      story.network.arm({ kind: 'delayed-commit', ms: 90 * SECOND, isBeyond: false }, true)
      await story.run({ do: 'trim', awayMs: 24 * MINUTE, then: 'continue', copyNotes: '' })
      return story
    }

    it('a late cut costs no time, even if its correction is lost too', async () => {
      const story = await cutLate()
      await story.pass(95 * SECOND)
      story.network.arm({ kind: 'server-error', status: 503, isCommitted: false }, true)
      await story.pass(HOUR - 95 * SECOND)
      expect(await story.shownHours('at home')).toBe(160)
      await story.run({ do: 'stop' })
      await story.pass(MINUTE)
      expect(story.hours()).toEqual([['at home', 160]])
    })

    it('a late cut costs no time that an earlier stop counted', async () => {
      const story = await cutLate()
      await story.pass(108 * SECOND)
      await story.run({ do: 'stop' })
      await story.pass(10 * MINUTE)
      expect(story.entries()).toMatchObject([{ hundredths: 63, timerStartedAt: null }])
    })

    it('a late cut costs no time when another timer was started before it arrived', async () => {
      const story = await cutLate()
      await story.pass(72 * SECOND)
      await story.start('at work')
      await story.pass(10 * MINUTE)
      expect(story.entryOf('at home')).toMatchObject({ hundredths: 62, timerStartedAt: null })
    })
  })
})
