import type { AccountKind, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import { currentHours } from '#shared/hours.ts'
import type { RunningFacts } from '#shared/hours.ts'
import type { IdleQuestion } from '#shared/absence.ts'
import type { Reminder } from '#shared/reminder.ts'
import type { Settings } from '#shared/settings.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type {
  AccountChoice,
  AppState,
  DesktopFacts,
  HotkeyState,
  LoginItemStatus,
  NamedFavourite,
  Notice,
  Recent,
  SessionState,
  Undoable
} from '#shared/state.ts'
import type { SyncState } from '#shared/sync-state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Week } from '#shared/time/week.ts'
import { weekOf } from '#shared/time/week.ts'
import type { Transition } from './store.ts'

/** The weekly capacity before it is known. */
const NO_CAPACITY = 0

/** Returns the state at the start. `now` is in epoch milliseconds; today is the date in the computer's zone. */
export function initialState(desktop: DesktopFacts, settings: Settings, now: number): AppState {
  const today = spentDateAt(now, desktop.computerTimeZone)
  return {
    revision: 0,
    session: { kind: 'starting' },
    accounts: [],
    running: null,
    today: { spentDate: today, entries: [] },
    week: {
      week: weekOf(today, 'Monday'),
      hours: 0,
      includesRunning: false,
      capacity: NO_CAPACITY
    },
    recents: [],
    favourites: [],
    sync: {
      status: 'up-to-date',
      pending: 0,
      refused: [],
      lastPulledAt: null,
      operations: [],
      questions: [],
      progress: null,
      trouble: null,
      nextAttemptAt: null
    },
    undoable: [],
    idle: null,
    reminders: [],
    settings,
    hotkeys: [],
    loginItem: 'off',
    notices: [],
    clockOffsetMs: 0,
    desktop
  }
}

export const setSession =
  (session: SessionState): Transition =>
  (state) => ({ ...state, session })

/** Marks the token as refused. The user and the account stay in the state. */
export const expireSession: Transition = (state) => {
  if (state.session.kind !== 'signed-in') return state
  const { account, person, company } = state.session
  return { ...state, session: { kind: 'expired', account, person, company } }
}

/** Marks the token as accepted again. */
export const acceptSession =
  (accountKind: AccountKind): Transition =>
  (state) => {
    const { session } = state
    if (session.kind !== 'expired') return state
    return { ...state, session: { ...session, kind: 'signed-in', accountKind } }
  }

/** Sets the details of the user and the account, if an account is open. */
export const describeSession =
  (details: { readonly person: Person; readonly company: Company }): Transition =>
  (state) => {
    const { session } = state
    if (session.kind !== 'signed-in' && session.kind !== 'expired') return state
    const name = session.account.name === '' ? details.company.name : session.account.name
    const account = { ...session.account, name }
    return { ...state, session: { ...session, ...details, account } }
  }

/** Sets the kept accounts. Returns the same state if they stay equal. */
export const setAccounts =
  (accounts: readonly AccountChoice[]): Transition =>
  (state) =>
    sameJson(state.accounts, accounts) ? state : { ...state, accounts }

export const setSettings =
  (settings: Settings): Transition =>
  (state) => ({ ...state, settings })

export const setHotkeys =
  (hotkeys: readonly HotkeyState[]): Transition =>
  (state) => ({ ...state, hotkeys })

export const setLoginItem =
  (loginItem: LoginItemStatus): Transition =>
  (state) =>
    state.loginItem === loginItem ? state : { ...state, loginItem }

/** Sets the favourites with their names. Returns the same state if they stay equal. */
export const setFavourites =
  (favourites: readonly NamedFavourite[]): Transition =>
  (state) =>
    sameJson(state.favourites, favourites) ? state : { ...state, favourites }

/**
 * Sets the open idle question. `isRuleWaiting`: an automatic answer waits for Harvest, and the question is hidden.
 */
export const setIdle =
  (idle: IdleQuestion | null, isRuleWaiting = false): Transition =>
  (state) =>
    state.idle === null && idle === null && (state.isRuleWaiting ?? false) === isRuleWaiting
      ? state
      : { ...state, idle, isRuleWaiting }

/** Sets the open reminders. Returns the same state if they stay equal. */
export const setReminders =
  (reminders: readonly Reminder[]): Transition =>
  (state) =>
    sameJson(state.reminders, reminders) ? state : { ...state, reminders }

