import { describe, expect, it } from 'vitest'
import { recordingOf, takenBy, type RecordedPress } from '#renderer/common/hotkeys/accelerators.ts'
import type { HotkeyState } from '#shared/state.ts'

function press(code: string, held: Partial<RecordedPress> = {}): RecordedPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { code, key: '', ...none, ...held }
}

const GERMAN = new Map([
  ['KeyY', 'z'],
  ['KeyZ', 'y'],
  ['KeyE', 'e'],
  ['KeyQ', 'q'],
  ['Slash', '-'],
  ['Semicolon', 'ö']
])
const CTRL_ALT = { ctrlKey: true, altKey: true }
const keys = (accelerator: string) => ({ kind: 'keys', accelerator })

describe('recordingOf', () => {
  it('a recording is incomplete while only modifiers are held', () => {
    const held = press('ControlLeft', { key: 'Control', ctrlKey: true })
    expect(recordingOf(held, 'linux')).toEqual({ kind: 'incomplete' })
  })

  it('a recording is incomplete without a modifier if the keys type a letter', () => {
    const incomplete = { kind: 'incomplete' }
    expect(recordingOf(press('KeyH', { key: 'h' }), 'linux')).toEqual(incomplete)
    expect(recordingOf(press('KeyH', { key: 'H', shiftKey: true }), 'linux')).toEqual(incomplete)
  })

  it('a function key is recorded without a modifier', () => {
    expect(recordingOf(press('F9', { key: 'F9' }), 'win32')).toEqual(keys('F9'))
  })

  it.each(['win32', 'linux', 'darwin'] as const)(
    'the letter on the key of a German keyboard is recorded (%s)',
    (os) => {
      const labelledZ = press('KeyY', { key: 'z', ...CTRL_ALT })
      const name = os === 'darwin' ? 'CommandOrControl+Control+Z' : 'CommandOrControl+Alt+Z'
      const held = os === 'darwin' ? { ...labelledZ, altKey: false, metaKey: true } : labelledZ
      expect(recordingOf(held, os, GERMAN)).toEqual(keys(name))
      expect(recordingOf(held, os)).toEqual(keys(name))
    }
  )

  it.each([
    ['Dvorak', press('KeyD', { key: 'e', ...CTRL_ALT }), 'E'],
    ['Russian', press('KeyS', { key: 'ы', ...CTRL_ALT }), 'S'],
    ['Greek', press('KeyS', { key: 'σ', ...CTRL_ALT }), 'S'],
    ['Hebrew', press('KeyS', { key: 'ד', ...CTRL_ALT }), 'S'],
    ['French', press('Digit1', { key: '&', ctrlKey: true, metaKey: true }), '1'],
    ['German', press('Slash', { key: '-', ...CTRL_ALT }), '-']
  ])('the key of a %s keyboard is recorded by its meaning', (_, held, key) => {
    const recording = recordingOf(held, 'linux')
    expect(recording.kind === 'keys' && recording.accelerator.split('+').at(-1)).toBe(key)
  })

  it('the letter of the key is recorded when Option with Command types a symbol', () => {
    const held = { metaKey: true, altKey: true }
    const onUs = press('KeyH', { key: '˙', ...held })
    const onGerman = press('KeyY', { key: 'Ω', ...held })
    expect(recordingOf(onUs, 'darwin')).toEqual(keys('CommandOrControl+Alt+H'))
    expect(recordingOf(onGerman, 'darwin', GERMAN)).toEqual(keys('CommandOrControl+Alt+Z'))
  })

  it('Command is recorded on macOS, and Control has its own name there', () => {
    const one = { key: '1' }
    const command = press('Digit1', { ...one, metaKey: true })
    const control = press('Digit1', { ...one, ctrlKey: true })
    expect(recordingOf(command, 'darwin')).toEqual(keys('CommandOrControl+1'))
    expect(recordingOf(control, 'darwin')).toEqual(keys('Control+1'))
    expect(recordingOf(command, 'linux')).toEqual(keys('Super+1'))
  })

  it.each([
    ['€', 'win32', press('KeyE', { key: '€', ...CTRL_ALT })],
    ['@', 'win32', press('KeyQ', { key: '@', ...CTRL_ALT })],
    ['{', 'win32', press('Digit7', { key: '{', ...CTRL_ALT })],
    ['ś', 'win32', press('KeyS', { key: 'ś', ...CTRL_ALT })],
    ['', 'win32', press('KeyE', { key: 'Dead', ...CTRL_ALT })],
    ['˙', 'darwin', press('KeyH', { key: '˙', altKey: true })]
  ] as const)('keys that type “%s” are refused (%s)', (character, os, held) => {
    expect(recordingOf(held, os, GERMAN)).toEqual({ kind: 'types', character })
  })

  it('every character typed with AltGr is refused', () => {
    const getModifierState = (name: string) => name === 'AltGraph'
    const held = press('KeyS', { key: 'ß', altKey: true, getModifierState })
    expect(recordingOf(held, 'linux')).toEqual({ kind: 'types', character: 'ß' })
  })

  it('a key without a name in Electron is refused', () => {
    const held = press('Semicolon', { key: 'ö', ctrlKey: true })
    expect(recordingOf(held, 'linux', GERMAN)).toEqual({ kind: 'unknown' })
  })
})

describe('takenBy', () => {
  const hotkeys: readonly HotkeyState[] = [
    { action: 'showPopover', accelerator: 'CommandOrControl+Alt+H', status: 'active' },
    { action: 'newEntry', accelerator: null, status: 'off' }
  ]

  it('takenBy returns the other action with the same keys, never the action itself', () => {
    expect(takenBy('CommandOrControl+Alt+H', hotkeys, 'newEntry')?.action).toBe('showPopover')
    expect(takenBy('CommandOrControl+Alt+H', hotkeys, 'showPopover')).toBeUndefined()
  })
})
