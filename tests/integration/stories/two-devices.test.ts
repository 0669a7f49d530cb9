import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import { begin } from './story.ts'
import type { Story } from './story.ts'

const MODES = ['duration', 'timestamps'] as const

describe('an offline stop', () => {
  /** Works from 9:00. The phone stops the timer at 9:30, and this device at 9:40, offline until 10:30. */
  async function stoppedTwice(mode: (typeof MODES)[number]): Promise<Story> {
    const story = await begin(mode)
    await story.start('report')
    await story.pass(20 * MINUTE)
    story.network.goOffline(70 * MINUTE, false)
    await story.pass(10 * MINUTE)
    await story.stopElsewhere('report')
    await story.pass(10 * MINUTE)
    await story.run({ do: 'stop' })
    return story
  }

  async function restartElsewhere(story: Story): Promise<void> {
    const { account, userId } = story.network
    account.restart(userId, story.entryOf('report')?.id ?? 0)
  }

  it.each(MODES)(
    'an offline stop does not change the earlier end of another device (%s)',
    async (mode) => {
      const story = await stoppedTwice(mode)
      await story.pass(2 * HOUR)
      expect(story.hours()).toEqual([['report', 50]])
    }
  )

  it.each(MODES)(
    'an offline stop does not stop a timer that was restarted after it (%s)',
    async (mode) => {
      const story = await stoppedTwice(mode)
      await story.pass(20 * MINUTE)
      await restartElsewhere(story)
      await story.pass(HOUR)
      const running = story.entries().filter(({ timerStartedAt }) => timerStartedAt !== null)
      expect(running).toHaveLength(1)
      expect(running[0]?.hundredths).toBe(mode === 'duration' ? 50 : 0)
      const { entries, operations } = await story.view()
      expect(entries.filter(({ isRunning }) => isRunning)).toHaveLength(1)
      expect(operations).toEqual([])
    }
  )

  it('an offline stop removes nothing from work that was restarted and stopped after it', async () => {
    const story = await stoppedTwice('duration')
    await story.pass(10 * MINUTE)
    await restartElsewhere(story)
    await story.pass(20 * MINUTE)
    await story.stopElsewhere('report')
    await story.pass(HOUR)
    expect(story.hours()).toEqual([['report', 83]])
  })

  it('an offline stop removes the time until another device stopped the timer later', async () => {
    const story = await begin()
    await story.start('report')
    await story.pass(20 * MINUTE)
    story.network.goOffline(70 * MINUTE, false)
    await story.pass(10 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    await story.stopElsewhere('report')
    await story.pass(HOUR)
    expect(story.hours()).toEqual([['report', 50]])
  })

  it('an offline stop ends the timer that Harvest started late for our request', async () => {
    const story = await begin()
    await story.start('report')
    await story.pass(HOUR)
    story.network.goOffline(HOUR, false)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(10 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(story.entries()).toMatchObject([{ hundredths: 83, timerStartedAt: null }])
  })

  it('an offline stop removes only its own excess when the timer was restarted before it is sent', async () => {
    const story = await begin()
    await story.start('report')
    await story.pass(20 * MINUTE)
    story.network.goOffline(20 * MINUTE, false)
    await story.pass(10 * MINUTE)
    await story.run({ do: 'stop' })
    story.network.onCommit = (_, __, url) => {
      if (url.endsWith('/stop')) story.network.goOffline(30 * MINUTE, false)
    }
    await story.pass(15 * MINUTE)
    story.network.onCommit = () => undefined
    await restartElsewhere(story)
    await story.pass(HOUR)
    const [entry] = story.entries()
    const { now } = await story.view()
    const [shown] = (await story.view()).entries
    expect(entry?.timerStartedAt).not.toBeNull()
    expect(shown && currentHours(shown, now)).toBe(50 + 100)
  })
})

interface Move {
  readonly on: 'here' | 'phone'
  readonly minutes: number
}

const moves = fc.array(
  fc.record({
    on: fc.constantFrom<Move['on']>('here', 'phone'),
    minutes: fc.integer({ min: 2, max: 40 })
  }),
  { minLength: 1, maxLength: 6 }
)

/** Presses the one button of a device. It stops the timer that the device shows, or starts it again. */
async function press(story: Story, on: Move['on']): Promise<boolean> {
  const { account, userId } = story.network
  if (on === 'phone') {
    const { id = 0, timerStartedAt = null } = story.entryOf('report') ?? {}
    const starts = timerStartedAt === null
    if (starts) account.restart(userId, id)
    else account.stop(userId, id)
    return starts
  }
  const shown = (await story.view()).entries.find(({ notes }) => notes === 'report')
  if (shown?.isRunning) await story.run({ do: 'stop' })
  else await story.run({ do: 'continue', key: shown?.key ?? '' })
  return shown?.isRunning !== true
}

describe('stops and restarts on two devices, one of them offline', () => {
  it(
    'the time up to every stop is preserved, and later work is not changed',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(moves, async (pressed) => {
          const story = await begin()
          await story.start('report')
          await story.pass(10 * MINUTE)
          story.network.goOffline(24 * HOUR, false)
          const shows = { here: true, phone: true }
          // the last button decides on either device, even if the other has not fetched it
          let runs = true
          let least = 10
          let most = 10
          const wait = async (minutes: number): Promise<void> => {
            await story.pass(minutes * MINUTE)
            least += runs ? minutes : 0
            // time that both devices counted at once may count twice, but nothing else is added
            most += (Number(shows.here) + Number(shows.phone)) * minutes
          }
          for (const move of pressed) {
            await wait(move.minutes)
            runs = await press(story, move.on)
            shows[move.on] = runs
          }
          await wait(10)
          story.network.heal()
          await wait(5)
          const { entries, operations, now } = await story.view()
          expect(operations).toEqual([])
          const [entry] = entries
          if (!entry) throw new Error('the entry is gone')
          if (runs || (!shows.here && !shows.phone)) expect(entry.isRunning).toBe(runs)
          const slack = pressed.length + 2
          const hours = currentHours(entry, now)
          expect(hours).toBeGreaterThanOrEqual((least * MINUTE) / HUNDREDTH - slack)
          expect(hours).toBeLessThanOrEqual((most * MINUTE) / HUNDREDTH + slack)
          await story.close()
        }),
        { numRuns: 20 }
      )
    }
  )
})
