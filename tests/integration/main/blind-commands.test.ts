import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { signedIn } from './time-away.ts'

const TOGGLE = 'CommandOrControl+Alt+S'
const press = (main: MainProcess) => main.platform.hotkeys.get(TOGGLE)?.()
const entriesAt = ({ sandbox }: MainProcess) => sandbox.account.entries()

/** Starts a timer an hour ago. Harvest's last response is as old. */
async function running(main: MainProcess): Promise<void> {
  await main.run('startTimer', { ...(await main.work()), notes: 'report' })
  await main.settled()
  main.platform.timers.advance(HOUR)
}

async function stopped(main: MainProcess): Promise<void> {
  await running(main)
  await main.run('stopTimer')
  await main.settled()
  main.platform.timers.advance(HOUR)
}

async function startOnThePhone(main: MainProcess): Promise<void> {
  const { projectId, taskId } = await main.work(1)
  const [{ userId, spentDate } = { userId: 0, spentDate: '' }] = entriesAt(main)
  const notes = 'on the phone'
  main.sandbox.account.create(userId, {
    project_id: projectId,
    task_id: taskId,
    spent_date: spentDate,
    notes
  })
}

function stopOnTheWeb(main: MainProcess): void {
  const [entry] = entriesAt(main)
  main.sandbox.account.stop(entry!.userId, entry!.id)
}

describe('the hotkey when Gleaner’s data is outdated', () => {
  it('the hotkey restarts a timer that was stopped on the web, and reports it', async () => {
    const main = await signedIn()
    await running(main)
    stopOnTheWeb(main)
    main.platform.timers.advance(20 * SECOND)
    press(main)
    expect(main.platform.trayView?.icon).toBe('asking')
    const state = await main.settled()
    expect(state.running?.notes).toBe('report')
    expect(state.notices).toMatchObject([{ kind: 'stopped-elsewhere-started-here' }])
    expect(main.platform.told).toEqual(['Already stopped on the web at 17:00'])
    expect(main.platform.trayView?.icon).toBe('running')
  })

  it('the hotkey stops a timer that was started on the phone, and reports it', async () => {
    const main = await signedIn()
    await stopped(main)
    await startOnThePhone(main)
    main.platform.timers.advance(3 * MINUTE)
    press(main)
    const state = await main.settled()
    expect(state.running).toBeNull()
    expect(entriesAt(main).every(({ timerStartedAt }) => timerStartedAt === null)).toBe(true)
    expect(state.notices).toMatchObject([{ kind: 'started-elsewhere-stopped-here' }])
  })

  it('the hotkey reports nothing when the data was right', async () => {
    const main = await signedIn()
    await running(main)
    press(main)
    const state = await main.settled()
    expect(state.running).toBeNull()
    expect(state.notices).toEqual([])
    expect(main.platform.told).toEqual([])
  })

  it('a second press while Harvest is queried does not act again', async () => {
    const main = await signedIn()
    await running(main)
    press(main)
    main.platform.timers.advance(5 * SECOND)
    press(main)
    expect((await main.settled()).running).toBeNull()
  })

  it('the hotkey acts on the stored data when Harvest does not respond', async () => {
    const main = await signedIn()
    await running(main)
    main.sandbox.faults.arm({ kind: 'latency', milliseconds: 4000, times: 100 })
    press(main)
    const state = await main.until(({ sync }) => sync.isAsking === false)
    expect(state.running).toBeNull()
    main.sandbox.faults.clear()
  })

  it('the notification names no work in discreet mode', async () => {
    const main = await signedIn()
    await main.run('changeSettings', { discreet: true })
    await running(main)
    stopOnTheWeb(main)
    press(main)
    await main.settled()
    const [shown] = main.platform.notified
    expect(shown?.body).toBe('Gleaner started it again: the timer.')
  })
})

describe('a menu item opened before a change elsewhere', () => {
  it('the Stop item does nothing when its timer was stopped on the web, and reports it', async () => {
    const main = await signedIn()
    await running(main)
    const { running: shown } = await main.state()
    stopOnTheWeb(main)
    main.platform.chooseInTray('stop', shown!.key)
    const state = await main.settled()
    expect(state.running).toBeNull()
    expect(entriesAt(main)).toHaveLength(1)
    expect(state.notices).toMatchObject([{ kind: 'already-stopped-elsewhere' }])
  })

  it('the Stop item does not stop another timer that was started on the phone', async () => {
    const main = await signedIn()
    await running(main)
    const { running: shown } = await main.state()
    stopOnTheWeb(main)
    await startOnThePhone(main)
    main.platform.chooseInTray('stop', shown!.key)
    const state = await main.settled()
    expect(state.running?.notes).toBe('on the phone')
    expect(state.notices).toMatchObject([{ kind: 'other-timer-runs' }])
  })

  it('a recent item starts nothing when its entry belongs to another project now', async () => {
    const main = await signedIn()
    await stopped(main)
    const recent = main.platform.trayView?.menu.find(
      (item) => item.kind === 'item' && item.id.startsWith('recent:')
    )
    const [entry] = entriesAt(main)
    const { projectId, taskId } = await main.work(1)
    main.sandbox.account.update(entry!.userId, entry!.id, {
      project_id: projectId,
      task_id: taskId
    })
    main.platform.chooseInTray((recent as { id: string }).id)
    const state = await main.settled()
    expect(state.running).toBeNull()
    expect(state.notices).toMatchObject([{ kind: 'item-is-gone' }])
  })
})

describe('continuing a running entry', () => {
  it('continuing a running entry is refused', async () => {
    const main = await signedIn()
    await running(main)
    const { running: entry } = await main.state()
    const answer = await main.platform.command('continueEntry', { key: entry!.key })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'already-running' } })
  })

  it('continuing an entry that was stopped on the web starts it', async () => {
    const main = await signedIn()
    await running(main)
    const { running: entry } = await main.state()
    stopOnTheWeb(main)
    await main.run('continueEntry', { key: entry!.key })
    await main.settled()
    expect(entriesAt(main).filter(({ timerStartedAt }) => timerStartedAt !== null)).toHaveLength(1)
  })
})
