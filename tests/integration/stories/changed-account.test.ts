import { describe, expect, it } from 'vitest'
import { HOUR, HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { begin } from './story.ts'
import type { Story } from './story.ts'

/** The time of every entry at Harvest with the notes, in hundredths, up to now. */
function sum(story: Story, text: string): number {
  return story
    .entries()
    .filter(({ notes }) => notes === text)
    .map(({ hundredths, timerStartedAt }) =>
      timerStartedAt === null
        ? hundredths
        : hundredths + (story.clock.now - timerStartedAt) / HUNDREDTH
    )
    .reduce((all, each) => all + each, 0)
}

/** True if the entries at Harvest with the notes have some hundredths, within two minutes for each. */
function expectSum(story: Story, text: string, hundredths: number): void {
  expect(Math.abs(sum(story, text) - hundredths)).toBeLessThanOrEqual(7)
}

function running(story: Story): readonly (string | null)[] {
  return story.entries().flatMap(({ notes, timerStartedAt }) => (timerStartedAt ? [notes] : []))
}

/** The line is dead for two hours, and meanwhile an administrator changes the timer mode. */
async function offline(story: Story, work: () => Promise<void>): Promise<void> {
  const { mode } = story.network.account.directory.company
  story.network.goOffline(2 * HOUR, false)
  await work()
  story.changeMode(mode === 'duration' ? 'timestamps' : 'duration')
  await story.pass(3 * HOUR)
  expect((await story.view()).operations).toEqual([])
  expect((await story.view()).questions).toEqual([])
}

/** An entry with an hour that a timer ran. */
async function anHour(story: Story, notes: string): Promise<string> {
  await story.start(notes)
  await story.pass(HOUR)
  await story.run({ do: 'stop' })
  await story.pass(MINUTE)
  return story.keyOf(notes)
}

describe('an account that begins to track start and end times while changes wait', () => {
  it('an entry that was continued and stopped keeps its time when the account changes to start and end times', async () => {
    const story = await begin('duration')
    const key = await anHour(story, 'report')
    await offline(story, async () => {
      await story.run({ do: 'continue', key })
      await story.pass(30 * MINUTE)
      await story.run({ do: 'stop' })
    })
    expectSum(story, 'report', 150)
    expect(running(story)).toEqual([])
  })

  it('an entry that was continued twice keeps its time when the account changes to start and end times', async () => {
    const story = await begin('duration')
    const key = await anHour(story, 'report')
    await offline(story, async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await story.run({ do: 'continue', key })
        await story.pass(15 * MINUTE)
        await story.run({ do: 'stop' })
        await story.pass(5 * MINUTE)
      }
    })
    expectSum(story, 'report', 150)
  })

  it('an entry that was continued and then deleted leaves nothing when the account changes to start and end times', async () => {
    const story = await begin('duration')
    const key = await anHour(story, 'report')
    await offline(story, async () => {
      await story.run({ do: 'continue', key })
      await story.pass(15 * MINUTE)
      await story.run({ do: 'stop' })
      await story.run({ do: 'delete', key })
    })
    expect(story.entries()).toEqual([])
  })

  it('a timer goes on after time away when the account changes to start and end times', async () => {
    const story = await begin('duration')
    await story.start('report')
    await story.pass(HOUR)
    const began = story.clock.now
    await offline(story, async () => {
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
      await story.pass(20 * MINUTE)
    })
    expect(running(story)).toEqual(['report'])
    expectSum(story, 'report', 100 - 33 + (story.clock.now - began) / HUNDREDTH)
  })

  it('a timer that went on after time away ends at the click when the account changes to start and end times', async () => {
    const story = await begin('duration')
    await story.start('report')
    await story.pass(HOUR)
    await offline(story, async () => {
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
      await story.pass(20 * MINUTE)
      await story.run({ do: 'stop' })
    })
    expect(running(story)).toEqual([])
    expectSum(story, 'report', 100)
  })

  it('a continued timer keeps its earlier hours when the account changes to start and end times', async () => {
    const story = await begin('duration')
    const key = await anHour(story, 'report')
    await story.run({ do: 'continue', key })
    await story.pass(30 * MINUTE)
    await offline(story, async () => void (await story.run({ do: 'stop' })))
    expectSum(story, 'report', 150)
  })

  it('an entry with hours stops no timer when the account changes to start and end times', async () => {
    const story = await begin('duration')
    await story.start('report')
    await story.pass(HOUR)
    const work = await story.work()
    const draft = {
      ...work,
      spentDate: '2026-11-17',
      notes: 'call',
      time: { kind: 'hours', hours: 150 }
    } as const
    await offline(story, async () => void (await story.run({ do: 'create', draft })))
    expect(running(story)).toEqual(['report'])
    expectSum(story, 'call', 150)
  })

  it('a timer that another device stopped later ends at the click when the account changes to start and end times', async () => {
    const story = await begin('duration')
    await story.start('report')
    await story.pass(HOUR)
    await offline(story, async () => {
      await story.run({ do: 'stop' })
      await story.pass(30 * MINUTE)
      await story.stopElsewhere('report')
    })
    expectSum(story, 'report', 100)
  })
})

