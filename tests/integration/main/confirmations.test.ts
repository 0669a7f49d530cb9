import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenOperation } from '#shared/sync-state.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const AGREE = { button: 0, checked: false }
const DECLINE = { button: 1, checked: false }

let main: MainProcess
beforeEach(async () => {
  main = await MainProcess.create()
  await main.signIn('member')
})
afterEach(() => main.close())

/** Makes a change that Harvest refuses. Returns the pending change. */
async function unsentChange(): Promise<OpenOperation> {
  const { spentDate } = (await main.state()).today
  const time = { kind: 'hours', hours: 100 } as const
  const key = await main.run('createEntry', { ...(await main.work()), spentDate, notes: '', time })
  await main.settled()
  const [entry] = main.sandbox.account.entries()
  if (!entry) throw new Error('there is no entry')
  main.sandbox.account.setTimesheet(entry.userId, entry.spentDate, 'approved')
  await main.run('updateEntry', { key, changes: { hours: 200 } })
  const { sync } = await main.until(({ sync }) => sync.refused.length > 0)
  const [operation] = sync.operations
  if (!operation) throw new Error('nothing was refused')
  return operation
}

describe('destructive commands of a window', () => {
  it.each(['settings', 'account', 'everything'] as const)(
    'a reset of %s does nothing until the user agrees',
    async (what) => {
      await main.run('changeSettings', { discreet: true })
      main.platform.answer = DECLINE
      expect(await main.run('reset', { what })).toBe(false)
      expect(main.platform.asked).toHaveLength(1)
      expect(await main.state()).toMatchObject({
        session: { kind: 'signed-in' },
        settings: { discreet: true }
      })
      main.platform.answer = AGREE
      expect(await main.run('reset', { what })).toBe(true)
      expect(main.platform.asked).toHaveLength(2)
    }
  )

  it('a reset of everything lists the changes that Harvest does not have', async () => {
    await unsentChange()
    main.platform.answer = DECLINE
    await main.run('reset', { what: 'everything' })
    const [question] = main.platform.questions
    expect(question).toMatchObject({
      message: 'Reset everything?',
      buttons: ['Delete and reset', 'Cancel']
    })
    expect(question?.detail).toContain('One change that has not reached Harvest yet would be lost.')
  })

  it('a change is discarded only if the user agrees', async () => {
    const { id } = await unsentChange()
    main.platform.answer = DECLINE
    expect(await main.run('discardOperation', { id })).toBe(false)
    expect((await main.state()).sync.operations).toHaveLength(1)
    expect(main.platform.questions[0]?.message).toMatch(/^Discard the change to “.+ · .+”\?$/)
    expect(main.platform.questions[0]?.detail).toContain('The entry stays as it is at Harvest.')
    main.platform.answer = AGREE
    expect(await main.run('discardOperation', { id })).toBe(true)
    expect((await main.state()).sync.operations).toEqual([])
  })

  it('the question about a change names no work in discreet mode', async () => {
    const { id } = await unsentChange()
    await main.run('changeSettings', { discreet: true })
    await main.run('discardOperation', { id })
    expect(main.platform.asked).toEqual(['Discard this change?'])
  })

  it('a sign-out needs a confirmation that explains what stays on this computer', async () => {
    await unsentChange()
    main.platform.answer = DECLINE
    expect(await main.run('signOut', {})).toBe(false)
    expect((await main.state()).session.kind).toBe('signed-in')
    expect(main.platform.secretsKept.size).toBe(1)
    const [question] = main.platform.questions
    expect(question?.message).toMatch(/^Sign out of “.+”\?$/)
    expect(question?.detail).toContain('One change has not reached Harvest.')
    main.platform.answer = AGREE
    expect(await main.run('signOut', {})).toBe(true)
    expect((await main.state()).session.kind).toBe('signed-out')
  })
})

