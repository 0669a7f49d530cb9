import { describe, expect, it } from 'vitest'
import { SETTLING_WINDOW } from '#main/sync/push/lost-answers.ts'
import { MINUTE } from '#shared/durations.ts'
import type { TimerMode } from '#shared/company.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { signedIn } from './time-away.ts'

const BOTH_WAYS = [
  ['duration', 'timestamps'],
  ['timestamps', 'duration']
] as const

/** Runs `work` offline while an administrator changes the timer mode. */
async function whileOffline(main: MainProcess, next: TimerMode, work: () => Promise<unknown>) {
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  await work()
  main.platform.timers.advance(60 * MINUTE)
  main.sandbox.account.changeCompany({ mode: next })
  // the current attempt fails before the network is back
  await main.until(({ sync }) => sync.trouble !== null)
  main.sandbox.requests.clear()
  main.sandbox.faults.clear()
  // Gleaner sends a request with an unknown outcome again only when it can no longer arrive
  main.platform.timers.advance(SETTLING_WINDOW)
  await main.run('syncNow')
}

const writes = (main: MainProcess) =>
  main.sandbox.requests.filter(({ method }) => method !== 'GET').length

describe.each(BOTH_WAYS)('a change of the timer mode from %s to %s', (mode, next) => {
  it('a late stop ends at the click and is sent a few times at most', async () => {
    const main = await signedIn(mode)
    await main.run('startTimer', { ...(await main.work()), notes: 'report' })
    await main.settled()
    main.platform.timers.advance(30 * MINUTE)
    await whileOffline(main, next, () => main.run('stopTimer'))
    const { session } = await main.settled()
    expect(writes(main)).toBeLessThan(5)
    expect(main.sandbox.account.entries()).toMatchObject([{ hundredths: 50, timerStartedAt: null }])
    expect(session).toMatchObject({ company: { timerMode: next } })
  })

  it('an entry created before the change has its length and no running timer', async () => {
    const main = await signedIn(mode)
    const { today } = await main.state()
    const times = { kind: 'times', startedTime: '09:00', endedTime: '10:30' } as const
    const time = mode === 'duration' ? ({ kind: 'hours', hours: 150 } as const) : times
    const work = await main.work()
    await whileOffline(main, next, () =>
      main.run('createEntry', { ...work, spentDate: today.spentDate, notes: 'report', time })
    )
    await main.settled()
    expect(writes(main)).toBeLessThan(6)
    expect(main.sandbox.account.entries()).toMatchObject([
      { hundredths: 150, timerStartedAt: null, externalReference: null }
    ])
  })

  it('a changed time is refused or causes a question instead of endless requests', async () => {
    const main = await signedIn(mode)
    const { today } = await main.state()
    const times = { kind: 'times', startedTime: '09:00', endedTime: '10:30' } as const
    const time = mode === 'duration' ? ({ kind: 'hours', hours: 150 } as const) : times
    const changes = mode === 'duration' ? { hours: 200 } : { endedTime: '11:00' }
    const work = await main.work()
    const key = await main.run('createEntry', {
      ...work,
      spentDate: today.spentDate,
      notes: 'report',
      time
    })
    await main.settled()
    await whileOffline(main, next, () => main.run('updateEntry', { key, changes }))
    const { sync } = await main.until(
      (state) => state.sync.refused.length + state.sync.questions.length > 0
    )
    // Harvest returns no times in a duration account, which is a conflict before anything is sent
    if (mode === 'duration')
      expect(sync.refused).toMatchObject([{ failure: { kind: 'not-applied' } }])
    else expect(sync.questions).toMatchObject([{ kind: 'conflict', theirs: { endedTime: null } }])
    expect(writes(main)).toBeLessThan(4)
    await main.until((state) => state.sync.status === 'up-to-date')
  })
})
