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
      /** Null until Harvest has responded once. After that it is known offline too. */
      readonly person: Person | null
      readonly company: Company | null
    }
  | {
      readonly kind: 'expired'
      readonly account: Account
      readonly person: Person | null
      readonly company: Company | null
    }

/** The activity of a signed-in account that is not open. The rest of the state shows the open one. */
export interface AccountActivity {
  /** Changes that have not reached Harvest. */
  readonly waiting: number
  /** Refused changes and open questions. */
  readonly needsPerson: number
  /** The user's running entry there, or null. */
  readonly running: TimeEntry | null
}

/** An account and user that the user can switch to. */
export interface AccountChoice extends AccountActivity {
  readonly key: string
  readonly kind: AccountKind
  /** The account's name; '' until Harvest has returned it. */
  readonly name: string
  readonly person: string
  readonly isCurrent: boolean
  /** True if its token was refused, or is not in the keychain. */
  readonly needsToken: boolean
}

/** A step that can be undone. Windows write its text. */
export interface Undoable {
  readonly id: string
  /** The last kind of change it consists of. */
  readonly kind: OperationKind
  /** Every kind of change it consists of, in order: a switch is a stop and a start. */
  readonly kinds: readonly OperationKind[]
  readonly work: NamedWork | null
  readonly at: number
  /** What an undo cannot restore once Harvest has the change. */
  readonly loses: readonly Loss[]
  /**
   * True if the step is of an earlier day, or from before Gleaner was started: it is offered by name, and undone only
   * after the user has agreed.
   */
  readonly isOld: boolean
  /** True if Harvest has the change and Gleaner cannot undo any of it. Steps before it cannot be undone then. */
  readonly isFinal?: true
  /** The timer that would run again; null if the step stopped none. For its hours, see `currentHours`. */
  readonly wouldRun: RunningFacts | null
}

/**
 * What an undo cannot restore, because the API does not allow it. `entry`: a deleted entry that Harvest does not
 * accept again. `times`: that the entry had no start and end.
 */
export type Loss = 'id' | 'invoice' | 'reference' | 'end' | 'entry' | 'times'

/** Recent work, latest first. Each work is listed once, with its last notes. */
export interface Recent {
  readonly entryKey: EntryKey
  readonly work: NamedWork
  readonly notes: string
}

/** A favourite with its names. Only assigned ones are listed. */
export interface NamedFavourite {
  readonly work: NamedWork
  readonly notes: string
}

/**
 * The state of the login item. `requested`: the system decides and does not report it. `needs-approval`: the user
 * must allow it in the system's settings. `unavailable`: this system or build has no login items.
 */
export type LoginItemStatus = 'on' | 'off' | 'requested' | 'needs-approval' | 'unavailable'

/** Keys that could not be registered. The previous keys still work. */
export interface HotkeyRefusal {
  readonly accelerator: string
  /**
   * `gleaner`: the action `by` uses them. `system`: another program uses them. `desktop`: this
   * desktop does not support them.
   */
  readonly reason: 'gleaner' | 'system' | 'desktop'
  readonly by?: HotkeyAction
}

/** The state of a hotkey. `requested`: the desktop does not report whether it is registered. */
export interface HotkeyState {
  readonly action: HotkeyAction
  readonly accelerator: string | null
  readonly status: 'active' | 'requested' | 'refused' | 'off'
  /** The last keys that could not be registered; absent if they were. */
  readonly refusal?: HotkeyRefusal
}

