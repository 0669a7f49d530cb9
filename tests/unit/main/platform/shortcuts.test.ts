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

describe('global shortcuts', () => {
  it('a registered shortcut is active until it is unregistered', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: false })
    const pressed = vi.fn()
    expect(shortcuts.register('Ctrl+Alt+H', pressed)).toBe('active')
    registry.press('Ctrl+Alt+H')
    shortcuts.unregister('Ctrl+Alt+H')
    registry.press('Ctrl+Alt+H')
    expect(pressed).toHaveBeenCalledOnce()
  })

  it('a shortcut that another app holds is refused', () => {
    const registry = new FakeRegistry()
    registry.taken.add('Ctrl+Alt+H')
    const shortcuts = createShortcuts(registry, { wayland: false })
    expect(shortcuts.register('Ctrl+Alt+H', () => {})).toBe('refused')
  })

  it.each([
    [false, 'refused'],
    [true, 'impossible']
  ])('text that is no accelerator cannot be registered, on Wayland: %s', (wayland, answer) => {
    const shortcuts = createShortcuts(new FakeRegistry(), { wayland })
    expect(shortcuts.register('???', () => {})).toBe(answer)
    expect(() => shortcuts.unregister('???')).not.toThrow()
  })
})

describe('shortcuts through the portal', () => {
  it('a shortcut is only requested, because the desktop does not report the result', () => {
    const shortcuts = createShortcuts(new FakeRegistry(), { wayland: true })
    expect(shortcuts.register('Ctrl+Alt+H', () => {})).toBe('requested')
  })

  it('an unregistered shortcut does nothing even if the desktop still delivers it', () => {
    const registry = new FakeRegistry()
    const shortcuts = createShortcuts(registry, { wayland: true })
    const pressed = vi.fn()
    shortcuts.register('Ctrl+Alt+H', pressed)
    shortcuts.unregister('Ctrl+Alt+H')
    registry.press('Ctrl+Alt+H')
    expect(pressed).not.toHaveBeenCalled()
    expect(registry.unregister).not.toHaveBeenCalled()
  })

  it('a shortcut is registered once and runs its latest action', () => {
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

describe('keys that the portal cannot distinguish', () => {
  it.each(['F8', 'Ctrl+F8', 'Ctrl+Alt+Enter', 'Ctrl+;', 'MediaPlayPause', 'H'])(
    '%s is not registered with the portal',
    (accelerator) => {
      const registry = new FakeRegistry()
      const shortcuts = createShortcuts(registry, { wayland: true })
      expect(shortcuts.register(accelerator, () => {})).toBe('impossible')
      expect(registry.register).not.toHaveBeenCalled()
    }
  )
})

describe('suspended shortcuts', () => {
  it('Electron releases the keys while shortcuts are suspended', () => {
    const registry = new FakeRegistry()
    createShortcuts(registry, { wayland: false }).suspend(true)
    expect(registry.isSuspended).toBe(true)
  })

  it('keys that the portal delivers do nothing while shortcuts are suspended', () => {
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
