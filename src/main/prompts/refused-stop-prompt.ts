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

/** Shows a notification when Harvest refuses to stop the timer, once for each refusal. Returns how to end it. */
export function followRefusedStops(options: RefusedStopOptions): () => void {
  const { store, windows, notifications, messages } = options
  let known: string | null = refusedStopOf(store.state)?.id ?? null
  return store.subscribe((state) => {
    const refused = refusedStopOf(state)
    if (refused?.id === known) return
    known = refused?.id ?? null
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
