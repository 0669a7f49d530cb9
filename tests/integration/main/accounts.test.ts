import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountChoice, AppState } from '#shared/state.ts'
import type { Role } from '#sandbox/model.ts'
import type { Sandbox } from '#sandbox/server.ts'
import { HarvestHost, secondAccount } from '#tests/support/harvest-host.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const SECOND = { accountId: 7_000_001, name: 'Foxglove Consulting' }
const FIRST_NAME = 'Northlight Studio'

let main: MainProcess
let second: Sandbox
let host: HarvestHost

beforeEach(async () => {
  main = await MainProcess.create()
  const now = () => main.platform.timers.now()
  second = await secondAccount(main.sandbox, { ...SECOND, mode: 'duration', now, limit: 10_000 })
  host = await HarvestHost.open([main.sandbox, second])
})
afterEach(async () => {
  await main.close()
  await second.close()
  await host.close()
})

const start = () => main.start({ apiUrl: `${host.url}/v2`, idUrl: host.url })
const pulled = (state: AppState) => state.sync.lastPulledAt !== null

async function signIn(role: Role, accountId = main.sandbox.accountId): Promise<void> {
  const { kind } = (await main.state()).session
  const adds = kind === 'signed-in'
  const accessToken = main.sandbox.tokens[role]
  await main.run('signIn', { accessToken, ...(adds ? { adds } : {}) })
  await main.run('chooseAccount', { accountId })
  await main.until(pulled)
}

async function choice(wanted: (choice: AccountChoice) => boolean): Promise<AccountChoice> {
  const { accounts } = await main.state()
  const found = accounts.find(wanted)
  if (!found) throw new Error(`not among ${JSON.stringify(accounts)}`)
  return found
}

async function switchTo(name: string): Promise<void> {
  await main.run('switchAccount', { key: (await choice((each) => each.name === name)).key })
}

async function openName(): Promise<string> {
  const { session } = await main.state()
  return 'account' in session ? session.account.name : session.kind
}

const notesOf = (sandbox: Sandbox) => sandbox.account.entries().map(({ notes }) => notes)
const offline = (sandbox: Sandbox) =>
  sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
/** Makes Harvest refuse all changes, while it still returns entries. */
const refuseChanges = (sandbox: Sandbox) =>
  sandbox.faults.arm({
    kind: 'server-error',
    status: 503,
    body: 'empty',
    method: 'POST',
    times: 100_000
  })
/** Advances the time until pending changes are retried. */
const arrives = () =>
  expect
    .poll(
      async () => {
        main.platform.timers.advance(30_000)
        await main.run('syncNow')
        return (await main.state()).sync.pending
      },
      { timeout: 10_000 }
    )
    .toBe(0)
const ledgers = () =>
  readdirSync(main.platform.dataFolder).filter((name) => /^ledger-.*sqlite$/.test(name))

describe('two accounts of one token', () => {
  it('the second account opens without typing the token, and its data is separate', async () => {
    await start()
    await signIn('member')
    await main.run('startTimer', { ...(await main.work()), notes: 'in the first' })
    await main.settled()
    const reachable = await main.run('listReachableAccounts')
    expect(reachable).toEqual([{ id: SECOND.accountId, name: SECOND.name }])
    await main.run('chooseAccount', { accountId: SECOND.accountId })
    await main.until(pulled)
    expect(await openName()).toBe(SECOND.name)
    expect(await main.state()).toMatchObject({ running: null, recents: [] })
    expect(await main.run('listReachableAccounts')).toEqual([])
    expect((await main.state()).accounts).toMatchObject([
      { name: FIRST_NAME, person: 'Leonie Castellanos-Whitfield', isCurrent: false },
      { name: SECOND.name, person: 'Leonie Castellanos-Whitfield', isCurrent: true }
    ])
    expect(ledgers()).toHaveLength(2)
  })

  it('the running timer is shown on returning to its account, even offline', async () => {
    await start()
    await signIn('member')
    await main.run('startTimer', { ...(await main.work()), notes: 'goes on' })
    await main.settled()
    await signIn('member', SECOND.accountId)
    offline(main.sandbox)
    await switchTo(FIRST_NAME)
    expect((await main.state()).running).toMatchObject({ notes: 'goes on', isRunning: true })
    expect(main.platform.trayView?.icon).toBe('running')
  })

  it('a pending change stays with its account', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    await switchTo(FIRST_NAME)
    await main.until(pulled)
    const restore = refuseChanges(main.sandbox)
    await main.run('startTimer', { ...(await main.work()), notes: 'of the first' })
    await switchTo(SECOND.name)
    await main.until(pulled)
    expect((await main.state()).sync.operations).toEqual([])
    expect(await choice(({ name }) => name === FIRST_NAME)).toMatchObject({ waiting: 1 })
    await main.run('syncNow')
    expect(notesOf(main.sandbox)).toEqual([])
    restore()
    await switchTo(FIRST_NAME)
    await arrives()
    expect(notesOf(main.sandbox)).toEqual(['of the first'])
    expect(notesOf(second)).toEqual([])
  })

  it('an account can be left quickly when Harvest does not respond', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    second.faults.arm({ kind: 'latency', milliseconds: 600_000, times: 100 })
    void main.platform.command('syncNow')
    await expect.poll(() => second.faults.pending).toBeLessThan(100)
    await switchTo(FIRST_NAME)
    expect(await openName()).toBe(FIRST_NAME)
  })
})

