import type { Notification } from 'electron'
import { escapeMarkup, oneLine, withoutControls } from '#shared/foreign-text.ts'
import type { Logger, NotificationsPort } from './ports.ts'

type Shown = Parameters<NotificationsPort['show']>[0]

export interface NotificationsOptions {
  readonly Notification: typeof Notification
  readonly logger: Logger
  readonly areHeldBack?: NotificationsPort['areHeldBack']
  /**
   * Whether the desktop reads bodies as markup, null while nobody can tell. Asked at the start, so that no
   * notification waits for it, and until it is known. Absent: it does not.
   */
  readonly readsMarkup?: () => Promise<boolean | null>
}

export function createNotifications({
  Notification: NotificationClass,
  logger,
  areHeldBack = async () => false,
  readsMarkup
}: NotificationsOptions): NotificationsPort {
  // one that nobody holds may be collected, and its click with it
  const open = new Set<Notification>()
  let isMarkup: boolean | null = readsMarkup ? null : false
  let asking: Promise<void> | null = null

  function learnMarkup(): Promise<void> {
    asking ??= ask().finally(() => (asking = null))
    return asking
  }

  async function ask(): Promise<void> {
    isMarkup ??= (await readsMarkup?.()) ?? null
  }

  function show(shown: Shown): void {
    if (!NotificationClass.isSupported()) return
    if (isMarkup !== null) showBody(shown)
    else void learnMarkup().then(() => showBody(shown))
  }

  /** An `&amp;` too many is harmless, a link that others wrote is not: what is unknown counts as markup. */
  function bodyOf({ body }: Shown): string {
    const text = withoutControls(body)
    return isMarkup === false ? text : escapeMarkup(text)
  }

  function showBody(shown: Shown): void {
    const { title, clicked, actions = [], chosen, isUrgent = false } = shown
    const notification = new NotificationClass({
      title: oneLine(title),
      body: bodyOf(shown),
      ...(actions.length > 0
        ? { actions: actions.map((text) => ({ type: 'button' as const, text: oneLine(text) })) }
        : {}),
      ...(isUrgent ? { urgency: 'critical' as const, timeoutType: 'never' as const } : {})
    })
    const forget = () => void open.delete(notification)
    open.add(notification)
    notification.on('click', () => {
      forget()
      clicked?.()
    })
    // the first one tells the index in its event, as Electron does from 45 on, older ones beside it
    notification.on('action', ({ actionIndex }) => {
      forget()
      chosen?.(actionIndex)
    })
    notification.on('close', forget)
    notification.on('failed', () => {
      forget()
      logger.warn('a notification could not be shown')
    })
    notification.show()
  }

  void learnMarkup()
  return { areHeldBack, show }
}
