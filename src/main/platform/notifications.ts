import type { Notification } from 'electron'
import { escapeMarkup, oneLine, withoutControls } from '#shared/foreign-text.ts'
import type { Logger, NotificationsPort } from './ports.ts'

type Shown = Parameters<NotificationsPort['show']>[0]

export interface NotificationsOptions {
  readonly Notification: typeof Notification
  readonly logger: Logger
  readonly areHeldBack?: NotificationsPort['areHeldBack']
  /**
   * Settles with true if the desktop reads bodies as markup, and with null if that is unknown. It is called at
   * the start, so that no notification waits for it, and again while the result is unknown. If it is absent,
   * bodies are plain text.
   */
  readonly readsMarkup?: () => Promise<boolean | null>
}

export function createNotifications({
  Notification: NotificationClass,
  logger,
  areHeldBack = async () => false,
  readsMarkup
}: NotificationsOptions): NotificationsPort {
  // a notification without references may be garbage-collected together with its click handler
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

  /** Escapes the body unless it is plain text for certain: a stray `&amp;` is harmless, a foreign link is not. */
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
    // Electron 45 and later pass the index in the event, older versions as a second argument
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
