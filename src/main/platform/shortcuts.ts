import type { GlobalShortcut } from 'electron'
import type { ShortcutsPort } from './ports.ts'

type Registry = Pick<GlobalShortcut, 'register' | 'unregister' | 'setSuspended'>

/** Creates the hotkeys, through the portal on Wayland. */
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
        // Electron throws for an invalid accelerator, which was never registered
      }
    },
    suspend: (suspended) => registry.setSuspended(suspended)
  }
}

/**
 * The portal accepts every accelerator and never removes one: `StopListeningForAccelerator` is empty in Chromium's
 * `global_accelerator_listener_linux.cc`, so Electron's `unregister` does nothing there. Assumed: a key pressed after
 * `unregisterAll` can end the process. So each accelerator is registered once, and its action is looked up when it is
 * pressed.
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
      // the portal continues to deliver bound keys, so presses are ignored here
      isSuspended = suspended
    }
  }
}

/** True for keys that the portal distinguishes. Assumed: it maps all others to one key, so that any of them would match. */
function isPortalKey(accelerator: string): boolean {
  const keys = accelerator.split('+')
  const key = keys.pop() ?? ''
  return keys.length > 0 && /^([A-Z0-9]|Up|Down|Left|Right|Space|,|\.)$/i.test(key)
}

/** Registers a hotkey. Returns false for an invalid accelerator, for which Electron throws. */
function tryRegister(registry: Registry, accelerator: string, pressed: () => void): boolean {
  try {
    return registry.register(accelerator, pressed)
  } catch {
    return false
  }
}
