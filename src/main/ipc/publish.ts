import type { WindowsPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { WINDOW_NAMES, type WindowName } from '#shared/ipc.ts'

/**
 * Tells visible windows of every change; a hidden one gets nothing but one snapshot when it is shown.
 * The answer stops it.
 */
export function publishState(store: Store, windows: WindowsPort): () => void {
  const send = (name: WindowName): void => windows.send(name, 'stateChanged', store.state)
  const stops = [
    store.subscribe(() => {
      for (const name of WINDOW_NAMES) if (windows.isVisible(name)) send(name)
    }),
    windows.onVisibility((name, change) => change === 'shown' && send(name))
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
