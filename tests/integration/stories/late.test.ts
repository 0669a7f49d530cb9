import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

describe('late requests', () => {
  it('a rate-limited stop ends at the click', async () => {
    const story = await begin()
    await story.start('standup')
    await story.pass(HOUR)
    const shape = 'date-header'
    story.network.arm({ kind: 'rate-limited', shape, seconds: 40 }, true)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    expect(story.hours()).toEqual([['standup', 100]])
  })

  it.each(['duration', 'timestamps'] as const)(
    'a late timer that was stopped elsewhere before it was found has the hours it ran (%s)',
    async (mode) => {
      const story = await begin(mode)
      story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
      await story.start('planning')
      await story.pass(95 * SECOND)
      await story.startElsewhere('a call')
      await story.pass(10 * MINUTE)
      const { hundredths, startedMinute, endedMinute } = story.entryOf('planning') ?? {}
      expect([hundredths, startedMinute, endedMinute]).toEqual(
        mode === 'duration' ? [3, null, null] : [2, 9 * 60, 9 * 60 + 1]
      )
    }
  )

  it.each([
    ['a stop', (story: Story) => story.stopElsewhere('planning')],
    ['another timer', (story: Story) => story.startElsewhere('a call')]
  ])(
    'a late restart ended by %s elsewhere before it was found has the hours it ran',
    async (_, endElsewhere) => {
      const story = await begin()
      await story.start('planning')
      await story.pass(HOUR)
      await story.run({ do: 'stop' })
      await story.pass(10 * MINUTE)
      story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
      const key = await story.keyOf('planning')
      await story.run({ do: 'continue', key })
      await story.pass(95 * SECOND)
      await endElsewhere(story)
      await story.pass(10 * MINUTE)
      expect(story.entryOf('planning')).toMatchObject({ hundredths: 103, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )

  it('a late timer has the hours that another device typed before it was found', async () => {
    const story = await begin()
    story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
    await story.start('planning')
    await story.pass(90 * SECOND)
    const { account, userId } = story.network
    const id = story.entryOf('planning')?.id ?? 0
    account.stop(userId, id)
    account.update(userId, id, { hours: 2 })
    await story.pass(10 * MINUTE)
    expect(story.hours()).toEqual([['planning', 200]])
  })

  it('a delayed start that arrives late is created once, even without a reference', async () => {
    const story = await begin('duration', WEDNESDAY, { referenceWithoutPermalink: 'refused' })
    await story.start('to learn that references are refused')
    await story.pass(MINUTE)
    const shape = 'header-and-body'
    story.network.arm({ kind: 'rate-limited', shape, seconds: 33 }, true)
    story.network.arm({ kind: 'delayed-commit', ms: 99 * SECOND, isBeyond: false }, true)
    await story.start('planning')
    await story.pass(10 * MINUTE)
    expect(story.entries().filter(({ notes }) => notes === 'planning')).toHaveLength(1)
  })

  it('an old start that arrives late never stops a newer timer', async () => {
    const story = await begin()
    story.network.goOffline(2 * HOUR, false)
    await story.start('on the train')
    await story.pass(HOUR)
    await story.startElsewhere('on the phone')
    await story.pass(2 * HOUR)
    const [phone, train] = ['on the phone', 'on the train'].map((notes) => story.entryOf(notes))
    expect(phone?.timerStartedAt).toBe(WEDNESDAY + 20 * SECOND + HOUR)
    expect(train).toMatchObject({ hundredths: 100, timerStartedAt: null })
  })
})

describe('an entry that another device stops, and whose notes it changes later', () => {
  const DELAYED = { kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false } as const
  const DROPPED = { kind: 'drop-before-commit' } as const

  function changeNotesElsewhere(story: Story, notes: string): void {
    const { account, userId } = story.network
    account.update(userId, story.entryOf('planning')?.id ?? 0, { notes })
  }

  it('a late start whose notes changed before Gleaner found it gets the time from the click to its end', async () => {
    const story = await begin()
    story.network.arm(DELAYED, true)
    await story.start('planning')
    await story.pass(SECOND)
    story.network.goOffline(40 * MINUTE, false)
    await story.pass(10 * MINUTE)
    await story.stopElsewhere('planning')
    await story.pass(10 * MINUTE)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(HOUR)
    // 10 minutes are 0.167 hours, and the end is known to half a hundredth
    const [[, hours] = []] = story.hours()
    expect([16, 17]).toContain(hours)
  })

  it('a late start whose notes change before its time is sent gets the time from the click to its end', async () => {
    const story = await begin()
    for (const fault of [DELAYED, DROPPED]) story.network.arm(fault, true)
    await story.start('planning')
    await story.pass(88 * SECOND)
    await story.stopElsewhere('planning')
    await story.pass(MINUTE)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(10 * MINUTE)
    expect(story.hours()).toEqual([['sprint planning', 2]])
  })

  it('a late start that Harvest answered gets the time from the click to its end', async () => {
    const story = await begin()
    story.network.goOffline(10 * MINUTE, false)
    await story.start('planning')
    story.network.onCommit = () => story.network.goOffline(40 * MINUTE, false)
    await story.pass(20 * MINUTE)
    story.network.onCommit = () => undefined
    await story.stopElsewhere('planning')
    await story.pass(10 * MINUTE)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(HOUR)
    const [[, hours] = []] = story.hours()
    expect(hours).toBe(33)
  })

  it('a late restart gets no time after its end when the notes change later', async () => {
    const story = await begin()
    await story.start('planning')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    for (const fault of [DELAYED, DROPPED]) story.network.arm(fault, true)
    await story.run({ do: 'continue', key: await story.keyOf('planning') })
    await story.pass(88 * SECOND)
    await story.stopElsewhere('planning')
    await story.pass(MINUTE)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(10 * MINUTE)
    expect(story.hours()).toEqual([['sprint planning', 102]])
  })

  it('an entry with a late restart keeps the hours that another device typed', async () => {
    const story = await begin()
    await story.start('planning')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    for (const fault of [DELAYED, DROPPED]) story.network.arm(fault, true)
    await story.run({ do: 'continue', key: await story.keyOf('planning') })
    await story.pass(88 * SECOND)
    await story.stopElsewhere('planning')
    await story.pass(MINUTE)
    const { account, userId } = story.network
    account.update(userId, story.entryOf('planning')?.id ?? 0, { hours: 0.5 })
    await story.pass(10 * MINUTE)
    expect(story.hours()).toEqual([['planning', 50]])
  })

  it('an entry loses time away once when the answer is lost and the notes change later', async () => {
    const story = await begin()
    await story.start('planning')
    await story.pass(HOUR)
    story.network.arm({ kind: 'commit-then-drop' }, true)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(SECOND)
    story.network.goOffline(40 * MINUTE, false)
    await story.pass(10 * MINUTE)
    await story.stopElsewhere('planning')
    await story.pass(15 * MINUTE)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(HOUR)
    expect(story.hours()).toEqual([['sprint planning', 84]])
    expect((await story.view()).operations).toEqual([])
  })

  it('an entry loses time away that Gleaner sends again after the notes changed', async () => {
    const story = await begin()
    await story.start('planning')
    await story.pass(HOUR)
    story.network.arm(DROPPED, true)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(20 * SECOND)
    await story.stopElsewhere('planning')
    await story.pass(60 * SECOND)
    changeNotesElsewhere(story, 'sprint planning')
    await story.pass(HOUR)
    expect(story.hours()).toEqual([['sprint planning', 68]])
    expect((await story.view()).operations).toEqual([])
  })
})

describe('a timer started and stopped offline whose request gets no response', () => {
  async function lateAndLost(story: Story): Promise<void> {
    story.network.arm({ kind: 'truncated-body' }, true)
    await story.pass(3 * HOUR)
  }

  it('a continued entry has the hours that it ran', async () => {
    const story = await begin()
    await story.start('review')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass()
    story.network.goOffline(2 * HOUR, false)
    await story.run({ do: 'continue', key: await story.keyOf('review') })
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await lateAndLost(story)
    expect(story.hours()).toEqual([['review', 150]])
    expect((await story.view()).operations).toEqual([])
  })

  it('a new short entry has the hours that it ran', async () => {
    const story = await begin()
    story.network.goOffline(2 * HOUR, false)
    await story.start('a call')
    await story.pass(40 * SECOND)
    await story.run({ do: 'stop' })
    await lateAndLost(story)
    expect(story.hours()).toEqual([['a call', 1]])
    expect((await story.view()).operations).toEqual([])
  })
})