/** Changes fields of the sync state. Returns the same state if all of them stay equal. */
export const setSync =
  (change: Partial<SyncState>): Transition =>
  (state) => {
    const keys = Object.keys(change) as (keyof SyncState)[]
    return keys.every((key) => sameJson(state.sync[key], change[key]))
      ? state
      : { ...state, sync: { ...state.sync, ...change } }
  }

/** Notes that a command waits for Harvest. It counts as one more pending change. */
export const setAsking =
  (isAsking: boolean): Transition =>
  (state) => {
    const { sync } = state
    if ((sync.isAsking ?? false) === isAsking) return state
    const pending = Math.max(0, sync.pending + (isAsking ? 1 : -1))
    return { ...state, sync: { ...sync, isAsking, pending } }
  }

/** Sets the steps that can be undone. Returns the same state if they stay equal. */
export const setUndoable =
  (undoable: readonly Undoable[]): Transition =>
  (state) =>
    sameJson(state.undoable, undoable) ? state : { ...state, undoable }

/** Sets the offset of Harvest's clock to this computer's clock, milliseconds. */
export const setClockOffset =
  (clockOffsetMs: number): Transition =>
  (state) =>
    state.clockOffsetMs === clockOffsetMs ? state : { ...state, clockOffsetMs }

/** Adds a notice, or replaces the notice with the same id. */
export const addNotice =
  (notice: Notice): Transition =>
  (state) => ({
    ...state,
    notices: [...state.notices.filter(({ id }) => id !== notice.id), notice]
  })

/** Removes the notice with this id. */
export const dismissNotice =
  (id: string): Transition =>
  (state) =>
    state.notices.some((notice) => notice.id === id)
      ? { ...state, notices: state.notices.filter((notice) => notice.id !== id) }
      : state

/** The content of the ledger that every window mirrors. */
export interface Projection {
  readonly today: SpentDate
  readonly week: Week
  /** Entries of the week and of today. */
  readonly entries: readonly TimeEntry[]
  readonly running: TimeEntry | null
  readonly recents: readonly Recent[]
  readonly capacity: number
}

/** Sets the content of the ledger. Returns the same state if nothing changed. */
export const setProjection =
  ({ today, week, entries, running, recents, capacity }: Projection): Transition =>
  (state) => {
    const inWeek = entries.filter(
      ({ spentDate }) => spentDate >= week.first && spentDate <= week.last
    )
    const stopped = inWeek.filter(({ isRunning }) => !isRunning)
    const timers = inWeek.filter(({ isRunning }) => isRunning)
    const others = timers.filter(({ key }) => key !== running?.key)
    const next = {
      running,
      today: {
        spentDate: today,
        entries: entries.filter(({ spentDate }) => spentDate === today)
      },
      week: {
        week,
        hours: stopped.reduce((sum, entry) => sum + currentHours(entry, 0), 0),
        includesRunning: others.length < timers.length,
        ...(others.length > 0 ? { alsoRunning: others.map(factsOf) } : {}),
        capacity
      },
      recents
    }
    const before = {
      running: state.running,
      today: state.today,
      week: state.week,
      recents: state.recents
    }
    return sameJson(before, next) ? state : { ...state, ...next }
  }

function factsOf({ hours, hoursWithoutTimer, isRunning, timerStartedAt }: TimeEntry): RunningFacts {
  return { hours, hoursWithoutTimer, isRunning, timerStartedAt }
}

/** The notices about the entries of one account. */
const OF_ENTRIES: ReadonlySet<Notice['kind']> = new Set([
  'stopped-elsewhere',
  'started-elsewhere',
  'deleted-elsewhere',
  'answered-by-rule',
  'clock-was-wrong',
  'stopped-elsewhere-started-here',
  'started-elsewhere-stopped-here',
  'already-stopped-elsewhere',
  'other-timer-runs',
  'nothing-runs',
  'already-running',
  'item-is-gone',
  'not-assigned-any-more'
])

/** True if a notice is about the entries of one account. */
export function isAboutEntries({ kind }: Notice): boolean {
  return OF_ENTRIES.has(kind)
}

/** Resets everything that belongs to one account. */
export const forgetAccount =
  (desktop: DesktopFacts, now: number): Transition =>
  (state) => {
    const empty = initialState(desktop, state.settings, now)
    return {
      ...empty,
      session: state.session,
      accounts: state.accounts,
      hotkeys: state.hotkeys,
      loginItem: state.loginItem,
      notices: state.notices.filter((notice) => !isAboutEntries(notice)),
      revision: state.revision
    }
  }

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
