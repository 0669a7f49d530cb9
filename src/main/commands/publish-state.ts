import type { WindowsPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { WINDOW_NAMES, type WindowName } from '#shared/ipc.ts'
import type { AppState } from '#shared/state.ts'

/**
 * Sends the state to visible windows after every change. A hidden window gets it when it is shown, and at once if
 * theme, language or region change, so that it never appears in the old style. Returns a function that stops it.
 */
export function publishState(store: Store, windows: WindowsPort): () => void {
  const sent = new Map<WindowName, AppState>()
  function send(name: WindowName): void {
    sent.set(name, store.state)
    windows.send(name, 'stateChanged', store.state)
  }
  // another subscriber may have changed the state again, so that it was sent already
  function sendOnce(name: WindowName): void {
    if (sent.get(name) !== store.state) send(name)
  }
  let style = styleOf(store)
  const stops = [
    store.subscribe(() => {
      const before = style
      style = styleOf(store)
      for (const name of WINDOW_NAMES)
        if (style !== before || windows.isVisible(name)) sendOnce(name)
    }),
    windows.onVisibility((name, change) => change === 'shown' && send(name))
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function styleOf({ state }: Store): string {
  const { theme, language, region } = state.settings
  return `${theme} ${language} ${region}`
}
