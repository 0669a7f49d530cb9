import type { Failure } from './failure.ts'
import type { Hundredths } from './hours.ts'
import type { LeftOut } from './left-out.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { EntryKey } from './time-entry.ts'

/** How things stand with Harvest. */
export type SyncState = {
  readonly status: 'up-to-date' | 'syncing' | 'offline' | 'rate-limited' | 'server-trouble'
  /** Changes that are on their way to Harvest: those that are refused, or wait for an answer of the user, are not. */
  readonly pending: number
  readonly refused: readonly RefusedOperation[]
  /** Start of the last complete pull in epoch milliseconds of this computer, or null. */
  readonly lastPulledAt: number | null
  /** Every change Harvest has not confirmed, in the order they were made. */
  readonly operations: readonly OpenOperation[]
  /** What only the person can decide; what hangs on it waits. */
  readonly questions: readonly SyncQuestion[]
  /** How many of the older weeks have been read for the first time; null when nothing is being read. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Why the last attempt failed, in Harvest's words where there are any; null when it did not. */
  readonly trouble: Failure | null
  /** When Harvest is tried again after trouble, epoch milliseconds by its clock; null without any. */
  readonly nextAttemptAt: number | null
  /** True while a command waits for what Harvest shows now. */
  readonly isAsking?: boolean
  /** What Harvest lists and Gleaner cannot read; absent until something was left out. */
  readonly leftOut?: readonly LeftOut[]
}

/** What kind of change it is, for the sentence "Could not stop Acme · Development". */
export type OperationKind =
  'create' | 'start' | 'update' | 'delete' | 'stop' | 'restart' | 'removeReference' | 'trim'

/** A change that Harvest refused; it stays visible until it is retried or discarded. */
export interface RefusedOperation {
  readonly id: string
  readonly entryKey: EntryKey
  readonly kind: OperationKind
  readonly work: NamedWork | null
  /** Whose entry it is, where it is a colleague's. */
  readonly person?: string
  readonly failure: Failure
}

/** A change on its way to Harvest; instants are epoch milliseconds by Harvest's clock. */
export interface OpenOperation {
  readonly id: string
  readonly entryKey: EntryKey
  readonly kind: OperationKind
  readonly work: NamedWork | null
  /** Whose entry it is, where it is a colleague's. */
  readonly person?: string
  /** The day the entry is shown on. */
  readonly spentDate: SpentDate | null
  readonly notes: string
  /** What it sets: the hours or times of a new entry, the changed fields, the hours at a stop. */
  readonly sets: EntryVersion
  /** When it starts or stops a timer; null for what is no matter of the clock. */
  readonly at: number | null
  /** What a cut takes out of the entry, milliseconds; negative puts as much back. */
  readonly removedMs: number | null
  /** `unknown`: its answer was lost and it is being looked for. `asking`: see `questions`. */
  readonly status: 'waiting' | 'sending' | 'unknown' | 'refused' | 'asking'
  /** When the person made it; null when it is from before this was kept. */
  readonly since: number | null
  readonly attempts: number
  /** Null: as soon as Harvest can be reached. */
  readonly nextAttemptAt: number | null
  readonly failure: Failure | null
}

/** The fields of an entry that two versions differ in. Hours are null while the timer runs. */
export interface EntryVersion {
  readonly work?: NamedWork
  readonly spentDate?: SpentDate
  readonly notes?: string
  readonly hours?: Hundredths | null
  readonly startedTime?: string | null
  readonly endedTime?: string | null
}

/** Something only the person can decide, and what they may answer. */
export type SyncQuestion = {
  readonly id: string
  readonly entryKey: EntryKey
  readonly work: NamedWork | null
  readonly spentDate: SpentDate | null
  readonly notes: string
} & (
  | {
      /** Changed here without having seen how it was changed elsewhere. `mine` or `theirs`. */
      readonly kind: 'conflict'
      readonly operation: 'update' | 'delete' | 'restart'
      /** The whole entry as it becomes with `mine`; of a deletion, as it was when it was deleted. */
      readonly mine: EntryVersion
      /** The whole entry as it is at Harvest. */
      readonly theirs: EntryVersion
    }
  | {
      /** Changed here, deleted elsewhere. `mine` makes it again, `theirs` lets it go. */
      readonly kind: 'deleted-elsewhere'
      readonly operation: OperationKind
      /** The entry as it would be made again. */
      readonly mine: EntryVersion
    }
  /** A timer shorter than Harvest's grain. `keep` as the shortest Harvest takes, or `discard`. */
  | { readonly kind: 'too-short'; readonly startedAt: number; readonly stoppedAt: number }
  /** A stop of more than 24 hours. `keep` stops with so many hours, `discard` lets the timer run on. */
  | { readonly kind: 'too-long'; readonly hours: Hundredths; readonly stoppedAt: number }
  /** An entry that came a second time. `keep` both, or `discard` the second. */
  | { readonly kind: 'came-twice'; readonly otherKey: EntryKey }
  /** An entry that was dropped here and has arrived all the same. `keep` or `discard` it. */
  | { readonly kind: 'came-late' }
)

/** What a person may answer; which of them fits is said at each question. */
export const QUESTION_CHOICES = ['mine', 'theirs', 'keep', 'discard'] as const
export type QuestionChoice = (typeof QUESTION_CHOICES)[number]
