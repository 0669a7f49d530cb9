import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { Simulation } from '#tests/torture/simulation.ts'

let story: Simulation
afterEach(() => story.close())

const WEDNESDAY = Date.UTC(2026, 10, 18, 8)

async function begin(
  mode: 'duration' | 'timestamps' = 'duration',
  at = WEDNESDAY
): Promise<Simulation> {
  story = new Simulation({ mode, at })
  await story.pass()
  return story
}

async function start(notes: string): Promise<void> {
  const work = await story.work()
  await story.run({ do: 'start', work, notes })
}

const hours = () => story.entries().map(({ notes, hundredths }) => [notes, hundredths])

describe('what arrives late', () => {
  it('a stop that Harvest let wait ends at the click', async () => {
    await begin()
    await start('standup')
    await story.pass(HOUR)
    const shape = 'date-header'
    story.network.arm({ kind: 'rate-limited', shape, seconds: 40 }, true)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    expect(hours()).toEqual([['standup', 100]])
  })

  it('a timer that was cut and stopped before it could be sent has what was shown', async () => {
    await begin()
    story.network.goOffline(3 * HOUR, false)
    await start('on the train')
    await story.pass(HOUR)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(30 * MINUTE)
    await start('at the station')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    expect(hours().toReversed()).toEqual([
      ['on the train', 117],
      ['at the station', 100]
    ])
    expect((await story.view()).operations).toEqual([])
  })
})
