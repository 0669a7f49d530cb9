import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { refusedStopOf } from '#shared/refused-stop.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { signedIn } from './time-away.ts'

let main: MainProcess
afterEach(() => main.close())

async function running(mode: 'duration' | 'timestamps'): Promise<MainProcess> {
  main = await signedIn(mode)
  await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
  await main.settled()
  main.platform.timers.advance(HOUR)
  return main
}

function entry() {
  const [only] = main.sandbox.account.entries()
  if (!only) throw new Error('there is no entry')
  return only
}

function setApproval(status: 'approved' | 'unsubmitted'): void {
  const { userId, spentDate } = entry()
  main.sandbox.account.setTimesheet(userId, spentDate, status)
}

describe.each(['duration', 'timestamps'] as const)('a refused stop in a %s account', (mode) => {
  it('a refused stop leaves the timer running, with the reason in icon, tooltip and notification', async () => {
    await running(mode)
    setApproval('approved')
    main.platform.chooseInTray('stop')
    const state = await main.until(({ sync }) => sync.refused.length > 0)
    expect(state.running).toMatchObject({ notes: 'Review', isRunning: true })
    expect(refusedStopOf(state)).toMatchObject({ kind: 'stop', failure: { kind: 'rejected' } })
    expect(main.platform.trayView).toMatchObject({ icon: 'attention' })
    expect(main.platform.trayView?.toolTip).toContain('Harvest did not stop it')
    expect(main.platform.notified.at(-1)?.title).toBe('Harvest did not stop the timer')
    expect(main.platform.notified.at(-1)?.body).toContain('It still runs there.')
  })

  it('a refused stop does not stop the count, and a second stop is sent once with the current time', async () => {
    await running(mode)
    setApproval('approved')
    await main.run('stopTimer')
    await main.until(({ sync }) => sync.refused.length > 0)
    main.platform.timers.advance(30 * MINUTE)
    await main.run('stopTimer')
    await main.until(({ sync }) => sync.refused.length === 1 && sync.pending === 0)
    setApproval('unsubmitted')
    main.platform.timers.advance(30 * MINUTE)
    await main.run('stopTimer')
    const state = await main.until(({ sync }) => sync.operations.length === 0)
    expect(state.running).toBeNull()
    expect(entry().timerStartedAt).toBeNull()
    expect(Math.abs(entry().hundredths - 200)).toBeLessThanOrEqual(2)
  })

  it('“let it run” discards the refused stop, and the timer continues', async () => {
    await running(mode)
    setApproval('approved')
    await main.run('stopTimer')
    const refused = refusedStopOf(await main.until(({ sync }) => sync.refused.length > 0))
    await main.run('discardOperation', { id: refused?.id ?? '' })
    const state = await main.state()
    expect(state.running).toMatchObject({ notes: 'Review', sync: { kind: 'confirmed' } })
    expect(state.sync.refused).toEqual([])
  })

  it('a refused stop does not prevent a start of other work', async () => {
    await running(mode)
    main.sandbox.account.setInvoice([entry().id], { id: 1, number: '1001' })
    await main.run('stopTimer')
    await main.until(({ sync }) => sync.refused.length > 0)
    await main.run('startTimer', { ...(await main.work(1)), notes: 'Other' })
    await main.until(({ sync }) => sync.pending === 0)
    expect((await main.state()).running?.notes).toBe('Other')
  })

  it('a running entry that was deleted elsewhere is reported as deleted, not as a refused stop', async () => {
    await running(mode)
    const { userId, id } = entry()
    main.sandbox.account.delete(userId, id)
    main.platform.chooseInTray('stop')
    const { notices } = await main.until((state) => state.running === null)
    expect(notices.map(({ kind }) => kind)).toEqual(['deleted-elsewhere'])
  })

  it('an offline stop of an entry deleted elsewhere reports the hours that Harvest lacks', async () => {
    await running(mode)
    const { userId, id } = entry()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    main.platform.chooseInTray('stop')
    await main.until((state) => state.running === null)
    main.sandbox.account.delete(userId, id)
    main.sandbox.faults.clear()
    await main.run('syncNow')
    const { notices } = await main.settled()
    expect(notices).toContainEqual(
      expect.objectContaining({ kind: 'deleted-elsewhere', hours: 100 })
    )
  })

  it('a running entry that a pull finds deleted is reported as deleted, not as stopped', async () => {
    await running(mode)
    const { userId, id } = entry()
    main.sandbox.account.delete(userId, id)
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running === null)
    expect(notices.map(({ kind }) => kind)).toEqual(['deleted-elsewhere'])
  })
})

describe('a full disk', () => {
  const full = () => Object.assign(new Error('database or disk is full'), { errcode: 13 })

  /** Makes every write to the ledger fail until the returned function is called. */
  async function fill(): Promise<() => void> {
    const { DatabaseSync } = await import('node:sqlite')
    const { exec } = DatabaseSync.prototype
    DatabaseSync.prototype.exec = function (sql: string) {
      if (sql.startsWith('BEGIN')) throw full()
      return exec.call(this, sql)
    }
    return () => void (DatabaseSync.prototype.exec = exec)
  }

  it('a full disk is reported by icon, notice and notification for tray, hotkey and second launch', async () => {
    await running('duration')
    const empty = await fill()
    try {
      for (const act of [
        () => main.platform.chooseInTray('stop'),
        () => main.platform.hotkeys.get('CommandOrControl+Alt+S')?.(),
        () => main.launchAgain('--toggle')
      ]) {
        const before = main.platform.notified.length
        expect(act).not.toThrow()
        await main.until(() => main.platform.notified.length > before)
        expect(main.platform.notified.at(-1)?.title).toBe('Gleaner cannot write to the disk')
      }
      const { running: still, notices } = await main.state()
      expect(still?.notes).toBe('Review')
      expect(notices.map(({ kind }) => kind)).toContain('disk-full')
      expect(main.platform.trayView).toMatchObject({ icon: 'attention' })
      expect(main.platform.trayView?.toolTip).toContain('the disk is full')
    } finally {
      empty()
    }
    main.platform.chooseInTray('stop')
    const { notices } = await main.settled()
    expect(notices.map(({ kind }) => kind)).not.toContain('disk-full')
    expect(entry().timerStartedAt).toBeNull()
  })
})
