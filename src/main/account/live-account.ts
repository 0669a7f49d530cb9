import { DISK_FULL } from '#main/commands/disk-guard.ts'
import { createFind } from '#main/find/find.ts'
import type { Find } from '#main/find/find.ts'
import type { Idle } from '#main/idle/idle-service.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerIdentity } from '#main/ledger/open-database.ts'
import { LedgerIndex } from '#main/ledger/search-index.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Reminders } from '#main/reminders/reminders.ts'
import type { AccountDetails } from '#main/session/access.ts'
import type { Store } from '#main/store/store.ts'
import { dismissNotice } from '#main/store/transitions.ts'
import { createQuestions } from '#main/sync/questions/questions.ts'
import type { Questions } from '#main/sync/questions/questions.ts'
import type { Sync } from '#main/sync/sync.ts'
import { createBackDate } from '#main/timer/back-date.ts'
import type { BackDate } from '#main/timer/back-date.ts'
import { createLastRuns } from '#main/timer/last-runs.ts'
import { createTimer } from '#main/timer/timer.ts'
import type { Timer } from '#main/timer/timer.ts'
import { createColleagues } from '#main/timesheet/colleagues.ts'
import type { Colleagues } from '#main/timesheet/colleagues.ts'
import { createEdits } from '#main/timesheet/edits.ts'
import type { Edits } from '#main/timesheet/edits.ts'
import { createUndo } from '#main/timesheet/undo.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import type { AccessRole } from '#shared/account.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { addDays } from '#shared/time/spent-date.ts'
import { createAccountClient } from './account-client.ts'
import type { ApiAccess } from './account-client.ts'
import type { AccountContext } from './account-context.ts'
import { ledgerFile, openAccountLedger } from './account-ledger.ts'
import { correctOperations } from './correct-operations.ts'
import { guessedAssignments, guessedCompany, recentEntries } from './guessed-account.ts'
import { createIdleAndReminders } from './idle-and-reminders.ts'
import type { PresenceEvents } from './idle-and-reminders.ts'
import { createKnownAssignments } from './known-assignments.ts'
import { createProfile } from './profile.ts'
import type { KnownAccount } from './profile.ts'
import { projectState, RECENT_DAYS } from './project-state.ts'
import { createServerClock } from './server-clock.ts'
import { followFavourites, showFavourites } from './show-favourites.ts'
import { createAccountSync } from './sync-policy.ts'
import { createWatchedWeeks } from './watched-weeks.ts'
import type { WatchedWeeks } from './watched-weeks.ts'

/** Called when something happens in an account that concerns the rest of Gleaner. */
export interface AccountEvents extends PresenceEvents {
  /** The user or the settings of the account are known, or have changed. */
  readonly onAccount: (account: KnownAccount) => void
  /** Harvest refused the token. */
  readonly onExpired: () => void
  /** Harvest accepts the token again that it had refused. */
  readonly onAccepted: () => void
}

export interface LiveAccountOptions {
  readonly platform: Platform
  readonly store: Store
  readonly identity: LedgerIdentity
  readonly access: ApiAccess
  /** The details of an account that was just chosen; otherwise the ledger has them. */
  readonly details?: AccountDetails
  readonly events: AccountEvents
}

/** An account of one user with everything that runs for it in this process. */
export interface LiveAccount {
  readonly timer: Timer
  readonly backDate: BackDate
  readonly edits: Edits
  readonly idle: Idle
  readonly reminders: Reminders
  readonly weeks: WatchedWeeks
  readonly colleagues: Colleagues
  readonly find: Find
  readonly sync: Sync
  readonly ledger: Ledger
  readonly questions: Questions
  readonly undo: Undo
  role(): AccessRole
  /** Returns an entry of any day, as windows see it. */
  entry(key: EntryKey): TimeEntry | undefined
  /** Returns the user's entries of all days, as windows see them. */
  entries(): readonly TimeEntry[]
  assignments(): readonly ProjectAssignment[]
  /** Puts the entries into the state and starts to sync. Call it once, before `show`. */
  begin(): void
  /** Makes the account the open one: it watches the user's presence, reminds, and fetches more often. */
  show(): void
  /** Hides the account. It continues to sync in the background. */
  hide(): void
  /** Ends the account. Resolves when the request under way is finished or, after 2 s, cancelled. */
  close(): Promise<void>
}

/** How long `close` waits for the response under way. Without it, the outcome is looked up at the next start. */
const LEAVE_WITHIN = 2 * SECOND

/** The period of the check whether "today" is another day. */
const DATE_PERIOD = MINUTE / 2

