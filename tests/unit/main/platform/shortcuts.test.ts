import { describe, expect, it, vi } from 'vitest'
import { createShortcuts } from '#main/platform/shortcuts.ts'

class FakeRegistry {
  readonly bound = new Map<string, () => void>()
  readonly taken = new Set<string>()
  register = vi.fn((accelerator: string, callback: () => void): boolean => {
    if (!/^[\w+]+$/.test(accelerator)) throw new TypeError('conversion failure')
    if (this.taken.has(accelerator)) return false
    this.bound.set(accelerator, callback)
    return true
  })
  unregister = vi.fn((accelerator: string): void => {
    if (!/^[\w+]+$/.test(accelerator)) throw new TypeError('conversion failure')
    this.bound.delete(accelerator)
  })
  isSuspended = false
  setSuspended = (suspended: boolean) => void (this.isSuspended = suspended)
  press = (accelerator: string) => this.bound.get(accelerator)?.()
}

describe('a hotkey', () => {
  it('is active once it is registered, until it is unregistered', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: false })
    const pressed = vi.fn()
    expect(shortcuts.register('Ctrl+Alt+H', pressed)).toBe('active')
    registry.press('Ctrl+Alt+H')
    shortcuts.unregister('Ctrl+Alt+H')
    registry.press('Ctrl+Alt+H')
    expect(pressed).toHaveBeenCalledOnce()
  })

  it('is refused when another app has it', () => {
    const registry = new FakeRegistry()
    registry.taken.add('Ctrl+Alt+H')
    const shortcuts = createShortcuts(registry, { wayland: false })
    expect(shortcuts.register('Ctrl+Alt+H', () => {})).toBe('refused')
  })

  it.each([
    [false, 'refused'],
    [true, 'impossible']
  ])('is none when it is no accelerator, on Wayland: %s', (wayland, answer) => {
    const shortcuts = createShortcuts(new FakeRegistry(), { wayland })
    expect(shortcuts.register('???', () => {})).toBe(answer)
    expect(() => shortcuts.unregister('???')).not.toThrow()
  })
})

describe('a hotkey through the portal', () => {
  it('is only requested: the desktop does not tell', () => {
    const shortcuts = createShortcuts(new FakeRegistry(), { wayland: true })
    expect(shortcuts.register('Ctrl+Alt+H', () => {})).toBe('requested')
  })

  it('does nothing once it is unregistered, though the desktop still delivers it', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: true })
    const pressed = vi.fn()
    shortcuts.register('Ctrl+Alt+H', pressed)
    shortcuts.unregister('Ctrl+Alt+H')
    registry.press('Ctrl+Alt+H')
    expect(pressed).not.toHaveBeenCalled()
    expect(registry.unregister).not.toHaveBeenCalled()
  })

  it('is registered once and does what it was last registered for', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: true })
    const [first, second] = [vi.fn(), vi.fn()]
    shortcuts.register('Ctrl+Alt+H', first)
    shortcuts.unregister('Ctrl+Alt+H')
    expect(shortcuts.register('Ctrl+Alt+H', second)).toBe('requested')
    registry.press('Ctrl+Alt+H')
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
    expect(registry.register).toHaveBeenCalledOnce()
  })
})

describe('keys that the portal cannot tell apart', () => {
  it.each(['F8', 'Ctrl+F8', 'Ctrl+Alt+Enter', 'Ctrl+;', 'MediaPlayPause', 'H'])(
    'such as %s are not offered to it',
    (accelerator) => {
      const registry = new FakeRegistry()
      const shortcuts = createShortcuts(registry, { wayland: true })
      expect(shortcuts.register(accelerator, () => {})).toBe('impossible')
      expect(registry.register).not.toHaveBeenCalled()
    }
  )
})

describe('while hotkeys are suspended', () => {
  it('Electron lets the keys go', () => {
    const registry = new FakeRegistry()
    createShortcuts(registry, { wayland: false }).suspend(true)
    expect(registry.isSuspended).toBe(true)
  })

  it('keys that the portal still delivers do nothing', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: true })
    const pressed = vi.fn()
    shortcuts.register('Ctrl+Alt+H', pressed)
    shortcuts.suspend(true)
    registry.press('Ctrl+Alt+H')
    expect(shortcuts.register('Ctrl+Alt+J', () => {})).toBe('refused')
    shortcuts.suspend(false)
    registry.press('Ctrl+Alt+H')
    expect(pressed).toHaveBeenCalledOnce()
  })
})
