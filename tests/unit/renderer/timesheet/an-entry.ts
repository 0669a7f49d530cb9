import type { TimeEntry } from '#shared/time-entry.ts'

const ACME = { id: 1, name: 'Acme' }
const WEBSITE = { id: 11, name: 'Website relaunch', code: 'WEB' }
const DEVELOPMENT = { id: 101, name: 'Development' }

export const WEEK_DATES = [
  '2026-11-16',
  '2026-11-17',
  '2026-11-18',
  '2026-11-19',
  '2026-11-20',
  '2026-11-21',
  '2026-11-22'
] as const

export function anEntry(changes: Partial<TimeEntry> = {}): TimeEntry {
  return {
    key: 'harvest:1',
    id: 1,
    client: ACME,
    project: WEBSITE,
    task: DEVELOPMENT,
    spentDate: '2026-11-18',
    user: { id: 7, name: 'Ada Byron' },
    hours: 100,
    hoursWithoutTimer: 100,
    roundedHours: 100,
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
    budgeted: false,
    billableRate: null,
    costRate: null,
    invoice: null,
    externalReference: null,
    createdAt: '2026-11-18T08:00:00Z',
    updatedAt: '2026-11-18T08:00:00Z',
    sync: { kind: 'confirmed' },
    ...changes
  }
}

export function aRunningEntry(changes: Partial<TimeEntry> = {}): TimeEntry {
  return anEntry({
    key: 'harvest:9',
    id: 9,
    isRunning: true,
    timerStartedAt: '2026-11-18T14:00:00Z',
    hours: 50,
    hoursWithoutTimer: 50,
    ...changes
  })
}