describe('an account that begins to track hours while changes wait', () => {
  it('an entry and its continuation keep their time when the account changes to hours', async () => {
    const story = await begin('timestamps')
    await story.start('report')
    await story.pass(HOUR)
    const began = story.clock.now
    await offline(story, async () => {
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: 'later' })
      await story.pass(20 * MINUTE)
    })
    expect(running(story)).toEqual(['later'])
    expectSum(story, 'report', 67)
    expectSum(story, 'later', (story.clock.now - began) / HUNDREDTH)
  })

  it('an entry gets its time if Harvest started a timer for it and the answer was lost', async () => {
    const story = await begin('timestamps')
    const work = await story.work()
    const time = { kind: 'times', startedTime: '06:10', endedTime: '07:40' } as const
    const draft = { ...work, spentDate: '2026-11-17', notes: 'call', time }
    story.changeMode('duration')
    story.network.arm({ kind: 'commit-then-drop' }, true)
    await story.run({ do: 'create', draft })
    await story.pass(HOUR)
    expect(running(story)).toEqual([])
    expectSum(story, 'call', 150)
  })

  it('an entry is deleted without a question when the account changes to hours', async () => {
    const story = await begin('timestamps')
    const key = await anHour(story, 'report')
    await offline(story, async () => void (await story.run({ do: 'delete', key })))
    expect(story.entries()).toEqual([])
  })
})

describe('a profile that moves to another time zone while the computer is offline', () => {
  it('work that began and ended after a move has the times of the new zone', async () => {
    const story = await begin('timestamps')
    story.network.goOffline(2 * HOUR, false)
    story.moveTo('Asia/Tokyo')
    await story.pass(HOUR)
    await story.start('report')
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    // 10:00 in Berlin is 18:00 in Tokyo
    expect(story.entries()).toMatchObject([
      { spentDate: '2026-11-18', startedMinute: 18 * 60, endedMinute: 18 * 60 + 30 }
    ])
  })

  it('a timer that was started before a move keeps its time', async () => {
    const story = await begin('timestamps')
    await story.start('report')
    await story.pass(HOUR)
    story.network.goOffline(2 * HOUR, false)
    story.moveTo('America/New_York')
    await story.pass(30 * MINUTE + SECOND)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(running(story)).toEqual([])
    expectSum(story, 'report', 150)
  })

  it('a timer that the next one ended after a move ends at the click', async () => {
    const story = await begin('timestamps')
    await story.start('report')
    await story.pass(HOUR)
    story.network.goOffline(2 * HOUR, false)
    await story.run({ do: 'stop' })
    story.moveTo('Asia/Tokyo')
    await story.pass(30 * MINUTE)
    await story.startElsewhere('call')
    await story.pass(3 * HOUR)
    expectSum(story, 'report', 100)
  })
})
