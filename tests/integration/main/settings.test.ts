import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('the settings', () => {
  it('the old keys stay in force and a refusal is shown when another program has the new ones', async () => {
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

  it('a recording of keys ends when the window hides', async () => {
    main.platform.windows.show('timesheet')
    await main.platform.raw('suspendHotkeys', { suspended: true }, 'timesheet')
    expect(main.platform.hotkeysSuspended).toBe(true)
    main.platform.windows.hide('timesheet')
    expect(main.platform.hotkeysSuspended).toBe(false)
  })

  it('settings are exported to a file and imported again', async () => {
    await main.run('changeSettings', { theme: 'dark', trayLabel: 'today' })
    expect(await main.run('exportSettings')).toBe(true)
    await main.run('changeSettings', { theme: 'light' })
    main.platform.fileToOpen = main.platform.saved[0]?.text ?? ''
    expect(await main.run('importSettings')).toBe(true)
    expect((await main.state()).settings).toMatchObject({ theme: 'dark', trayLabel: 'today' })
    expect((await main.state()).settings.account).not.toBeNull()
  })

  it('valid settings are used beside damaged ones, which are reported once with a copy of the file', async () => {
    const rule = { id: 'lunch', decision: 'ignore', conditions: {}, isOn: true }
    await main.stop()
    const content = main.platform.settingsContent as Record<string, unknown>
    const away = { ...DEFAULT_SETTINGS.away, rules: [rule, { ...rule, decision: 5 }] }
    const damaged = { ...content, theme: 'dark', away, future: { isOn: true } }
    main.platform.settingsContent = damaged
    await main.start()
    const { settings, notices, session } = await main.state()
    expect(session.kind).toBe('signed-in')
    expect(settings.theme).toBe('dark')
    expect(settings.away.rules).toEqual([rule])
    expect(notices).toContainEqual({
      id: 'settings-were-damaged',
      kind: 'settings-were-damaged',
      dropped: [{ kind: 'rule', count: 1 }],
      detail: '/data/settings.corrupt-1.json'
    })
    expect(main.platform.settingsKeptAside).toEqual([damaged])
    await main.run('changeSettings', { theme: 'light' })
    expect(main.platform.settingsContent).toMatchObject({
      theme: 'light',
      future: { isOn: true },
      away: { rules: [rule] }
    })
    await main.stop()
    await main.start()
    expect((await main.state()).notices).toEqual([])
  })

  it('the valid part of a damaged export is imported, and the rest is counted', async () => {
    main.platform.fileToOpen = JSON.stringify({
      format: 'gleaner-settings',
      settings: { theme: 'dark', favourites: ['damaged', { projectId: 1, taskId: 2, notes: '' }] }
    })
    expect(await main.run('importSettings')).toBe(true)
    const { settings, notices } = await main.state()
    expect(settings).toMatchObject({
      theme: 'dark',
      favourites: [{ projectId: 1, taskId: 2, notes: '' }]
    })
    expect(notices).toContainEqual({
      id: 'import-was-damaged',
      kind: 'import-was-damaged',
      dropped: [{ kind: 'favourite', count: 1 }]
    })
  })

  it('a full reset deletes the unknown settings of a newer Gleaner', async () => {
    const content = main.platform.settingsContent as Record<string, unknown>
    main.platform.settingsContent = { ...content, future: { isOn: true } }
    await main.run('reset', { what: 'settings' })
    expect(main.platform.settingsContent).not.toHaveProperty('future')
  })

  it('a file that is no export is refused', async () => {
    main.platform.fileToOpen = '{"theme":"dark"}'
    const refused = await main.platform.command('importSettings')
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it('the login item is set, and follows changes in the system', async () => {
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

  it('a reset of the settings does not sign the user out', async () => {
    await main.run('changeSettings', { theme: 'dark' })
    await main.run('reset', { what: 'settings' })
    const { settings, session } = await main.state()
    expect(settings.theme).toBe('system')
    expect(session.kind).toBe('signed-in')
  })

  it('a reset of everything leaves nothing behind', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    await main.run('reset', { what: 'everything' })
    expect((await main.state()).session.kind).toBe('signed-out')
    expect(main.platform.secretsKept.size).toBe(0)
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })

  it('the diagnostics contain the settings without personal data', async () => {
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
