import { describe, expect, it } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { pass, signedIn } from './time-away.ts'

const YESTERDAY = '2026-11-18'
const TODAY = '2026-11-19'
const MIDNIGHT = Date.parse('2026-11-19T00:00:00+01:00')

/** Moves the clock to some minutes after midnight without input while Gleaner runs. */
function goTo(main: MainProcess, minutesAfterMidnight: number): void {
  const { timers } = main.platform
  timers.advance(MIDNIGHT + minutesAfterMidnight * MINUTE - timers.now())
  pass(main, 5_000, true)
}

/** Returns the hundredths of each day at Harvest, including the running timer. */
function days(main: MainProcess): Record<string, number> {
  const now = main.platform.timers.now()
  const sums: Record<string, number> = {}
  for (const { spentDate, hundredths, timerStartedAt } of main.sandbox.account.entries()) {
    const live = timerStartedAt === null ? 0 : Math.round((now - timerStartedAt) / 36_000)
    sums[spentDate] = (sums[spentDate] ?? 0) + hundredths + live
  }
  return sums
}

/** Expects both days to have these hundredths, and the running entry to belong to today. */
async function expectDays(
  main: MainProcess,
  yesterday: number,
  today: number,
  runsToday = true
): Promise<void> {
  await main.run('syncNow')
  const { running, sync } = await main.settled()
  expect([...sync.refused, ...sync.questions]).toEqual([])
  expect(running?.spentDate).toBe(runsToday ? TODAY : undefined)
  const sums = days(main)
  expect(Math.abs((sums[YESTERDAY] ?? 0) - yesterday), JSON.stringify(sums)).toBeLessThanOrEqual(3)
  expect(Math.abs((sums[TODAY] ?? 0) - today), JSON.stringify(sums)).toBeLessThanOrEqual(3)
}

async function begin(mode: TimerMode, minutesAfterMidnight: number): Promise<MainProcess> {
  const main = await signedIn(mode)
  goTo(main, minutesAfterMidnight)
  return main
}

async function start(main: MainProcess, startedAt?: number): Promise<void> {
  const work = { ...(await main.work()), notes: 'night' }
  await main.run('startTimer', startedAt === undefined ? work : { ...work, startedAt })
}

describe.each(['duration', 'timestamps'] as const)('time across midnight (%s)', (mode) => {
  it('continuing an entry of yesterday starts an entry of today', async () => {
    const main = await begin(mode, -60)
    await start(main)
    await main.settled()
    goTo(main, -30)
    await main.run('stopTimer')
    await main.settled()
    goTo(main, 10)
    const { running } = await main.settled()
    expect(running).toBeNull()
    await main.run('toggleTimer')
    goTo(main, 40)
    await expectDays(main, 50, 50)
  })

  it('a start dated before midnight gives each day its share', async () => {
    const main = await begin(mode, 30)
    await start(main, MIDNIGHT - 20 * MINUTE)
    await expectDays(main, 33, 50)
    await main.platform.command('undo', {})
    await expectDays(main, 0, 0, false)
  })

  it('a start moved before midnight gives each day its share, and undo moves it back', async () => {
    const main = await begin(mode, 10)
    await start(main)
    await main.settled()
    goTo(main, 30)
    await main.run('moveTimerStart', { startedAt: MIDNIGHT - 30 * MINUTE })
    await expectDays(main, 50, 50)
    await main.platform.command('undo', {})
    await expectDays(main, 0, 33)
  })

  it('the moved start of a timer across midnight gives each day its share', async () => {
    const main = await begin(mode, -20)
    await start(main)
    await main.settled()
    goTo(main, 30)
    await main.run('moveTimerStart', { startedAt: MIDNIGHT - HOUR })
    await expectDays(main, 100, 50)
  })

  it('a timer of yesterday whose start is moved to today belongs to today', async () => {
    const main = await begin(mode, -20)
    await start(main)
    await main.settled()
    goTo(main, 60)
    await main.run('moveTimerStart', { startedAt: MIDNIGHT + 30 * MINUTE })
    await expectDays(main, 0, 50)
  })

  it('undoing the stop of a timer from before midnight continues in an entry of today', async () => {
    const main = await begin(mode, -60)
    await start(main)
    await main.settled()
    goTo(main, -30)
    await main.run('stopTimer')
    await main.settled()
    goTo(main, 15)
    expect(await main.platform.command('undo', {})).toMatchObject({
      ok: false,
      failure: { kind: 'step-is-old' }
    })
    await main.run('undo', { agreed: true })
    goTo(main, 30)
    await expectDays(main, 100, 50)
  })

  it('undoing a stop just after midnight continues in an entry of today, even offline', async () => {
    const main = await begin(mode, -60)
    await start(main)
    await main.settled()
    goTo(main, 3)
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
    await main.run('stopTimer')
    goTo(main, 6)
    await main.run('undo', {})
    goTo(main, 30)
    main.sandbox.faults.clear()
    await main.run('syncNow')
    await main.settled()
    // a start/end entry has the end from the stop
    const untilStop = mode === 'timestamps' ? 5 : 0
    await expectDays(main, 100 + untilStop, 50 - untilStop)
  })

  it('a start from before midnight that reaches Harvest later gives each day its share', async () => {
    const main = await begin(mode, -30)
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
    await start(main)
    await main.until(({ sync }) => sync.status === 'offline')
    goTo(main, 30)
    main.sandbox.faults.clear()
    await expectDays(main, 50, 50)
    await main.run('stopTimer')
    await expectDays(main, 50, 50, false)
  })

  it('a start seconds before midnight that reaches Harvest later causes no question', async () => {
    const main = await begin(mode, -0.2)
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
    await start(main)
    await main.until(({ sync }) => sync.status === 'offline')
    goTo(main, 30)
    main.sandbox.faults.clear()
    await expectDays(main, 0, 50)
  })
})

it('an entry restarted before midnight and sent later gives each day its share', async () => {
  const main = await begin('duration', -120)
  await start(main)
  await main.settled()
  goTo(main, -90)
  await main.run('stopTimer')
  await main.settled()
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  goTo(main, -30)
  await main.run('toggleTimer')
  goTo(main, 30)
  main.sandbox.faults.clear()
  await expectDays(main, 100, 50)
})
