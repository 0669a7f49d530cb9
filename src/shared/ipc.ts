import type { Account, Colleague } from './account.ts'
import type { Result } from './failure.ts'
import type { FindQuery, FoundEntries } from './find-query.ts'
import type { IdleAnswer } from './absence.ts'
import type { ProjectAssignment, Work } from './project-assignment.ts'
import type { ReminderChoice } from './reminder.ts'
import type { ResetScope, SettingsChange } from './settings.ts'
import type { Continuation, SeenEntry, SeenTimer } from './seen.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { AppState, EntryRange, Loss, WeekSlice } from './state.ts'
import type { WeekChange } from './week-change.ts'
import type { QuestionChoice } from './sync-state.ts'
import type { EntryChange, EntryDeletion, EntryDraft, EntryEdit, EntryKey } from './time-entry.ts'

/** The windows, by the folder of their HTML entry. */
export const WINDOW_NAMES = ['popover', 'timesheet', 'welcome', 'idle', 'palette', 'mini'] as const
export type WindowName = (typeof WINDOW_NAMES)[number]

/** The part of a window that opens when the window is shown. */
export const WINDOW_INTENTS = [
  'none',
  'new-entry',
  'edit-entry',
  'settings',
  'add-account'
] as const
export type WindowIntent = (typeof WINDOW_INTENTS)[number]

/** What a window was shown for. */
export interface ShownFor {
  readonly intent: WindowIntent
  /** The timesheet shows the week of this day; absent: it stays where it is. */
  readonly date?: SpentDate
  /** The entry of that day to select, or (`edit-entry`) to open the form of. */
  readonly entryKey?: EntryKey
}

/**
 * THE contract, upwards: what a window may ask of the main process. One argument each, parsed by
 * `main/commands/command-schemas.ts` before anything happens; every answer is a `Result`, never an exception.
 */
export interface Commands {
  getState(argument: void): Result<AppState>

  /**
   * Checks a personal access token: signs in when it opens one account, else the state asks to choose.
   * `adds`: another account beside those that are kept; the choice is then among the answer. Beside kept accounts
   * a new one is opened only after a question; `cancelled` when the user does not agree.
   */
  signIn(argument: {
    readonly accessToken: string
    readonly adds?: boolean
  }): Result<readonly Account[]>
  chooseAccount(argument: { readonly accountId: number }): Result<void>
  tryDemo(argument: void): Result<void>
  /** Opens another kept account, from its own ledger; `gone` when it is not kept. */
  switchAccount(argument: { readonly key: string }): Result<void>
  /** Accounts that the token of the open one opens too and that are not kept; then `chooseAccount`. */
  listReachableAccounts(argument: void): Result<readonly Account[]>
  /**
   * Asks, then forgets the token of the open account, or of the one named; what waits stays on this computer.
   * Another that is kept is opened then. Returns false when the user cancels.
   */
  signOut(argument: { readonly key?: string }): Result<boolean>

  /**
   * `startedAt`: when the work really began, epoch milliseconds by Harvest's clock. What ran is stopped
   * then; `invalid-input` when that is in the future, over a day ago, or before what runs had begun.
   */
  startTimer(
    argument: Work & { readonly notes: string; readonly startedAt?: number }
  ): Result<EntryKey>
  /**
   * Moves the start of the running timer, as `startTimer` takes it; `gone` when that entry runs no more,
   * `changed-elsewhere` when its timer was started or corrected elsewhere since it was shown.
   */
  moveTimerStart(argument: {
    readonly key: EntryKey
    readonly seen: SeenEntry
    readonly startedAt: number
  }): Result<void>
  /** Stops the timer that was shown (null: none was); `gone` when it runs no more. */
  stopTimer(argument: { readonly seen: SeenTimer | null }): Result<void>
  /** Continues an entry: restarts today's in a duration account, else starts a copy today. */
  continueEntry(argument: Continuation): Result<EntryKey>
  /** Stops the running timer of a kept account that is not open; `gone` when none runs there any more. */
  stopTimerIn(argument: { readonly account: string; readonly seen?: SeenTimer }): Result<void>
  /** Stops the timer that was shown, or, where none was shown (null), goes on with the last work. */
  toggleTimer(argument: { readonly seen: SeenTimer | null }): Result<void>

