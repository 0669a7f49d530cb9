import { PresenceWatch } from '#main/idle/presence-watch.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { RemindersOptions } from '#main/reminders/reminders.ts'
import { Reminders } from '#main/reminders/reminders.ts'
import { MINUTE } from '#shared/durations.ts'

type AccountReminderOptions = Omit<RemindersOptions, 'power' | 'timers' | 'schedule' | 'watch'> & {
  readonly platform: Pick<Platform, 'power' | 'timers' | 'schedule'>
}

/** The reminders of one account; activity is what is no absence by the threshold of the idle question. */
export function createAccountReminders(options: AccountReminderOptions): Reminders {
  const { platform, ...rest } = options
  const { store, serverNow } = options
  const { power, timers, schedule } = platform
  return new Reminders({
    ...rest,
    power,
    timers,
    schedule,
    watch: (cameBack, onLook) =>
      new PresenceWatch({
        power,
        timers,
        serverNow,
        thresholdMs: () => store.state.settings.idle.thresholdMinutes * MINUTE,
        onAbsence: ({ to }) => cameBack(to),
        onLook
      })
  })
}
