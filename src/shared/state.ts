import type { Account, AccountKind, Person } from './account.ts'
import type { Company } from './company.ts'
import type { Failure } from './failure.ts'
import type { Hundredths, RunningFacts } from './hours.ts'
import type { IdleQuestion, IdleSourceName } from './absence.ts'
import type { NamedWork } from './project-assignment.ts'
import type { Reminder } from './reminder.ts'
import type { HotkeyAction, Settings } from './settings.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { OperationKind, SyncState } from './sync-state.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'
import type { Week } from './time/week.ts'

/**
 *                      .--- signOut ----------------------------------------.
 *                      v                                                    |
 *   starting --> signed-out --signIn--> choosing-account --choose--> signed-in
 *        |             '------------ tryDemo ------------------------^  |   ^
 *        '---- token and account on file ----------------------------'  |   |
 *                                                       401 --> expired-'---'  signIn,
 *                                                                               or accepted again
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

/** The activity of a kept account; of the open account the rest of the state tells. */
export interface AccountActivity {
  /** Changes that have not reached Harvest. */
  readonly waiting: number
  /** Refused changes and open questions. */
  readonly needsPerson: number
  /** The running entry of the person there, or null. */
  readonly running: TimeEntry | null
}

/** An account and person that can be switched to. */
export interface AccountChoice extends AccountActivity {
  readonly key: string
  readonly kind: AccountKind
  /** The account's name; '' until Harvest has told it. */
  readonly name: string
  readonly person: string
  readonly isCurrent: boolean
  /** Its token was refused, or is not in the keychain. */
  readonly needsToken: boolean
}

/** Something that can be taken back; the words are made where it is shown. */
export interface Undoable {
  readonly id: string
  /** The last kind of change it consists of. */
  readonly kind: OperationKind
  /** Every kind of change it consists of, in order: a switch is a stop and a start. */
  readonly kinds: readonly OperationKind[]
  readonly work: NamedWork | null
  readonly at: number
  /** What cannot be brought back once Harvest has the change. */
  readonly loses: readonly Loss[]
  /**
   * True if the step is of an earlier day, or from before Gleaner was started: it is offered by name, and undone only
   * after the user has agreed.
   */
  readonly isOld: boolean
  /** True if Harvest has the change and Gleaner cannot undo any of it. Such a step keeps the steps before it in place. */
  readonly isFinal?: true
  /** The timer that would run again; null where the step stopped none. Its hours: `currentHours`. */
  readonly wouldRun: RunningFacts | null
}

/**
 * What an undo cannot bring back: the API knows no way to. `entry`: a deleted entry that Harvest does not accept again.
 * `times`: that the entry had no start and end.
 */
export type Loss = 'id' | 'invoice' | 'reference' | 'end' | 'entry' | 'times'

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
    | 'settings-were-damaged'
    | 'import-was-damaged'
    | 'ledger-was-corrupt'
    | 'closed-to-tray'
    | 'no-tray'
    | 'token-kept-for-this-session-only'
    | 'stopped-elsewhere'
    | 'started-elsewhere'
    | 'answered-by-rule'
    | 'icon-may-hide'
    | 'deleted-elsewhere'
    | 'disk-full'
    | 'clock-was-wrong'
    /** The result of a command, if Harvest's state differed from what the user saw. */
    | 'stopped-elsewhere-started-here'
    | 'started-elsewhere-stopped-here'
    | 'already-stopped-elsewhere'
    | 'other-timer-runs'
    | 'nothing-runs'
    | 'already-running'
    /** The work of a command that can no longer be done. */
    | 'item-is-gone'
    | 'not-assigned-any-more'
  /** Where a corrupt file was kept, which work was stopped or started elsewhere, minutes a clock was behind. */
  readonly detail?: string
  /** When it happened, epoch milliseconds by Harvest's clock. */
  readonly at?: number
  /** The hours of the running entry when it was stopped here. */
  readonly hours?: Hundredths
  /** The damaged settings that were left out. */
  readonly dropped?: readonly Dropped[]
  /** How many pending changes of a damaged ledger were kept, and how many were lost. */
  readonly changes?: KeptChanges
}

/** Pending changes that were read from a damaged ledger, and that could not be read; null if it hides how many. */
export interface KeptChanges {
  readonly kept: number
  readonly unreadable: number | null
}

/** A kind of setting that can be damaged by itself; `choice` is any single one. */
export type DroppedKind =
  'rule' | 'favourite' | 'account' | 'host' | 'hotkey' | 'reminder' | 'choice'

/** A number of damaged settings of one kind. */
export interface Dropped {
  readonly kind: DroppedKind
  readonly count: number
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
  /** The language of the computer (BCP 47). */
  readonly locale: string
  /** The region of the computer (BCP 47), for dates and numbers; absent where it is that of the texts. */
  readonly region?: string
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
  /** `hours` leaves out everything that runs: `weekHours` adds it. */
  readonly week: {
    readonly week: Week
    readonly hours: Hundredths
    /** True if `running` is an entry of this week. */
    readonly includesRunning: boolean
    /** The other timers that run in this week; absent for none. Harvest lets one run, but has been seen with more. */
    readonly alsoRunning?: readonly RunningFacts[]
    readonly capacity: Hundredths
  }
  readonly recents: readonly Recent[]
  readonly favourites: readonly NamedFavourite[]
  readonly sync: SyncState
  /** What can be undone, the last first. */
  readonly undoable: readonly Undoable[]
  readonly idle: IdleQuestion | null
  /** True while a rule waits for Harvest before it answers; the question is not shown meanwhile. */
  readonly isRuleWaiting?: boolean
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
  /** Differs between any two weeks that one account sends; changes of the week name the version that they follow. */
  readonly version: number
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
