import type { NotificationsPort, WindowsPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import { refusedStopOf } from '#shared/refused-stop.ts'

export interface RefusedStopOptions {
  readonly store: Store
  readonly windows: Pick<WindowsPort, 'show'>
  readonly notifications: Pick<NotificationsPort, 'show'>
  readonly messages: Messages
}

/** Shows a notification once for each stop that Harvest refuses. Returns a function that ends it. */
export function followRefusedStops(options: RefusedStopOptions): () => void {
  const { store, windows, notifications, messages } = options
  let shownId: string | null = refusedStopOf(store.state)?.id ?? null
  return store.subscribe((state) => {
    const refused = refusedStopOf(state)
    if (refused?.id === shownId) return
    shownId = refused?.id ?? null
    if (!refused) return
    const { title, text } = messages.popover.refusedStop
    const { advice } = messages.failures.describe(refused.failure)
    notifications.show({
      title,
      body: `${text} ${advice}`,
      clicked: () => windows.show('popover')
    })
  })
}
