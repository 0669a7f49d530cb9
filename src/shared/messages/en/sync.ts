import type { QuestionChoice, RefusedOperation, SyncQuestion, SyncState } from '../../sync-state.ts'
import { plural } from '../plural.ts'
import { changes, LOCALE } from './counts.ts'
import { drawer } from './sync-drawer.ts'

const STATUS: Readonly<Record<SyncState['status'], string>> = {
  'up-to-date': 'Up to date',
  syncing: 'Syncing…',
  offline: 'Offline',
  'rate-limited': 'Harvest asks to slow down',
  'server-trouble': 'Harvest has trouble answering'
}

const COULD_NOT: Readonly<Record<RefusedOperation['kind'], (work: string) => string>> = {
  create: (work) => `Could not add time to ${work}`,
  start: (work) => `Could not start ${work}`,
  update: (work) => `Could not change ${work}`,
  delete: (work) => `Could not delete ${work}`,
  stop: (work) => `Could not stop ${work}`,
  restart: (work) => `Could not continue ${work}`,
  removeReference: (work) => `Could not remove the link from ${work}`,
  trim: (work) => `Could not remove the time away from ${work}`
}

interface QuestionText {
  readonly title: string
  readonly text: string
  readonly choices: readonly { readonly choice: QuestionChoice; readonly label: string }[]
}

/** A deletion that conflicts with a change from elsewhere has its own words. */
export type QuestionWords = SyncQuestion['kind'] | 'deleted-here'

const QUESTIONS: Readonly<Record<QuestionWords, (work: string) => QuestionText>> = {
  conflict: (work) => ({
    title: `${work} was changed here and elsewhere`,
    text: 'Both changed the same thing. Nothing is sent until you choose.',
    choices: [
      { choice: 'mine', label: 'Keep mine' },
      { choice: 'theirs', label: 'Use the other' }
    ]
  }),
  'deleted-here': (work) => ({
    title: `${work} was deleted here and changed elsewhere`,
    text: 'It is still at Harvest, as it is shown on the right. Nothing is sent until you choose.',
    choices: [
      { choice: 'mine', label: 'Delete it' },
      { choice: 'theirs', label: 'Keep the other' }
    ]
  }),
  'deleted-elsewhere': (work) => ({
    title: `${work} was deleted elsewhere`,
    text: 'You had changed it here. Create it again with your change, or drop the change?',
    choices: [
      { choice: 'mine', label: 'Create it again' },
      { choice: 'theirs', label: 'Drop the change' }
    ]
  }),
  'too-short': (work) => ({
    title: `${work} ran for less than 36 seconds`,
    text: 'That is too short for Harvest. Keep it as 0.01 hours, or drop it?',
    choices: [
      { choice: 'keep', label: 'Keep 0.01 hours' },
      { choice: 'discard', label: 'Drop it' }
    ]
  }),
  'too-long': (work) => ({
    title: `${work} ran for more than 24 hours`,
    text: 'Stop the timer with all of that time, or let it run on and correct when it started?',
    choices: [
      { choice: 'keep', label: 'Stop it' },
      { choice: 'discard', label: 'Let it run on' }
    ]
  }),
  'came-twice': (work) => ({
    title: `${work} is at Harvest twice`,
    text: 'Harvest’s response to a change was lost, so Gleaner sent the change again, and both arrived.',
    choices: [
      { choice: 'discard', label: 'Delete the second' },
      { choice: 'keep', label: 'Keep both' }
    ]
  }),
  'came-late': (work) => ({
    title: `${work} reached Harvest after all`,
    text: 'You discarded it here while Gleaner waited for Harvest’s response.',
    choices: [
      { choice: 'discard', label: 'Delete it' },
      { choice: 'keep', label: 'Keep it' }
    ]
  })
}

/** The sync status, refused changes and questions. */
export const sync = {
  asking: 'Asking Harvest…',
  status: ({ status }: { status: SyncState['status'] }) => STATUS[status],
  pending: ({ count }: { count: number }) => `${changes(count)} waiting to be sent`,
  refused: ({ count }: { count: number }) => `${changes(count)} refused by Harvest`,
  questions: ({ count }: { count: number }) =>
    plural(LOCALE, count, { one: '# question for you', other: '# questions for you' }),
  leftOut: ({ count }: { count: number }) =>
    plural(LOCALE, count, { one: '# item not readable', other: '# items not readable' }),
  /** A question to the user. `work` is null if its names are unknown. */
  question: ({ kind, work }: { kind: QuestionWords; work: string | null }) =>
    QUESTIONS[kind](work ?? 'An entry'),
  versions: { mine: 'Here', theirs: 'Elsewhere', deletedHere: 'Here, deleted' },
  drawer,
  lastPulled: ({ time }: { time: string }) => `Last checked at ${time}`,
  neverPulled: 'Not checked yet',
  syncNow: 'Check now',
  retry: 'Retry',
  discard: 'Discard',
  /** The work of a colleague's entry. */
  workOf: ({ work, person }: { work: string; person: string }) => `${work} (${person})`,
  /** `work` is null when its names are not known. */
  couldNot: ({ kind, work }: { kind: RefusedOperation['kind']; work: string | null }) =>
    COULD_NOT[kind](work ?? 'an entry'),
  mark: {
    waiting: 'Waiting to be sent',
    unknown: 'Sent, but Harvest has not confirmed it. Checking…',
    refused: 'Harvest refused the last change'
  }
}
