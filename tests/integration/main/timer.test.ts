import { afterEach, describe, expect, it } from 'vitest'
import { SETTLING_WINDOW } from '#main/sync/push/lost-answers.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { SandboxOptions } from '#sandbox/server.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

async function signedIn(options: Partial<SandboxOptions> = {}): Promise<MainProcess> {
  main = await MainProcess.create(options)
  return main.signIn()
}

const entries = () => main.sandbox.account.entries()
const only = () => {
  expect(entries()).toHaveLength(1)
  return entries()[0]!
}

describe.each(['duration', 'timestamps'] as const)('timers in a %s account', (mode) => {
  it('a started timer is shown at once and runs at Harvest', async () => {
    await signedIn({ mode })
    await main.run('startTimer', { ...(await main.work()), notes: 'standup' })
    expect((await main.state()).running).toMatchObject({ notes: 'standup', isRunning: true })
    await main.settled()
    expect(only()).toMatchObject({ notes: 'standup' })
    expect(only().timerStartedAt).not.toBeNull()
  })

  it('starting another timer stops the first one', async () => {
    await signedIn({ mode })
    await main.run('startTimer', { ...(await main.work(0)), notes: 'first' })
    main.platform.timers.advance(20 * MINUTE)
    await main.run('startTimer', { ...(await main.work(1)), notes: 'second' })
    const { today, running } = await main.settled()
    expect(today.entries.filter(({ isRunning }) => isRunning)).toHaveLength(1)
    expect(running?.notes).toBe('second')
    expect(entries().filter(({ timerStartedAt }) => timerStartedAt !== null)).toHaveLength(1)
  })

  it('a timer that ran offline ends up with the hours it really ran', async () => {
    await signedIn({ mode })
    const work = await main.work()
    await main.settled()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await main.run('startTimer', { ...work, notes: 'on the train' })
    main.platform.timers.advance(90 * MINUTE)
    await main.run('stopTimer')
    await main.until(({ sync }) => sync.status === 'offline')
    main.sandbox.faults.clear()
    main.platform.timers.advance(SETTLING_WINDOW)
    await main.run('syncNow')
    const { today } = await main.settled()
    expect(today.entries).toHaveLength(1)
    expect(today.entries[0]?.hours).toBe(150)
    expect(only()).toMatchObject({ hundredths: 150, timerStartedAt: null })
  })

  it('a clock set meanwhile costs no time, and the wrong clock is reported', async () => {
    await signedIn({ mode })
    const work = await main.work()
    await main.settled()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    main.platform.timers.wrongBy = -125 * MINUTE
    await main.run('startTimer', { ...work, notes: 'on the train' })
    main.platform.timers.advance(90 * MINUTE)
    await main.run('stopTimer')
    await main.until(({ sync }) => sync.status === 'offline')
    main.platform.timers.advance(SETTLING_WINDOW)
    main.sandbox.faults.clear()
    await main.run('syncNow')
    const { notices } = await main.settled()
    expect(only()).toMatchObject({ hundredths: 150, spentDate: '2026-11-18' })
    expect(notices).toContainEqual({
      id: 'clock-was-wrong',
      kind: 'clock-was-wrong',
      detail: '125'
    })
  })

  it('a timer still running when the network returns counts from its start', async () => {
    await signedIn({ mode })
    const work = await main.work()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await main.run('startTimer', { ...work, notes: '' })
    main.platform.timers.advance(HOUR)
    main.sandbox.faults.clear()
    await main.run('syncNow')
    const { running } = await main.settled()
    if (!running) throw new Error('no timer runs')
    const hours = currentHours(running, main.platform.timers.now())
    expect(hours).toBeGreaterThanOrEqual(100)
    expect(hours).toBeLessThanOrEqual(102)
  })

  it('a timer stopped elsewhere stops here', async () => {
    await signedIn({ mode })
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    await main.settled()
    main.sandbox.account.stop(only().userId, only().id)
    main.platform.focus('popover')
    await main.until(({ running }) => running === null)
  })
})

