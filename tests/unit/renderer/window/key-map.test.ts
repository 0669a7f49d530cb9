import { describe, expect, it } from 'vitest'
import { commandFor, keysOfLine, type KeyBinding } from '#renderer/window/key-map.ts'

const BINDINGS: readonly KeyBinding<string>[] = [
  { keys: ['n'], command: 'new', line: 'create' },
  { keys: ['?'], command: 'help' },
  { keys: ['Enter', 'F2'], command: 'edit', line: 'edit' },
  { keys: ['Tab'], command: 'next' },
  { keys: ['ArrowDown'], command: 'down' },
  { keys: ['Shift+ArrowDown'], command: 'extend' },
  { keys: ['Mod+z'], command: 'undo', line: 'undo' },
  { keys: ['Alt+Shift+ArrowUp'], command: 'stretch', line: 'stretch' }
]

function press(key: string, init: KeyboardEventInit = {}, hasLetterKeys = true): string | null {
  const event = new KeyboardEvent('keydown', { key, ...init })
  return commandFor(BINDINGS, event, hasLetterKeys)
}

describe('a key map', () => {
  it('a letter is its command with and without Shift', () => {
    expect(press('n')).toBe('new')
    expect(press('N', { shiftKey: true })).toBe('new')
    expect(press('?', { shiftKey: true })).toBe('help')
  })

  it('each key of a binding is its command', () => {
    expect([press('Enter'), press('F2')]).toEqual(['edit', 'edit'])
  })

  it('a binding with Shift has priority over one without', () => {
    expect(press('ArrowDown', { shiftKey: true })).toBe('extend')
    expect(press('ArrowDown')).toBe('down')
  })

  it('Shift+Tab does not count as Tab', () => {
    expect(press('Tab')).toBe('next')
    expect(press('Tab', { shiftKey: true })).toBeNull()
  })

  it('Ctrl and Cmd both match Mod, and further modifiers do not match', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo')
    expect(press('z', { metaKey: true })).toBe('undo')
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBeNull()
    expect(press('z', { ctrlKey: true, altKey: true })).toBeNull()
    expect(press('z')).toBeNull()
  })

  it('a key with Alt does not match the same key without it', () => {
    expect(press('n', { altKey: true })).toBeNull()
    expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBe('stretch')
  })

  it('letters and signs are no commands when they are turned off, and other keys are', () => {
    expect([press('n', {}, false), press('?', {}, false)]).toEqual([null, null])
    expect(press('Enter', {}, false)).toBe('edit')
    expect(press('z', { ctrlKey: true }, false)).toBe('undo')
  })

  it('a key of an input method is no command', () => {
    expect(press('Enter', { isComposing: true })).toBeNull()
  })

  it('the keys of a line are listed as accelerators', () => {
    expect(keysOfLine(BINDINGS, 'create')).toEqual(['N'])
    expect(keysOfLine(BINDINGS, 'edit')).toEqual(['Enter', 'F2'])
    expect(keysOfLine(BINDINGS, 'undo')).toEqual(['CommandOrControl+Z'])
    expect(keysOfLine(BINDINGS, 'stretch')).toEqual(['Alt+Shift+↑'])
  })
})
