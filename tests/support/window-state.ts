import type { Company } from '#shared/company.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState, SessionState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { weekOf } from '#shared/time/week.ts'
import { harvestEntry, shown } from './entries.ts'

/** The Wednesday on which window tests run. */
export const TODAY = '2026-11-18'

const ADA = { id: 7, name: 'Ada Byron' }

const RELAUNCH = {
  client: { id: 1, name: 'Acme' },
  project: { id: 11, name: 'Website relaunch', code: 'WEB' },
  task: { id: 101, name: 'Development' }
}

interface Studio {
  readonly name: string
  readonly person: { readonly firstName: string; readonly lastName: string }
  readonly timeZone: string
  readonly company?: Partial<Company>
}

/** Returns a signed-in member of a duration account, with a changed company. */
export function signedIn({ name, person, timeZone, company }: Studio): SessionState {
  return {
    kind: 'signed-in',
    account: { id: 1, name },
    accountKind: 'harvest',
    person: {
      id: 7,
      ...person,
      email: `${person.firstName.toLowerCase()}@example.com`,
      timeZone,
      accessRole: 'member',
      weeklyCapacitySeconds: 144_000
    },
    company: {
      name,
      baseUri: null,
      timerMode: 'duration',
      timeFormat: 'hours_minutes',
      clock: '24h',
      weekStartDay: 'Monday',
      decimalSymbol: '.',
      ...company
    }
  }
}

/** Returns the state of a window on a computer in the studio's zone, changed by `differs`. */
export function windowState(studio: Studio, differs: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    accounts: [],
    session: signedIn(studio),
    running: null,
    today: { spentDate: TODAY, entries: [] },
    week: { week: weekOf(TODAY, 'Monday'), hours: 0, includesRunning: false, capacity: 4000 },
    recents: [],
    favourites: [],
    undoable: [],
    loginItem: 'off',
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
    idle: null,
    reminders: [],
    settings: DEFAULT_SETTINGS,
    hotkeys: [],
    notices: [],
    clockOffsetMs: 0,
    desktop: {
      os: 'linux',
      hasTray: true,
      computerTimeZone: studio.timeZone,
      version: '0.1.0',
      locale: 'en-GB'
    },
    ...differs
  }
}

/** Returns a stopped, confirmed entry of an hour, changed by `differs`. */
export function windowEntry(differs: Partial<TimeEntry> = {}): TimeEntry {
  const copy = harvestEntry({ id: 1, ...RELAUNCH, user: ADA, hours: differs.hours ?? 100 })
  return shown(copy, differs)
}
