import type { Named } from '#shared/account.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import type { Failure } from '#shared/failure.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Span } from '#shared/idle.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryChanges, EntryKey, EntryTime, ExternalReference } from '#shared/time-entry.ts'

/** A new entry with the names that are shown until Harvest has answered. */
export interface NewEntry {
  readonly work: NamedWork
  readonly spentDate: SpentDate
  readonly notes: string
  readonly billable: boolean
  /** The item in another tool that a copy belongs to as well. */
  readonly externalReference?: ExternalReference
}

/** Changes with the names of the new work. */
export interface NamedChanges extends Omit<EntryChanges, 'work'> {
  readonly work?: NamedWork
}

/**
 * What a person did, as it was meant. Instants are epoch milliseconds by Harvest's clock. An intent is
 * complete: the overlay shows it and `sync/plan/plan.ts` sends it without asking anybody else.
 */
export type Intent =
  | {
      readonly kind: 'create'
      readonly entry: NewEntry
      readonly time: Exclude<EntryTime, { kind: 'timer' }>
    }
  /** `atLeast`: the person wants it kept although it is shorter than Harvest's grain. */
  | {
      readonly kind: 'start'
      readonly entry: NewEntry
      readonly startedAt: number
      readonly atLeast?: 'grain'
    }
  /** `base`: what was shown when the user began to change it; a value that is another by now is a conflict. */
  | { readonly kind: 'update'; readonly changes: NamedChanges; readonly base?: EntryBase }
  | { readonly kind: 'delete'; readonly base?: EntryBase }
  /** `hours`: what the entry shows at `stoppedAt`, for a stop that arrives late. */
  | {
      readonly kind: 'stop'
      readonly stoppedAt: number
      readonly hours: Hundredths
      /** True if the user wants it although it is more than a day. */
      readonly isLong?: true
    }
  /**
   * `banked`: what the entry had at `startedAt`, where that is not what it has at Harvest; it replaces the hours, so
   * `base` tells which hours it may replace.
   */
  | {
      readonly kind: 'restart'
      readonly startedAt: number
      readonly banked?: Hundredths
      readonly base?: EntryBase
    }
  /** `base`: the entry with the reference to remove; another reference stays. */
  | { readonly kind: 'removeReference'; readonly base?: EntryBase }
  | { readonly kind: 'trim'; readonly cut: Cut }

/** An entry that a cut adds, complete; its key recognises it when it exists. */
export interface CutEntry {
  readonly key: EntryKey
  readonly entry: NewEntry
  readonly time: Exclude<EntryTime, { kind: 'timer' }>
  /** The stretch that it stands for; absent from what was journaled before this was kept. */
  readonly span?: Span
}

/** Time away, taken out of a running entry. Instants are epoch milliseconds by Harvest's clock. */
export interface Cut {
  /** How much is taken out; negative puts as much back. */
  readonly removedMs: number
  /** The stretches that are taken out; absent where none is, or from before this was kept. */
  readonly spans?: readonly Span[]
  /** True if a rule gave the answer: it never starts a timer that another device has stopped. */
  readonly isByRule?: boolean
  /** In a start/end account the entry ends here, whatever goes on goes on in others. */
  readonly endsAt: number
  /** True if the same holds in an account that keeps hours: what follows belongs to another day. */
  readonly isOwnDayOnly?: true
  /** `stop`: the entry ends with `hoursAfter`, whenever the requests arrive. */
  readonly then: 'stop' | 'continue'
  readonly hoursAfter: Hundredths
  /** A stop of more time than one entry can show; absent for a cut of time away. */
  readonly isStop?: true
  /** True if the user wants such a stop although it is more than a day. */
  readonly isLong?: true
  /** Nothing would be left of the entry, and the person wants it gone. */
  readonly deletesEntry: boolean
  /** The time away as entries of its own, and work that does not fit into the entry any more. */
  readonly added: readonly CutEntry[]
  /** Timing continues in a copy: in a start/end account after any cut, else on another day. */
  readonly copy: {
    readonly key: EntryKey
    readonly entry: NewEntry
    readonly startedAt: number
    /** True if its timer begins when the request arrives, and the entry ends at that moment. */
    readonly startsOnArrival?: true
  } | null
  /** How often this timer went on in another entry because Harvest misread its start; absent for none. */
  readonly repairs?: number
}

