import { vi } from 'vitest'
import { ok } from '#shared/failure.ts'
import {
  COMMAND_NAMES,
  EVENT_NAMES,
  type Desktop,
  type EventName,
  type Events
} from '#shared/ipc.ts'
import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { weekOf } from '#shared/week.ts'

/** 2026-11-18, 15:00 UTC. */
export const NOW = Date.UTC(2026, 10, 18, 15)

export function aWork(project = 'Website', task = 'Development', client = 'Acme'): NamedWork {
  return {
    client: { id: idOf(client), name: client },
    project: { id: idOf(project), name: project, code: null },
    task: { id: idOf(task), name: task }
  }
}

export function anAssignment(
  client: string,
  project: string,
  tasks: readonly string[],
  code: string | null = null
): ProjectAssignment {
  return {
    id: idOf(client + project),
    client: { id: idOf(client), name: client },
    project: { id: idOf(project), name: project, code },
    isProjectManager: false,
    taskAssignments: tasks.map((task) => ({
      id: idOf(project + task),
      task: { id: idOf(task), name: task },
      billable: true
    }))
  }
}

export function anEntry(differs: Partial<TimeEntry> = {}): TimeEntry {
  const hours = differs.hours ?? 100
  return {
    ...aWork(),
    key: 'h1',
    id: 1,
    spentDate: '2026-11-18',
    user: { id: 7, name: 'Kim Allen' },
    hours,
    hoursWithoutTimer: hours,
    roundedHours: hours,
    notes: '',
    isLocked: false,
    lockedReason: null,
    isClosed: false,
    approvalStatus: 'unsubmitted',
    isBilled: false,
    timerStartedAt: null,
    startedTime: null,
    endedTime: null,
    isRunning: false,
    billable: true,
    budgeted: true,
    billableRate: null,
    costRate: null,
    invoice: null,
    externalReference: null,
    createdAt: '2026-11-18T08:00:00Z',
    updatedAt: '2026-11-18T08:00:00Z',
    sync: { kind: 'confirmed' },
    ...differs
  }
}

export function aState(differs: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    accounts: [],
    session: {
      kind: 'signed-in',
      account: { id: 1, name: 'Acme' },
      accountKind: 'harvest',
      person: {
        id: 7,
        firstName: 'Kim',
        lastName: 'Allen',
        email: 'kim@example.com',
        timeZone: 'Europe/Berlin',
        accessRole: 'member',
        weeklyCapacitySeconds: 144_000
      },
      company: {
        name: 'Acme',
        baseUri: null,
        timerMode: 'duration',
        timeFormat: 'hours_minutes',
        clock: '24h',
        weekStartDay: 'Monday',
        decimalSymbol: '.'
      }
    },
    running: null,
    today: { spentDate: '2026-11-18', entries: [] },
    week: {
      week: weekOf('2026-11-18', 'Monday'),
      hours: 0,
      includesRunning: false,
      capacity: 4000
    },
    recents: [],
    favourites: [],
    undoable: [],
    loginItem: 'off',
    sync: {
      status: 'up-to-date',
      pending: 0,
      refused: [],
      lastPulledAt: NOW,
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
      computerTimeZone: 'Europe/Berlin',
      version: '0.1.0',
      locale: 'en-GB'
    },
    ...differs
  }
}

/** A main process that says yes to everything, remembers what it was asked, and can tell events. */
export function aDesktop(state: AppState, answers: Partial<Desktop> = {}) {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const on = Object.fromEntries(
    EVENT_NAMES.map((name) => [
      name,
      (listener: (payload: never) => void) => {
        const all = listeners.get(name) ?? new Set()
        listeners.set(name, all.add(listener))
        return () => all.delete(listener)
      }
    ])
  )
  const commands = Object.fromEntries(COMMAND_NAMES.map((name) => [name, vi.fn(async () => ok())]))
  const getState = vi.fn(async () => ok(state))
  const getAssignments = vi.fn(async () => ok([]))
  const desktop = { ...commands, getState, getAssignments, on, ...answers } as unknown as Desktop
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]): void =>
    listeners.get(name)?.forEach((listener) => listener(payload as never))
  return { desktop, emit, listenerCount: (name: EventName) => listeners.get(name)?.size ?? 0 }
}

function idOf(name: string): number {
  return Array.from(name).reduce((id, letter) => (id * 31 + letter.codePointAt(0)!) % 1_000_003, 7)
}
