import type { IdleDecision } from '../../absence.ts'
import { minutes } from './counts.ts'

/** The question about time away; the answers are Harvest's own words. */
export const idle = {
  title: 'You were away',
  /** Time away in one line: "Away 12:03 – 12:25, 22 minutes". */
  away: ({ from, to, count }: { from: string; to: string; count: number }) =>
    `Away ${from} – ${to}, ${minutes(count)}`,
  /** The hours that the answers show stay on `entryDay`. */
  continuesOn: ({ entryDay, day }: { entryDay: string; day: string }) =>
    `The timer ran past midnight. ${entryDay} keeps the hours below. On ${day}, timing goes on in a new entry, unless you choose Ignore.`,
  awaitsHarvest: 'Harvest cannot be reached. Your rule answers as soon as it can, or answer now.',
  choices: 'What should happen to this time?',
  keepsRunning: 'keeps running',
  stops: 'stops',
  added: ({ hours }: { hours: string }) => `new entry of ${hours}`,
  unchanged: ({ hours }: { hours: string }) => `${hours} stays`,
  minutes: ({ count }: { count: number }) => minutes(count),
  edit: 'Change the time that is taken out',
  cutFrom: 'From',
  cutTo: 'to',
  parts: 'Add it as other work, or in pieces',
  part: ({ from, to, count }: { from: string; to: string; count: number }) =>
    `${from} – ${to}, ${minutes(count)}`,
  partWork: 'Project and task',
  split: 'Split in two',
  remember: 'Answer like this from now on…',
  rememberWork: 'for this project and task',
  rememberLength: 'for absences about this long',
  rememberTimeOfDay: 'for about this time of day',
  nothingLeft: 'Nothing would be left of this entry.',
  deleteEntry: 'Delete it',
  keepEntry: 'Keep it at zero',
  back: 'Back',
  later: 'Decide later',
  laterHelp: 'The question stays until you answer it.',
  answering: 'Changing the entry…',
  beforeAndAfter: ({ before, after }: { before: string; after: string }) => `${before} → ${after}`,
  stopAndRemove: ({ count }: { count: number }) => `Stop timer and remove ${minutes(count)}`,
  continueAndRemove: ({ count }: { count: number }) =>
    `Continue timing and remove ${minutes(count)}`,
  addAsNewEntry: ({ count }: { count: number }) => `Add ${minutes(count)} as a new entry`,
  ignore: 'Ignore',
  /** An answer in Harvest's words. */
  answer: (decision: IdleDecision, count: number): string =>
    ({
      'stop-and-remove': `Stop timer and remove ${minutes(count)}`,
      'continue-and-remove': `Continue timing and remove ${minutes(count)}`,
      'add-as-new-entry': `Add ${minutes(count)} as a new entry`,
      ignore: 'Ignore'
    })[decision],
  /** An answer that was given without asking; `work` is null in discreet mode. */
  acted: ({
    work,
    decision,
    count
  }: {
    work: string | null
    decision: IdleDecision
    count: number
  }) =>
    ({
      'stop-and-remove': `Gleaner stopped ${work ?? 'the timer'} and removed ${minutes(count)}, as you chose.`,
      'continue-and-remove': `Gleaner removed ${minutes(count)} from ${work ?? 'your entry'} and let the timer go on, as you chose.`,
      'add-as-new-entry': `Gleaner made ${minutes(count)} of ${work ?? 'your time'} a new entry, as you chose.`,
      ignore: `You were away for ${minutes(count)}. Gleaner left ${work ?? 'the timer'} as it was, as you chose.`
    })[decision],
  /** The effect of a rule, for the list of rules. */
  ruleAnswer: {
    'stop-and-remove': 'Stop the timer and remove the time',
    'continue-and-remove': 'Continue timing and remove the time',
    'add-as-new-entry': 'Add the time as a new entry',
    ignore: 'Leave everything as it is'
  },
  undo: 'Undo',
  quit: {
    message: 'A timer is running',
    detail: 'Harvest keeps counting while Gleaner is closed.',
    keep: 'Quit, keep it running',
    stop: 'Stop it and quit',
    cancel: 'Cancel'
  },
  notification: {
    title: ({ count }: { count: number }) => `Away for ${minutes(count)}`,
    body: ({ work }: { work: string }) => `${work} kept running. Choose what to do with the time.`
  }
}
