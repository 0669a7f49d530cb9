import type { Hundredths } from './hours.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'

/** The user's possible choices about a reminder. `CHOICES` lists the ones of each kind. */
export const REMINDER_CHOICES = [
  /** Starts the work at the time when the activity began. */
  'start',
  /** Stops the timer at the last input. */
  'stop',
  /** Splits the timer into an entry for each day. */
  'split',
  /** Opens the timesheet at the day of the reminder. */
  'edit',
  /** Changes nothing and does not repeat this reminder. */
  'keep',
  /** Snoozes the reminder. It opens again after `snoozeMinutes`. */
  'later',
  'not-today'
] as const
export type ReminderChoice = (typeof REMINDER_CHOICES)[number]

/**
 * The share of one day of a timer that ran past midnight. `to` of the last share is null, because
 * it still runs.
 */
export interface DayShare {
  readonly spentDate: SpentDate
  readonly from: number
  readonly to: number | null
  /** The hours of that day's entry; for the last share, its hours when the reminder opened. */
  readonly hours: Hundredths
}

/** A reminder. `id` stays the same while its subject is the same. */
export type Reminder = { readonly id: string } & (
  | {
      readonly kind: 'no-timer'
      /** Start of the user's activity, in epoch milliseconds by Harvest's clock. */
      readonly since: number
      /** The last work; null if there is none. */
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

/** The choices of each kind of reminder, the likeliest first. */
export const CHOICES: Readonly<Record<ReminderKind, readonly ReminderChoice[]>> = {
  'no-timer': ['start', 'later', 'not-today'],
  'end-of-day': ['stop', 'keep', 'edit', 'later'],
  'long-run': ['stop', 'keep', 'edit', 'later'],
  'across-midnight': ['split', 'keep', 'later'],
  'target-reached': ['keep'],
  'week-incomplete': ['edit', 'later', 'keep']
}

/** True if a reminder needs the user's attention. The tray icon shows it like a question. */
export function isQuestion({ kind }: Pick<Reminder, 'kind'>): boolean {
  return kind !== 'target-reached' && kind !== 'week-incomplete'
}
