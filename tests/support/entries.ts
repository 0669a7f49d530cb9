import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'

/** 2026-11-18, 15:00 UTC, a Wednesday; 16:00 in Berlin. */
export const NOW = Date.UTC(2026, 10, 18, 15)

export const WORK = {
  client: { id: 1, name: 'Acme' },
  project: { id: 11, name: 'Website', code: 'WEB' },
  task: { id: 21, name: 'Development' }
} as const

/** The owner of the entries. */
export const KIM = { id: 7, name: 'Kim Allen' } as const

/** Returns a stopped entry of an hour on the 18th, changed by `differs`. */
export function harvestEntry(differs: Partial<HarvestEntry> = {}): HarvestEntry {
  const hours = differs.hours ?? 100
  return {
    id: 1001,
    ...WORK,
    spentDate: '2026-11-18',
    user: KIM,
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
    updatedAt: '2026-11-18T09:00:00Z',
    ...differs
  }
}

/** Returns an entry whose timer has run since `startedAt` (epoch milliseconds) on top of `banked` hundredths. */
export function runningEntry(
  startedAt: number,
  banked = 0,
  differs: Partial<HarvestEntry> = {}
): HarvestEntry {
  return harvestEntry({
    hours: banked,
    isRunning: true,
    timerStartedAt: new Date(startedAt).toISOString(),
    ...differs
  })
}

/** Returns an entry as windows see it, from a remote copy. */
export function shown(entry: HarvestEntry, differs: Partial<TimeEntry> = {}): TimeEntry {
  return { ...entry, key: `h${entry.id}`, sync: { kind: 'confirmed' }, ...differs }
}
