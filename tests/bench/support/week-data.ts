import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { addDays } from '#shared/spent-date.ts'
import type { AppState, WeekSlice } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { weekOf } from '#shared/week.ts'

const TODAY = '2026-11-18'
const ROWS = 60
const ENTRIES = 400
const TASKS = ['Development', 'Design', 'Meetings']
/** Of a running timer, on the clock of the page. */
const STARTED = Date.UTC(2026, 10, 18, 9)

/** 60 pieces of work, 400 entries; `shift` weeks from the one of today, of `others` or the same work. */
export function aWeek(shift: number, others = 0): WeekSlice {
  const week = weekOf(addDays(TODAY, 7 * shift), 'Monday')
  const entries = Array.from({ length: ENTRIES }, (_, index) =>
    anEntry(index, week.days[(index * 3) % 7]!, shift, others)
  )
  return { week, entries, capacity: 4000, isLoaded: true }
}

/** The week of today with one of its entries running. */
export function aRunningWeek(): WeekSlice {
  const { entries, ...week } = aWeek(0)
  const running = entries.findIndex(({ spentDate }) => spentDate === TODAY)
  const changes = { isRunning: true, timerStartedAt: new Date(STARTED).toISOString() }
  return {
    ...week,
    entries: entries.map((entry, at) => (at === running ? { ...entry, ...changes } : entry))
  }
}

/** What the main process knows, as far as the timesheet asks. */
export function aState(): AppState {
  const { week } = aWeek(0)
  return {
    revision: 1,
    session: {
      kind: 'signed-in',
      account: { id: 1, name: 'Example Studio' },
      accountKind: 'harvest',
      person: {
        id: 7,
        firstName: 'Ada',
        lastName: 'Byron',
        email: 'ada@example.com',
        timeZone: 'Etc/UTC',
        accessRole: 'member',
        weeklyCapacitySeconds: 144_000
      },
      company: {
        name: 'Example Studio',
        baseUri: 'https://example.harvestapp.com',
        timerMode: 'duration',
        timeFormat: 'hours_minutes',
        clock: '24h',
        weekStartDay: 'Monday',
        decimalSymbol: '.'
      }
    },
    running: null,
    today: { spentDate: TODAY, entries: [] },
    week: { week, hours: 0, includesRunning: false, capacity: 4000 },
    recents: [],
    favourites: [],
    undoable: [],
    loginItem: 'off',
    sync: {
      ...{ status: 'up-to-date', pending: 0, refused: [], lastPulledAt: null },
      ...{ operations: [], questions: [], progress: null, trouble: null, nextAttemptAt: null }
    },
    idle: null,
    settings: DEFAULT_SETTINGS,
    hotkeys: [],
    accounts: [],
    reminders: [],
    notices: [],
    clockOffsetMs: 0,
    desktop: {
      ...{ os: 'linux', hasTray: true, computerTimeZone: 'Etc/UTC' },
      ...{ version: '0', locale: 'en-GB' }
    }
  } as AppState
}

function anEntry(index: number, spentDate: string, shift: number, others: number): TimeEntry {
  const row = index % ROWS
  const project = Math.floor(row / TASKS.length) + others * 1000
  const task = row % TASKS.length
  const hours = 10 + ((index * 7 + shift * 13) % 40)
  return {
    key: `h${shift}-${index}`,
    id: index + 1,
    client: { id: project % 8, name: `Client ${project % 8}` },
    project: { id: project, name: `Redesign of the portal ${project}`, code: null },
    task: { id: task + 1, name: TASKS[task]! },
    user: { id: 7, name: 'Ada Byron' },
    spentDate,
    hours,
    hoursWithoutTimer: hours,
    roundedHours: hours,
    notes: index % 9 === 0 ? '' : `What was done as number ${index} of this week`,
    isLocked: false,
    lockedReason: null,
    isClosed: false,
    approvalStatus: 'unsubmitted',
    isBilled: false,
    timerStartedAt: null,
    startedTime: null,
    endedTime: null,
    isRunning: false,
    billable: index % 3 > 0,
    budgeted: true,
    billableRate: null,
    costRate: null,
    invoice: null,
    externalReference: null,
    createdAt: `2026-11-18T08:00:00Z`,
    updatedAt: `2026-11-18T08:00:00Z`,
    sync: { kind: 'confirmed' }
  }
}
