import { fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import SettingsView from '#renderer/timesheet/SettingsView.svelte'
import { fail } from '#shared/failure.ts'
import type { AppState, HotkeyState } from '#shared/state.ts'
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

describe('settings', () => {
  it('say who is signed in and sign out only after a question', async () => {
    const { commands } = await openSettings()
    expect(screen.getByText('Ada Byron')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(commands['signOut']).not.toHaveBeenCalled()
    await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(commands['signOut']).toHaveBeenCalled()
  })

  it('mention changes that have not been sent before signing out', async () => {
    const sync = { status: 'offline', pending: 2, refused: [], lastPulledAt: null } as const
    await openSettings({ sync })
    await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(screen.getByText(/2 changes have not reached Harvest/)).toBeTruthy()
  })

  it('change the idle threshold by steps and by typing', async () => {
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

  it('keep a threshold that cannot be meant in the field and say what can', async () => {
    const { commands } = await openSettings()
    const field = screen.getByLabelText<HTMLInputElement>('Ask after')
    await fireEvent.input(field, { target: { value: '0' } })
    await fireEvent.blur(field)
    expect(field.value).toBe('0')
    expect(screen.getByText('Choose 1 to 240 minutes.')).toBeTruthy()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('say in words what became of each hotkey', async () => {
    await openSettings()
    expect(screen.getByText('Active')).toBeTruthy()
    expect(screen.getByText(/Another program probably uses it/)).toBeTruthy()
    expect(screen.getByText(/does not say whether it took it/)).toBeTruthy()
  })

  it('record a hotkey by pressing it', async () => {
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

  it('refuse keys that another action has and keep recording', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(
      screen.getByRole('button', { name: /Change the hotkey for “Open the timesheet”/ })
    )
    const press = { code: 'KeyH', ctrlKey: true, altKey: true, key: 'h' }
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Press the keys…' }), press)
    expect(screen.getByText('“Show Gleaner” has these keys already.')).toBeTruthy()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('keep the old hotkey on Escape', async () => {
    const { commands } = await openSettings()
    await fireEvent.click(screen.getByRole('button', { name: /Change the hotkey for “New entry”/ }))
    const recorder = screen.getByRole('button', { name: 'Press the keys…' })
    await fireEvent.keyDown(recorder, { code: 'Escape', key: 'Escape' })
    expect(screen.queryByRole('button', { name: 'Press the keys…' })).toBeNull()
    expect(commands['changeSettings']).not.toHaveBeenCalled()
  })

  it('say why a change was not kept', async () => {
    const { commands } = await openSettings()
    commands['changeSettings']?.mockResolvedValueOnce(fail('disk'))
    await fireEvent.click(screen.getByLabelText('Dark'))
    expect((await screen.findByRole('alert')).textContent).toContain('cannot write to the disk')
  })
})
