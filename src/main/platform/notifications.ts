import type { Notification } from 'electron'
import type { Logger, NotificationsPort } from './ports.ts'

export function createNotifications(
  NotificationClass: typeof Notification,
  logger: Logger
): NotificationsPort {
  // one that nobody holds may be collected, and its click with it
  const open = new Set<Notification>()
  return {
    show({ title, body, clicked }) {
      if (!NotificationClass.isSupported()) return
      const notification = new NotificationClass({ title, body })
      const forget = () => void open.delete(notification)
      open.add(notification)
      notification.on('click', () => {
        forget()
        clicked?.()
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
