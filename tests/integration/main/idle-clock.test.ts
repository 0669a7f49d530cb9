import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { TimerMode } from '#shared/company.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { question, work } from './time-away.ts'

/** Returns the hundredths of all entries at Harvest now. */
function sum({ sandbox, platform }: MainProcess): number {
  const now = platform.timers.everybodys()
  return sandbox.account
    .entries()
    .reduce(
      (all, { hundredths, timerStartedAt }) =>
        all + hundredths + (timerStartedAt === null ? 0 : (now - timerStartedAt) / 36_000),
      0
    )
}

function cutTheLine({ sandbox }: MainProcess): void {
  sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
}

/** Restores the network and with it Harvest's clock. The computer's clock is corrected a little later. */
async function hear(main: MainProcess): Promise<void> {
  const { platform, sandbox } = main
  sandbox.faults.clear()
  await main.run('syncNow')
  await main.until(({ clockOffsetMs }) => Math.abs(clockOffsetMs + platform.timers.wrongBy) < 5000)
  platform.timers.wrongBy = 0
  platform.timers.tick()
  await main.run('syncNow')
  await main.until(({ clockOffsetMs }) => Math.abs(clockOffsetMs) < 5000)
}

/** Works for an hour, switches the computer off, and on again with a wrong clock and no network. */
async function bootLater(mode: TimerMode, offFor: number, wrongBy: number): Promise<MainProcess> {
  const main = await work(mode)
  const { platform } = main
  platform.powerEvent('shutdown')
  await main.stop()
  platform.timers.advance(offFor)
  platform.bootedAt = platform.timers.everybodys()
  platform.timers.wrongBy = wrongBy
  platform.idleFor = 0
  cutTheLine(main)
  await main.start()
  platform.timers.advance(MINUTE)
  platform.timers.tick()
  return main
}

async function sleepAndWake(mode: TimerMode, ms: number, wrongBy: number): Promise<MainProcess> {
  const main = await work(mode)
  const { platform } = main
  platform.powerEvent('suspend')
  platform.timers.advance(ms)
  platform.timers.wrongBy = wrongBy
  platform.idleFor = 0
  cutTheLine(main)
  platform.powerEvent('resume')
  platform.timers.tick()
  return main
}

const MODES = ['duration', 'timestamps'] as const
const WRONG = [-26 * HOUR, -5 * HOUR, -40 * MINUTE, 0, 40 * MINUTE, 5 * HOUR, 26 * HOUR]
const cases = MODES.flatMap((mode) => WRONG.map((by) => [mode, by / MINUTE] as const))

describe('a computer switched on with a wrong clock', () => {
  it.each(cases)(
    'an absence of three hours is asked about (%s, clock wrong by %i minutes)',
    async (mode, by) => {
      const main = await bootLater(mode, 3 * HOUR, by * MINUTE)
      await hear(main)
      expect(Math.abs((await question(main)).minutes - 180)).toBeLessThanOrEqual(2)
      await main.run('answerIdle', { decision: 'continue-and-remove' })
      await main.settled()
      expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(5)
    }
  )

  // with a clock that is further behind, the computer seems never to have been off
  it.each(cases.filter(([, by]) => by > -8 * 60))(
    'a choice made before Harvest was reached preserves the hour of work (%s, clock wrong by %i minutes)',
    async (mode, by) => {
      const main = await bootLater(mode, 8 * HOUR, by * MINUTE)
      await main.run('answerIdle', { decision: 'stop-and-remove' })
      await hear(main)
      await main.settled()
      expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(5)
    }
  )

  it('the absence is asked about even if Gleaner quit before Harvest was reached', async () => {
    const main = await bootLater('duration', 3 * HOUR, -5 * HOUR)
    await main.stop()
    await main.start()
    main.platform.timers.tick()
    await hear(main)
    expect(Math.abs((await question(main)).minutes - 180)).toBeLessThanOrEqual(2)
  })
})

describe('a clock set during sleep', () => {
  it.each(cases)(
    'an absence of two hours is asked about (%s, clock wrong by %i minutes)',
    async (mode, by) => {
      const main = await sleepAndWake(mode, 2 * HOUR, by * MINUTE)
      await hear(main)
      expect(Math.abs((await question(main)).minutes - 120)).toBeLessThanOrEqual(2)
      await main.run('answerIdle', { decision: 'stop-and-remove' })
      await main.settled()
      expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(5)
    }
  )

  it('a rule waits until the clock is known', async () => {
    const main = await sleepAndWake('duration', 2 * HOUR, 5 * HOUR)
    const { settings } = await main.state()
    const rule = { id: 'r', decision: 'continue-and-remove', conditions: {}, isOn: true } as const
    await main.run('changeSettings', { away: { ...settings.away, rules: [rule] } })
    await hear(main)
    await main.until(({ idle }) => idle === null)
    await main.settled()
    expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(5)
  })
})
