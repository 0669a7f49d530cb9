import type { Notification } from 'electron'
import type { Logger, NotificationsPort } from './ports.ts'

export function createNotifications(
  NotificationClass: typeof Notification,
  logger: Logger,
  areHeldBack: NotificationsPort['areHeldBack'] = async () => false
): NotificationsPort {
  // one that nobody holds may be collected, and its click with it
  const open = new Set<Notification>()
  return {
    areHeldBack,
    show({ title, body, clicked, actions = [], chosen, isUrgent = false }) {
      if (!NotificationClass.isSupported()) return
      const notification = new NotificationClass({
        title,
        body,
        ...(actions.length > 0
          ? { actions: actions.map((text) => ({ type: 'button' as const, text })) }
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
  }
}
