import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { IdleQuestion } from '#shared/idle.ts'
import type { TimerMode } from '#shared/company.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

/** Time passes, and Gleaner looks when it wants to. */
function pass(ms: number, isWorking: boolean): void {
  const { timers } = main.platform
  const end = timers.now() + ms
  while (timers.now() < end) {
    const step = Math.min(5 * SECOND, end - timers.now())
    timers.advance(step)
    main.platform.idleFor = isWorking ? 0 : main.platform.idleFor + Math.round(step / SECOND)
    timers.tick()
  }
}

function goAway(minutes: number): void {
  pass(minutes * MINUTE, false)
}

/** Asleep nothing looks; the system says so, before and after. */
function sleep(minutes: number): void {
  main.platform.powerEvent('suspend')
  main.platform.timers.advance(minutes * MINUTE)
  main.platform.powerEvent('resume')
}

/** A running timer with an hour of work behind it. */
async function work(mode: TimerMode = 'duration'): Promise<void> {
  main = await MainProcess.create({ mode })
  await main.signIn()
  await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  await main.settled()
  pass(HOUR, true)
}

/** An hour of work, 22 minutes away, and back two minutes ago. */
async function comeBack(mode: TimerMode = 'duration'): Promise<IdleQuestion> {
  await work(mode)
  goAway(22)
  expect((await main.state()).idle).toBeNull()
  pass(2 * MINUTE, true)
  return question()
}

async function question(): Promise<IdleQuestion> {
  const { idle } = await main.state()
  if (!idle) throw new Error('nothing was asked')
  return idle
}

async function total(): Promise<number> {
  const { today } = await main.settled()
  const now = main.platform.timers.now()
  return today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
}
const entries = () => main.sandbox.account.entries()

it('asks on return, from the last input to the return, on a window that takes no focus', async () => {
  const question = await comeBack()
  expect(question).toMatchObject({ minutes: 22, entry: { notes: 'review' } })
  expect(question.hoursBefore - question.hoursAfter).toBe(37)
  expect(main.platform.visible.has('idle')).toBe(true)
})

describe('in a duration account', () => {
  it('“stop and remove” ends with what was worked', async () => {
    await comeBack()
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    const { running, idle, today } = await main.settled()
    expect([running, idle]).toEqual([null, null])
    expect(today.entries[0]?.hours).toBeGreaterThanOrEqual(103)
    expect(today.entries[0]?.hours).toBeLessThanOrEqual(104)
    expect(entries()).toHaveLength(1)
  })

  it('“continue and remove” goes on without the absence', async () => {
    await comeBack()
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    const { running } = await main.settled()
    if (!running) throw new Error('nothing runs')
    const hours = currentHours(running, main.platform.timers.now())
    expect(hours).toBeGreaterThanOrEqual(102)
    expect(hours).toBeLessThanOrEqual(105)
    expect(entries()).toHaveLength(1)
  })

  it('“add as a new entry” moves the absence into an entry of its own', async () => {
    await comeBack()
    await main.run('answerIdle', { decision: 'add-as-new-entry' })
    const { today } = await main.settled()
    expect(today.entries).toHaveLength(2)
    expect(today.entries.find(({ isRunning }) => !isRunning)?.hours).toBe(37)
    const total = today.entries.reduce(
      (sum, entry) => sum + currentHours(entry, main.platform.timers.now()),
      0
    )
    expect(Math.abs(total - 140)).toBeLessThanOrEqual(2)
  })

  it('“ignore” changes nothing', async () => {
    await comeBack()
    await main.run('answerIdle', { decision: 'ignore' })
    const { running, idle } = await main.settled()
    expect(idle).toBeNull()
    expect(running && currentHours(running, main.platform.timers.now())).toBeGreaterThanOrEqual(140)
  })
})

describe('in a start/end account', () => {
  it('“stop and remove” ends the entry where the absence began', async () => {
    const { from } = await comeBack('timestamps')
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    const { today } = await main.settled()
    const berlin = new Date(from).toLocaleTimeString('de-DE', {
      timeZone: 'Europe/Berlin',
      hour: '2-digit',
      minute: '2-digit'
    })
    expect(today.entries.map(({ endedTime }) => endedTime)).toContain(berlin)
    expect(await total()).toBeGreaterThanOrEqual(100)
  })

  it('“continue and remove” goes on in a copy from the return on', async () => {
    await comeBack('timestamps')
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    const { running } = await main.settled()
    expect(entries()).toHaveLength(2)
    expect(running).toMatchObject({ notes: 'review' })
    const hours = running ? currentHours(running, main.platform.timers.now()) : 0
    expect(hours).toBeLessThanOrEqual(6)
  })
})

