import type { Hundredths } from './hours.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'

/** What a person can do about a reminder; which of them fit is `CHOICES`. */
export const REMINDER_CHOICES = [
  /** Starts the work from when the activity began. */
  'start',
  /** Stops the timer where the last input was. */
  'stop',
  /** Makes an entry of each day. */
  'split',
  /** Opens the timesheet at the day it is about. */
  'edit',
  /** Leaves everything as it is, and this reminder does not come again for the same thing. */
  'keep',
  /** Comes again in a while. */
  'later',
  'not-today'
] as const
export type ReminderChoice = (typeof REMINDER_CHOICES)[number]

/** A day's share of a timer that ran across midnight. The last one runs on: `to` is null. */
export interface DayShare {
  readonly spentDate: SpentDate
  readonly from: number
  readonly to: number | null
  /** What the entry of that day will show; of the last one what it shows when the reminder opened. */
  readonly hours: Hundredths
}

/** Something that was probably forgotten. `id` names it for as long as it is the same thing. */
export type Reminder = { readonly id: string } & (
  | {
      readonly kind: 'no-timer'
      /** The person has been active since then, epoch milliseconds by Harvest's clock. */
      readonly since: number
      /** What was worked on last; null when nothing was. */
      readonly work: NamedWork | null
      readonly notes: string
    }
  | {
      readonly kind: 'end-of-day' | 'long-run'
      readonly entryKey: EntryKey
      readonly entry: TimeEntry
      /** The last input when the reminder opened, epoch milliseconds by Harvest's clock. */
      readonly stopAt: number
    }
  | {
      readonly kind: 'across-midnight'
      readonly entryKey: EntryKey
      readonly entry: TimeEntry
      readonly days: readonly DayShare[]
    }
  | {
      readonly kind: 'target-reached'
      readonly spentDate: SpentDate
      readonly target: Hundredths
    }
  | {
      readonly kind: 'week-incomplete'
      /** The first day of the week. */
      readonly spentDate: SpentDate
      readonly missing: Hundredths
    }
)

export type ReminderKind = Reminder['kind']

/** What is offered at each kind of reminder, the likeliest first. */
export const CHOICES: Readonly<Record<ReminderKind, readonly ReminderChoice[]>> = {
  'no-timer': ['start', 'later', 'not-today'],
  'end-of-day': ['stop', 'keep', 'edit', 'later'],
  'long-run': ['stop', 'keep', 'edit', 'later'],
  'across-midnight': ['split', 'keep', 'later'],
  'target-reached': ['keep'],
  'week-incomplete': ['edit', 'later', 'keep']
}

/** Whether the person is waited for: the icon says so, as it does for a question. */
export function isQuestion({ kind }: Pick<Reminder, 'kind'>): boolean {
  return kind !== 'target-reached' && kind !== 'week-incomplete'
}