describe('quitting from a window', () => {
  it('quitting needs a confirmation', async () => {
    main.platform.answer = DECLINE
    await main.run('quit')
    await expect.poll(() => main.platform.asked).toEqual(['Quit Gleaner?'])
    expect(main.platform.hasQuit).toBe(false)
    main.platform.answer = AGREE
    await main.run('quit')
    await expect.poll(() => main.platform.hasQuit).toBe(true)
  })

  it('quitting asks one question about a running timer', async () => {
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onQuit: 'ask' } })
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    main.platform.answer = { button: 2, checked: false }
    await main.run('quit')
    await expect.poll(() => main.platform.asked).toEqual(['A timer is running'])
    main.platform.answer = AGREE
    await main.run('quit')
    await expect.poll(() => main.platform.hasQuit).toBe(true)
    expect(main.platform.asked).toEqual(['A timer is running', 'A timer is running'])
  })

  it('quitting asks even if the setting is to leave the timer running', async () => {
    const { settings } = await main.state()
    await main.run('changeSettings', { away: { ...settings.away, onQuit: 'keep' } })
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    main.platform.answer = DECLINE
    await main.run('quit')
    await expect.poll(() => main.platform.asked).toEqual(['Quit Gleaner?'])
    expect(main.platform.hasQuit).toBe(false)
  })

  it('quitting from the tray needs no confirmation without a timer', async () => {
    main.platform.chooseInTray('quit')
    await expect.poll(() => main.platform.hasQuit).toBe(true)
    expect(main.platform.asked).toEqual([])
  })
})

describe('signing in to a further account', () => {
  const accessToken = () => main.sandbox.tokens.administrator

  it('another account opens only if the user confirms its name and user', async () => {
    main.platform.answer = DECLINE
    expect(
      await main.platform.command('signIn', { accessToken: accessToken(), adds: true })
    ).toEqual({
      ok: false,
      failure: { kind: 'cancelled' }
    })
    expect(main.platform.asked).toEqual(['Open “Northlight Studio” as “Ines Halvorsen”?'])
    const { accounts } = await main.state()
    expect(accounts).toMatchObject([{ isCurrent: true, needsToken: false }])
    expect([...main.platform.secretsKept.values()].join()).not.toContain(accessToken())
    main.platform.answer = AGREE
    await main.run('signIn', { accessToken: accessToken(), adds: true })
    expect((await main.state()).accounts).toHaveLength(2)
  })

  it('a confirmation is needed even if the window does not declare a further account', async () => {
    main.platform.answer = DECLINE
    await main.platform.command('signIn', { accessToken: accessToken() })
    expect(main.platform.asked).toHaveLength(1)
    expect((await main.state()).session.kind).toBe('signed-in')
  })

  it('another token for a signed-in user, and the first account, need no confirmation', async () => {
    await main.run('signIn', { accessToken: main.sandbox.tokens.member })
    expect(main.platform.asked).toEqual([])
  })
})

describe('native questions of windows', () => {
  it('one native question is open at a time for all windows', async () => {
    const open = Promise.withResolvers<typeof AGREE>()
    main.platform.dialogs.ask = async ({ message }) => {
      main.platform.asked.push(message)
      return open.promise
    }
    const first = main.platform.command('openExternal', { url: 'https://one.example/' })
    const others = await Promise.all([
      main.platform.command('openExternal', { url: 'https://two.example/' }),
      main.platform.command('reset', { what: 'everything' }),
      main.platform.command('exportSettings')
    ])
    expect(others.slice(1)).toEqual([
      { ok: true, value: false },
      { ok: true, value: false }
    ])
    open.resolve(AGREE)
    await first
    expect(main.platform.asked).toEqual(['Open a page at “one.example”?'])
    expect(main.platform.opened).toEqual(['https://one.example/'])
    expect((await main.state()).session.kind).toBe('signed-in')
  })
})

describe('icons of linked services', () => {
  it('the icon is fetched from the address that Harvest returned for an entry', async () => {
    const permalink = 'https://github.com/acme/app/issues/1'
    const reference = {
      id: '1',
      groupId: null,
      accountId: null,
      service: null,
      serviceIconUrl: null
    }
    const key = await main.run('createEntry', {
      ...(await main.work()),
      spentDate: (await main.state()).today.spentDate,
      notes: '',
      time: { kind: 'hours', hours: 100 },
      externalReference: { ...reference, permalink }
    })
    await main.settled()
    expect(await main.run('getServiceIcon', { key })).toBeNull()
    expect(main.platform.fetched).toEqual([
      expect.stringMatching(/^https:\/\/proxy\.harvestfiles\.com\/.*github\.com\.png/)
    ])
  })

  it('a window cannot request an icon by address', async () => {
    const answer = await main.platform.raw('getServiceIcon', { url: 'https://evil.example/?notes' })
    expect(answer).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await main.run('getServiceIcon', { key: 'https://evil.example/' })).toBeNull()
    expect(main.platform.fetched).toEqual([])
  })
})