it('the question survives the end of the process, and is shown again', async () => {
  await comeBack()
  await main.run('hideWindow')
  main.platform.visible.clear()
  await main.stop()
  await main.start()
  expect(main.platform.visible.has('idle')).toBe(true)
  await main.until(({ idle }) => idle?.minutes === 22)
})

it('the question goes when the timer is stopped', async () => {
  await comeBack()
  await main.run('stopTimer')
  await main.until(({ idle }) => idle === null)
  expect(await main.platform.command('answerIdle', { decision: 'stop-and-remove' })).toMatchObject({
    ok: false,
    failure: { kind: 'gone' }
  })
})

it('nothing is asked when no timer runs, and nothing when asking is off', async () => {
  main = await MainProcess.create()
  await main.signIn()
  goAway(60)
  pass(MINUTE, true)
  expect((await main.state()).idle).toBeNull()
  await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
  await main.run('startTimer', { ...(await main.work()), notes: '' })
  goAway(60)
  pass(MINUTE, true)
  expect((await main.state()).idle).toBeNull()
  const asleep = main.platform.timers.repeating
  await main.run('changeSettings', { idle: { enabled: true, thresholdMinutes: 10 } })
  expect(main.platform.timers.repeating).toBe(asleep + 1)
})

describe('two absences', () => {
  it('are one question, about exactly the time away', async () => {
    await comeBack()
    pass(10 * MINUTE, true)
    goAway(15)
    pass(MINUTE, true)
    const { absences, minutes } = await question()
    expect(absences).toHaveLength(2)
    expect(minutes).toBe(37)
    const before = await total()
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    expect(Math.abs((await total()) - before + 62)).toBeLessThanOrEqual(2)
  })

  it('leave the work between them where it was, in a start/end account', async () => {
    await comeBack('timestamps')
    pass(10 * MINUTE, true)
    goAway(15)
    pass(3 * MINUTE, true)
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    await main.settled()
    const minutes = entries().map(({ startedMinute, endedMinute }) =>
      endedMinute === null || startedMinute === null ? null : endedMinute - startedMinute
    )
    expect(minutes).toHaveLength(3)
    const sum = minutes.reduce<number>((all, each) => all + (each ?? Number.NaN), 0)
    // an hour, twelve minutes and three; whole minutes at each of six ends
    expect(Math.abs(sum - 75)).toBeLessThanOrEqual(2)
  })
})

describe('the cut', () => {
  it('is taken as it was edited', async () => {
    const { from, to } = await comeBack()
    const before = await total()
    const spans = [{ from: from + 12 * MINUTE, to }]
    await main.run('answerIdle', { decision: 'continue-and-remove', spans })
    expect(Math.abs(before - (await total()) - 17)).toBeLessThanOrEqual(2)
  })

  it('becomes several entries of different work', async () => {
    const { from, to } = await comeBack()
    const before = await total()
    const middle = from + 10 * MINUTE
    const parts = [
      { from, to: middle, work: await main.work(1), notes: 'Call' },
      { from: middle, to }
    ]
    await main.run('answerIdle', { decision: 'add-as-new-entry', parts })
    expect(Math.abs((await total()) - before)).toBeLessThanOrEqual(1)
    expect(entries()).toHaveLength(3)
    expect(entries().some(({ notes }) => notes === 'Call')).toBe(true)
  })

  it('of the whole entry deletes it on request', async () => {
    main = await MainProcess.create()
    await main.signIn()
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    await main.settled()
    goAway(30)
    pass(10 * SECOND, true)
    const { from } = await question()
    const spans = [{ from, to: main.platform.timers.now() }]
    const answer = { decision: 'stop-and-remove', spans, whenEmpty: 'delete' } as const
    await main.run('answerIdle', answer)
    await main.settled()
    expect(entries()).toEqual([])
  })

  it('that cannot be meant is refused, and the question stays', async () => {
    const { from } = await comeBack()
    const spans = [{ from: from - 48 * HOUR, to: from - 47 * HOUR }]
    const refused = await main.platform.command('answerIdle', {
      decision: 'stop-and-remove',
      spans
    })
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    await question()
  })
})