/** A version of an entry: the attributes that a person can change, as they were shown to them. */
export interface EntryBase {
  readonly work: NamedWork
  readonly spentDate: SpentDate
  readonly notes: string
  /** Null while its timer ran. */
  readonly hours: Hundredths | null
  /** In ledgers of older versions null while the timer ran. */
  readonly startedTime: ClockTime | null
  readonly endedTime: ClockTime | null
  /** When the running timer was started, ISO 8601; null for a finished entry. Absent in older ledgers. */
  readonly timerStartedAt?: string | null
  /** The id of the external reference, or null. Absent in older ledgers. */
  readonly referenceId?: string | null
}

/**
 *   waiting --send--> sending --answer--> (gone: confirmed)
 *    ^ ^                |  '--refused--> refused --retry--> waiting
 *    | |                |                   '----discard--> (gone)
 *    | |                '--no answer--> unknown --looked: there--> (gone: confirmed)
 *    | |                                 ^  | '--looked: not there, the window has passed--> sending
 *    | |      crash: read as unknown ----'  '--looked: not there yet--> unknown
 *    | '--answered-- asking <--conflict, deleted elsewhere, too short-- waiting
 */
export type OperationStatus = 'waiting' | 'sending' | 'unknown' | 'refused' | 'asking'

/** What only the person can decide about an operation before it goes on. */
export type OpenQuestion =
  /** Fields that were changed here without having seen how they were changed elsewhere. */
  | { readonly kind: 'conflict'; readonly theirs: EntryBase }
  | { readonly kind: 'deleted-elsewhere'; readonly shown: EntryBase }
  | { readonly kind: 'too-short' }
  /** A stop of more than a day. */
  | { readonly kind: 'too-long' }

/** A timer that runs at Harvest. Instants are epoch milliseconds. */
export interface RemoteTimer {
  readonly startedAt: number
  /** The hours of the entry at `startedAt`. */
  readonly banked: Hundredths
  /** When another device began it, if a request of ours has made Harvest count anew since. */
  readonly since?: number
}

/** A timer that was found ended at Harvest. */
export interface EndedTimer {
  /** When Harvest had last changed the entry then, epoch milliseconds. */
  readonly at: number
  readonly hours: Hundredths
}

/** What is known of an operation's requests beyond their number. */
export interface Progress {
  /** The reference that the create now under way carries. */
  readonly marker?: string
  /** What an entry had when the operation first reached it, and what it is to have in the end. */
  readonly banked?: Hundredths
  readonly target?: Hundredths
  /**
   * The timer at Harvest that a stop, a restart or a cut builds on, as the last answer to a request of ours showed it.
   * A timer that began later without a request of ours is not the one the user meant.
   */
  readonly timer?: RemoteTimer
  /** How Harvest's copy first showed that `timer` had ended. Later requests of ours move `updatedAt`. */
  readonly ended?: EndedTimer
  /** When the timer had begun that another device ran when the restart reached Harvest, epoch milliseconds. */
  readonly joined?: number
  /** True once the cut was fitted to a timer that another device had changed. */
  readonly isFitted?: boolean
  /** The hours Harvest gave the entry when it carried out the stop, before they are corrected. */
  readonly left?: Hundredths
  /** The request that shortens the entry of a cut: when it left (epoch milliseconds), and to what. */
  readonly shortened?: { readonly sentAt: number; readonly hours: Hundredths | undefined }
  /** The request under way, as it was sent; an unknown outcome is looked for by this one. */
  readonly request?: unknown
  /** Harvest's clock or hours may be later than the click: they are compared. */
  readonly isLate?: boolean
  /** When the entry's timer began at Harvest (epoch milliseconds), before the request that ended it. */
  readonly beganAt?: number
  /** Entries whose time on the next day is journaled as entries of their own. */
  readonly split?: readonly EntryKey[]
  /** Harvest understood the start that was sent as another instant; `seen`: that is being corrected. */
  readonly mistimed?: 'new' | 'seen'
  /** The last request was found to have happened; its answer was lost. */
  readonly isFound?: boolean
  /** How many other timers this start has ended, or had to end for, before it was sent. */
  readonly timersEnded?: number
  /** An answer lacked the time that its request set; the account has been read again since. */
  readonly isContradicted?: boolean
  /** The token was refused for the last request: whether it was carried out is looked up once. */
  readonly isUnauthorised?: boolean
  /** Entries that the operation has made and that were read by their id since. */
  readonly verified?: readonly EntryKey[]
  /** How many answers to requests of this operation were about something else, or could not be read. */
  readonly unexpected?: number
  /** An earlier attempt got no answer and was not there when it was last looked for. */
  readonly isLost?: boolean
}

