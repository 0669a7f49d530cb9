import type { Account, AccountKind, Person } from './account.ts'
import type { Company } from './company.ts'
import type { Failure } from './failure.ts'
import type { Hundredths } from './hours.ts'
import type { IdleQuestion, IdleSourceName } from './idle.ts'
import type { NamedWork } from './project-assignment.ts'
import type { Reminder } from './reminder.ts'
import type { HotkeyAction, Settings } from './settings.ts'
import type { SpentDate } from './spent-date.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'
import type { Week } from './week.ts'

/**
 *                      .--- signOut ----------------------------------------.
 *                      v                                                    |
 *   starting --> signed-out --signIn--> choosing-account --choose--> signed-in
 *        |             '------------ tryDemo ------------------------^  |   ^
 *        '---- token and account on file ----------------------------'  |   |
 *                                                       401 --> expired-'---'  signIn
 */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'choosing-account'; readonly accounts: readonly Account[] }
  | {
      readonly kind: 'signed-in'
      readonly account: Account
      readonly accountKind: AccountKind
      /** Null until the first answer of a first launch; afterwards known offline too. */
      readonly person: Person | null
      readonly company: Company | null
    }
  | {
      readonly kind: 'expired'
      readonly account: Account
      readonly person: Person | null
      readonly company: Company | null
    }

/** An account and person that can be switched to. */
export interface AccountChoice {
  readonly key: string
  readonly kind: AccountKind
  /** The account's name; '' until Harvest has told it. */
  readonly name: string
  readonly person: string
  readonly isCurrent: boolean
  /** Its token was refused, or is not in the keychain. */
  readonly needsToken: boolean
  /** Changes that have not reached Harvest; of the current one `sync` tells. */
  readonly waiting: number
}

/** How things stand with Harvest. */
export type SyncState = {
  readonly status: 'up-to-date' | 'syncing' | 'offline' | 'rate-limited' | 'server-trouble'
  /** Changes Harvest has not confirmed yet. */
  readonly pending: number
  readonly refused: readonly RefusedOperation[]
  /** Epoch milliseconds of the last complete pull, or null. */
  readonly lastPulledAt: number | null
  /** Every change Harvest has not confirmed, in the order they were made. */
  readonly operations: readonly OpenOperation[]
  /** What only the person can decide; what hangs on it waits. */
  readonly questions: readonly SyncQuestion[]
  /** How far the first reading of older entries has come; null when nothing is being read. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Why the last attempt failed, in Harvest's words where there are any; null when it did not. */
  readonly trouble: Failure | null
  /** When Harvest is tried again after trouble, epoch milliseconds by its clock; null without any. */
  readonly nextAttemptAt: number | null
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
      readonly operation: 'update' | 'delete'
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
  /** An entry that came a second time. `keep` both, or `discard` the second. */
  | { readonly kind: 'came-twice'; readonly otherKey: EntryKey }
  /** An entry that was dropped here and has arrived all the same. `keep` or `discard` it. */
  | { readonly kind: 'came-late' }
)

/** What a person may answer; which of them fits is said at each question. */
export type QuestionChoice = 'mine' | 'theirs' | 'keep' | 'discard'

/** Something that can be taken back; the words are made where it is shown. */
export interface Undoable {
  readonly id: string
  /** The last kind of change it consists of. */
  readonly kind: OperationKind
  /** Every kind of change it consists of, in order: a switch is a stop and a start. */
  readonly kinds: readonly OperationKind[]
  readonly entryKey: EntryKey
  readonly work: NamedWork | null
  readonly notes: string
  readonly at: number
  /** What cannot be brought back once Harvest has the change. */
  readonly loses: readonly Loss[]
}

/** What an undo cannot bring back: the API knows no way to. */
export type Loss = 'id' | 'invoice' | 'reference' | 'end'

/** Work done lately, most recent first, each piece of work with its last notes once. */
export interface Recent {
  readonly entryKey: EntryKey
  readonly work: NamedWork
  readonly notes: string
}

/** A favourite with its names; only those that the person may book to. */
export interface NamedFavourite {
  readonly work: NamedWork
  readonly notes: string
}