  createEntry(argument: EntryDraft): Result<EntryKey>
  updateEntry(argument: EntryChange): Result<void>
  /** Asks (`answerQuestion`) instead of deleting when the entry was changed elsewhere since it was shown. */
  deleteEntry(argument: EntryDeletion): Result<void>
  /** Removes the external reference that was shown; another one stays. */
  removeExternalReference(argument: {
    readonly key: EntryKey
    readonly seen: SeenEntry
  }): Result<void>
  /** Several edits as one: all are taken on, or none; answers the keys, in the order of the edits. */
  editEntries(argument: { readonly edits: readonly EntryEdit[] }): Result<readonly EntryKey[]>

  getAssignments(argument: void): Result<readonly ProjectAssignment[]>
  /** What may be booked to for a colleague; `forbidden` for members. Waits for Harvest. */
  getAssignmentsOf(argument: { readonly userId: number }): Result<readonly ProjectAssignment[]>
  /** Answers the week around a date, one's own or (`userId`) a colleague's, and from then on tells this window of its changes (`weekChanged`). */
  watchWeek(argument: { readonly date: SpentDate; readonly userId?: number }): Result<WeekSlice>
  /** One's own entries from a day to another, at most 400 days; what is missing is read behind. */
  readRange(argument: { readonly from: SpentDate; readonly to: SpentDate }): Result<EntryRange>
  /** One's own entries that fit: what this computer knows, or (`everywhere`) what only Harvest knows as well, which waits for it. */
  findEntries(argument: {
    readonly query: FindQuery
    readonly everywhere: boolean
  }): Result<FoundEntries>
  /**
   * Returns the picture of the service that an entry is linked to as a `data:` URL, or null where there is none;
   * waits for the network. The address is the one that Harvest gave: a window cannot choose it.
   */
  getServiceIcon(argument: { readonly key: EntryKey }): Result<string | null>
  /** Whose weeks the person may watch besides their own; nobody's for members. Waits for Harvest. */
  listColleagues(argument: void): Result<readonly Colleague[]>

  /** Carries out an answer; `gone` when nothing is asked any more. */
  answerIdle(argument: IdleAnswer): Result<void>
  /** Takes back what a rule did last; `gone` when there is nothing to take back. */
  undoIdle(argument: void): Result<void>

  /**
   * Carries out what was chosen at a reminder; `gone` when it is open no more, `invalid-input` for a
   * choice that it does not offer.
   */
  answerReminder(argument: { readonly id: string; readonly choice: ReminderChoice }): Result<void>

  syncNow(argument: void): Result<void>
  /** Sends it as soon as it is its turn, whether it was refused or waits for its next attempt. */
  retryOperation(argument: { readonly id: string }): Result<void>
  /** Asks first if something would be lost; returns false when the user cancels. */
  discardOperation(argument: { readonly id: string }): Result<boolean>
  /** Decides an open question; `invalid-input` for a choice that does not fit it, `gone` when it is decided. */
  answerQuestion(argument: { readonly id: string; readonly choice: QuestionChoice }): Result<void>
  /**
   * Undoes the step that was shown (one of `undoable`), and all of it; returns what could not be brought back, `gone`
   * when the step is undone already. An old step (`isOld`) needs `agreed`, else the failure is `step-is-old`.
   */
  undo(argument: { readonly id: string; readonly agreed?: boolean }): Result<readonly Loss[]>

  changeSettings(argument: SettingsChange): Result<void>
  dismissNotice(argument: { readonly id: string }): Result<void>
  /** While a window records keys, hotkeys do nothing; ends by itself when that window hides. */
  suspendHotkeys(argument: { readonly suspended: boolean }): Result<void>
  /** Asks where; answers false when the person thought better of it. Never holds a secret or who is signed in. */
  exportSettings(argument: void): Result<boolean>
  /** Asks for the file and applies it at once; `invalid-input` when it is none of ours. */
  importSettings(argument: void): Result<boolean>
  /** Asks, then deletes for good; returns false when the user cancels. */
  reset(argument: { readonly what: ResetScope }): Result<boolean>
  /** What helps to understand a fault, in plain text: no names, notes, hosts or tokens. */
  readDiagnostics(argument: void): Result<string>
  /** Asks where to keep the same text; answers false when the person thought better of it. */
  saveDiagnostics(argument: void): Result<boolean>
  /** Shows the folder of entries, settings and logs in the file manager. */
  openDataFolder(argument: void): Result<void>
  /** Names and versions of what Gleaner runs on. */
  readVersions(argument: void): Result<Readonly<Record<string, string>>>
  /** The notices of what others contributed to Gleaner, as plain text. */
  readThirdPartyNotices(argument: void): Result<string>

