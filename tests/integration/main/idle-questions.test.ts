import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { comeBack, goAway, pass, question, signedIn, sleep, total, work } from './time-away.ts'

it('an idle question on return lasts from the last input, in a window that takes no focus', async () => {
  const main = await comeBack()
  expect(await question(main)).toMatchObject({ minutes: 22, entry: { notes: 'review' } })
  expect(main.platform.visible.has('idle')).toBe(true)
})

it('the idle question survives the end of the process and is shown again', async () => {
  const main = await comeBack()
  await main.run('hideWindow')
  main.platform.visible.clear()
  await main.stop()
  await main.start()
  expect(main.platform.visible.has('idle')).toBe(true)
  await main.until(({ idle }) => idle?.minutes === 22)
})

it('the idle question disappears when the timer is stopped', async () => {
  const main = await comeBack()
  await main.run('stopTimer')
  await main.until(({ idle }) => idle === null)
  expect(await main.platform.command('answerIdle', { decision: 'stop-and-remove' })).toMatchObject({
    ok: false,
    failure: { kind: 'gone' }
  })
})

it('nothing is asked without a timer or when the setting is off', async () => {
  const main = await signedIn()
  goAway(main, 60)
  pass(main, MINUTE, true)
  expect((await main.state()).idle).toBeNull()
  await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
  await main.run('startTimer', { ...(await main.work()), notes: '' })
  goAway(main, 60)
  pass(main, MINUTE, true)
  expect((await main.state()).idle).toBeNull()
  const asleep = main.platform.timers.repeating
  await main.run('changeSettings', { idle: { enabled: true, thresholdMinutes: 10 } })
  expect(main.platform.timers.repeating).toBe(asleep + 1)
})

describe('sleep, lock and shutdown', () => {
  it('sleep causes an idle question', async () => {
    const main = await work()
    sleep(main, 90)
    pass(main, 10 * SECOND, true)
    expect(await question(main)).toMatchObject({ minutes: 90, absences: [{ kind: 'sleep' }] })
  })

  it('a short lock is no absence', async () => {
    const main = await work()
    main.platform.locked = true
    goAway(main, 5)
    main.platform.locked = false
    pass(main, MINUTE, true)
    expect((await main.state()).idle).toBeNull()
  })

  it('time behind a locked screen stays without a question if the user chose that', async () => {
    const main = await work()
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onLock: 'keep' } })
    const before = await total(main)
    main.platform.locked = true
    goAway(main, 30)
    main.platform.locked = false
    pass(main, MINUTE, true)
    expect((await main.state()).idle).toBeNull()
    expect((await total(main)) - before).toBeGreaterThanOrEqual(51)
  })

  it('the timer stops at the start of sleep if the user chose that, which is reported and can be undone', async () => {
    const main = await work()
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onSleep: 'stop' } })
    sleep(main, 120)
    pass(main, 10 * SECOND, true)
    const { running, idle, notices } = await main.settled()
    expect([running, idle]).toEqual([null, null])
    expect(notices.map(({ kind }) => kind)).toContain('answered-by-rule')
    expect(Math.abs((await total(main)) - 100)).toBeLessThanOrEqual(2)
    await main.run('undoIdle')
    const again = await main.settled()
    expect(again.running).not.toBeNull()
    expect(Math.abs((await total(main)) - 300)).toBeLessThanOrEqual(3)
  })

  it('the notification contains no names in discreet mode', async () => {
    const main = await work()
    const { settings } = await main.state()
    const away = { ...settings.away, onSleep: 'stop' } as const
    await main.run('changeSettings', { away, discreet: true })
    sleep(main, 120)
    pass(main, 10 * SECOND, true)
    await main.settled()
    const [said] = main.platform.notified.slice(-1)
    expect(said?.body).toMatch(/^Gleaner stopped the timer and removed \S+ .+, as you chose\.$/)
    const { notices } = await main.state()
    expect(notices.at(-1)?.detail).toContain('Internal')
  })

  it('the time the computer was off is asked about at the next start', async () => {
    const main = await work()
    main.platform.powerEvent('shutdown')
    await main.stop()
    main.platform.timers.advance(10 * HOUR)
    main.platform.bootedAt = main.platform.timers.now() - MINUTE
    await main.start()
    const { idle } = await main.until((state) => state.idle !== null)
    expect(idle?.absences).toMatchObject([{ kind: 'off' }])
    expect(Math.abs((idle?.minutes ?? 0) - 600)).toBeLessThanOrEqual(1)
  })

  it('an absence during which the process ended is asked about', async () => {
    const main = await work()
    goAway(main, 20)
    await main.stop()
    main.platform.timers.advance(HOUR)
    main.platform.idleFor = 0
    await main.start()
    const { idle } = await main.until((state) => state.idle !== null)
    expect(Math.abs((idle?.minutes ?? 0) - 80)).toBeLessThanOrEqual(1)
  })

  it('the time during which the user had quit Gleaner is not asked about', async () => {
    const main = await work()
    await main.stop()
    main.platform.timers.advance(3 * HOUR)
    await main.start()
    await main.settled()
    pass(main, MINUTE, true)
    expect((await main.state()).idle).toBeNull()
  })
})