describe('two users of one account', () => {
  it('a user never sends the pending changes of another user', async () => {
    await start()
    await signIn('member')
    const restore = refuseChanges(main.sandbox)
    await main.run('startTimer', { ...(await main.work()), notes: 'by Leonie' })
    await signIn('administrator')
    expect(await main.state()).toMatchObject({ running: null, sync: { operations: [] } })
    const leonie = await choice(({ person }) => person.startsWith('Leonie'))
    expect(leonie).toMatchObject({ waiting: 1, isCurrent: false })
    restore()
    await main.run('switchAccount', { key: leonie.key })
    await arrives()
    expect(notesOf(main.sandbox)).toEqual(['by Leonie'])
    const [member] = main.sandbox.account.directory.people.filter(({ role }) => role === 'member')
    expect(main.sandbox.account.entries()).toMatchObject([{ userId: member?.id }])
    expect(main.platform.secretsKept.size).toBe(2)
  })
})

describe('signing out', () => {
  it('pending changes stay on this computer until the same user signs in again', async () => {
    await start()
    await signIn('member')
    const restore = refuseChanges(main.sandbox)
    await main.run('startTimer', { ...(await main.work()), notes: 'not sent yet' })
    await main.run('signOut', {})
    restore()
    expect((await main.state()).accounts).toEqual([])
    expect(main.platform.secretsKept.size).toBe(0)
    expect(ledgers()).toHaveLength(1)
    await signIn('administrator')
    await main.run('syncNow')
    expect(notesOf(main.sandbox)).toEqual([])
    await signIn('member')
    await arrives()
    expect(notesOf(main.sandbox)).toEqual(['not sent yet'])
  })

  it('signing out of the open account opens another signed-in account', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    await main.run('signOut', {})
    expect(await openName()).toBe(FIRST_NAME)
    expect((await main.state()).accounts).toHaveLength(1)
    expect([...main.platform.secretsKept.keys()]).toEqual([
      expect.stringContaining(String(main.sandbox.accountId))
    ])
  })

  it('signing out of another account does not affect the open one', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    const { key } = await choice(({ name }) => name === FIRST_NAME)
    await main.run('signOut', { key })
    expect(await openName()).toBe(SECOND.name)
    expect((await main.state()).accounts).toMatchObject([{ name: SECOND.name, isCurrent: true }])
    expect(main.platform.secretsKept.size).toBe(1)
    expect(await main.platform.command('switchAccount', { key })).toMatchObject({ ok: false })
  })

  it('resetting everything deletes every token and every ledger', async () => {
    await start()
    await signIn('member')
    await signIn('administrator', SECOND.accountId)
    await main.run('reset', { what: 'everything' })
    expect(await main.state()).toMatchObject({ session: { kind: 'signed-out' }, accounts: [] })
    expect(main.platform.secretsKept.size).toBe(0)
    expect(ledgers()).toEqual([])
  })
})

describe('a token that Harvest refuses', () => {
  it('the other account stays usable when a token is refused', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    main.sandbox.faults.arm({
      kind: 'odd-answer',
      status: 401,
      contentType: 'application/json',
      body: '{"error":"invalid_token","error_description":"expired"}',
      times: 100_000
    })
    await switchTo(FIRST_NAME)
    await main.until(({ session }) => session.kind === 'expired')
    expect(await choice(({ isCurrent }) => isCurrent)).toMatchObject({ needsToken: true })
    await switchTo(SECOND.name)
    await main.until(pulled)
    expect(await choice(({ name }) => name === FIRST_NAME)).toMatchObject({ needsToken: true })
    await main.run('startTimer', { ...(await main.work()), notes: 'still works' })
    await main.settled()
    expect(notesOf(second)).toEqual(['still works'])
  })
})

describe('signed-in accounts', () => {
  it('all accounts are signed in after a restart, and the last one is open', async () => {
    await start()
    await signIn('member')
    await signIn('member', SECOND.accountId)
    await main.stop()
    await start()
    expect(await openName()).toBe(SECOND.name)
    expect((await main.state()).accounts.map(({ name }) => name)).toEqual([FIRST_NAME, SECOND.name])
  })

  it('the single account of an older Gleaner is taken over with its token', async () => {
    await start()
    await signIn('member')
    await main.stop()
    const { accounts: _, ...older } = main.platform.settingsContent as Record<string, unknown>
    main.platform.settingsContent = older
    const secrets = main.platform.secretsKept
    secrets.clear()
    secrets.set(`harvest-${main.sandbox.accountId}`, main.sandbox.tokens.member)
    await start()
    await main.until(pulled)
    expect((await main.state()).accounts).toMatchObject([
      { name: FIRST_NAME, person: 'Leonie Castellanos-Whitfield', isCurrent: true }
    ])
    expect([...secrets.keys()]).toEqual([
      expect.stringMatching(new RegExp(`^harvest-${main.sandbox.accountId}-\\d+$`))
    ])
  })

  it('the demo account is listed with the others', async () => {
    await start()
    await signIn('member')
    await main.run('tryDemo')
    await main.until(pulled)
    expect((await main.state()).accounts).toMatchObject([
      { name: FIRST_NAME, kind: 'harvest', isCurrent: false },
      { kind: 'demo', isCurrent: true }
    ])
    await switchTo(FIRST_NAME)
    expect(await openName()).toBe(FIRST_NAME)
    expect(existsSync(main.platform.dataFolder)).toBe(true)
  })
})
