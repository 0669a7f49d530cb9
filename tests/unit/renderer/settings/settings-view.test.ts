import { fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import SettingsView from '#renderer/timesheet/settings/SettingsView.svelte'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { fail, ok } from '#shared/failure.ts'
import type { AccountChoice, AppState, HotkeyState } from '#shared/state.ts'
import {
  aDesktop,
  aState,
  renderInWindow,
  type FakeDesktop
} from '#tests/unit/renderer/timesheet/fake-window.ts'

const HOTKEYS: readonly HotkeyState[] = [
  { action: 'showPopover', accelerator: 'CommandOrControl+Alt+H', status: 'active' },
  { action: 'toggleTimer', accelerator: 'CommandOrControl+Alt+S', status: 'refused' },
  { action: 'newEntry', accelerator: 'CommandOrControl+Alt+N', status: 'requested' },
  { action: 'openTimesheet', accelerator: null, status: 'off' }
]

async function openSettings(changes: Partial<AppState> = {}): Promise<FakeDesktop> {
  const fake = aDesktop(aState({ hotkeys: HOTKEYS, ...changes }))
  await renderInWindow(SettingsView, fake, { onback: vi.fn() })
  return fake
}

describe('the settings view', () => {
  it('the settings show who is signed in, and the main process confirms the sign-out', async () => {
    const { commands } = await openSettings()
    expect(screen.getByText('Ada Byron')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Sign out of Example Studio' }))
    expect(commands['signOut']).toHaveBeenCalledExactlyOnceWith({ key: 'harvest-1-7' })
  })

  it('the settings list other accounts with their pending changes and switch between them', async () => {
    const others: readonly AccountChoice[] = [
      {
        key: 'harvest-2-9',
        kind: 'harvest',
        name: 'Foxglove Consulting',
        person: 'Ada Byron',
        isCurrent: false,
        needsToken: true,
        waiting: 3,
        needsPerson: 0,
        running: null
      }
    ]
    const { commands } = await openSettings({ accounts: [...aState().accounts, ...others] })
    const row = screen.getByRole('listitem', { name: 'Foxglove Consulting' })
    expect(row.textContent).toContain('3 changes waiting to be sent')
    expect(row.textContent).toContain('Harvest no longer accepts the access token.')
    await fireEvent.click(screen.getByRole('button', { name: 'Switch to Foxglove Consulting' }))
    expect(commands['switchAccount']).toHaveBeenCalledWith({ key: 'harvest-2-9' })
  })

  it('the settings offer the other accounts of the token, and another token', async () => {
    const fake = aDesktop(aState({ hotkeys: HOTKEYS }))
    fake.commands['listReachableAccounts']?.mockResolvedValue(ok([{ id: 5, name: 'Globex' }]))
    await renderInWindow(SettingsView, fake, { onback: vi.fn() })
    await fireEvent.click(await screen.findByRole('button', { name: 'Open Globex' }))
    expect(fake.commands['chooseAccount']).toHaveBeenCalledWith({ accountId: 5 })
    await fireEvent.click(screen.getByRole('button', { name: 'Add account…' }))
    expect(fake.commands['openWindow']).toHaveBeenCalledWith({
      name: 'welcome',
      intent: 'add-account'
    })
  })

  it('the idle threshold is changed with buttons and by typing', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(screen.getByRole('button', { name: 'One minute more' }))
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      idle: { enabled: true, thresholdMinutes: 11 }
    })
    const field = screen.getByLabelText('Ask after')
    await fireEvent.input(field, { target: { value: '15' } })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      idle: { enabled: true, thresholdMinutes: 15 }
    })
  })

  it('an invalid threshold stays in the field with an explanation', async () => {
    const { commands } = await openSettings()
    const field = screen.getByLabelText<HTMLInputElement>('Ask after')
    await fireEvent.input(field, { target: { value: '0' } })
    await fireEvent.blur(field)
    expect(field.value).toBe('0')
    expect(screen.getByText('Choose 1 to 240 minutes.')).toBeTruthy()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('work days and hours are saved, and hours that end before they start are refused', async () => {
    const { commands } = await openSettings()
    const { workHours } = DEFAULT_SETTINGS
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Sat' }))
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      workHours: { ...workHours, days: [1, 2, 3, 4, 5, 6] }
    })
    const end = screen.getByLabelText('Work ends at')
    await fireEvent.input(end, { target: { value: '8' } })
    await fireEvent.blur(end)
    expect(screen.getByText(/the earlier one first/)).toBeTruthy()
    expect(commands['changeSettings']).toHaveBeenCalledOnce()
    await fireEvent.input(end, { target: { value: '15:30' } })
    await fireEvent.keyDown(end, { key: 'Enter' })
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      workHours: { ...workHours, to: '15:30' }
    })
  })

  it('each reminder is saved with its number, hours in minutes', async () => {
    const { commands } = await openSettings()
    const { reminders } = DEFAULT_SETTINGS
    await fireEvent.click(screen.getByRole('switch', { name: 'The timer runs after work' }))
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      reminders: { ...reminders, endOfDay: { isOn: false, minutes: 15 } }
    })
    const fields = screen.getAllByLabelText('Remind after')
    const longRun = fields.find((field) => (field as HTMLInputElement).value === '10')!
    await fireEvent.input(longRun, { target: { value: '7,5' } })
    await fireEvent.keyDown(longRun, { key: 'Enter' })
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({
      reminders: { ...reminders, longRun: { isOn: true, minutes: 450 } }
    })
  })

  it.each([
    ['de', '7,5', '10,5'],
    ['en', '7.5', '10.5']
  ] as const)(
    'numbers are written and read in the format of the region in %j',
    async (language, shown, typed) => {
      const longRun = { isOn: true, minutes: 450 }
      const reminders = { ...DEFAULT_SETTINGS.reminders, longRun }
      const { commands } = await openSettings({
        settings: { ...DEFAULT_SETTINGS, language, reminders }
      })
      const fields = screen.getAllByRole<HTMLInputElement>('textbox')
      const field = fields.find(({ value }) => value === shown)!
      await fireEvent.input(field, { target: { value: typed } })
      await fireEvent.keyDown(field, { key: 'Enter' })
      expect(commands['changeSettings']).toHaveBeenLastCalledWith({
        reminders: { ...reminders, longRun: { isOn: true, minutes: 630 } }
      })
      await fireEvent.input(field, { target: { value: '99' } })
      const least = language === 'de' ? /0,5 (?:bis|to) 24/ : /0\.5 to 24/
      expect(screen.getByText(least)).toBeTruthy()
    }
  )

  it('the state of each hotkey is described in words', async () => {
    await openSettings()
    expect(screen.getByText('Active')).toBeTruthy()
    expect(screen.getByText(/Another program probably uses it/)).toBeTruthy()
    expect(screen.getByText(/does not report whether it accepted the hotkey/)).toBeTruthy()
  })

  it('a hotkey is recorded by pressing it', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(
      screen.getByRole('button', { name: /Change the hotkey for “Open the timesheet”/ })
    )
    const press = { code: 'KeyW', ctrlKey: true, altKey: true, key: 'w' }
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Press the keys…' }), press)
    expect(commands['changeSettings']).toHaveBeenCalledWith({
      hotkeys: {
        showPopover: 'CommandOrControl+Alt+H',
        toggleTimer: 'CommandOrControl+Alt+S',
        newEntry: 'CommandOrControl+Alt+N',
        openTimesheet: 'CommandOrControl+Alt+W'
      }
    })
  })

  it('keys of another action are refused, and the recording goes on', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(
      screen.getByRole('button', { name: /Change the hotkey for “Open the timesheet”/ })
    )
    const press = { code: 'KeyH', ctrlKey: true, altKey: true, key: 'h' }
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Press the keys…' }), press)
    expect(screen.getByText('“Show Gleaner” has these keys already.')).toBeTruthy()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('Escape leaves the old hotkey', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(screen.getByRole('button', { name: /Change the hotkey for “New entry”/ }))
    const recorder = screen.getByRole('button', { name: 'Press the keys…' })
    await fireEvent.keyDown(recorder, { code: 'Escape', key: 'Escape' })
    expect(screen.queryByRole('button', { name: 'Press the keys…' })).toBeNull()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('hotkeys are suspended only during a recording', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(screen.getByRole('button', { name: /Change the hotkey for “New entry”/ }))
    expect(commands['suspendHotkeys']).toHaveBeenLastCalledWith({ suspended: true })
    const recorder = screen.getByRole('button', { name: 'Press the keys…' })
    await fireEvent.keyDown(recorder, { code: 'Escape', key: 'Escape' })
    expect(commands['suspendHotkeys']).toHaveBeenLastCalledWith({ suspended: false })
    expect(commands['suspendHotkeys']).toHaveBeenCalledTimes(2)
  })

  it('refused keys are shown with a remark that the old ones stay', async () => {
    const refusal = { accelerator: 'CommandOrControl+Alt+P', reason: 'system' } as const
    const [first, ...rest] = HOTKEYS
    await openSettings({ hotkeys: [{ ...first!, refusal }, ...rest] })
    expect(screen.getByRole('alert').textContent).toMatch(/Ctrl\+Alt\+P was refused .* stay/)
  })

  it('keys that were never registered are shown with the action that holds them', async () => {
    const accelerator = 'CommandOrControl+Alt+H'
    const refusal = { accelerator, reason: 'gleaner', by: 'showPopover' } as const
    const [first, second] = HOTKEYS
    await openSettings({ hotkeys: [first!, { ...second!, accelerator, refusal }] })
    expect(screen.getByText('“Show Gleaner” has these keys already.')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('language, discreet mode and the login item change at once', async () => {
    const { commands } = await openSettings()
    await fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'en' } })
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({ language: 'en' })
    await fireEvent.click(screen.getByRole('switch', { name: 'Discreet' }))
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({ discreet: true })
    await fireEvent.click(screen.getByRole('switch', { name: 'Start when I log in' }))
    expect(commands['changeSettings']).toHaveBeenLastCalledWith({ launchAtLogin: true })
  })

  it('a login item that waits for the system’s approval is explained', async () => {
    const { settings } = aState()
    await openSettings({
      settings: { ...settings, launchAtLogin: true },
      loginItem: 'needs-approval'
    })
    expect(screen.getByText(/waits for you to allow this/)).toBeTruthy()
  })

  it('the search shows only the sections that contain the text', async () => {
    await openSettings()
    const search = screen.getByRole('searchbox', { name: 'Search settings' })
    await fireEvent.input(search, { target: { value: 'hotk' } })
    expect(sections()).toEqual(['Global hotkeys', 'Files and reset'])
    await fireEvent.input(search, { target: { value: 'xylophone' } })
    expect(sections()).toEqual([])
    expect(screen.getByText('No setting mentions “xylophone”.')).toBeTruthy()
    await fireEvent.keyDown(search, { key: 'Escape' })
    expect(sections().length).toBeGreaterThan(4)
  })

  it('the diagnostics are shown before they are saved', async () => {
    const { commands } = await openSettings()
    commands['readDiagnostics']?.mockResolvedValueOnce({ ok: true, value: 'Electron 45' })
    commands['saveDiagnostics']?.mockResolvedValueOnce({ ok: true, value: true })
    await fireEvent.click(screen.getByRole('button', { name: 'Show diagnostics…' }))
    expect(await screen.findByText('Electron 45')).toBeTruthy()
    expect(commands['saveDiagnostics']).not.toHaveBeenCalled()
    await fireEvent.click(screen.getByRole('button', { name: 'Save as a file…' }))
    expect(await screen.findByText('The file was saved.')).toBeTruthy()
  })

  it('the reset shows what it deletes, and the main process confirms it', async () => {
    const { commands } = await openSettings()
    expect(screen.getByText(/the demo account and all settings/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Reset everything…' }))
    expect(commands['reset']).toHaveBeenCalledExactlyOnceWith({ what: 'everything' })
  })

  it('the reason is shown when a setting cannot be saved', async () => {
    const { commands } = await openSettings()
    commands['changeSettings']?.mockResolvedValueOnce(fail('disk'))
    await fireEvent.click(screen.getByLabelText('Dark'))
    expect((await screen.findByRole('alert')).textContent).toContain('cannot write to the disk')
  })
})

function sections(): readonly (string | null)[] {
  return screen
    .queryAllByRole('region')
    .map((region) => region.querySelector('h2')?.textContent ?? null)
}