it('stopping a timer that another device stopped is no failure', async () => {
  await signedIn()
  await main.run('startTimer', { ...(await main.work()), notes: '' })
  await main.settled()
  main.sandbox.account.stop(only().userId, only().id)
  await main.run('stopTimer')
  const { sync } = await main.settled()
  expect(sync.refused).toEqual([])
})

it('continuing today’s entry restarts it with its hours in a duration account', async () => {
  await signedIn()
  const key = await main.run('startTimer', { ...(await main.work()), notes: '' })
  main.platform.timers.advance(HOUR)
  await main.run('stopTimer')
  await main.settled()
  expect(await main.run('continueEntry', { key })).toBe(key)
  await main.settled()
  expect(only().hundredths).toBeGreaterThanOrEqual(100)
  expect(only().timerStartedAt).not.toBeNull()
})

it('continuing today’s entry starts a new one in a start/end account', async () => {
  await signedIn({ mode: 'timestamps' })
  const key = await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  main.platform.timers.advance(10 * MINUTE)
  await main.run('stopTimer')
  await main.settled()
  expect(await main.run('continueEntry', { key })).not.toBe(key)
  await main.settled()
  expect(entries().map(({ notes }) => notes)).toEqual(['review', 'review'])
})

it('a start whose response was lost is found and not sent twice', async () => {
  await signedIn()
  const work = await main.work()
  main.sandbox.faults.arm({ kind: 'commit-then-drop', method: 'POST', path: '/v2/time_entries' })
  await main.run('startTimer', { ...work, notes: 'tunnel' })
  await main.settled()
  expect(only()).toMatchObject({ notes: 'tunnel', externalReference: null })
})

it('a lost start is sent again once it can no longer arrive', async () => {
  await signedIn()
  const work = await main.work()
  main.sandbox.faults.arm({ kind: 'drop-before-commit', method: 'POST' })
  await main.run('startTimer', { ...work, notes: 'tunnel' })
  await main.until(({ sync }) => sync.operations[0]?.status === 'unknown')
  main.platform.timers.advance(SETTLING_WINDOW)
  await main.run('syncNow')
  await main.settled()
  expect(only()).toMatchObject({ notes: 'tunnel' })
})

it('pending changes survive the end of the process', async () => {
  await signedIn()
  const work = await main.work()
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
  await main.run('startTimer', { ...work, notes: 'before the crash' })
  await expect.poll(() => main.sandbox.faults.pending).toBeLessThan(1000)
  await main.stop()
  main.sandbox.faults.clear()
  main.platform.timers.advance(SETTLING_WINDOW)
  await main.start()
  await main.settled()
  expect(only()).toMatchObject({ notes: 'before the crash' })
})

it('the toggle stops the running timer and then continues it', async () => {
  await signedIn()
  await main.run('startTimer', { ...(await main.work()), notes: 'on and off' })
  await main.run('toggleTimer')
  expect((await main.state()).running).toBeNull()
  await main.run('toggleTimer')
  expect((await main.state()).running).toMatchObject({ notes: 'on and off' })
})

it('unassigned work cannot be started', async () => {
  await signedIn()
  const answer = await main.platform.command('startTimer', { projectId: 1, taskId: 1, notes: '' })
  expect(answer).toEqual({ ok: false, failure: { kind: 'not-assigned' } })
})

it('a timer can be started and stopped from the tray', async () => {
  await signedIn({ empty: false })
  const recent = main.platform.trayView?.menu.find(
    (item) => item.kind === 'item' && item.id.startsWith('recent:')
  )
  if (recent?.kind !== 'item') throw new Error('no recents')
  main.platform.chooseInTray(recent.id)
  expect(main.platform.trayView?.icon).toBe('running')
  main.platform.chooseInTray('stop')
  expect(main.platform.trayView?.icon).toBe('idle')
  await main.settled()
})

it('a hotkey that is held down acts once', async () => {
  await signedIn()
  await main.run('startTimer', { ...(await main.work()), notes: '' })
  const toggle = main.platform.hotkeys.get('CommandOrControl+Alt+S')
  toggle?.()
  toggle?.()
  toggle?.()
  expect((await main.state()).running).toBeNull()
})
