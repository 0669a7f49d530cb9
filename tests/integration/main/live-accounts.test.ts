import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountChoice, AppState } from '#shared/state.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Sandbox } from '#sandbox/server.ts'
import { HarvestHost, secondAccount } from '#tests/support/harvest-host.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const FIRST = 'Northlight Studio'
const SECOND = 'Foxglove Consulting'
const SECOND_ID = 7_000_001

let main: MainProcess
let second: Sandbox
let host: HarvestHost

beforeEach(async () => {
  main = await MainProcess.create()
  const now = () => main.platform.timers.now()
  const account = { accountId: SECOND_ID, name: SECOND, mode: 'duration', now } as const
  second = await secondAccount(main.sandbox, { ...account, limit: 10_000 })
  host = await HarvestHost.open([main.sandbox, second])
  await start()
  await main.run('signIn', { accessToken: main.sandbox.tokens.member })
  await main.run('chooseAccount', { accountId: main.sandbox.accountId })
  await main.until(pulled)
})
afterEach(async () => {
  await main.close()
  await second.close()
  await host.close()
})

const start = () => main.start({ apiUrl: `${host.url}/v2`, idUrl: host.url })
const pulled = (state: AppState) => state.sync.lastPulledAt !== null
const first = ({ accounts }: Pick<AppState, 'accounts'>): AccountChoice => {
  const found = accounts.find(({ name }) => name === FIRST)
  if (!found) throw new Error(`${FIRST} is not signed in`)
  return found
}
/** Waits until the first account is as wanted. */
const firstIs = async (wanted: (choice: AccountChoice) => boolean) =>
  first(await main.until((state) => wanted(first(state))))

/** Opens the second account, while the first continues in the background. */
async function openSecond(): Promise<void> {
  const kept = (await main.state()).accounts.find(({ name }) => name === SECOND)
  if (kept) await main.run('switchAccount', { key: kept.key })
  else {
    await main.run('signIn', { accessToken: main.sandbox.tokens.member, adds: true })
    await main.run('chooseAccount', { accountId: SECOND_ID })
  }
  await main.until(pulled)
}

/** Makes Harvest refuse new entries in the first account, while it still returns entries. */
const refuseChanges = () =>
  main.sandbox.faults.arm({
    kind: 'server-error',
    status: 503,
    body: 'empty',
    method: 'POST',
    times: 100_000
  })

/** Leaves a change in the first account that Harvest refused, with the second account open. */
async function leaveChangeBehind(notes: string): Promise<() => void> {
  const restore = refuseChanges()
  await main.run('startTimer', { ...(await main.work()), notes })
  await main.until(({ sync }) => sync.trouble !== null)
  await openSecond()
  return restore
}

/** Leaves a running timer in the first account, with the second account open. */
async function leaveTimerBehind(): Promise<AccountChoice> {
  await main.run('startTimer', { ...(await main.work()), notes: 'goes on' })
  await main.settled()
  await openSecond()
  return firstIs(({ running }) => running !== null)
}

/** Advances the time and resumes the computer repeatedly until the first account is as wanted. */
async function wakesUntil(wanted: (choice: AccountChoice) => boolean): Promise<AccountChoice> {
  await expect
    .poll(
      async () => {
        main.platform.timers.advance(MINUTE / 2)
        main.platform.powerEvent('resume')
        return wanted(first(await main.state()))
      },
      { timeout: 10_000 }
    )
    .toBe(true)
  return first(await main.state())
}