/**
 * What the system does at login. `requested`: it decides and does not tell. `needs-approval`: the
 * person has to allow it in the system's settings. `unavailable`: this system or build cannot.
 */
export type LoginItemStatus = 'on' | 'off' | 'requested' | 'needs-approval' | 'unavailable'

/** Keys that were asked for and not given; what was in force before still is. */
export interface HotkeyRefusal {
  readonly accelerator: string
  /** `gleaner`: the action `by` has them. `system`: another program. `desktop`: no such keys here. */
  readonly reason: 'gleaner' | 'system' | 'desktop'
  readonly by?: HotkeyAction
}

/** What became of a hotkey. `requested`: the desktop does not say whether it is bound. */
export interface HotkeyState {
  readonly action: HotkeyAction
  readonly accelerator: string | null
  readonly status: 'active' | 'requested' | 'refused' | 'off'
  /** About the keys that were asked for last; absent when they were given. */
  readonly refusal?: HotkeyRefusal
}

/** Something a person should know once; dismissed by id. */
export interface Notice {
  readonly id: string
  readonly kind:
    | 'settings-were-corrupt'
    | 'ledger-was-corrupt'
    | 'closed-to-tray'
    | 'no-tray'
    | 'token-kept-for-this-session-only'
    | 'stopped-elsewhere'
    | 'started-elsewhere'
    | 'answered-by-rule'
    | 'icon-may-hide'
  /** Where a corrupt file was kept, or which work was stopped or started elsewhere. */
  readonly detail?: string
  /** When it happened, epoch milliseconds by Harvest's clock. */
  readonly at?: number
}

/** Facts about this computer that windows need. */
export interface DesktopFacts {
  readonly os: 'linux' | 'darwin' | 'win32'
  readonly hasTray: boolean
  readonly computerTimeZone: string
  /** Windows cannot come up there without taking the focus. */
  readonly isWayland?: boolean
  /** What tells of time away on this desktop; absent until that is known. */
  readonly idleSource?: IdleSourceName
  readonly version: string
  readonly locale: string
}

/**
 * What every visible window mirrors. Small: weeks and assignments are asked for. Facts, not ticks:
 * running hours follow from `running` and the clock.
 */
export interface AppState {
  /** Grows with every change; a window keeps the state with the higher one. */
  readonly revision: number
  readonly session: SessionState
  /** Every account that is kept, the current one among them. */
  readonly accounts: readonly AccountChoice[]
  /** The running entry of this person, or null. */
  readonly running: TimeEntry | null
  readonly today: { readonly spentDate: SpentDate; readonly entries: readonly TimeEntry[] }
  /** `hours` leaves the running entry out: add `currentHours(running)` when `includesRunning`. */
  readonly week: {
    readonly week: Week
    readonly hours: Hundredths
    readonly includesRunning: boolean
    readonly capacity: Hundredths
  }
  readonly recents: readonly Recent[]
  readonly favourites: readonly NamedFavourite[]
  readonly sync: SyncState
  /** What can be undone, the last first. */
  readonly undoable: readonly Undoable[]
  readonly idle: IdleQuestion | null
  /** What is open, at most one about the running timer. */
  readonly reminders: readonly Reminder[]
  readonly settings: Settings
  readonly hotkeys: readonly HotkeyState[]
  readonly loginItem: LoginItemStatus
  readonly notices: readonly Notice[]
  /** Harvest's clock minus this computer's, milliseconds; 0 until known. */
  readonly clockOffsetMs: number
  readonly desktop: DesktopFacts
}

/** The entries of one week, as a window asked for it. */
export interface WeekSlice {
  readonly week: Week
  readonly entries: readonly TimeEntry[]
  readonly capacity: Hundredths
  /** False until this week has been pulled once. */
  readonly isLoaded: boolean
  /** Whose week it is when it is a colleague's. Absent in one's own. */
  readonly userId?: number
  /** Why Harvest does not show this week of a colleague; absent while it does. */
  readonly failure?: Failure
}

/** One's own entries of any days, as far as this computer knows them. */
export interface EntryRange {
  readonly from: SpentDate
  readonly to: SpentDate
  readonly entries: readonly TimeEntry[]
  /** False while some week of it has not been read yet; it is being read, so ask again. */
  readonly isLoaded: boolean
}
