import type { Named } from './account.ts'
import type { ClockTime } from './time/clock-time.ts'
import type { Failure } from './failure.ts'
import type { Hundredths } from './hours.ts'
import type { NamedWork, Work } from './project-assignment.ts'
import type { SeenEntry } from './seen.ts'
import type { SpentDate } from './time/spent-date.ts'

/** Names an entry from its first moment on this computer to its last, whether or not Harvest knows it yet. */
export type EntryKey = string

/** An item in another tool that an entry belongs to (the page's `external_reference`). Ids are strings. */
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
 * Harvest's copy of a time entry: every attribute of the API page in our words. Hours are whole
 * hundredths, clock times `HH:MM` in the profile's zone, instants ISO 8601 in UTC.
 */
export interface HarvestEntry extends NamedWork {
  readonly id: number
  readonly spentDate: SpentDate
  readonly user: Named
  /** As last told; for a running entry it grew since. Show `currentHours(entry, now)`. */
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

/** How far an entry's last change has come. */
export type SyncMark =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly operationId: string; readonly failure: Failure }

/** An entry as people see it: Harvest's copy under the changes it has not confirmed yet. */
export interface TimeEntry extends Omit<HarvestEntry, 'id'> {
  readonly key: EntryKey
  /** Harvest's id, or null until it has answered. */
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

/** What a person gives to make an entry. */
export interface EntryDraft extends Work {
  readonly spentDate: SpentDate
  readonly notes: string
  readonly time: EntryTime
  readonly externalReference?: ExternalReference
  /** Whose entry it is to be, where it is a colleague's; then a timer is refused. */
  readonly userId?: number
}

/** What a person may change about an entry; what is absent stays. Project and task change together. */
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

/** An entry to delete, with what was shown of it when the user asked. */
export interface EntryDeletion {
  readonly key: EntryKey
  readonly seen: SeenEntry
}

/** One of several changes that belong together: all of them happen, or none. */
export type EntryEdit =
  | { readonly kind: 'create'; readonly draft: EntryDraft }
  | ({ readonly kind: 'update' } & EntryChange)
  | ({ readonly kind: 'delete' } & EntryDeletion)
