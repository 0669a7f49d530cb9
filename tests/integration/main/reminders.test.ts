import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { TimerMode } from '#shared/company.ts'
import type { Reminder } from '#shared/reminder.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

/** Advances the time while Gleaner samples presence three times a minute. */
function pass(ms: number, isWorking = true): void {
  const { timers } = main.platform
  for (let passed = 0; passed < ms; passed += 20 * SECOND) {
    timers.advance(20 * SECOND)
    main.platform.idleFor = isWorking ? 0 : main.platform.idleFor + 20
    timers.tick()
  }
}

/** Sleeps: presence is not sampled, and the system reports suspend and resume. */
function sleep(ms: number): void {
  main.platform.powerEvent('suspend')
  main.platform.timers.advance(ms)
  main.platform.powerEvent('resume')
}

/** Starts on a Wednesday at 16:00 in Berlin. */
async function begin(mode: TimerMode = 'duration'): Promise<void> {
  main = await MainProcess.create({ mode })
  await main.signIn()
}

async function open<Kind extends Reminder['kind']>(kind: Kind) {
  const { reminders } = await main.state()
  return reminders.find((each): each is Reminder & { kind: Kind } => each.kind === kind)
}

async function track(): Promise<void> {
  await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  await main.settled()
}

describe('the reminder about work without a timer', () => {
  it('the reminder offers the last work from the start of the activity', async () => {
    await begin()
    await track()
    pass(5 * MINUTE)
    await main.run('stopTimer')
    await main.settled()
    const since = main.platform.timers.now()
    pass(14 * MINUTE)
    expect(await open('no-timer')).toBeUndefined()
    pass(2 * MINUTE)
    const reminder = await open('no-timer')
    expect(Math.abs((reminder?.since ?? 0) - since)).toBeLessThan(5 * SECOND)
    expect(main.platform.notified.at(-1)?.title).toMatch(/^No timer since/)

    await main.run('answerReminder', { id: 'no-timer', choice: 'start' })
    const { running, reminders } = await main.settled()
    expect(reminders).toEqual([])
    expect(running).toMatchObject({ notes: 'review' })
    expect(running && currentHours(running, main.platform.timers.now())).toBeGreaterThanOrEqual(26)
  })

  it('a break restarts the activity', async () => {
    await begin()
    pass(10 * MINUTE)
    pass(11 * MINUTE, false)
    pass(14 * MINUTE)
    expect(await open('no-timer')).toBeUndefined()
    pass(2 * MINUTE)
    const reminder = await open('no-timer')
    const ago = main.platform.timers.now() - (reminder?.since ?? 0)
    expect(ago).toBeLessThan(17 * MINUTE)
  })

  it('“later” repeats the reminder with the same start, and “not today” does not', async () => {
    await begin()
    pass(16 * MINUTE)
    const first = await open('no-timer')
    await main.run('answerReminder', { id: 'no-timer', choice: 'later' })
    expect(await open('no-timer')).toBeUndefined()
    pass(16 * MINUTE)
    expect(await open('no-timer')).toMatchObject({ since: first?.since })
    await main.run('answerReminder', { id: 'no-timer', choice: 'not-today' })
    const { repeating } = main.platform.timers
    pass(20 * MINUTE)
    expect(await open('no-timer')).toBeUndefined()
    expect(main.platform.timers.repeating).toBe(repeating)
  })

  it('a reminder due behind a locked screen appears at the unlock', async () => {
    await begin()
    pass(14 * MINUTE)
    main.platform.locked = true
    pass(5 * MINUTE)
    expect(await open('no-timer')).toBeUndefined()
    expect(main.platform.notified).toEqual([])
    main.platform.locked = false
    main.platform.powerEvent('unlock')
    expect(await open('no-timer')).toBeDefined()
    expect(main.platform.notified).toHaveLength(1)
  })

  it('do not disturb limits a reminder to the windows', async () => {
    await begin()
    main.platform.isNotDisturbed = true
    pass(16 * MINUTE)
    expect(await open('no-timer')).toBeDefined()
    expect(main.platform.notified).toEqual([])
    expect(main.platform.trayItem('reminder:no-timer')).toBeDefined()
  })
})

