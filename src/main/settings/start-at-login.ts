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
 * Keeps the system's login item like the setting. What a person did in the system's own settings while
 * Gleaner was away counts: at the start the setting follows the system. The answer stops it.
 */
export async function followLoginItem(options: LoginItemOptions): Promise<() => void> {
  const { loginItem, store, changeSettings } = options
  const wanted = (): boolean => store.state.settings.launchAtLogin

  const status = await loginItem.status()
  if (status === 'on' && !wanted()) changeSettings({ launchAtLogin: true })
  if (status === 'off' && wanted()) changeSettings({ launchAtLogin: false })
  // one that is only requested is there when it was asked for
  store.update(setLoginItem(status === 'requested' && !wanted() ? 'off' : status))

  let asked = wanted()
  async function follow(): Promise<void> {
    if (wanted() === asked) return
    asked = wanted()
    const answer = await loginItem.set(asked)
    store.update(setLoginItem(answer))
    const isRefused = asked && (answer === 'off' || answer === 'unavailable')
    if (isRefused && wanted()) {
      asked = false
      changeSettings({ launchAtLogin: false })
    }
  }
  return store.subscribe(() => void follow())
}