/**
 * How the clock stood that an intent's instants were taken from, while nobody could say how that stands to
 * Harvest's: when the computer was switched on, epoch milliseconds.
 */
export interface ClockInDoubt {
  /** By the computer's own clock. */
  readonly own: number
  /** By the clock the instants were taken from. */
  readonly taken: number
  /** True if Harvest's clock was in doubt, and this computer's own was not. */
  readonly isHarvests?: boolean
}

/** An intent on its way to Harvest. `step` counts the requests of it that are confirmed. */
export interface Operation {
  readonly sequence: number
  readonly id: string
  readonly entryKey: EntryKey
  readonly intent: Intent
  /** Whose entry it is about, where it is a colleague's; absent for the person's own. */
  readonly user?: Named
  readonly status: OperationStatus
  readonly step: number
  readonly attempts: number
  /** When it was given, epoch milliseconds by Harvest's clock; null from before this was kept. */
  readonly madeAt: number | null
  /** When the request now under way, or of unknown outcome, was sent; epoch milliseconds. */
  readonly sentAt: number | null
  /** Nothing is done about it before this instant; null: as soon as it is its turn. */
  readonly nextAttemptAt: number | null
  readonly progress: Progress
  readonly question: OpenQuestion | null
  readonly failure: Failure | null
  /** Absent where Harvest's clock was known when it was given. */
  readonly clock?: ClockInDoubt
}

/** What is appended: everything else is the ledger's business. */
export interface NewOperation {
  readonly entryKey: EntryKey
  readonly intent: Intent
  readonly user?: Named
  /** Instead of an operation of its own, a refused one becomes this and is sent again. */
  readonly amends?: { readonly id: string; readonly intent: Intent }
}

/** Every entry an operation creates or touches. */
export function keysOf(operation: Pick<Operation, 'entryKey' | 'intent'>): readonly EntryKey[] {
  const { entryKey, intent } = operation
  if (intent.kind !== 'trim') return [entryKey]
  const { added, copy } = intent.cut
  return [entryKey, ...added.map(({ key }) => key), ...(copy ? [copy.key] : [])]
}

/** Which request of a cut changes the entry itself, counted from 0: what is added comes before. */
export function cutStep({ added, copy, then, deletesEntry }: Cut): number {
  const stops = (then === 'stop' || copy) && !deletesEntry ? 1 : 0
  return added.length + (copy ? 1 : 0) + stops
}

/** Begins every marker. It is part of stored ledgers and of entries at Harvest. */
const MARKER_PREFIX = 'gleaner:'

/** True if the id of an external reference is a marker of Gleaner's own. */
export function isMarker(referenceId: string | undefined): referenceId is string {
  return referenceId?.startsWith(MARKER_PREFIX) === true
}

/**
 * Returns the marker: the external reference that the entry with this key carries at Harvest until its create is
 * confirmed.
 * @example markerOf({ id: 'a1', entryKey: 'l1' }, 'l1') // 'gleaner:a1'
 * @example markerOf({ id: 'a1', entryKey: 'l1' }, 'l2') // 'gleaner:a1.l2', an entry that a cut adds
 */
export function markerOf(
  { id, entryKey }: Pick<Operation, 'id' | 'entryKey'>,
  key: EntryKey
): string {
  return MARKER_PREFIX + (key === entryKey ? id : `${id}.${key}`)
}
