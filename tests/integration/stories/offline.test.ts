import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

/** Returns the sync statuses, sampled four times a second. */
async function statusesWithin(story: Story, ms: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let passed = 0; passed < ms; passed += 250) {
    await story.pass(250)
    seen.add((await story.view()).status)
  }
  return seen
}

describe('outages', () => {
  it('an outage of two seconds is not shown', async () => {
    const story = await begin()
    story.network.goOffline(2 * SECOND, false)
    await story.start('standup')
    expect(await statusesWithin(story, MINUTE)).toEqual(new Set(['up-to-date']))
  })

  it.each([
    ['refuses', false],
    ['is silent', true]
  ])('a longer outage is shown within five seconds (the server %s)', async (_, isSilent) => {
    const story = await begin()
    story.network.goOffline(HOUR, isSilent)
    await story.start('standup')
    expect(await statusesWithin(story, 5 * SECOND)).toContain('offline')
  })
})

describe('entries started and deleted offline', () => {
  const posts = (story: Story) => story.network.log.filter((line) => line.includes(' POST ')).length

  it('a new entry deleted offline never reaches Harvest, and the timer elsewhere continues', async () => {
    const story = await begin()
    story.network.goOffline(2 * HOUR, false)
    await story.startElsewhere('on the phone')
    await story.pass(MINUTE)
    await story.start('by mistake')
    await story.pass(10 * MINUTE)
    await story.run({ do: 'delete', key: await story.keyOf('by mistake') })
    const before = posts(story)
    story.network.heal()
    await story.pass(10 * MINUTE)
    expect(story.entries()).toMatchObject([
      { notes: 'on the phone', timerStartedAt: WEDNESDAY + 20 * SECOND }
    ])
    expect(posts(story)).toBe(before)
    expect((await story.view()).operations).toEqual([])
  })

  it('a restarted entry deleted offline is deleted as it is at Harvest', async () => {
    const story = await begin()
    await story.start('planning')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await story.startElsewhere('on the phone')
    const key = await story.keyOf('planning')
    await story.run({ do: 'continue', key })
    await story.pass(10 * MINUTE)
    await story.run({ do: 'delete', key })
    story.network.heal()
    await story.pass(10 * MINUTE)
    expect(story.entries()).toMatchObject([{ notes: 'on the phone' }])
    expect(story.entryOf('on the phone')?.timerStartedAt).not.toBeNull()
    const { operations, questions } = await story.view()
    expect([operations, questions]).toEqual([[], []])
  })
})
