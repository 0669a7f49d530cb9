import type { OperationKind } from '../../sync-state.ts'
import { minutes } from './counts.ts'

const DOES: Readonly<Record<OperationKind, (work: string) => string>> = {
  create: (work) => `Add time to ${work}`,
  start: (work) => `Start ${work}`,
  update: (work) => `Change ${work}`,
  delete: (work) => `Delete ${work}`,
  stop: (work) => `Stop ${work}`,
  restart: (work) => `Continue ${work}`,
  removeReference: (work) => `Remove the link from ${work}`,
  trim: (work) => `Correct the time of ${work}`
}

/**
 * The loss if the user discards a change; null if nothing is lost because the entry stays as it is
 * at Harvest.
 */
const LOST: Readonly<Record<OperationKind, string | null>> = {
  create: 'The time is only on this computer. If you discard it, it is lost.',
  start:
    'This time is only on this computer. If you discard it, it is lost, with everything after it.',
  update: 'The entry stays as it is at Harvest. Discard what you changed?',
  delete: null,
  stop: 'The timer goes on running at Harvest. Discard the stop?',
  restart: 'The time since then is only on this computer. If you discard it, it is lost.',
  removeReference: null,
  trim: 'The entry keeps the time it has at Harvest. Discard the correction?'
}

function span(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, seconds)} s` : minutes(Math.round(seconds / 60))
}

/** The list of everything that is not settled with Harvest. */
export const drawer = {
  title: 'Changes and Harvest',
  details: ({ status }: { status: string }) => `${status}. Show details`,
  questions: 'Questions for you',
  refused: 'Refused by Harvest',
  waiting: 'On the way to Harvest',
  allWell: 'All your changes are at Harvest',
  /** The heading above items that are not settled. */
  restIsWell: 'Everything else is at Harvest',
  allWellHint: 'Changes that wait to be sent or were refused appear here.',
  reading: ({ done, total }: { done: number; total: number }) =>
    `Reading older entries: ${done} of ${total} weeks`,
  leftOut: {
    heading: 'Not readable',
    /** `name` is null if it cannot be read either. */
    title: {
      entry: ({ name }: { name: string | null }) => name ?? 'A time entry',
      person: ({ name }: { name: string | null }) => name ?? 'A person',
      assignment: ({ name }: { name: string | null }) =>
        name === null ? 'A project you are assigned to' : `Assignment to ${name}`
    },
    /** `attribute` is the name in Harvest's API. */
    reason: {
      empty: ({ attribute }: { attribute: string }) => `Harvest sent no value for “${attribute}”.`,
      wrong: ({ attribute }: { attribute: string }) =>
        `Harvest sent a value for “${attribute}” that makes no sense.`,
      whole: 'Harvest sent something that makes no sense.'
    },
    shown: 'Gleaner shows the last version it could read and changes nothing about it.',
    hidden: 'Gleaner leaves it out.',
    id: ({ id }: { id: number }) => `Harvest id ${id}`
  },
  connect: 'Connect again',
  /** `work` is null when its names are not known. */
  does: ({ kind, work }: { kind: OperationKind; work: string | null }) =>
    DOES[kind](work ?? 'an entry'),
  /** Parts of what a change does, as a list. */
  part: {
    from: ({ time }: { time: string }) => `from ${time}`,
    at: ({ time }: { time: string }) => `at ${time}`,
    times: ({ from, to }: { from: string; to: string }) => `${from} – ${to}`,
    hours: ({ hours }: { hours: string }) => `hours ${hours}`,
    start: ({ time }: { time: string }) => `start ${time}`,
    end: ({ time }: { time: string }) => `end ${time}`,
    date: ({ date }: { date: string }) => `to ${date}`,
    work: ({ work }: { work: string }) => `to ${work}`,
    notes: ({ notes }: { notes: string }) => `notes “${notes}”`,
    noNotes: 'no notes',
    takes: ({ count }: { count: number }) => `${minutes(count)} less`,
    gives: ({ count }: { count: number }) => `${minutes(count)} more`
  },
  quote: ({ notes }: { notes: string }) => `“${notes}”`,
  state: {
    waiting: ({ since }: { since: string | null }) =>
      since === null ? 'Waiting' : `Waiting since ${since}`,
    refused: ({ since }: { since: string | null }) =>
      since === null ? 'Refused' : `Refused, made at ${since}`,
    unknown: ({ since }: { since: string | null }) =>
      since === null
        ? 'Sent, but Harvest did not respond. Gleaner is checking whether it arrived'
        : `Sent, but no answer came since ${since}. Gleaner is checking whether it arrived`,
    sending: 'Being sent now',
    asking: 'Waiting for your answer above',
    held: 'Will be sent after the earlier change of this entry',
    expired: 'Will be sent once you are connected again',
    offline: 'Will be sent once Harvest can be reached',
    soon: 'Will be sent in a moment'
  },
  again: {
    tries: ({ seconds }: { seconds: number }) => `tries again in ${span(seconds)}`,
    looks: ({ seconds }: { seconds: number }) => `checks again in ${span(seconds)}`,
    harvest: ({ seconds }: { seconds: number }) => `Tries again in ${span(seconds)}.`
  },
  edit: 'Edit',
  lost: ({ kind }: { kind: OperationKind }) => LOST[kind],
  mayHaveArrived: 'It may still have reached Harvest.',
  keep: 'Keep it',
  /** A disk failure during a sync, when the user was not saving anything. */
  disk: {
    title: 'Gleaner cannot write to the disk',
    advice:
      'The disk is full or the data folder is write-protected. What you see here is saved, but nothing new can be saved until there is space. Free some space, then check again.'
  },
  fields: {
    work: 'Work',
    spentDate: 'Date',
    notes: 'Notes',
    hours: 'Hours',
    startedTime: 'Start',
    endedTime: 'End'
  },
  field: 'Field',
  differs: 'differs',
  stillRunning: 'running',
  ran: ({ time, seconds }: { time: string; seconds: number }) => `at ${time}, ${seconds} s`
}
