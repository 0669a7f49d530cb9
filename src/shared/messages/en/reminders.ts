import type { ReminderChoice, ReminderKind } from '../../reminder.ts'
import { minutes } from './counts.ts'

/** The texts of reminders and their choices. */
export const reminders = {
  noTimer: {
    title: ({ time }: { time: string }) => `No timer since ${time}`,
    text: ({ work, time }: { work: string; time: string }) => `Start ${work} from ${time}?`,
    hidden: ({ time }: { time: string }) => `Start your last work from ${time}?`,
    nothing: 'You have been active since then. What did you work on?'
  },
  endOfDay: {
    title: 'Still working?',
    text: ({ work, time }: { work: string; time: string }) =>
      `${work} is still running. Your last input was at ${time}.`
  },
  longRun: {
    title: ({ time }: { time: string }) => `Running since ${time}`,
    text: ({ work, time }: { work: string; time: string }) =>
      `${work} has been running for a very long time. Your last input was at ${time}.`
  },
  acrossMidnight: {
    title: 'The timer ran across midnight',
    text: ({ work, days }: { work: string; days: string }) => `${work}: ${days}.`,
    day: ({ day, hours }: { day: string; hours: string }) => `${hours} on ${day}`,
    lastDay: ({ day, hours }: { day: string; hours: string }) => `${hours} so far on ${day}`,
    days: 'Each day would get its share'
  },
  target: {
    title: ({ hours }: { hours: string }) => `${hours} today`,
    text: 'You have reached your daily target.'
  },
  week: {
    title: 'This week is not complete',
    text: ({ hours }: { hours: string }) => `You are ${hours} short of your weekly capacity.`
  },
  /** Instead of a name, in discreet mode. */
  hiddenWork: 'The timer',
  choose: 'Choose work…',
  choice: (
    choice: ReminderChoice,
    { kind, time, snooze }: { kind: ReminderKind; time: string; snooze: number }
  ): string =>
    ({
      start: `Start from ${time}`,
      stop: `Stop at ${time}`,
      split: 'Split at midnight',
      edit: EDIT[kind],
      keep: KEEP[kind],
      later: `In ${minutes(snooze)}`,
      'not-today': 'Not today'
    })[choice]
}

const KEEP: Readonly<Record<ReminderKind, string>> = {
  'no-timer': 'Got it',
  'end-of-day': 'Keep it running',
  'long-run': 'Keep it running',
  'across-midnight': 'Keep one entry',
  'target-reached': 'Got it',
  'week-incomplete': 'Not this week'
}

const EDIT: Readonly<Record<ReminderKind, string>> = {
  'no-timer': 'Show the day',
  'end-of-day': 'Edit the entry…',
  'long-run': 'Edit the entry…',
  'across-midnight': 'Edit the entry…',
  'target-reached': 'Show the day',
  'week-incomplete': 'Show the week'
}
