import { ASSUMED_FORMATS } from '#shared/company.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import { clockTimeAt, formatClockTime } from '#shared/time/clock-time.ts'
import { formatHours } from '#shared/hours.ts'
import type { WindowIntent, WindowName } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Reminder, ReminderChoice } from '#shared/reminder.ts'
import type { ReminderFormats } from '#shared/reminder-words.ts'
import { reminderWords } from '#shared/reminder-words.ts'
import { localesFor } from '#shared/region.ts'
import { formatDay, spentDateAt } from '#shared/time/spent-date.ts'
import type { AppState } from '#shared/state.ts'

export interface ReminderPromptOptions {
  readonly platform: Pick<Platform, 'windows' | 'notifications'>
  readonly store: Store
  readonly messages: Messages
  readonly currentAccount: () => LiveAccount | null
}

/** Shows reminders as notifications; the windows show banners on their own. */
export interface ReminderPrompt {
  /** Shows a notification with the choices, unless the system holds notifications back. */
  remind(reminder: Reminder): void
  /** Opens the window in which the user can answer a reminder. */
  open(id: string): void
  /** Opens the timesheet at the day of a reminder. */
  showDay(reminder: Reminder): void
}

/** Creates the prompt for reminders of the open account. */
export function createReminderPrompt(options: ReminderPromptOptions): ReminderPrompt {
  const { platform, store, messages, currentAccount } = options
  const { windows, notifications } = platform

  function remind(reminder: Reminder): void {
    void notifications.areHeldBack().then((areHeldBack) => {
      if (!areHeldBack && isOpen(reminder)) notify(reminder)
    })
  }

  function notify(reminder: Reminder): void {
    const { title, text, choices } = reminderWords(reminder, messages, formatsOf(store.state))
    notifications.show({
      title,
      body: text,
      actions: choices.map(({ label }) => label),
      clicked: () => open(reminder.id),
      chosen: (index) => applyChoice(reminder, choices[index]?.choice)
    })
  }

  /** Applies a choice from a notification, unless the reminder has changed since: then it opens the window. */
  function applyChoice(reminder: Reminder, choice: ReminderChoice | undefined): void {
    const isSame = choice !== undefined && isOpen(reminder)
    const done = isSame && currentAccount()?.reminders.answer(reminder.id, choice).ok
    if (!done) open(reminder.id)
  }

  function isOpen(reminder: Reminder): boolean {
    const same = store.state.reminders.find(({ id }) => id === reminder.id)
    return same !== undefined && subjectOf(same) === subjectOf(reminder)
  }

  function open(id: string): void {
    const reminder = store.state.reminders.find((each) => each.id === id)
    const [name, intent] = windowFor(reminder)
    windows.show(name, { intent })
  }

  function showDay(reminder: Reminder): void {
    const { session, desktop } = store.state
    const person = 'person' in session ? session.person : null
    const timeZone = person?.timeZone ?? desktop.computerTimeZone
    const date =
      'entry' in reminder
        ? reminder.entry.spentDate
        : 'spentDate' in reminder
          ? reminder.spentDate
          : spentDateAt(reminder.since, timeZone)
    windows.show('timesheet', { intent: 'none', date })
  }

  return { remind, open, showDay }
}

function windowFor(reminder: Reminder | undefined): readonly [WindowName, WindowIntent] {
  if (reminder?.kind === 'week-incomplete') return ['timesheet', 'none']
  const picks = reminder?.kind === 'no-timer' && reminder.work === null
  return ['popover', picks ? 'new-entry' : 'none']
}

/** Reminders with the same id are about different things if their subjects differ. */
function subjectOf(reminder: Reminder): number | string {
  if (reminder.kind === 'no-timer') return reminder.since
  return 'entryKey' in reminder ? reminder.entryKey : ''
}

function formatsOf({ session, settings, desktop }: AppState): ReminderFormats {
  const { company = null, person = null } = 'company' in session ? session : {}
  const timeZone = person?.timeZone ?? desktop.computerTimeZone
  const formats = company ?? ASSUMED_FORMATS
  const { words } = localesFor(settings, desktop)
  return {
    timeOfDay: (at) => formatClockTime(clockTimeAt(at, timeZone), formats.clock),
    hours: (hours) => formatHours(hours, formats),
    day: (date) => formatDay(date, words),
    snoozeMinutes: settings.reminders.snoozeMinutes,
    discreet: settings.discreet
  }
}