describe('a signed-in account that is not open', () => {
  it('a pending change of the account is sent without opening it', async () => {
    const restore = await leaveChangeBehind('of the first')
    expect(first(await main.state())).toMatchObject({ waiting: 1 })
    restore()
    await wakesUntil(({ waiting }) => waiting === 0)
    expect(main.sandbox.account.entries()).toMatchObject([{ notes: 'of the first' }])
    expect(second.account.entries()).toEqual([])
  })

  it('a running timer of the account is shown and can be stopped in the tray', async () => {
    const { key, running } = await leaveTimerBehind()
    expect(running).toMatchObject({ notes: 'goes on' })
    expect(main.platform.trayView?.toolTip).toContain(FIRST)
    main.platform.timers.advance(30 * MINUTE)
    main.platform.chooseInTray(`stop-in:${key}`)
    await firstIs((choice) => choice.running === null && choice.waiting === 0)
    expect(main.sandbox.account.entries()).toMatchObject([{ timerStartedAt: null, hundredths: 50 }])
    expect(main.platform.trayItem(`stop-in:${key}`)).toBeUndefined()
    expect((await main.state()).running).toBeNull()
  })

  it('a window stops the timer of the account, and gets “gone” when none runs', async () => {
    const { key } = await leaveTimerBehind()
    await main.run('stopTimerIn', { account: key })
    await firstIs((choice) => choice.running === null)
    const again = await main.platform.command('stopTimerIn', { account: key })
    expect(again).toMatchObject({ ok: false, failure: { kind: 'gone' } })
  })

  it('a timer started in the account on the web is noticed', async () => {
    await openSecond()
    const [person] = main.sandbox.account.directory.people.filter(({ role }) => role === 'member')
    const work = await main.work()
    main.sandbox.account.create(person?.id ?? 0, {
      project_id: work.projectId,
      task_id: work.taskId,
      spent_date: (await main.state()).today.spentDate,
      notes: 'on the web'
    })
    main.platform.timers.advance(5 * MINUTE)
    main.platform.focus('popover')
    const { running } = await firstIs((choice) => choice.running !== null)
    expect(running).toMatchObject({ notes: 'on the web' })
    expect((await main.state()).running).toBeNull()
  })

  it('a refused change of the account shows the attention icon and its name', async () => {
    const { projectId } = await main.work()
    const restore = await leaveChangeBehind('of an archived project')
    main.sandbox.account.changeProject(projectId, { isActive: false })
    restore()
    const { key } = await wakesUntil(({ needsPerson }) => needsPerson === 1)
    expect(main.platform.trayView?.icon).toBe('attention')
    expect(main.platform.trayView?.toolTip).toContain(`${FIRST} needs your attention`)
    main.platform.chooseInTray(`account:${key}`)
    const { sync } = await main.until((state) => first(state).isCurrent)
    expect(sync.refused).toHaveLength(1)
    await expect.poll(() => main.platform.visible.has('popover')).toBe(true)
  })

  it('an expired token of the account is listed and does not affect the open account', async () => {
    await openSecond()
    main.sandbox.faults.arm({
      kind: 'odd-answer',
      status: 401,
      contentType: 'application/json',
      body: '{"error":"invalid_token"}',
      times: 100_000
    })
    main.platform.powerEvent('resume')
    const { key } = await firstIs(({ needsToken }) => needsToken)
    const { session } = await main.state()
    expect(session).toMatchObject({ kind: 'signed-in', account: { name: SECOND } })
    expect(main.platform.trayView?.icon).toBe('idle')
    await main.run('startTimer', { ...(await main.work()), notes: 'still works' })
    await main.settled()
    expect(second.account.entries()).toMatchObject([{ notes: 'still works' }])
    main.sandbox.faults.clear()
    await main.run('switchAccount', { key })
    expect((await main.state()).session.kind).toBe('expired')
    await main.run('signIn', { accessToken: main.sandbox.tokens.member })
    await main.until(({ session: now }) => now.kind === 'signed-in')
    expect(first(await main.state())).toMatchObject({ isCurrent: true, needsToken: false })
  })

  it('the account is live after a restart too', async () => {
    const restore = await leaveChangeBehind('before the restart')
    await main.stop()
    restore()
    await start()
    expect((await main.state()).session).toMatchObject({ account: { name: SECOND } })
    await wakesUntil(({ waiting, running }) => waiting === 0 && running !== null)
    expect(main.sandbox.account.entries()).toMatchObject([{ notes: 'before the restart' }])
  })

  it('the account causes no idle question', async () => {
    await leaveTimerBehind()
    main.platform.powerEvent('suspend')
    main.platform.timers.advance(40 * MINUTE)
    main.platform.powerEvent('resume')
    main.platform.timers.tick()
    expect((await main.state()).idle).toBeNull()
    expect(main.platform.visible.has('idle')).toBe(false)
  })
})

describe('leaving an account', () => {
  it('a switch of accounts does not wait for Harvest', async () => {
    await openSecond()
    second.faults.arm({ kind: 'latency', milliseconds: 600_000, times: 100 })
    void main.platform.command('syncNow')
    await expect.poll(() => second.faults.pending).toBeLessThan(100)
    await main.run('switchAccount', { key: first(await main.state()).key })
    expect((await main.state()).session).toMatchObject({ account: { name: FIRST } })
    second.faults.clear()
  })

  it('signing out ends the account, and nothing of it is sent afterwards', async () => {
    await leaveChangeBehind('not sent')
    await main.run('signOut', { key: first(await main.state()).key })
    main.sandbox.faults.clear()
    main.sandbox.requests.clear()
    main.platform.timers.advance(5 * MINUTE)
    main.platform.powerEvent('resume')
    await main.run('syncNow')
    await main.settled()
    expect(main.sandbox.requests.filter(() => true)).toEqual([])
    expect((await main.state()).accounts.map(({ name }) => name)).toEqual([SECOND])
  })

  it('quitting stops the timers of every account if the user chose that', async () => {
    await leaveTimerBehind()
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onQuit: 'stop' } })
    await main.run('quit')
    await firstIs(({ running, waiting }) => running === null && waiting === 0)
    expect(main.sandbox.account.entries()).toMatchObject([{ timerStartedAt: null }])
    expect(main.platform.hasQuit).toBe(true)
  })

  it('the diagnostics count the other accounts and name none', async () => {
    await leaveTimerBehind()
    const text = await main.run('readDiagnostics')
    expect(text).toContain('Accounts\n  kept and not open: 1\n  timers run: 1')
    expect(text).not.toContain(FIRST)
  })
})
