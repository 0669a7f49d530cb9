import type { QuestionKind } from '../../quick-entry/pieces.ts'
import type { QuickCommand } from '../../quick-entry/vocabulary.ts'
import { minutes } from './counts.ts'

const QUESTIONS: Readonly<Record<QuestionKind, (text: string) => string>> = {
  number: (text) => `“${text}”: hours, or a word?`,
  'clock-or-hours': (text) => `“${text}”: that many hours, or since that time?`,
  'lone-clock': (text) => `“${text}”: did the timer start then?`,
  'which-day': (text) => `“${text}”: which of the two?`,
  'day-or-word': (text) => `“${text}”: the day of the work, or words?`,
  'day-or-month': (text) => `“${text}”: which day is that?`,
  second: (text) => `There is already one like “${text}”. Make it part of the notes?`,
  order: (text) => `“${text}” ends before it starts.`,
  future: (text) => `“${text}” has not come yet.`,
  'before-today': (text) => `“${text}” was before today. Enter it with hours and a day instead.`,
  'timer-other-day': () =>
    'A timer runs today only. For another day, say how long: 1:30 or 9-10:30.',
  unit: (text) => `“${text}”: minutes, or hours?`,
  'until-now': (text) => `“${text}”: a timer that still runs, or finished now?`,
  'how-long': (text) => `“${text}”: how long exactly? Type the hours, or keep the words as notes.`,
  'unclear-time': (text) =>
    `“${text}” looks like a time that Gleaner cannot read. Type it as 1:30, 90m or 9-10:30.`
}

const COMMANDS: Readonly<Record<QuickCommand, string>> = {
  stop: 'Stop the timer',
  continue: 'Continue the last work',
  undo: 'Undo the last change',
  week: 'Open this week',
  today: 'Open this week',
  settings: 'Open the settings',
  sync: 'Check Harvest for changes',
  popover: 'Show Gleaner',
  mini: 'Show the small timer'
}

/** The line of plain language. */
export const palette = {
  title: 'Quick entry',
  label: 'What did you do, or what do you want to do?',
  placeholder: 'acme dev 45m ago stand-up',
  understood: 'What Gleaner understood',
  suggestions: 'Suggestions',
  examplesHeading: 'You can type',
  examples: [
    { text: 'acme dev 45m ago stand-up', what: 'starts a timer in the past' },
    { text: '1:30 yesterday design review', what: 'adds hours to a day' },
    { text: '9-10:30 planning mon', what: 'adds a span of time' },
    { text: '+15m', what: 'adds to the running timer' }
  ],
  question: ({ kind, text }: { kind: QuestionKind; text: string }) => QUESTIONS[kind](text),
  command: ({ command }: { command: QuickCommand }) => COMMANDS[command],
  chip: {
    work: 'Work',
    time: 'Time',
    day: 'Day',
    notes: 'Notes',
    reference: 'Linked item',
    remove: ({ work }: { work: string }) => `Remove ${work}`,
    ago: ({ count, time }: { count: number; time: string }) =>
      `since ${time}, ${minutes(count)} ago`,
    range: ({ from, to, hours }: { from: string; to: string; hours: string }) =>
      `${from} – ${to}, ${hours}`,
    now: 'timer from now',
    referenceAt: ({ id, service }: { id: string; service: string }) => `${id} at ${service}`
  },
  whichWork: 'Which project and task?',
  nothingFits: 'No project fits these words, so they are notes. Which project and task?',
  needsHours: 'Only today can have a running timer. Say how long: 1:30 or 9-10:30.',
  needsTimes: 'This account tracks start and end. When was it?',
  startTimer: ({ work }: { work: string }) => `Start ${work}`,
  addEntry: ({ hours, work }: { hours: string; work: string }) => `Add ${hours} to ${work}`,
  continueWork: ({ work }: { work: string }) => `Continue ${work}`,
  answerWord: ({ word }: { word: string }) => `The word “${word}”`,
  answerNotes: ({ words }: { words: string }) => `“${words}” in the notes`,
  moreTime: ({ change, work }: { change: string; work: string }) => `${change} for ${work}`,
  nothingRuns: 'No timer is running. For which entry of today?',
  noEntryToday: 'No timer is running, and there is no entry of today to change.',
  keys: { choose: 'choose', take: 'take', close: 'close' },
  notConnected: 'Connect to Harvest first, or try the demo account.',
  connect: 'Connect…'
}
