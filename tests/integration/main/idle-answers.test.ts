import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import { comeBack, goAway, pass, question, signedIn, total } from './time-away.ts'

describe('idle choices in a duration account', () => {
  it('“stop and remove” stops with the hours worked', async () => {
    const main = await comeBack()
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    const { running, idle, today } = await main.settled()
    expect([running, idle]).toEqual([null, null])
    expect(today.entries[0]?.hours).toBeGreaterThanOrEqual(103)
    expect(today.entries[0]?.hours).toBeLessThanOrEqual(104)
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })

  it('“continue and remove” continues without the absence', async () => {
    const main = await comeBack()
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    const { running } = await main.settled()
    if (!running) throw new Error('no timer runs')
    const hours = currentHours(running, main.platform.timers.now())
    expect(hours).toBeGreaterThanOrEqual(102)
    expect(hours).toBeLessThanOrEqual(105)
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })

  it('“add as a new entry” moves the absence into its own entry', async () => {
    const main = await comeBack()
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
    const main = await comeBack()
    await main.run('answerIdle', { decision: 'ignore' })
    const { running, idle } = await main.settled()
    expect(idle).toBeNull()
    expect(running && currentHours(running, main.platform.timers.now())).toBeGreaterThanOrEqual(140)
  })
})

describe('idle choices in a start/end account', () => {
  it('“stop and remove” ends the entry at the start of the absence', async () => {
    const main = await comeBack('timestamps')
    const { from } = await question(main)
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    const { today } = await main.settled()
    const berlin = new Date(from).toLocaleTimeString('de-DE', {
      timeZone: 'Europe/Berlin',
      hour: '2-digit',
      minute: '2-digit'
    })
    expect(today.entries.map(({ endedTime }) => endedTime)).toContain(berlin)
    expect(await total(main)).toBeGreaterThanOrEqual(100)
  })

  it('“continue and remove” starts a continuation at the return', async () => {
    const main = await comeBack('timestamps')
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    const { running } = await main.settled()
    expect(main.sandbox.account.entries()).toHaveLength(2)
    expect(running).toMatchObject({ notes: 'review' })
    const hours = running ? currentHours(running, main.platform.timers.now()) : 0
    expect(hours).toBeLessThanOrEqual(6)
  })
})

describe('two absences', () => {
  it('two absences are one question about exactly the time away', async () => {
    const main = await comeBack()
    pass(main, 10 * MINUTE, true)
    goAway(main, 15)
    pass(main, MINUTE, true)
    const { absences, minutes } = await question(main)
    expect(absences).toHaveLength(2)
    expect(minutes).toBe(37)
    const before = await total(main)
    await main.run('answerIdle', { decision: 'continue-and-remove' })
    expect(Math.abs((await total(main)) - before + 62)).toBeLessThanOrEqual(2)
  })

  it('the work between two absences stays in place in a start/end account', async () => {
    const main = await comeBack('timestamps')
    pass(main, 10 * MINUTE, true)
    goAway(main, 15)
    pass(main, 3 * MINUTE, true)
    await main.run('answerIdle', { decision: 'stop-and-remove' })
    await main.settled()
    const minutes = main.sandbox.account
      .entries()
      .map(({ startedMinute, endedMinute }) =>
        endedMinute === null || startedMinute === null ? null : endedMinute - startedMinute
      )
    expect(minutes).toHaveLength(3)
    const sum = minutes.reduce<number>((all, each) => all + (each ?? Number.NaN), 0)
    // one hour, twelve minutes and three minutes, with six ends rounded to whole minutes
    expect(Math.abs(sum - 75)).toBeLessThanOrEqual(2)
  })
})

describe('edited cuts', () => {
  it('a cut is made as the user edited it', async () => {
    const main = await comeBack()
    const { from, to } = await question(main)
    const before = await total(main)
    const spans = [{ from: from + 12 * MINUTE, to }]
    await main.run('answerIdle', { decision: 'continue-and-remove', spans })
    expect(Math.abs(before - (await total(main)) - 17)).toBeLessThanOrEqual(2)
  })

  it('an absence becomes several entries of different work', async () => {
    const main = await comeBack()
    const { from, to } = await question(main)
    const before = await total(main)
    const middle = from + 10 * MINUTE
    const parts = [
      { from, to: middle, work: await main.work(1), notes: 'Call' },
      { from: middle, to }
    ]
    await main.run('answerIdle', { decision: 'add-as-new-entry', parts })
    expect(Math.abs((await total(main)) - before)).toBeLessThanOrEqual(1)
    expect(main.sandbox.account.entries()).toHaveLength(3)
    expect(main.sandbox.account.entries().some(({ notes }) => notes === 'Call')).toBe(true)
  })

  it('a cut of the whole entry deletes it on request', async () => {
    const main = await signedIn()
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    await main.settled()
    goAway(main, 30)
    pass(main, 10 * SECOND, true)
    const { from } = await question(main)
    const spans = [{ from, to: main.platform.timers.now() }]
    const answer = { decision: 'stop-and-remove', spans, whenEmpty: 'delete' } as const
    await main.run('answerIdle', answer)
    await main.settled()
    expect(main.sandbox.account.entries()).toEqual([])
  })

  it('an invalid cut is refused, and the question stays', async () => {
    const main = await comeBack()
    const { from } = await question(main)
    const spans = [{ from: from - 48 * HOUR, to: from - 47 * HOUR }]
    const refused = await main.platform.command('answerIdle', {
      decision: 'stop-and-remove',
      spans
    })
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    await question(main)
  })
})

describe('remembered choices', () => {
  it('a remembered choice applies the next time without a question and can be undone', async () => {
    const main = await comeBack()
    const remember = { work: await main.work(), minutes: { least: 10, most: 60 } }
    await main.run('answerIdle', { decision: 'continue-and-remove', remember })
    await main.settled()
    expect((await main.state()).settings.away.rules).toHaveLength(1)
    main.platform.visible.clear()
    const before = await total(main)
    goAway(main, 20)
    pass(main, 10 * SECOND, true)
    expect((await main.settled()).idle).toBeNull()
    expect(main.platform.visible.has('idle')).toBe(false)
    expect(Math.abs((await total(main)) - before)).toBeLessThanOrEqual(2)
    await main.run('undoIdle')
    expect(Math.abs((await total(main)) - before - 34)).toBeLessThanOrEqual(2)
    expect(await main.platform.command('undoIdle')).toMatchObject({ failure: { kind: 'gone' } })
  })

  it('a remembered choice does not apply to other lengths', async () => {
    const main = await comeBack()
    const remember = { minutes: { least: 10, most: 30 } }
    await main.run('answerIdle', { decision: 'ignore', remember })
    goAway(main, 45)
    pass(main, 10 * SECOND, true)
    expect((await question(main)).minutes).toBe(45)
  })
})
