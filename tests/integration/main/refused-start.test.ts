import { afterEach, describe, expect, it } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import { weekHours } from '#shared/week-hours.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { signedIn } from './time-away.ts'

let main: MainProcess
afterEach(() => main.close())

const modes = ['duration', 'timestamps'] as const

/** Makes Harvest refuse every new entry until the returned function is called. */
function refuseNew(): () => void {
  return main.sandbox.faults.arm({
    kind: 'odd-answer',
    committed: false,
    method: 'POST',
    path: '/v2/time_entries',
    status: 422,
    body: '{"message":"Project is archived"}',
    times: Number.POSITIVE_INFINITY
  })
}

describe.each(modes)('a start that Harvest refuses in a %s account', (mode) => {
  async function given(): Promise<() => void> {
    main = await signedIn(mode)
    const accept = refuseNew()
    await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
    await main.until(({ sync }) => sync.refused.length > 0)
    main.platform.timers.advance(HOUR)
    return accept
  }

  it('a refused start runs no timer anywhere, and its work stays visible', async () => {
    await given()
    const state = await main.state()
    expect(state.running).toBeNull()
    expect(state.today.entries).toMatchObject([
      { notes: 'Review', isRunning: false, hours: 0, sync: { kind: 'refused' } }
    ])
    expect(weekHours(state, main.platform.timers.now())).toBe(0)
    expect(main.platform.trayView).toMatchObject({ icon: 'attention' })
    expect(main.platform.trayView?.menu.map((item) => 'id' in item && item.id)).not.toContain(
      'stop'
    )
  })

  it('a refused start runs from its original time once a retry is accepted', async () => {
    const accept = await given()
    accept()
    const { sync } = await main.state()
    await main.run('retryOperation', { id: sync.refused[0]!.id })
    await main.settled()
    const state = await main.until(({ running }) => running !== null)
    expect(weekHours(state, main.platform.timers.now())).toBe(100)
  })

  it('continuing the entry of a refused start starts it now', async () => {
    const accept = await given()
    accept()
    const [entry] = (await main.state()).today.entries
    await main.run('continueEntry', { key: entry!.key })
    const { running, sync } = await main.settled()
    expect(running).toMatchObject({ notes: 'Review', isRunning: true })
    expect(sync.refused).toEqual([])
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })
})

it('the time between a refused start and its stop is shown', async () => {
  main = await signedIn('duration')
  const offline = main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
  await main.run('startTimer', { ...(await main.work()), notes: 'Train' })
  main.platform.timers.advance(HOUR)
  await main.run('stopTimer')
  refuseNew()
  offline()
  await main.run('syncNow')
  const state = await main.until(({ sync }) => sync.refused.length > 0)
  expect(state.running).toBeNull()
  expect(state.today.entries).toMatchObject([
    { notes: 'Train', hours: 100, sync: { kind: 'refused' } }
  ])
})

it('a refused restart leaves the entry unchanged', async () => {
  main = await signedIn('duration')
  const { today } = await main.state()
  const time = { kind: 'hours', hours: 100 } as const
  const draft = { ...(await main.work()), spentDate: today.spentDate, notes: 'Done', time }
  const key = await main.run('createEntry', draft)
  await main.settled()
  const [entry] = main.sandbox.account.entries()
  const offline = main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
  await main.run('continueEntry', { key })
  expect((await main.state()).running).toMatchObject({ notes: 'Done' })
  main.sandbox.account.setTimesheet(entry!.userId, entry!.spentDate, 'approved')
  offline()
  await main.run('syncNow')
  const state = await main.until(({ sync }) => sync.refused.length > 0)
  expect(state.running).toBeNull()
  expect(state.today.entries).toMatchObject([{ hours: 100, isRunning: false }])
})
