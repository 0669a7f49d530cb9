import type { Failure } from './failure.ts'
import type { Hundredths } from './hours.ts'
import type { LeftOut } from './left-out.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { EntryKey } from './time-entry.ts'

/** The sync status. */
export type SyncState = {
  readonly status: 'up-to-date' | 'syncing' | 'offline' | 'rate-limited' | 'server-trouble'
  /**
   * The number of changes that are on their way to Harvest. Refused changes and changes that wait for the user's
   * answer do not count.
   */
  readonly pending: number
  readonly refused: readonly RefusedOperation[]
  /** Start of the last complete pull in epoch milliseconds of this computer, or null. */
  readonly lastPulledAt: number | null
  /** Every change Harvest has not confirmed, in the order they were made. */
  readonly operations: readonly OpenOperation[]
  /** Open questions to the user. Dependent changes wait for the answer. */
  readonly questions: readonly SyncQuestion[]
  /** The progress of the first fetch of older weeks; null if none is being fetched. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Why the last attempt failed, with Harvest's error message if there is one; null after a success. */
  readonly trouble: Failure | null
  /**
   * When the next attempt after a failure is due, in epoch milliseconds by Harvest's clock; null
   * without a failure.
   */
  readonly nextAttemptAt: number | null
  /** True while a command waits for Harvest's current state. */
  readonly isAsking?: boolean
  /** Items from Harvest that Gleaner cannot read; absent without any. */
  readonly leftOut?: readonly LeftOut[]
}

/** The kind of change, for the sentence "Could not stop Acme · Development". */
export type OperationKind =
  'create' | 'start' | 'update' | 'delete' | 'stop' | 'restart' | 'removeReference' | 'trim'

/** A change that Harvest refused; it stays visible until it is retried or discarded. */
export interface RefusedOperation {
  readonly id: string
  readonly entryKey: EntryKey
  readonly kind: OperationKind
  readonly work: NamedWork | null
  /** The owner of the entry if it is a colleague. */
  readonly person?: string
  readonly failure: Failure
}

/** A pending change. Instants are epoch milliseconds by Harvest's clock. */
export interface OpenOperation {
  readonly id: string
  readonly entryKey: EntryKey
  readonly kind: OperationKind
  readonly work: NamedWork | null
  /** The owner of the entry if it is a colleague. */
  readonly person?: string
  /** The day the entry is shown on. */
  readonly spentDate: SpentDate | null
  readonly notes: string
  /**
   * The values that the change sets: the hours or times of a new entry, the changed fields, or the
   * hours at a stop.
   */
  readonly sets: EntryVersion
  /** The instant at which the change starts or stops a timer; null for other changes. */
  readonly at: number | null
  /** The milliseconds that a cut removes from the entry; negative if it restores time. */
  readonly removedMs: number | null
  /** `unknown`: the response was lost and a lookup is under way. `asking`: see `questions`. */
  readonly status: 'waiting' | 'sending' | 'unknown' | 'refused' | 'asking'
  /** When the user made the change; null for changes of old versions that did not store it. */
  readonly since: number | null
  readonly attempts: number
  /** When the change is sent; null for as soon as Harvest can be reached. */
  readonly nextAttemptAt: number | null
  readonly failure: Failure | null
}

/** The fields in which two versions of an entry can differ. Hours are null while the timer runs. */
export interface EntryVersion {
  readonly work?: NamedWork
  readonly spentDate?: SpentDate
  readonly notes?: string
  readonly hours?: Hundredths | null
  readonly startedTime?: string | null
  readonly endedTime?: string | null
}

/** A question that only the user can decide, with the possible answers. */
export type SyncQuestion = {
  readonly id: string
  readonly entryKey: EntryKey
  readonly work: NamedWork | null
  readonly spentDate: SpentDate | null
  readonly notes: string
} & (
  | {
      /** Changed here and elsewhere. Answers: `mine` or `theirs`. */
      readonly kind: 'conflict'
      readonly operation: 'update' | 'delete' | 'restart'
      /** The entry after the answer `mine`; for a deletion, the entry as it was when the user deleted it. */
      readonly mine: EntryVersion
      /** The entry as it is at Harvest. */
      readonly theirs: EntryVersion
    }
  | {
      /** Changed here and deleted elsewhere. `mine` creates the entry again, `theirs` drops the change. */
      readonly kind: 'deleted-elsewhere'
      readonly operation: OperationKind
      /** The entry that `mine` creates. */
      readonly mine: EntryVersion
    }
  /**
   * A timer shorter than a hundredth of an hour. `keep` stores the shortest time that Harvest
   * accepts, `discard` drops the entry.
   */
  | { readonly kind: 'too-short'; readonly startedAt: number; readonly stoppedAt: number }
  /** A stop after more than 24 hours. `keep` stops the timer with that time, `discard` lets it run. */
  | { readonly kind: 'too-long'; readonly hours: Hundredths; readonly stoppedAt: number }
  /** A duplicate. `keep` keeps both entries, `discard` deletes the second. */
  | { readonly kind: 'came-twice'; readonly otherKey: EntryKey }
  /** An entry that the user discarded and that reached Harvest later. Answers: `keep` or `discard`. */
  | { readonly kind: 'came-late' }
)

/** The possible answers. Each question lists the ones that apply to it. */
export const QUESTION_CHOICES = ['mine', 'theirs', 'keep', 'discard'] as const
export type QuestionChoice = (typeof QUESTION_CHOICES)[number]
