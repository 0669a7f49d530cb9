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

/** Why a window was shown. */
export interface ShownFor {
  readonly intent: WindowIntent
  /** The day whose week the timesheet shows; absent to keep the current week. */
  readonly date?: SpentDate
  /** The entry of that day to select, or (`edit-entry`) to open the form of. */
  readonly entryKey?: EntryKey
}

/**
 * The commands of windows to the main process. Each takes one argument, which
 * `main/commands/command-schemas.ts` parses first. Each returns a `Result` and never throws.
 */
export interface Commands {
  getState(argument: void): Result<AppState>

  /**
   * Checks a personal access token. Signs in if it opens one account; otherwise the state asks the
   * user to choose. With `adds`, the account is added to the signed-in ones, and the choice is in
   * the result. Returns `cancelled` if the user declines.
   */
  signIn(argument: {
    readonly accessToken: string
    readonly adds?: boolean
  }): Result<readonly Account[]>
  chooseAccount(argument: { readonly accountId: number }): Result<void>
  tryDemo(argument: void): Result<void>
  /** Opens another signed-in account from its own ledger. Returns `gone` if it is not signed in. */
  switchAccount(argument: { readonly key: string }): Result<void>
  /**
   * Returns the accounts that the token of the open account can open too and that are not signed
   * in. Open one with `chooseAccount`.
   */
  listReachableAccounts(argument: void): Result<readonly Account[]>
  /**
   * Asks the user, then deletes the token of the open or the named account and opens another
   * signed-in account. Unsent changes stay on this computer. Returns false if the user cancels.
   */
  signOut(argument: { readonly key?: string }): Result<boolean>

  /**
   * Starts a timer and stops the running one at that time. `startedAt` is in epoch milliseconds by
   * Harvest's clock. Returns `invalid-input` if it is in the future, over a day ago, or before the
   * running timer started.
   */
  startTimer(
    argument: Work & { readonly notes: string; readonly startedAt?: number }
  ): Result<EntryKey>
  /**
   * Changes the start of the running timer. Returns `gone` if the entry is no longer running, and `changed-elsewhere`
   * if its timer was started or corrected elsewhere since it was shown.
   */
  moveTimerStart(argument: {
    readonly key: EntryKey
    readonly seen: SeenEntry
    readonly startedAt: number
  }): Result<void>
  /** Stops the timer that was shown (`seen`; null if none was shown). Returns `gone` if it is no longer running. */
  stopTimer(argument: { readonly seen: SeenTimer | null }): Result<void>
  /** Continues an entry: restarts today's entry in a duration account, otherwise starts a new entry today. */
  continueEntry(argument: Continuation): Result<EntryKey>
  /** Stops the running timer of a signed-in account that is not open. Returns `gone` if none runs there. */
  stopTimerIn(argument: { readonly account: string; readonly seen?: SeenTimer }): Result<void>
  /** Stops the timer that was shown, or continues the last work if none was shown (null). */
  toggleTimer(argument: { readonly seen: SeenTimer | null }): Result<void>

  createEntry(argument: EntryDraft): Result<EntryKey>
  updateEntry(argument: EntryChange): Result<void>
  /** Deletes an entry. Asks (`answerQuestion`) if it was changed elsewhere since it was shown. */
  deleteEntry(argument: EntryDeletion): Result<void>
  /** Removes the external reference that was shown. A different one stays. */
  removeExternalReference(argument: {
    readonly key: EntryKey
    readonly seen: SeenEntry
  }): Result<void>
  /** Applies several edits together or not at all. Returns the keys in the order of the edits. */
  editEntries(argument: { readonly edits: readonly EntryEdit[] }): Result<readonly EntryKey[]>

  getAssignments(argument: void): Result<readonly ProjectAssignment[]>
  /** Returns the assignments of a colleague, or `forbidden` for members. Waits for Harvest. */
  getAssignmentsOf(argument: { readonly userId: number }): Result<readonly ProjectAssignment[]>
  /**
   * Returns the week around a date, the user's own or that of the colleague `userId`, and then
   * sends this window its changes (`weekChanged`).
   */
  watchWeek(argument: { readonly date: SpentDate; readonly userId?: number }): Result<WeekSlice>
  /**
   * Returns the user's own entries between two days, at most 400 days apart. Missing weeks are
   * fetched in the background.
   */
  readRange(argument: { readonly from: SpentDate; readonly to: SpentDate }): Result<EntryRange>
  /**
   * Returns the user's own entries that match: from this computer, or with `everywhere` from
   * Harvest too, which takes longer.
   */
  findEntries(argument: {
    readonly query: FindQuery
    readonly everywhere: boolean
  }): Result<FoundEntries>
  /**
   * Returns the icon of the service that an entry is linked to as a `data:` URL, or null if there
   * is none. Waits for the network. Harvest determines the address; a window cannot choose it.
   */
  getServiceIcon(argument: { readonly key: EntryKey }): Result<string | null>
  /** Returns the colleagues whose weeks the user may watch; none for members. Waits for Harvest. */
  listColleagues(argument: void): Result<readonly Colleague[]>

