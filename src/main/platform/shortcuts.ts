import type { GlobalShortcut } from 'electron'
import type { ShortcutsPort } from './ports.ts'

type Registry = Pick<GlobalShortcut, 'register' | 'unregister' | 'setSuspended'>

/** Hotkeys as this desktop can have them. */
export function createShortcuts(registry: Registry, session: { wayland: boolean }): ShortcutsPort {
  return session.wayland ? throughPortal(registry) : direct(registry)
}

function direct(registry: Registry): ShortcutsPort {
  return {
    register: (accelerator, pressed) =>
      tryRegister(registry, accelerator, pressed) ? 'active' : 'refused',
    unregister(accelerator) {
      try {
        registry.unregister(accelerator)
      } catch {
        // what is no accelerator was never registered
      }
    },
    suspend: (suspended) => registry.setSuspended(suspended)
  }
}

/**
 * The portal says yes to everything and never forgets: Electron's `unregister` does nothing there, and
 * a key pressed after `unregisterAll` can end the process. So an accelerator is registered once, for
 * good, and what it does is looked up when it is pressed.
 */
function throughPortal(registry: Registry): ShortcutsPort {
  const actions = new Map<string, (() => void) | null>()
  let isSuspended = false
  return {
    register(accelerator, pressed) {
      if (isSuspended) return 'refused'
      if (!isPortalKey(accelerator)) return 'impossible'
      if (!actions.has(accelerator)) {
        const press = () => isSuspended || actions.get(accelerator)?.()
        if (!tryRegister(registry, accelerator, press)) return 'refused'
      }
      actions.set(accelerator, pressed)
      return 'requested'
    },
    unregister(accelerator) {
      if (actions.has(accelerator)) actions.set(accelerator, null)
    },
    suspend(suspended) {
      // what the portal once bound it delivers, whatever Electron is told
      isSuspended = suspended
    }
  }
}

/** Through the portal all other keys collapse into one, and a press of any of them would do. */
function isPortalKey(accelerator: string): boolean {
  const keys = accelerator.split('+')
  const key = keys.pop() ?? ''
  return keys.length > 0 && /^([A-Z0-9]|Up|Down|Left|Right|Space|,|\.)$/i.test(key)
}

/** Electron throws at what is no accelerator. */
function tryRegister(registry: Registry, accelerator: string, pressed: () => void): boolean {
  try {
    return registry.register(accelerator, pressed)
  } catch {
    return false
  }
}
