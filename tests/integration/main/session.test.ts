import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

const failed = (kind: string) => ({ ok: false, failure: expect.objectContaining({ kind }) })

describe('signing in', () => {
  it('a new Gleaner is signed out and shows the welcome window', async () => {
    main = await (await MainProcess.create()).start()
    expect((await main.state()).session).toEqual({ kind: 'signed-out' })
    expect(main.platform.visible.has('welcome')).toBe(true)
    expect(main.platform.trayView?.icon).toBe('signed-out')
  })

  it('signing in checks the token and loads the user and the account settings', async () => {
    main = await (await MainProcess.create({ clock: '12h' })).signIn('manager')
    expect((await main.state()).session).toMatchObject({
      kind: 'signed-in',
      accountKind: 'harvest',
      person: { accessRole: 'manager', timeZone: 'Europe/Berlin' },
      company: { clock: '12h', timerMode: 'duration' }
    })
  })

  it.each([
    ['', 'invalid-input'],
    ['   ', 'invalid-input'],
    ['two words', 'invalid-input'],
    ['ключ', 'invalid-input'],
    ['11.pt.wrong', 'invalid-token']
  ])('the token “%s” is refused: %s', async (accessToken, kind) => {
    main = await (await MainProcess.create()).start()
    expect(await main.platform.command('signIn', { accessToken })).toEqual(failed(kind))
    expect((await main.state()).session.kind).toBe('signed-out')
    expect(main.platform.secretsKept.size).toBe(0)
  })

  it('signing in without a network fails as offline', async () => {
    main = await MainProcess.create()
    await main.start({ idUrl: 'http://127.0.0.1:9' })
    const answer = await main.platform.command('signIn', { accessToken: '11.pt.good' })
    expect(answer).toEqual(failed('offline'))
  })

  it('the first sign-in continues with the first steps', async () => {
    main = await (await MainProcess.create()).signIn()
    expect([...main.platform.visible.keys()]).toEqual(['welcome'])
    expect((await main.state()).notices).toEqual([])
  })

  it('a later sign-in closes the welcome window and opens the popover', async () => {
    main = await MainProcess.create()
    main.platform.settingsContent = { version: 1, onboardingDone: true }
    await main.signIn()
    expect([...main.platform.visible.keys()]).toEqual(['popover'])
  })

  it('an account outside the token is refused', async () => {
    main = await (await MainProcess.create()).start()
    expect(await main.platform.command('chooseAccount', { accountId: 5 })).toEqual(
      failed('no-account')
    )
  })

  it('the user is signed in after a restart, before Harvest responds', async () => {
    main = await (await MainProcess.create({ empty: false })).signIn()
    await main.until((state) => state.recents.length > 0)
    await main.stop()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await main.start()
    const state = await main.state()
    expect(state.session).toMatchObject({ kind: 'signed-in', person: expect.anything() })
    expect(state.recents).not.toEqual([])
  })

  it('signing out deletes the token and shows nothing of the account', async () => {
    main = await (await MainProcess.create({ empty: false })).signIn()
    await main.run('signOut', {})
    const state = await main.state()
    expect(state).toMatchObject({ session: { kind: 'signed-out' }, recents: [], running: null })
    expect(main.platform.secretsKept.size).toBe(0)
  })
})

describe('a token that Harvest refuses', () => {
  it('a refused token is shown, everything stays usable, and a new token continues', async () => {
    main = await (await MainProcess.create()).signIn()
    const work = await main.work()
    main.sandbox.faults.arm({
      kind: 'odd-answer',
      method: 'GET',
      status: 401,
      body: '{"error":"invalid_token","error_description":"expired"}',
      contentType: 'application/json',
      times: 50
    })
    await main.run('syncNow')
    await main.until(({ session }) => session.kind === 'expired')
    await main.run('startTimer', { ...work, notes: 'while expired' })
    expect((await main.state()).running).toMatchObject({ notes: 'while expired' })
    expect(main.platform.trayView?.icon).toBe('attention')
    main.sandbox.faults.clear()
    await main.signIn()
    await main.settled()
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })
})

describe('the demo account', () => {
  it('the demo account needs no sign-up and survives a restart', async () => {
    main = await (await MainProcess.create()).start({ demo: true })
    await main.until(({ sync }) => sync.lastPulledAt !== null)
    expect((await main.state()).session).toMatchObject({ accountKind: 'demo' })
    await main.run('startTimer', { ...(await main.work()), notes: 'kept in the demo' })
    await main.settled()
    await main.stop()
    await main.start()
    const { running } = await main.until(({ sync }) => sync.lastPulledAt !== null)
    expect(running).toMatchObject({ notes: 'kept in the demo' })
  })
})

describe('secrets', () => {
  it('the token is in no file, no log and no window', async () => {
    main = await (await MainProcess.create({ empty: false })).signIn()
    await main.run('startTimer', { ...(await main.work()), notes: 'very private words' })
    await main.settled()
    const token = main.sandbox.tokens.member
    const files = readdirSync(main.platform.dataFolder, { recursive: true, withFileTypes: true })
    for (const file of files.filter((each) => each.isFile())) {
      const content = readFileSync(path.join(file.parentPath, file.name)).toString('latin1')
      expect(content).not.toContain(token)
    }
    expect(JSON.stringify(main.platform.settingsContent)).not.toContain(token)
    expect(JSON.stringify(main.platform.sent)).not.toContain(token)
    expect(main.platform.logged.join('\n')).not.toContain(token)
    expect(main.platform.logged.join('\n')).not.toContain('very private words')
    expect(existsSync(main.platform.dataFolder)).toBe(true)
  })
})