  /** Answers the idle question. Returns `gone` if it is no longer open. */
  answerIdle(argument: IdleAnswer): Result<void>
  /** Undoes what a rule did last. Returns `gone` if there is nothing to undo. */
  undoIdle(argument: void): Result<void>

  /**
   * Carries out the user's choice about a reminder. Returns `gone` if the reminder is closed, and
   * `invalid-input` for a choice that it does not offer.
   */
  answerReminder(argument: { readonly id: string; readonly choice: ReminderChoice }): Result<void>

  syncNow(argument: void): Result<void>
  /** Sends a refused or waiting change in its turn, without waiting for its next attempt. */
  retryOperation(argument: { readonly id: string }): Result<void>
  /** Discards a change. Asks first if something would be lost, and returns false if the user cancels. */
  discardOperation(argument: { readonly id: string }): Result<boolean>
  /**
   * Answers an open question. Returns `invalid-input` for an answer that the question does not
   * offer, and `gone` if it is settled.
   */
  answerQuestion(argument: { readonly id: string; readonly choice: QuestionChoice }): Result<void>
  /**
   * Undoes a whole step of `undoable` that was shown and returns what could not be restored.
   * Returns `gone` if it is undone already. An old step (`isOld`) needs `agreed`; otherwise the
   * failure is `step-is-old`.
   */
  undo(argument: { readonly id: string; readonly agreed?: boolean }): Result<readonly Loss[]>

  changeSettings(argument: SettingsChange): Result<void>
  dismissNotice(argument: { readonly id: string }): Result<void>
  /** Disables all hotkeys while a window records keys. Hiding the window enables them again. */
  suspendHotkeys(argument: { readonly suspended: boolean }): Result<void>
  /**
   * Asks for a file and exports the settings, without secrets and without account names. Returns
   * false if the user cancels.
   */
  exportSettings(argument: void): Result<boolean>
  /**
   * Asks for a file and imports its settings. Returns `invalid-input` for a file that Gleaner did
   * not write.
   */
  importSettings(argument: void): Result<boolean>
  /** Asks the user, then deletes permanently. Returns false if the user cancels. */
  reset(argument: { readonly what: ResetScope }): Result<boolean>
  /** Returns the diagnostics as plain text, without names, notes, hosts or tokens. */
  readDiagnostics(argument: void): Result<string>
  /** Asks for a file and saves the diagnostics. Returns false if the user cancels. */
  saveDiagnostics(argument: void): Result<boolean>
  /** Shows the folder of entries, settings and logs in the file manager. */
  openDataFolder(argument: void): Result<void>
  /** Returns the names and versions of the parts that Gleaner runs on. */
  readVersions(argument: void): Result<Readonly<Record<string, string>>>
  /** Returns the third-party notices as plain text. */
  readThirdPartyNotices(argument: void): Result<string>

  /** Opens a window. `at` is the position on the screen where the user dropped it. Some desktops ignore it. */
  openWindow(argument: {
    readonly name: WindowName
    readonly intent?: WindowIntent
    readonly date?: SpentDate
    readonly entryKey?: EntryKey
    readonly at?: { readonly x: number; readonly y: number }
  }): Result<void>
  /** Hides the window that sent the command. */
  hideWindow(argument: void): Result<void>
  /**
   * Opens an https address. Harvest's hosts open at once; any other host opens after a question
   * that names it.
   */
  openExternal(argument: { readonly url: string }): Result<void>
  /** Asks about a running timer, or about quitting, then quits. */
  quit(argument: void): Result<void>
}

/** The events that the main process sends to windows. */
export interface Events {
  stateChanged: AppState
  weekChanged: WeekChange
  /** The window has just been shown. It must take the focus and drop stale input. */
  windowShown: ShownFor
}

export type CommandName = keyof Commands
export type EventName = keyof Events
export type CommandArgument<Name extends CommandName> = Parameters<Commands[Name]>[0]
export type CommandResult<Name extends CommandName> = ReturnType<Commands[Name]>

/**
 * The names of all commands. A command without an entry here, or an entry without a command, does
 * not compile.
 */
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

/** The main process as a window sees it: `desktop.startTimer(…)`, `desktop.on.stateChanged(listener)`. */
export type Desktop = {
  readonly [Name in CommandName]: CommandArgument<Name> extends void
    ? () => Promise<CommandResult<Name>>
    : (argument: CommandArgument<Name>) => Promise<CommandResult<Name>>
} & {
  /** Subscribes and returns a function that unsubscribes. */
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => () => void
  }
}
