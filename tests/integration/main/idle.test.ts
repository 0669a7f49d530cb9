import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { IdleQuestion } from '#shared/idle.ts'
import type { TimerMode } from '#shared/company.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

/** An hour of work, 22 minutes away, and back two minutes ago. */
async function comeBack(mode: TimerMode = 'duration'): Promise<IdleQuestion> {
  main = await MainProcess.create({ mode })
  await main.signIn()
  const { timers } = main.platform
  await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  await main.settled()
  timers.advance(HOUR)
  timers.tick()
  timers.advance(22 * MINUTE)
  main.platform.idleFor = 22 * 60
  timers.tick()
  expect((await main.state()).idle).toBeNull()
  main.platform.idleFor = 0
  timers.tick()
  timers.advance(2 * MINUTE)
  const { idle } = await main.state()
  if (!idle) throw new Error('nothing was asked')
  return idle
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
    expect(today.entries[0]?.endedTime).toBe(berlin)
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

it('the question survives the end of the process', async () => {
  await comeBack()
  await main.stop()
  await main.start()
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
  const { timers } = main.platform
  timers.tick()
  timers.advance(HOUR)
  timers.tick()
  expect((await main.state()).idle).toBeNull()
  await main.run('changeSettings', { idle: { enabled: false, thresholdMinutes: 10 } })
  await main.run('startTimer', { ...(await main.work()), notes: '' })
  timers.tick()
  timers.advance(HOUR)
  timers.tick()
  expect((await main.state()).idle).toBeNull()
})
