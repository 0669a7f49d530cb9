import { assertNever } from './assert-never.ts'
import type { Hundredths } from './hours.ts'
import type { Messages } from './messages/catalogue.ts'
import type { DayShare, Reminder, ReminderChoice } from './reminder.ts'
import { CHOICES } from './reminder.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'

/** Formats for numbers and dates, and whether names are hidden. */
export interface ReminderFormats {
  /** The time of day of an instant in the zone of the profile. */
  timeOfDay(instant: number): string
  hours(hours: Hundredths): string
  day(date: SpentDate): string
  readonly snoozeMinutes: number
  readonly discreet: boolean
}

export interface ReminderWords {
  readonly title: string
  readonly text: string
  /** The choices, the likeliest first. "Start" is left out if no recent work is known. */
  readonly choices: readonly { readonly choice: ReminderChoice; readonly label: string }[]
}

/** Returns the text of a reminder, for a notification and for a window. */
export function reminderWords(
  reminder: Reminder,
  messages: Pick<Messages, 'reminders' | 'common'>,
  formats: ReminderFormats
): ReminderWords {
  const { kind } = reminder
  const time = formats.timeOfDay(momentOf(reminder))
  const canStart = kind !== 'no-timer' || reminder.work !== null
  const choices = CHOICES[kind]
    .filter((choice) => choice !== 'start' || canStart)
    .map((choice) => ({
      choice,
      label: messages.reminders.choice(choice, { kind, time, snooze: formats.snoozeMinutes })
    }))
  return { ...sentences(reminder, time, messages, formats), choices }
}

/** Formats the share of one day: `Tue 24 Nov 2:00`. */
export function dayWords(
  { spentDate, to, hours }: DayShare,
  { reminders }: Pick<Messages, 'reminders'>,
  formats: Pick<ReminderFormats, 'day' | 'hours'>
): string {
  const words = { day: formats.day(spentDate), hours: formats.hours(hours) }
  return to === null ? reminders.acrossMidnight.lastDay(words) : reminders.acrossMidnight.day(words)
}

function momentOf(reminder: Reminder): number {
  if (reminder.kind === 'no-timer') return reminder.since
  return 'stopAt' in reminder ? reminder.stopAt : 0
}

function sentences(
  reminder: Reminder,
  time: string,
  messages: Pick<Messages, 'reminders' | 'common'>,
  formats: ReminderFormats
): { readonly title: string; readonly text: string } {
  const { reminders: texts, common } = messages
  const named = ({ project, task }: NamedWork): string =>
    formats.discreet ? texts.hiddenWork : common.work({ project: project.name, task: task.name })
  switch (reminder.kind) {
    case 'no-timer':
      return { title: texts.noTimer.title({ time }), text: startText(reminder, time) }
    case 'end-of-day':
      return {
        title: texts.endOfDay.title,
        text: texts.endOfDay.text({ work: named(reminder.entry), time })
      }
    case 'long-run': {
      const began = formats.timeOfDay(Date.parse(reminder.entry.timerStartedAt ?? ''))
      const text = texts.longRun.text({ work: named(reminder.entry), time })
      return { title: texts.longRun.title({ time: began }), text }
    }
    case 'across-midnight': {
      const days = reminder.days.map((day) => dayWords(day, messages, formats)).join(', ')
      const text = texts.acrossMidnight.text({ work: named(reminder.entry), days })
      return { title: texts.acrossMidnight.title, text }
    }
    case 'target-reached':
      return {
        title: texts.target.title({ hours: formats.hours(reminder.target) }),
        text: texts.target.text
      }
    case 'week-incomplete':
      return {
        title: texts.week.title,
        text: texts.week.text({ hours: formats.hours(reminder.missing) })
      }
    default:
      return assertNever(reminder)
  }

  function startText({ work }: Extract<Reminder, { kind: 'no-timer' }>, since: string): string {
    if (!work) return texts.noTimer.nothing
    if (formats.discreet) return texts.noTimer.hidden({ time: since })
    return texts.noTimer.text({ work: named(work), time: since })
  }
}
