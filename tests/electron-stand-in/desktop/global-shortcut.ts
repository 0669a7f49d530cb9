import { mistakes } from '../mistakes.ts'
import { app } from '../main/app.ts'
import { canonical } from './accelerator.ts'
import { modes } from './modes.ts'

type Callback = () => void

/**
 * Hotkeys. On X11, registering reports whether it worked. The Wayland portal always reports success, binds free
 * keys only, and never removes a binding.
 */
class GlobalShortcut {
  readonly #registered = new Map<string, Callback>()
  readonly #bound = new Map<string, Callback>()
  readonly #taken = new Set<string>()
  #suspended = false

  register(accelerator: string, callback: Callback): boolean {
    this.#mustBeReady()
    const key = canonical(accelerator)
    if (this.#suspended) return false
    const free = !this.#taken.has(key) && !this.#registered.has(key)
    if (!free && !modes.wayland) return false
    this.#registered.set(key, callback)
    if (free) this.#bound.set(key, callback)
    return true
  }
  registerAll(accelerators: string[], callback: Callback): void {
    const added: string[] = []
    for (const accelerator of accelerators) {
      if (this.register(accelerator, callback)) added.push(accelerator)
      else return added.forEach((done) => this.unregister(done))
    }
  }
  isRegistered(accelerator: string): boolean {
    this.#mustBeReady()
    return this.#registered.has(canonical(accelerator))
  }
  unregister(accelerator: string): void {
    this.#mustBeReady()
    const key = canonical(accelerator)
    if (modes.wayland) return
    this.#registered.delete(key)
    this.#bound.delete(key)
  }
  unregisterAll(): void {
    this.#mustBeReady()
    this.#registered.clear()
    if (!modes.wayland) this.#bound.clear()
  }
  setSuspended(suspended: boolean): void {
    this.#suspended = suspended
  }
  isSuspended(): boolean {
    return this.#suspended
  }

  /** Plays the user pressing the keys. Returns false without a listener. */
  _press(accelerator: string): boolean {
    const key = canonical(accelerator)
    const callback = this.#suspended ? undefined : this.#bound.get(key)
    if (callback && !this.#registered.has(key)) {
      mistakes.report(
        `the portal still delivers ${key} after unregisterAll, which can end Electron`
      )
    }
    callback?.()
    return callback !== undefined
  }

  /** Lets another app register these keys. */
  _take(accelerator: string): void {
    const key = canonical(accelerator)
    this.#taken.add(key)
    this.#bound.delete(key)
  }

  _registered(): string[] {
    return [...this.#registered.keys()]
  }

  #mustBeReady(): void {
    if (!app.isReady()) throw new Error('globalShortcut cannot be used before the app is ready')
  }
}

export const globalShortcut = new GlobalShortcut()
