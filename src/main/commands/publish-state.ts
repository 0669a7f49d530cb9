import type { WindowsPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { WINDOW_NAMES, type WindowName } from '#shared/ipc.ts'
import type { AppState } from '#shared/state.ts'

/**
 * Tells visible windows of every change; a hidden one gets one snapshot when it is shown, and what
 * changes its looks at once, so that it never appears as it was. The answer stops it.
 */
export function publishState(store: Store, windows: WindowsPort): () => void {
  const sent = new Map<WindowName, AppState>()
  function send(name: WindowName): void {
    sent.set(name, store.state)
    windows.send(name, 'stateChanged', store.state)
  }
  // a subscriber may have changed the state again, and that state was sent already
  function sendOnce(name: WindowName): void {
    if (sent.get(name) !== store.state) send(name)
  }
  let looks = looksOf(store)
  const stops = [
    store.subscribe(() => {
      const before = looks
      looks = looksOf(store)
      for (const name of WINDOW_NAMES)
        if (looks !== before || windows.isVisible(name)) sendOnce(name)
    }),
    windows.onVisibility((name, change) => change === 'shown' && send(name))
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function looksOf({ state }: Store): string {
  const { theme, language, region } = state.settings
  return `${theme} ${language} ${region}`
}