  /** `at`: where on the screen the window is let go, where windows may be placed. */
  openWindow(argument: {
    readonly name: WindowName
    readonly intent?: WindowIntent
    readonly date?: SpentDate
    readonly entryKey?: EntryKey
    readonly at?: { readonly x: number; readonly y: number }
  }): Result<void>
  /** Hides the window that asks. */
  hideWindow(argument: void): Result<void>
  /** https only; Harvest's hosts at once, any other after a question that names it. */
  openExternal(argument: { readonly url: string }): Result<void>
  /** Asks first, about a running timer or about quitting. */
  quit(argument: void): Result<void>
}

/** THE contract, downwards. */
export interface Events {
  stateChanged: AppState
  weekChanged: WeekChange
  /** The window has just been shown: take focus, forget what is stale. */
  windowShown: ShownFor
}

export type CommandName = keyof Commands
export type EventName = keyof Events
export type CommandArgument<Name extends CommandName> = Parameters<Commands[Name]>[0]
export type CommandResult<Name extends CommandName> = ReturnType<Commands[Name]>

/**
 * The argument of a command as the main process takes it. Windows have to say what they showed; the main process does
 * not rely on it: without `seen` a change counts as made on the oldest version that the caller may have shown.
 */
export type ReceivedArgument<Name extends CommandName> = Name extends 'stopTimer' | 'toggleTimer'
  ? { readonly seen?: SeenTimer | null } | undefined
  : Name extends 'undo'
    ? Partial<CommandArgument<'undo'>>
    : Name extends 'editEntries'
      ? { readonly edits: readonly ReceivedEdit[] }
      : Name extends 'moveTimerStart'
        ? Partial<CommandArgument<'moveTimerStart'>> & { readonly startedAt: number }
        : WithoutDuty<CommandArgument<Name>>

/** An edit as the main process takes it. */
export type ReceivedEdit = WithoutDuty<EntryEdit>

type WithoutDuty<Argument> = Argument extends { readonly seen: infer Seen }
  ? Omit<Argument, 'seen'> & { readonly seen?: Seen }
  : Argument

/** Every command once; a command without an entry here, or the reverse, does not compile. */
export const COMMAND_NAMES = Object.keys({
  getState: true,
  signIn: true,
  chooseAccount: true,
  tryDemo: true,
  switchAccount: true,
  listReachableAccounts: true,
  signOut: true,
  startTimer: true,
  moveTimerStart: true,
  stopTimer: true,
  stopTimerIn: true,
  continueEntry: true,
  toggleTimer: true,
  createEntry: true,
  updateEntry: true,
  deleteEntry: true,
  removeExternalReference: true,
  editEntries: true,
  getAssignments: true,
  getAssignmentsOf: true,
  watchWeek: true,
  readRange: true,
  findEntries: true,
  getServiceIcon: true,
  listColleagues: true,
  answerIdle: true,
  undoIdle: true,
  answerReminder: true,
  syncNow: true,
  retryOperation: true,
  discardOperation: true,
  answerQuestion: true,
  undo: true,
  changeSettings: true,
  dismissNotice: true,
  suspendHotkeys: true,
  exportSettings: true,
  importSettings: true,
  reset: true,
  readDiagnostics: true,
  saveDiagnostics: true,
  openDataFolder: true,
  readVersions: true,
  readThirdPartyNotices: true,
  openWindow: true,
  hideWindow: true,
  openExternal: true,
  quit: true
} satisfies Record<CommandName, true>) as readonly CommandName[]

export const EVENT_NAMES = Object.keys({
  stateChanged: true,
  weekChanged: true,
  windowShown: true
} satisfies Record<EventName, true>) as readonly EventName[]

/** What a window sees of the main process: `desktop.startTimer(…)`, `desktop.on.stateChanged(listener)`. */
export type Desktop = {
  readonly [Name in CommandName]: CommandArgument<Name> extends void
    ? () => Promise<CommandResult<Name>>
    : (argument: CommandArgument<Name>) => Promise<CommandResult<Name>>
} & {
  /** Subscribes; the answer unsubscribes. */
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => () => void
  }
}
