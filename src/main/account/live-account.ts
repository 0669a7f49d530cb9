import { createAccountClient } from './account-client.ts'
import { createAccountClock } from './account-clock.ts'
import { createAccountFacts } from './profile.ts'
import type { ToldAccount } from './profile.ts'
import { followFavourites, showFavourites } from './show-favourites.ts'
import { createAccountIdle } from './account-idle.ts'
import { ledgerFile, openAccountLedger } from './account-ledger.ts'
import { createAccountReminders } from './account-reminders.ts'
import { createAccountSync } from './sync-policy.ts'
import { DISK_FULL } from '#main/commands/disk-guard.ts'
import { createFind } from '#main/find/find.ts'
import type { Find } from '#main/find/find.ts'
import { guessedAssignments, guessedCompany } from './guessed-account.ts'
import type { Acted, Idle } from '#main/idle/idle.ts'
import { createKnownAssignments } from './known-assignments.ts'
import { LedgerIndex } from '#main/ledger/search-index.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerIdentity } from '#main/ledger/open-database.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Reminders } from '#main/reminders/reminders.ts'
import type { Store } from '#main/store/store.ts'
import { dismissNotice } from '#main/store/transitions.ts'
import { createQuestions } from '#main/sync/questions/questions.ts'
import type { Questions } from '#main/sync/questions/questions.ts'
import type { Sync } from '#main/sync/sync.ts'
import { createColleagues } from '#main/timesheet/colleagues.ts'
import type { Colleagues } from '#main/timesheet/colleagues.ts'
import { createEdits } from '#main/timesheet/edits.ts'
import type { Edits } from '#main/timesheet/edits.ts'
import { createUndo } from '#main/timesheet/undo.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import { createBackDate } from '#main/timer/back-date.ts'
import type { BackDate } from '#main/timer/back-date.ts'
import { createLastRuns } from '#main/timer/last-runs.ts'
import { createTimer } from '#main/timer/timer.ts'
import type { Timer } from '#main/timer/timer.ts'
import { RECENT_DAYS, showOverview } from './project-state.ts'
import { createWeeks } from './watched-weeks.ts'
import type { Weeks } from './watched-weeks.ts'
import type { AccessRole, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { IdleRule } from '#shared/idle.ts'
import type { Reminder } from '#shared/reminder.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import type { Week } from '#shared/time/week.ts'

export interface LiveAccountOptions {
  readonly platform: Platform
  readonly store: Store
  readonly identity: LedgerIdentity
  readonly access: {
    readonly baseUrl: string
    readonly accessToken: string
    readonly userAgent: string
  }
  /** Known already when the account was just chosen; otherwise the ledger remembers. */
  readonly account?: ToldAccount
  readonly onAccount: (account: { person: Person; company: Company }) => void
  readonly onExpired: () => void
  readonly onAccepted: () => void
  readonly onIdleQuestion: () => void
  readonly onIdleActed: (acted: Acted) => void
  readonly onIdleRule: (rule: IdleRule) => void
  readonly onReminder: (reminder: Reminder) => void
  /** The person wants to see what a reminder is about. */
  readonly onReminderDay: (reminder: Reminder) => void
  /** `off`: what got no answer is sent again without looking. Only to show what looking is for. */
  readonly settling?: 'off'
}

/** Everything that belongs to one account and user, as long as the account is kept. */
export interface LiveAccount {
  readonly timer: Timer
  readonly backDate: BackDate
  readonly edits: Edits
  readonly idle: Idle
  readonly reminders: Reminders
  readonly weeks: Weeks
  readonly colleagues: Colleagues
  readonly find: Find
  readonly sync: Sync
  readonly ledger: Ledger
  readonly questions: Questions
  readonly undo: Undo
  /** What the person may do in this account. */
  role(): AccessRole
  /** An entry as it is shown, of any day. */
  entry(key: EntryKey): TimeEntry | undefined
  /** Everything that is shown, of any day. */
  entries(): readonly TimeEntry[]
  assignments(): readonly ProjectAssignment[]
  /** Puts the entries into the state and begins to send and to read. Call it once, before `show`. */
  begin(): void
  /** From now on the person works in this account: it watches their presence, reminds, and reads more often. */
  show(): void
  /** The account goes on pushing and pulling in the background. */
  hide(): void
  close(): Promise<void>
}

/** How long an answer under way is waited for before the account is left; then it is looked for later. */
const LEAVE_WITHIN = 2 * SECOND

/** How many days of entries tell what Harvest does not. */
const GUESSED_FROM_DAYS = 60

/** How often the date is looked at: "today" changes without anybody doing anything. */
const DATE_PERIOD = MINUTE / 2

/**
 * Opens the ledger of an account and starts to keep it like Harvest. Throws `NewerLedgerError` when a
 * newer Gleaner wrote the ledger.
 */
export function openLiveAccount(options: LiveAccountOptions): LiveAccount {
  const { platform, store, identity } = options
  const { timers } = platform
  const ledger = openAccountLedger({
    ...options,
    context: () => context(),
    clock: { now: () => serverNow(), doubt: () => given() }
  })
  const serverClock = createAccountClock({
    platform,
    store,
    ledger,
    context: () => context(),
    onHeard: (switchedOnAt) => idle.clockHeard(switchedOnAt)
  })
  const { now: serverNow, doubt, given } = serverClock
  const facts = createAccountFacts({
    ledger,
    userId: identity.userId,
    account: options.account,
    onAccount: options.onAccount,
    serverNow,
    computerTimeZone: platform.facts.computerTimeZone,
    guess: () => guessedCompany(store.state.settings.accountFormats, lately())
  })
  const { context, role, capacity, today, weekAround } = facts
  const known = createKnownAssignments({
    ledger,
    timers,
    guess: () => guessedAssignments(lately()),
    onRead: () => {
      if (isClosed) return
      show()
      showFavourites({ store, assignments })
    }
  })
  const assignments = known.all

  /** The entries of the last weeks. */
  function lately(): readonly HarvestEntry[] {
    const day = spentDateAt(platform.timers.now(), platform.facts.computerTimeZone)
    return ledger
      .entriesBetween(addDays(day, -GUESSED_FROM_DAYS), addDays(day, 1))
      .map(({ entry }) => entry)
  }

  const { view } = ledger
  const weeks = createWeeks({
    ledger,
    view,
    windows: platform.windows,
    weekOf: weekAround,
    capacity,
    capacityOf: (userId) => colleagues.capacity(userId)
  })
  const lastRuns = createLastRuns({ ledger, view, context, now: serverNow })
  const timer = createTimer({
    ledger,
    view,
    context,
    assignments,
    last: () => lastRuns.last(view.entriesBetween(addDays(today(), -RECENT_DAYS), today())),
    ranAt: lastRuns.ranAt,
    now: serverNow
  })
  const backDate = createBackDate({ ledger, view, context, assignments, now: serverNow })
  const colleague = (userId: number) => colleagues.facts(userId)
  const edits = createEdits({ ledger, view, context, role, assignments, colleague })
  let isShown = false
  let isClosed = false
  const watchIdle = () =>
    createAccountIdle({
      platform,
      ledger,
      view,
      store,
      context,
      assignments,
      serverNow,
      doubt,
      ask: options.onIdleQuestion,
      acted: options.onIdleActed,
      remember: options.onIdleRule,
      refresh: () => void sync.pull(),
      undo: (operationId) => undo.undoOperation(operationId)
    })
  const remind = () =>
    createAccountReminders({
      platform,
      ledger,
      view,
      store,
      context,
      serverNow,
      startFrom: backDate.start,
      remind: options.onReminder,
      show: options.onReminderDay
    })
  // both begin anew each time the account is shown
  let idle = watchIdle()
  let reminders = remind()
  const leaving = new AbortController()
  const client = createAccountClient({
    platform,
    serverClock,
    accountId: identity.accountId,
    access: options.access,
    clock: facts.clock,
    onHeard: () => sync.heard(),
    onLimited: (until) => sync.limited(until),
    signal: leaving.signal
  })
  const colleagues = createColleagues({
    client,
    ledger,
    readAndKeep: (name, list) => sync.readAndKeep(name, list),
    role,
    userId: identity.userId,
    ownAssignments: assignments
  })
  const index = new LedgerIndex(ledgerFile(platform.dataFolder, identity))
  const find = createFind({ ledger, index, client, context })
  ledger.onRepair({
    before: () => index.close(),
    after: () => {
      index.reopen()
      sync.readAgain()
    }
  })
  const currentWeek = (): Week => weekAround(today())
  const questions = createQuestions({ ledger, view, context, now: serverNow })
  const undo = createUndo({ ledger, view, context, now: serverNow })
  const sync = createAccountSync({
    platform,
    client,
    ledger,
    view,
    store,
    context,
    serverNow,
    clock: serverClock.certainty,
    weeks,
    currentWeek,
    role,
    isShown: () => isShown,
    settling: options.settling,
    onAccount: (fresh) => {
      facts.take(fresh)
      show()
    },
    onExpired: options.onExpired,
    onAccepted: options.onAccepted
  })

  function show(): void {
    showOverview({
      ledger,
      view,
      store,
      today,
      week: currentWeek,
      capacity,
      assignments: known.shown,
      lastRuns,
      questions,
      undo
    })
    weeks.publish()
  }

  const entries = (): readonly TimeEntry[] => view.entriesBetween('0000-01-01', '9999-12-31')

  const guessAgain = (): void => void (facts.guessAgain() && show())
  const stops = [
    ledger.subscribe(show),
    ledger.subscribe(guessAgain),
    store.subscribe(guessAgain),
    // something was written: there is room again
    ledger.subscribe(() => store.update(dismissNotice(DISK_FULL))),
    ...followFavourites({ store, ledger, assignments: known.shown }),
    // whatever was journaled wants to leave
    ledger.subscribe(
      () => ledger.operations().some(({ status }) => status === 'waiting') && sync.push()
    ),
    timers.every(DATE_PERIOD, () => today() !== store.state.today.spentDate && show()),
    timers.every(DATE_PERIOD, () => sync.askAgain('passing')),
    platform.power.on('resume', () => {
      sync.askAgain('focused')
      void sync.pull()
    })
  ]

  function begin(): void {
    if (isClosed) return
    show()
    void sync.pull()
  }

  function startShowing(): void {
    isShown = true
    idle = watchIdle()
    reminders = remind()
    idle.start()
    reminders.start()
    void sync.pull()
  }

  function stopShowing(): void {
    isShown = false
    idle.stop()
    reminders.stop()
    weeks.forgetAll()
  }

  async function close(): Promise<void> {
    isClosed = true
    for (const stop of stops) stop()
    if (isShown) stopShowing()
    find.stop()
    const giveUp = timers.after(LEAVE_WITHIN, () => leaving.abort())
    await sync.stop()
    giveUp()
    index.close()
    ledger.close()
  }
  return {
    timer,
    backDate,
    edits,
    get idle() {
      return idle
    },
    get reminders() {
      return reminders
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
    entries,
    assignments,
    begin,
    show: startShowing,
    hide: stopShowing,
    close
  }
}
