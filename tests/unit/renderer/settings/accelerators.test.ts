import { describe, expect, it } from 'vitest'
import {
  acceleratorOf,
  takenBy,
  type KeyPress
} from '#renderer/components/settings/accelerators.ts'
import type { HotkeyState } from '#shared/state.ts'

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { code, key: '', ...none, ...held }
}

describe('recording a hotkey', () => {
  it('waits while only modifiers are held', () => {
    expect(acceleratorOf(press('ControlLeft', { ctrlKey: true }), 'linux')).toBeNull()
  })

  it('refuses keys that would take a letter away from typing', () => {
    expect(acceleratorOf(press('KeyH'), 'linux')).toBeNull()
    expect(acceleratorOf(press('KeyH', { shiftKey: true }), 'linux')).toBeNull()
  })

  it('takes function keys alone', () => {
    expect(acceleratorOf(press('F9'), 'win32')).toBe('F9')
  })

  it('goes by the place of the key, so that Alt and Shift do not change its name', () => {
    const held = { ctrlKey: true, altKey: true, key: 'ħ' }
    expect(acceleratorOf(press('KeyH', held), 'linux')).toBe('CommandOrControl+Alt+H')
  })

  it('uses Command on macOS and names Control by itself there', () => {
    expect(acceleratorOf(press('Digit1', { metaKey: true }), 'darwin')).toBe('CommandOrControl+1')
    expect(acceleratorOf(press('Digit1', { ctrlKey: true }), 'darwin')).toBe('Control+1')
    expect(acceleratorOf(press('Digit1', { metaKey: true }), 'linux')).toBe('Super+1')
  })
})

describe('a hotkey that is taken', () => {
  const hotkeys: readonly HotkeyState[] = [
    { action: 'showPopover', accelerator: 'CommandOrControl+Alt+H', status: 'active' },
    { action: 'newEntry', accelerator: null, status: 'off' }
  ]

  it('names the other action, never itself', () => {
    expect(takenBy('CommandOrControl+Alt+H', hotkeys, 'newEntry')?.action).toBe('showPopover')
    expect(takenBy('CommandOrControl+Alt+H', hotkeys, 'showPopover')).toBeUndefined()
  })
})
