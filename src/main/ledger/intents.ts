import type { ClockTime } from '#shared/time/clock-time.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryChanges, EntryKey, ExternalReference, FinishedTime } from '#shared/time-entry.ts'

/** A new entry with the names that are shown until Harvest confirms it. */
export interface NewEntry {
  readonly work: NamedWork
  readonly spentDate: SpentDate
  readonly notes: string
  readonly billable: boolean
  /** The item in another tool that the entry belongs to. */
  readonly externalReference?: ExternalReference
}

/** Changes with the names of the new work. */
export interface NamedChanges extends Omit<EntryChanges, 'work'> {
  readonly work?: NamedWork
}

/**
 * A command of the user. Instants are epoch milliseconds by Harvest's clock. An intent is complete: the overlay and the
 * planner need nothing else to show it and to send it. The kinds are stored, so their names stay.
 */
export type Intent =
  | { readonly kind: 'create'; readonly entry: NewEntry; readonly time: FinishedTime }
  /** `atLeast`: the user keeps the entry although its time is shorter than Harvest's grain. */
  | {
      readonly kind: 'start'
      readonly entry: NewEntry
      readonly startedAt: number
      readonly atLeast?: 'grain'
    }
  /** `base`: the version that was shown when the user began to change it. A field that differs by now is a conflict. */
  | { readonly kind: 'update'; readonly changes: NamedChanges; readonly base?: EntryBase }
  | { readonly kind: 'delete'; readonly base?: EntryBase }
  /** `hours`: what the entry shows at `stoppedAt`, for a stop that arrives late. */
  | {
      readonly kind: 'stop'
      readonly stoppedAt: number
      readonly hours: Hundredths
      /** True if the user confirmed a stop of more than a day. */
      readonly isLong?: true
    }
  /**
   * `banked`: the hours of the entry at `startedAt`, if they differ from those at Harvest. They replace the entry's hours,
   * and `base` has the hours that they may replace.
   */
  | {
      readonly kind: 'restart'
      readonly startedAt: number
      readonly banked?: Hundredths
      readonly base?: EntryBase
    }
  /** `base`: the entry with the reference to remove; another reference stays. */
  | { readonly kind: 'removeReference'; readonly base?: EntryBase }
  /** A cut. */
  | { readonly kind: 'trim'; readonly cut: Cut }

export type IntentKind = Intent['kind']
type Intents = { readonly [Kind in IntentKind]: Extract<Intent, { kind: Kind }> }
/** The intent of a kind. */
export type IntentOf<Kind extends IntentKind> = Intents[Kind]

/** A complete entry that a cut adds. */
export interface CutEntry {
  readonly key: EntryKey
  readonly entry: NewEntry
  readonly time: FinishedTime
  /** The span of time that the entry records; absent in rows of older versions. */
  readonly span?: Span
}

/** Time removed from a running entry because of an absence. Instants are epoch milliseconds by Harvest's clock. */
export interface Cut {
  /** How much is removed; negative puts as much back. */
  readonly removedMs: number
  /** The spans that are removed; absent if there are none, and in rows of older versions. */
  readonly spans?: readonly Span[]
  /** True if an idle rule decided: it never starts a timer that another device has stopped. */
  readonly isByRule?: boolean
  /** In a start/end account the entry ends here. What continues, continues in other entries. */
  readonly endsAt: number
  /** True if the entry ends at `endsAt` in a duration account too: what follows belongs to another day. */
  readonly isOwnDayOnly?: true
  /** `stop`: the entry ends with `hoursAfter`, whenever the requests arrive. */
  readonly then: 'stop' | 'continue'
  readonly hoursAfter: Hundredths
  /** True for a stop of more time than one entry can show; absent for a cut because of an absence. */
  readonly isStop?: true
  /** True if the user confirmed such a stop although it is more than a day. */
  readonly isLong?: true
  /** True if nothing would be left of the entry and the user wants it deleted. */
  readonly deletesEntry: boolean
  /** The absence as entries of its own, and work that no longer fits into the entry. */
  readonly added: readonly CutEntry[]
  /** The continuation: in a start/end account after any cut, in a duration account on another day. */
  readonly copy: {
    readonly key: EntryKey
    readonly entry: NewEntry
    readonly startedAt: number
    /** True if its timer begins when the request arrives, and the entry ends at that moment. */
    readonly startsOnArrival?: true
  } | null
  /** How often this timer continued in another entry because Harvest misread its start; absent for never. */
  readonly repairs?: number
}

/** A version of an entry: the fields that the user can change. */
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
