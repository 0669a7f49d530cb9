import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('the settings', () => {
  it('keep the old keys when another program has the new ones, and say so', async () => {
    main.platform.taken.add('Ctrl+Alt+J')
    const hotkeys = { ...DEFAULT_SETTINGS.hotkeys, toggleTimer: 'Ctrl+Alt+J' }
    await main.run('changeSettings', { hotkeys })
    const state = await main.state()
    expect(state.settings.hotkeys).toEqual(DEFAULT_SETTINGS.hotkeys)
    expect(state.hotkeys.find(({ action }) => action === 'toggleTimer')?.refusal).toEqual({
      accelerator: 'Ctrl+Alt+J',
      reason: 'system'
    })
  })

  it('let keys be recorded, and end it when the window hides', async () => {
    main.platform.windows.show('timesheet')
    await main.platform.raw('suspendHotkeys', { suspended: true }, 'timesheet')
    expect(main.platform.hotkeysSuspended).toBe(true)
    main.platform.windows.hide('timesheet')
    expect(main.platform.hotkeysSuspended).toBe(false)
  })

  it('go to a file and come back from it', async () => {
    await main.run('changeSettings', { theme: 'dark', trayLabel: 'today' })
    expect(await main.run('exportSettings')).toBe(true)
    await main.run('changeSettings', { theme: 'light' })
    main.platform.fileToOpen = main.platform.saved[0]?.text ?? ''
    expect(await main.run('importSettings')).toBe(true)
    expect((await main.state()).settings).toMatchObject({ theme: 'dark', trayLabel: 'today' })
    expect((await main.state()).settings.account).not.toBeNull()
  })

  it('do not take what is no file of settings', async () => {
    main.platform.fileToOpen = '{"theme":"dark"}'
    const refused = await main.platform.command('importSettings')
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it('start Gleaner at login, and follow what was done in the system', async () => {
    await main.run('changeSettings', { launchAtLogin: true })
    await main.until(({ loginItem }) => loginItem === 'on')
    expect(main.platform.launchesAtLogin).toBe(true)
    await main.stop()
    main.platform.launchesAtLogin = false
    await main.start()
    expect(await main.until(({ loginItem }) => loginItem === 'off')).toMatchObject({
      settings: { launchAtLogin: false }
    })
  })

  it('that are reset leave the person signed in', async () => {
    await main.run('changeSettings', { theme: 'dark' })
    await main.run('reset', { what: 'settings' })
    const { settings, session } = await main.state()
    expect(settings.theme).toBe('system')
    expect(session.kind).toBe('signed-in')
  })

  it('that are reset with everything leave nothing behind', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    await main.run('reset', { what: 'everything' })
    expect((await main.state()).session.kind).toBe('signed-out')
    expect(main.platform.secretsKept.size).toBe(0)
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })

  it('can be read in the diagnostics, without what belongs to the person', async () => {
    const work = await main.work()
    await main.run('startTimer', { ...work, notes: 'Merger talks' })
    const text = await main.run('readDiagnostics')
    const [assignment] = await main.run('getAssignments')
    expect(text).toContain('timer runs: true')
    expect(text).not.toContain('Merger')
    expect(text).not.toContain(assignment!.project.name)
    expect(text).not.toContain(main.sandbox.tokens.member)
    await main.run('saveDiagnostics')
    expect(main.platform.saved.at(-1)?.text).toContain('timer runs: true')
  })
})
