import { describe, expect, it, onTestFinished } from 'vitest'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'
import { pass } from './time-away.ts'

const ZONES = ['America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Pacific/Honolulu'] as const

async function signedIn(switches: Partial<NotObserved> = {}): Promise<MainProcess> {
  const main = await MainProcess.create({ mode: 'timestamps', switches })
  onTestFinished(() => main.close())
  return main.signIn()
}

/** Changes the zone of the profile at Harvest without a notice to Gleaner. */
function moveTo({ sandbox }: MainProcess, timeZone: string): void {
  for (const { id } of sandbox.account.directory.people)
    sandbox.account.changePerson(id, { timeZone })
}

async function start(main: MainProcess): Promise<void> {
  await main.run('startTimer', { ...(await main.work()), notes: 'on the road' })
}

function goOffline({ sandbox }: MainProcess): void {
  sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
}

async function goOnline(main: MainProcess): Promise<void> {
  main.sandbox.faults.clear()
  await main.run('syncNow')
  await main.settled()
}

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

describe.each(ZONES)('the zone of the profile changes to %s', (timeZone) => {
  it('a late stop of a timer that ran during the change has the right hours', async () => {
    const main = await signedIn()
    await start(main)
    await main.settled()
    pass(main, HOUR, true)
    moveTo(main, timeZone)
    goOffline(main)
    pass(main, HOUR, true)
    await main.run('stopTimer')
    expect((await main.state()).today.entries.map(({ hours }) => hours)).toEqual([200])
    pass(main, HOUR, true)
    await goOnline(main)
    expect(Math.abs(sum(main) - 200)).toBeLessThanOrEqual(2)
  })

  it('a late stop has the right hours when Gleaner knows the new zone before', async () => {
    const main = await signedIn()
    await start(main)
    await main.settled()
    pass(main, HOUR, true)
    moveTo(main, timeZone)
    await main.run('syncNow')
    await main.until(({ session }) => 'person' in session && session.person?.timeZone === timeZone)
    goOffline(main)
    pass(main, HOUR, true)
    await main.run('stopTimer')
    pass(main, HOUR, true)
    await goOnline(main)
    expect(Math.abs(sum(main) - 200)).toBeLessThanOrEqual(2)
  })

  it.each(['accepted', 'refused'] as const)(
    'a late start after the change has the right hours when a start in the future is %s',
    async (startInFuture) => {
      const main = await signedIn({ startInFuture })
      goOffline(main)
      moveTo(main, timeZone)
      await start(main)
      pass(main, HOUR, true)
      await goOnline(main)
      expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(3)
      await main.run('stopTimer')
      await main.settled()
      expect(Math.abs(sum(main) - 100)).toBeLessThanOrEqual(3)
    }
  )
})

it('a late end is not before a start near midnight', async () => {
  const main = await signedIn()
  const { timers } = main.platform
  const untilMidnight = 8 * HOUR - 10 * MINUTE
  timers.advance(untilMidnight)
  await start(main)
  await main.settled()
  goOffline(main)
  pass(main, 40 * MINUTE, true)
  await main.run('stopTimer')
  await goOnline(main)
  expect(Math.abs(sum(main) - 67)).toBeLessThanOrEqual(2)
})