describe('sleep, lock and shutdown', () => {
  it('asks about sleep', async () => {
    await work()
    sleep(90)
    pass(10 * SECOND, true)
    expect(await question()).toMatchObject({ minutes: 90, absences: [{ kind: 'sleep' }] })
  })

  it('does not take a short lock for an absence', async () => {
    await work()
    main.platform.locked = true
    goAway(5)
    main.platform.locked = false
    pass(MINUTE, true)
    expect((await main.state()).idle).toBeNull()
  })

  it('keeps the time behind a locked screen without asking when that was chosen', async () => {
    await work()
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onLock: 'keep' } })
    const before = await total()
    main.platform.locked = true
    goAway(30)
    main.platform.locked = false
    pass(MINUTE, true)
    expect((await main.state()).idle).toBeNull()
    expect((await total()) - before).toBeGreaterThanOrEqual(51)
  })

  it('stops where the sleep began when that was chosen, says so, and takes it back', async () => {
    await work()
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onSleep: 'stop' } })
    sleep(120)
    pass(10 * SECOND, true)
    const { running, idle, notices } = await main.settled()
    expect([running, idle]).toEqual([null, null])
    expect(notices.map(({ kind }) => kind)).toContain('answered-by-rule')
    expect(Math.abs((await total()) - 100)).toBeLessThanOrEqual(2)
    await main.run('undoIdle')
    const again = await main.settled()
    expect(again.running).not.toBeNull()
    expect(Math.abs((await total()) - 300)).toBeLessThanOrEqual(3)
  })

  it('names nothing in a notification while the person is discreet', async () => {
    await work()
    const { settings } = await main.state()
    const away = { ...settings.away, onSleep: 'stop' } as const
    await main.run('changeSettings', { away, discreet: true })
    sleep(120)
    pass(10 * SECOND, true)
    await main.settled()
    const [said] = main.platform.notified.slice(-1)
    expect(said?.body).toContain('Stop timer and remove')
    expect(said?.body).not.toContain('Internal')
    const { notices } = await main.state()
    expect(notices.at(-1)?.detail).toContain('Internal')
  })

  it('asks at the next start about the time the computer was off', async () => {
    await work()
    main.platform.powerEvent('shutdown')
    await main.stop()
    main.platform.timers.advance(10 * HOUR)
    main.platform.bootedAt = main.platform.timers.now() - MINUTE
    await main.start()
    const { idle } = await main.until((state) => state.idle !== null)
    expect(idle?.absences).toMatchObject([{ kind: 'off' }])
    expect(Math.abs((idle?.minutes ?? 0) - 600)).toBeLessThanOrEqual(1)
  })

  it('asks about an absence in which the process ended', async () => {
    await work()
    goAway(20)
    await main.stop()
    main.platform.timers.advance(HOUR)
    main.platform.idleFor = 0
    await main.start()
    const { idle } = await main.until((state) => state.idle !== null)
    expect(Math.abs((idle?.minutes ?? 0) - 80)).toBeLessThanOrEqual(1)
  })

  it('does not ask about the time in which Gleaner was closed on purpose', async () => {
    await work()
    await main.stop()
    main.platform.timers.advance(3 * HOUR)
    await main.start()
    await main.settled()
    pass(MINUTE, true)
    expect((await main.state()).idle).toBeNull()
  })
})

describe('a remembered answer', () => {
  it('is given the next time without asking, and can be taken back', async () => {
    await comeBack()
    const remember = { work: await main.work(), minutes: { least: 10, most: 60 } }
    await main.run('answerIdle', { decision: 'continue-and-remove', remember })
    await main.settled()
    expect((await main.state()).settings.away.rules).toHaveLength(1)
    main.platform.visible.clear()
    const before = await total()
    goAway(20)
    pass(10 * SECOND, true)
    expect((await main.settled()).idle).toBeNull()
    expect(main.platform.visible.has('idle')).toBe(false)
    expect(Math.abs((await total()) - before)).toBeLessThanOrEqual(2)
    await main.run('undoIdle')
    expect(Math.abs((await total()) - before - 34)).toBeLessThanOrEqual(2)
    expect(await main.platform.command('undoIdle')).toMatchObject({ failure: { kind: 'gone' } })
  })

  it('does not apply to other lengths', async () => {
    await comeBack()
    const remember = { minutes: { least: 10, most: 30 } }
    await main.run('answerIdle', { decision: 'ignore', remember })
    goAway(45)
    pass(10 * SECOND, true)
    expect((await question()).minutes).toBe(45)
  })
})
