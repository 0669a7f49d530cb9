import type { AutomaticAnswer } from '#main/idle/idle-service.ts'
import { Idle } from '#main/idle/idle-service.ts'
import { PresenceWatch } from '#main/idle/presence-watch.ts'
import { Reminders } from '#main/reminders/reminders.ts'
import type { BackDate } from '#main/timer/back-date.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import type { IdleRule } from '#shared/absence.ts'
import type { Reminder } from '#shared/reminder.ts'
import type { AccountContext } from './account-context.ts'

/** Called when Gleaner has to ask, inform or remind the user. */
export interface PresenceEvents {
  /** An idle question is open. */
  readonly onIdleQuestion: () => void
  /** A rule or a setting answered an idle question. */
  readonly onAutomaticAnswer: (answer: AutomaticAnswer) => void
  /** The user wants the same answer from now on. */
  readonly onIdleRule: (rule: IdleRule) => void
  readonly onReminder: (reminder: Reminder) => void
  /** The user wants to see the day of a reminder. */
  readonly onReminderDay: (reminder: Reminder) => void
}

export interface IdleAndRemindersOptions {
  readonly events: PresenceEvents
  readonly backDate: BackDate
  readonly undo: Undo
  /** Fetches from Harvest. */
  readonly pull: () => void
}

/** The idle question and the reminders of one account. They watch the user only while the account is open. */
export interface IdleAndReminders {
  readonly idle: Idle
  readonly reminders: Reminders
  /** Starts both from their stored state. */
  start(): void
  stop(): void
}

/** Creates the idle question and the reminders. They do nothing until `start`. */
export function createIdleAndReminders(
  account: AccountContext,
  { events, backDate, undo, pull }: IdleAndRemindersOptions
): IdleAndReminders {
  const createIdle = (): Idle =>
    new Idle(account, {
      showQuestion: events.onIdleQuestion,
      reportAnswer: events.onAutomaticAnswer,
      storeRule: events.onIdleRule,
      pull,
      undo: (operationId) => undo.undoOperation(operationId)
    })
  const createReminders = (): Reminders =>
    new Reminders(account, {
      watch: (listeners) => new PresenceWatch(account, listeners),
      startFrom: backDate.start,
      remind: events.onReminder,
      showDay: events.onReminderDay
    })
  let idle = createIdle()
  let reminders = createReminders()

  return {
    get idle() {
      return idle
    },
    get reminders() {
      return reminders
    },
    start() {
      idle = createIdle()
      reminders = createReminders()
      idle.start()
      reminders.start()
    },
    stop() {
      idle.stop()
      reminders.stop()
    }
  }
}
