import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

/** 02:40 daylight saving time in Berlin, 20 minutes before the clocks go back to 02:00. */
const BEFORE_WINTER_TIME = Date.UTC(2026, 9, 25, 0, 40)

function sum(story: Story): number {
  return story.entries().reduce((all, { hundredths }) => all + hundredths, 0)
}

/** Returns day, start and end of all entries at Harvest in minutes after midnight, in order. */
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

/** Returns the sum of the shown hours before Harvest has anything. */
async function shown(story: Story): Promise<number> {
  const { entries } = await story.view()
  return entries.reduce((all, { hours }) => all + hours, 0)
}

describe('forty minutes over the hour that occurs twice, in a start/end account', () => {
  it.each(['everything', 'the stop', 'nothing'])(
    'the entries have forty minutes when %s is offline',
    async (offline) => {
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
    }
  )
})

it('a late start in the second 02:03 keeps its time when the answer to it is lost', async () => {
  const story = await begin('timestamps', BEFORE_WINTER_TIME + 23 * MINUTE)
  for (const kind of ['drop-before-commit', 'commit-then-drop'] as const)
    story.network.arm({ kind }, true)
  await story.start('night shift')
  await story.pass(30 * MINUTE)
  await story.run({ do: 'stop' })
  await story.pass(10 * MINUTE)
  expect(Math.abs(sum(story) - 50)).toBeLessThanOrEqual(2)
})

/** Returns a story with a timer that started at 09:00 on Tuesday and was fetched at 11:00 on Wednesday. */
async function forgotten(): Promise<Story> {
  const story = await begin('timestamps', WEDNESDAY + 2 * HOUR)
  const { projectId, taskId } = await story.work()
  story.network.account.create(story.network.userId, {
    project_id: projectId,
    task_id: taskId,
    spent_date: '2026-11-17',
    started_time: '09:00',
    notes: 'forgotten'
  })
  await story.run({ do: 'sync' })
  await story.pass()
  return story
}

/** Agrees to a stop of more than a day, which causes a question once Harvest can be reached. */
async function agree(story: Story): Promise<void> {
  await story.pass(MINUTE)
  await story.answer('keep')
  await story.pass(MINUTE)
}

describe('a timer of more than a day in a start/end account', () => {
  it.each(['online', 'offline'])(
    'a long timer becomes an entry for each day, shown before it is sent (%s)',
    async (line) => {
      const story = await forgotten()
      if (line === 'offline') story.network.goOffline(HOUR, false)
      await story.run({ do: 'stop' })
      expect(await shown(story)).toBe(2600)
      await story.pass(2 * HOUR)
      await agree(story)
      expect(times(story)).toEqual([
        ['2026-11-17', 9 * 60, 0],
        ['2026-11-18', 0, 11 * 60]
      ])
      expect(sum(story)).toBe(2600)
      expect((await story.view()).operations).toEqual([])
    }
  )

  it('undoing the stop of a long timer continues it from the first midnight', async () => {
    const story = await forgotten()
    await story.run({ do: 'stop' })
    await agree(story)
    await story.run({ do: 'undo' })
    await story.pass(MINUTE)
    expect(times(story)).toEqual([
      ['2026-11-17', 9 * 60, 0],
      ['2026-11-18', 0, null]
    ])
  })

  it('a long timer has the earlier end of another device', async () => {
    const story = await forgotten()
    story.network.goOffline(2 * HOUR, false)
    await story.stopElsewhere('forgotten')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(story.entries()).toHaveLength(1)
    expect(sum(story)).toBe(2601)
  })

  it('a long timer is cut back to the stop when another device stopped it later', async () => {
    const story = await forgotten()
    story.network.goOffline(2 * HOUR, false)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    await story.stopElsewhere('forgotten')
    await story.pass(2 * HOUR)
    await agree(story)
    expect(sum(story)).toBe(2600)
  })

  it('a long timer preserves every hour when the next timer ends it', async () => {
    const story = await forgotten()
    await story.start('next')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await agree(story)
    expect(sum(story)).toBe(2700)
  })
})
