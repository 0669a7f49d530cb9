import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SETTLING_WINDOW } from '#main/sync/push/lost-answers.ts'
import { MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('a timer with an earlier start', () => {
  const ago = (minutes: number) => main.platform.timers.now() - minutes * MINUTE

  it('the earlier start applies at Harvest too', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x', startedAt: ago(20) })
    await main.settled()
    await main.until(() =>
      main.sandbox.account.entries().some(({ hundredths }) => hundredths >= 32)
    )
  })

  it('the earlier start ends the previous timer at that time', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'first', startedAt: ago(60) })
    await main.run('startTimer', { ...(await main.work()), notes: 'second', startedAt: ago(20) })
    const { today } = await main.state()
    expect(today.entries.find(({ notes }) => notes === 'first')?.hours).toBe(67)
  })

  it('a start is not accepted before the running timer, in the future or before yesterday', async () => {
    const work = { ...(await main.work()), notes: '' }
    await main.run('startTimer', { ...work, startedAt: ago(10) })
    for (const startedAt of [ago(20), ago(-5), ago(60 * 49)]) {
      const refused = await main.platform.command('startTimer', { ...work, startedAt })
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    }
  })

  it('the start of a running timer can be moved, at Harvest too', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    await main.run('moveTimerStart', { startedAt: ago(30) })
    const { running } = await main.state()
    expect(Math.abs(Date.parse(running?.timerStartedAt ?? '') - ago(30))).toBeLessThan(MINUTE)
    await main.settled()
    await main.until(() =>
      main.sandbox.account.entries().some(({ hundredths }) => hundredths >= 48)
    )
  })

  describe('moved starts in a start/end account', () => {
    beforeEach(async () => {
      await main.close()
      main = await (await MainProcess.create({ mode: 'timestamps' })).signIn()
    })

    it('a moved start and its hours are shown at once, and at Harvest', async () => {
      await main.run('startTimer', { ...(await main.work()), notes: 'x' })
      await main.settled()
      const startedAt = minuteOf(ago(30))
      await main.run('moveTimerStart', { startedAt })
      expect(await shownStart()).toBe(startedAt)
      await main.settled()
      expect(await shownStart()).toBe(startedAt)
      expect(main.sandbox.account.entries()[0]?.timerStartedAt).toBe(startedAt)
    })

    it('a start moved twice offline is shown before Harvest has the entry', async () => {
      main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
      await main.run('startTimer', { ...(await main.work()), notes: 'x' })
      for (const minutes of [30, 20]) {
        await main.run('moveTimerStart', { startedAt: minuteOf(ago(minutes)) })
        expect(await shownStart()).toBe(minuteOf(ago(minutes)))
      }
      const startedAt = await shownStart()
      main.sandbox.faults.clear()
      main.platform.timers.advance(SETTLING_WINDOW)
      await main.run('syncNow')
      await main.settled()
      expect(await shownStart()).toBe(startedAt)
      expect(main.sandbox.account.entries()[0]?.timerStartedAt).toBe(startedAt)
    })

    const minuteOf = (at: number) => Math.floor(at / MINUTE) * MINUTE
    const shownStart = async () => Date.parse((await main.state()).running?.timerStartedAt ?? '')
  })
})