describe('the reminder about a running timer', () => {
  it('a timer after work is reminded of once despite sleep, and stopped at the last input', async () => {
    await begin()
    await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
    await track()
    pass(20 * MINUTE)
    const left = main.platform.timers.now()
    main.platform.idleFor = 3 * 3600
    sleep(3 * HOUR)
    for (const { work } of [...main.platform.scheduled]) work()
    const reminder = await open('end-of-day')
    expect(Math.abs((reminder?.stopAt ?? 0) - left)).toBeLessThan(5 * SECOND)
    expect(main.platform.notified).toHaveLength(1)

    const id = reminder?.id ?? ''
    await main.run('answerReminder', { id, choice: 'stop' })
    const { running, today } = await main.settled()
    expect(running).toBeNull()
    expect(today.entries[0]?.hours).toBeGreaterThanOrEqual(33)
    expect(today.entries[0]?.hours).toBeLessThanOrEqual(34)
  })

  it('a timer that shall run on is not reminded of again, not even by the next process', async () => {
    await begin()
    await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
    await track()
    sleep(90 * MINUTE)
    const { id = '' } = (await open('end-of-day')) ?? {}
    await main.run('answerReminder', { id, choice: 'keep' })
    pass(MINUTE)
    expect((await main.state()).reminders).toEqual([])
    await main.stop()
    await main.start()
    expect((await main.state()).reminders).toEqual([])
    const answer = await main.platform.command('answerReminder', { id, choice: 'stop' })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'gone' } })
  })

  it('a choice that a reminder does not offer is refused', async () => {
    await begin()
    pass(16 * MINUTE)
    const answer = await main.platform.command('answerReminder', {
      id: 'no-timer',
      choice: 'split'
    })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it.each(['duration', 'timestamps'] as const)(
    'a timer across midnight is split as one change with the same hours in a %s account',
    async (mode) => {
      await begin(mode)
      await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
      sleep(6 * HOUR)
      await track()
      sleep(3 * HOUR)
      const reminder = await open('across-midnight')
      expect(reminder?.days.map(({ spentDate, hours }) => [spentDate, hours])).toEqual([
        ['2026-11-18', 200],
        ['2026-11-19', 100]
      ])
      await main.run('answerReminder', { id: reminder?.id ?? '', choice: 'split' })
      const before = await main.state()
      expect(before.sync.pending).toBe(1)
      const { running } = await main.settled()
      expect(running).toMatchObject({ spentDate: '2026-11-19', notes: 'review' })
      const now = main.platform.timers.now()
      expect(running && Math.abs(currentHours(running, now) - 100)).toBeLessThanOrEqual(1)
      const entries = main.sandbox.account.entries()
      const yesterday = entries.filter(({ spentDate }) => spentDate === '2026-11-18')
      expect(yesterday).toHaveLength(1)
      expect(Math.abs((yesterday[0]?.hundredths ?? 0) - 200)).toBeLessThanOrEqual(1)
      expect(entries.filter(({ timerStartedAt }) => timerStartedAt !== null)).toHaveLength(1)
      expect((await main.state()).notices).toEqual([])
    }
  )
})

/** Returns the sum of all hours at Harvest, in hundredths. */
function atHarvest(): number {
  const now = main.platform.timers.now()
  return main.sandbox.account.entries().reduce((sum, { hundredths, timerStartedAt }) => {
    return sum + hundredths + (timerStartedAt === null ? 0 : (now - timerStartedAt) / 36_000)
  }, 0)
}

describe.each(['duration', 'timestamps'] as const)('an interrupted split, %s', (mode) => {
  const steps = mode === 'duration' ? [0, 1, 2] : [0, 1]

  it.each(steps)(
    'a split interrupted after request %d loses no time and continues',
    async (after) => {
      await begin(mode)
      await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
      sleep(6 * HOUR)
      await track()
      sleep(3 * HOUR)
      const { id = '' } = (await open('across-midnight')) ?? {}
      const { faults, requests } = main.sandbox
      // the new entry is created first, and everything after it is an update
      faults.arm({
        kind: 'rate-limited',
        shape: 'header-and-body',
        retryAfterSeconds: 1,
        method: after === 0 ? 'POST' : 'PATCH',
        after: Math.max(0, after - 1)
      })
      requests.clear()
      await main.run('answerReminder', { id, choice: 'split' })
      await main.until(() => faults.pending === 0)
      expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(after)
      expect(atHarvest()).toBeGreaterThanOrEqual(299)
      await main.settled()
      expect(Math.abs(atHarvest() - 300)).toBeLessThanOrEqual(2)
    }
  )
})

it('the reminder about an incomplete week leads to its timesheet', async () => {
  await begin()
  sleep(48 * HOUR + 35 * MINUTE)
  const reminder = await open('week-incomplete')
  expect(reminder).toMatchObject({ spentDate: '2026-11-16' })
  main.platform.notified.at(-1)?.clicked?.()
  expect(main.platform.visible.has('timesheet')).toBe(true)
})
