import type { LoginItemPort } from '#main/platform/ports.ts'
import type { ChangeSettings } from './stored-settings.ts'
import type { Store } from '#main/store/store.ts'
import { setLoginItem } from '#main/store/transitions.ts'

export interface LoginItemOptions {
  readonly loginItem: LoginItemPort
  readonly store: Store
  readonly changeSettings: ChangeSettings
}

/**
 * Keeps the system's login item and the setting equal. At the start the setting follows the system, because the user
 * may have changed it there; after that the system follows the setting. Resolves to a function that stops it.
 */
export async function followLoginItem(options: LoginItemOptions): Promise<() => void> {
  const { loginItem, store, changeSettings } = options
  const wanted = (): boolean => store.state.settings.launchAtLogin

  const status = await loginItem.status()
  if (status === 'on' && !wanted()) changeSettings({ launchAtLogin: true })
  if (status === 'off' && wanted()) changeSettings({ launchAtLogin: false })
  // `requested` counts as on only if the setting is on
  store.update(setLoginItem(status === 'requested' && !wanted() ? 'off' : status))

  let requested = wanted()
  async function follow(): Promise<void> {
    if (wanted() === requested) return
    requested = wanted()
    const result = await loginItem.set(requested)
    store.update(setLoginItem(result))
    const isRefused = requested && (result === 'off' || result === 'unavailable')
    if (isRefused && wanted()) {
      requested = false
      changeSettings({ launchAtLogin: false })
    }
  }
  return store.subscribe(() => void follow())
}