/** Opens the ledger of an account and starts what belongs to it. Throws `NewerLedgerError`. */
export function openLiveAccount(options: LiveAccountOptions): LiveAccount {
  const { platform, store, identity, events } = options
  const { timers, power, schedule, windows, facts } = platform
  const { userId, accountId } = identity
  let isShown = false
  let isClosed = false

  // the ledger only receives these functions; `profile` and `serverClock` are created below, before the first call
  const ledger = openAccountLedger({
    ...options,
    context: () => profile.context(),
    clock: { now: () => serverClock.now(), doubt: () => serverClock.commandDoubt() }
  })
  const serverClock = createServerClock({ timers, power, store, ledger })
  const entriesToGuessFrom = (): readonly HarvestEntry[] =>
    recentEntries(ledger, timers.now(), facts.computerTimeZone)
  const profile = createProfile({
    ledger,
    userId,
    details: options.details,
    onAccount: events.onAccount,
    now: serverClock.now,
    computerTimeZone: facts.computerTimeZone,
    guess: () => guessedCompany(store.state.settings.accountFormats, entriesToGuessFrom())
  })
  const known = createKnownAssignments({
    ledger,
    timers,
    guess: () => guessedAssignments(entriesToGuessFrom())
  })
  const { context, role, today } = profile
  const { view } = ledger
  const account: AccountContext = {
    ledger,
    view,
    store,
    timers,
    power,
    schedule,
    context,
    role,
    assignments: known.all,
    now: serverClock.now,
    doubt: serverClock.doubt
  }
  correctOperations(account, serverClock, platform.logger)

  const leaving = new AbortController()
  // client and colleagues call `sync`, which is created below because it needs them
  const client = createAccountClient({
    platform,
    serverClock,
    accountId,
    access: options.access,
    clock: profile.clock,
    onAnswer: () => sync.heard(),
    onLimited: (until) => sync.limited(until),
    signal: leaving.signal
  })
  const colleagues = createColleagues(account, {
    client,
    userId,
    readAndStore: (name, list) => sync.readAndStore(name, list)
  })
  const weeks = createWatchedWeeks(account, { windows, profile, capacityOf: colleagues.capacity })
  const lastRuns = createLastRuns(account)
  const timer = createTimer(account, {
    last: () => lastRuns.last(view.entriesBetween(addDays(today(), -RECENT_DAYS), today())),
    ranAt: lastRuns.ranAt
  })
  const backDate = createBackDate(account)
  const edits = createEdits(account, colleagues.facts)
  const questions = createQuestions(account)
  const undo = createUndo(account)
  const index = new LedgerIndex(ledgerFile(platform.dataFolder, identity))
  const find = createFind({ ledger, index, client, context })
  const sync = createAccountSync(account, {
    platform,
    client,
    clock: serverClock.certainty,
    weeks,
    profile,
    isShown: () => isShown,
    onAccount: (details) => {
      profile.update(details)
      project()
    },
    onExpired: events.onExpired,
    onAccepted: events.onAccepted
  })
  const presence = createIdleAndReminders(account, {
    events,
    backDate,
    undo,
    pull: () => void sync.pull()
  })

  /** Shows the content of the ledger to windows and tray. */
  function project(): void {
    projectState(account, { profile, shownAssignments: known.shown, lastRuns, questions, undo })
    weeks.publish()
  }

  const guessAgain = (): void => void (profile.guessAgain() && project())

  serverClock.onOffset(({ switchedOnAt }) => presence.idle.clockHeard(switchedOnAt))
  known.onParsed(() => {
    if (isClosed) return
    project()
    showFavourites(account, known)
  })
  ledger.onRepair({
    before: () => index.close(),
    after: () => {
      index.reopen()
      sync.readAgain()
    }
  })
  const stops = [
    ledger.subscribe(project),
    ledger.subscribe(guessAgain),
    store.subscribe(guessAgain),
    // a successful write shows that the disk has space again
    ledger.subscribe(() => store.update(dismissNotice(DISK_FULL))),
    ...followFavourites(account, known),
    ledger.subscribe(
      () => ledger.operations().some(({ status }) => status === 'waiting') && sync.push()
    ),
    timers.every(DATE_PERIOD, () => today() !== store.state.today.spentDate && project()),
    timers.every(DATE_PERIOD, () => sync.askAgain('passing')),
    power.on('resume', () => {
      sync.askAgain('focused')
      void sync.pull()
    })
  ]

  function begin(): void {
    if (isClosed) return
    project()
    void sync.pull()
  }

  function show(): void {
    isShown = true
    presence.start()
    void sync.pull()
  }

  function hide(): void {
    isShown = false
    presence.stop()
    weeks.forgetAll()
  }

  async function close(): Promise<void> {
    isClosed = true
    for (const stop of stops) stop()
    if (isShown) hide()
    find.stop()
    const cancelTimeout = timers.after(LEAVE_WITHIN, () => leaving.abort())
    await sync.stop()
    cancelTimeout()
    index.close()
    ledger.close()
  }

  return {
    timer,
    backDate,
    edits,
    get idle() {
      return presence.idle
    },
    get reminders() {
      return presence.reminders
    },
    weeks,
    colleagues,
    find,
    sync,
    ledger,
    questions,
    undo,
    role,
    entry: view.entry,
    entries: () => view.entriesBetween('0000-01-01', '9999-12-31'),
    assignments: known.all,
    begin,
    show,
    hide,
    close
  }
}