/** A notice for the user. The user dismisses it by its id. */
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
    /** The entry or favourite that the user chose in a menu was changed or removed. */
    | 'item-is-gone'
    /** The work that a command would continue is no longer assigned to the user. */
    | 'not-assigned-any-more'
  /**
   * By kind:
   * - a damaged settings file or ledger: the path of the damaged copy
   * - `answered-by-rule`: a sentence about the answer
   * - `icon-may-hide`: the system, as `DesktopFacts.os`
   * - `clock-was-wrong`: the minutes that the clock was slow; negative if it was fast
   * - a timer or entry that was changed elsewhere, a command: the work
   */
  readonly detail?: string
  /** When it happened, epoch milliseconds by Harvest's clock. */
  readonly at?: number
  /** The hours of the entry when its timer was stopped here. */
  readonly hours?: Hundredths
  /** The damaged settings that were left out. */
  readonly dropped?: readonly Dropped[]
  /** The number of pending changes that a damaged ledger kept and lost. */
  readonly changes?: KeptChanges
}

/** Pending changes that could and could not be read from a damaged ledger; null if the number is unknown. */
export interface KeptChanges {
  readonly kept: number
  readonly unreadable: number | null
}

/** A kind of setting that can be damaged alone; `choice` is any single value. */
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
  /** True if windows cannot open there without taking the focus. */
  readonly isWayland?: boolean
  /** The source of idle time on this desktop; absent until it is known. */
  readonly idleSource?: IdleSourceName
  readonly version: string
  /** The language of the computer (BCP 47). */
  readonly locale: string
  /** The region of the computer (BCP 47) for dates and numbers; absent if it is that of the texts. */
  readonly region?: string
}

/**
 * The state that every visible window mirrors. It is small: windows request weeks and assignments.
 * It has facts instead of ticks: running hours follow from `running` and the time.
 */
export interface AppState {
  /** Grows with every change. A window uses the state with the higher revision. */
  readonly revision: number
  readonly session: SessionState
  /** Every signed-in account, including the open one. */
  readonly accounts: readonly AccountChoice[]
  /** The user's running entry, or null. */
  readonly running: TimeEntry | null
  readonly today: { readonly spentDate: SpentDate; readonly entries: readonly TimeEntry[] }
  /** `hours` excludes running timers. `weekHours` adds them. */
  readonly week: {
    readonly week: Week
    readonly hours: Hundredths
    /** True if `running` is an entry of this week. */
    readonly includesRunning: boolean
    /**
     * Other running timers of this week; absent without any. Harvest allows one, but has been
     * observed with more.
     */
    readonly alsoRunning?: readonly RunningFacts[]
    readonly capacity: Hundredths
  }
  readonly recents: readonly Recent[]
  readonly favourites: readonly NamedFavourite[]
  readonly sync: SyncState
  /** The steps that can be undone, the last one first. */
  readonly undoable: readonly Undoable[]
  readonly idle: IdleQuestion | null
  /** True while a rule waits for Harvest before it answers; the question is not shown meanwhile. */
  readonly isRuleWaiting?: boolean
  /** The open reminders, at most one about the running timer. */
  readonly reminders: readonly Reminder[]
  readonly settings: Settings
  readonly hotkeys: readonly HotkeyState[]
  readonly loginItem: LoginItemStatus
  readonly notices: readonly Notice[]
  /** Harvest's clock minus this computer's, milliseconds; 0 until known. */
  readonly clockOffsetMs: number
  readonly desktop: DesktopFacts
}

/** The entries of one week, as sent to a window. */
export interface WeekSlice {
  readonly week: Week
  /**
   * Unique for each version of a week that an account sends. A change of the week names the version
   * that it follows.
   */
  readonly version: number
  readonly entries: readonly TimeEntry[]
  readonly capacity: Hundredths
  /** False until this week has been fetched once. */
  readonly isLoaded: boolean
  /** The colleague whose week it is; absent for the user's own. */
  readonly userId?: number
  /** Why Harvest does not return this week of a colleague; absent while it does. */
  readonly failure?: Failure
}

/** The user's own entries of some days that are on this computer. */
export interface EntryRange {
  readonly from: SpentDate
  readonly to: SpentDate
  readonly entries: readonly TimeEntry[]
  /**
   * False while a week of the range has not been fetched. It is being fetched, so request the range
   * again.
   */
  readonly isLoaded: boolean
}
