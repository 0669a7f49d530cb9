import type { Named } from './account.ts'
import type { ClockTime } from './time/clock-time.ts'
import type { Failure } from './failure.ts'
import type { Hundredths } from './hours.ts'
import type { NamedWork, Work } from './project-assignment.ts'
import type { SeenEntry } from './seen.ts'
import type { SpentDate } from './time/spent-date.ts'

/** Identifies an entry for its whole life on this computer, even before Harvest has assigned an id. */
export type EntryKey = string

/** An item in another tool that an entry belongs to (`external_reference` in the API). Ids are strings. */
export interface ExternalReference {
  readonly id: string
  readonly groupId: string | null
  readonly accountId: string | null
  readonly permalink: string | null
  readonly service: string | null
  readonly serviceIconUrl: string | null
}

export type ApprovalStatus = 'unsubmitted' | 'submitted' | 'approved'

/**
 * A time entry as Harvest returned it, with every attribute of the API. Hours are whole hundredths,
 * clock times are `HH:MM` in the profile's zone, and instants are ISO 8601 in UTC.
 */
export interface HarvestEntry extends NamedWork {
  readonly id: number
  readonly spentDate: SpentDate
  readonly user: Named
  /** The hours that Harvest last returned. For a running entry, show `currentHours(entry, now)` instead. */
  readonly hours: Hundredths
  readonly hoursWithoutTimer: Hundredths
  readonly roundedHours: Hundredths
  /** Never null: an entry without notes has ''. */
  readonly notes: string
  readonly isLocked: boolean
  readonly lockedReason: string | null
  readonly isClosed: boolean
  readonly approvalStatus: ApprovalStatus | null
  readonly isBilled: boolean
  readonly timerStartedAt: string | null
  readonly startedTime: ClockTime | null
  readonly endedTime: ClockTime | null
  readonly isRunning: boolean
  readonly billable: boolean
  readonly budgeted: boolean
  readonly billableRate: number | null
  readonly costRate: number | null
  readonly invoice: { readonly id: number; readonly number: string } | null
  readonly externalReference: ExternalReference | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** The sync status of an entry's last change. */
export type SyncMark =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly operationId: string; readonly failure: Failure }

/** An entry as windows show it: the remote copy with the pending changes applied. */
export interface TimeEntry extends Omit<HarvestEntry, 'id'> {
  readonly key: EntryKey
  /** Harvest's id, or null before Harvest has assigned one. */
  readonly id: number | null
  readonly sync: SyncMark
}

/** How a new entry gets its time: a timer, a number of hours, or a start and an end. */
export type EntryTime =
  | { readonly kind: 'timer' }
  | { readonly kind: 'hours'; readonly hours: Hundredths }
  | { readonly kind: 'times'; readonly startedTime: ClockTime; readonly endedTime: ClockTime }

/** The time of a finished entry: hours, or start and end. */
export type FinishedTime = Exclude<EntryTime, { kind: 'timer' }>

/** The user's input for a new entry. */
export interface EntryDraft extends Work {
  readonly spentDate: SpentDate
  readonly notes: string
  readonly time: EntryTime
  readonly externalReference?: ExternalReference
  /** The owner of the new entry if it is a colleague. A timer is refused then. */
  readonly userId?: number
}

/** The fields of an entry that the user may change. Absent fields stay. Project and task change together. */
export interface EntryChanges {
  readonly work?: Work
  readonly spentDate?: SpentDate
  readonly notes?: string
  readonly hours?: Hundredths
  readonly startedTime?: ClockTime
  readonly endedTime?: ClockTime
  readonly externalReference?: ExternalReference
}

/** A change of one entry, with the entry as it was shown when the user began to change it. */
export interface EntryChange {
  readonly key: EntryKey
  readonly seen: SeenEntry
  /** Only the fields that the user touched. */
  readonly changes: EntryChanges
}

/** A command that deletes an entry, with the version that the user saw. */
export interface EntryDeletion {
  readonly key: EntryKey
  readonly seen: SeenEntry
}

/** One of several changes that happen together or not at all. */
export type EntryEdit =
  | { readonly kind: 'create'; readonly draft: EntryDraft }
  | ({ readonly kind: 'update' } & EntryChange)
  | ({ readonly kind: 'delete' } & EntryDeletion)
