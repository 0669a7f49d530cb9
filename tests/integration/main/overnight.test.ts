import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { pass, question, work } from './time-away.ts'

/** Sleeps for so many hours and returns to the computer. */
function sleepFor({ platform }: MainProcess, hours: number): void {
  platform.powerEvent('suspend')
  platform.timers.advance(hours * HOUR)
  platform.idleFor = 0
  platform.powerEvent('resume')
  platform.timers.tick()
}

function days(main: MainProcess): Record<string, number> {
  const now = main.platform.timers.now()
  const sums: Record<string, number> = {}
  for (const { spentDate, hundredths, timerStartedAt } of main.sandbox.account.entries()) {
    const live = timerStartedAt === null ? 0 : Math.round((now - timerStartedAt) / 36_000)
    sums[spentDate] = (sums[spentDate] ?? 0) + hundredths + live
  }
  return sums
}

describe.each(['duration', 'timestamps'] as const)('a timer forgotten overnight (%s)', (mode) => {
  it('“continue and remove” tracks the morning on the new day', async () => {
    const main = await work(mode)
    sleepFor(main, 16)
    const { continuesOn } = await question(main)
    expect(continuesOn).toBe(mode === 'duration' ? '2026-11-19' : undefined)
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    await main.settled()
    pass(main, 3 * HOUR, true)
    await main.run('syncNow')
    const { running, today } = await main.settled()
    const now = main.platform.timers.now()
    expect(running?.spentDate).toBe('2026-11-19')
    const shown = today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
    expect(Math.abs(shown - 300)).toBeLessThanOrEqual(2)
    const sums = days(main)
    expect(Math.abs((sums['2026-11-18'] ?? 0) - 100)).toBeLessThanOrEqual(2)
    expect(Math.abs((sums['2026-11-19'] ?? 0) - 300)).toBeLessThanOrEqual(2)
  })

  it('“stop and remove” tracks the work after the return on the new day', async () => {
    const main = await work(mode)
    sleepFor(main, 16)
    pass(main, 30 * MINUTE, true)
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    expect((await main.settled()).running).toBeNull()
    const sums = days(main)
    expect(Math.abs((sums['2026-11-18'] ?? 0) - 100)).toBeLessThanOrEqual(2)
    expect(Math.abs((sums['2026-11-19'] ?? 0) - 50)).toBeLessThanOrEqual(2)
  })

  it('a stop after the choice ends the entry of the new day, even if all of it was offline', async () => {
    const main = await work(mode)
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
    sleepFor(main, 16)
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    pass(main, 2 * HOUR, true)
    await main.run('stopTimer')
    main.sandbox.faults.clear()
    await main.run('syncNow')
    expect((await main.settled()).running).toBeNull()
    const sums = days(main)
    expect(Math.abs((sums['2026-11-18'] ?? 0) - 100)).toBeLessThanOrEqual(2)
    expect(Math.abs((sums['2026-11-19'] ?? 0) - 200)).toBeLessThanOrEqual(2)
  })

  it('undo restores the night and deletes the new entry', async () => {
    const main = await work(mode)
    sleepFor(main, 16)
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    await main.settled()
    await main.platform.command('undo', {})
    await main.settled()
    const sum = Object.values(days(main)).reduce((all, hours) => all + hours, 0)
    expect(Math.abs(sum - 1700)).toBeLessThanOrEqual(4)
  })
})
