import type { TimeEntry } from '#shared/time-entry.ts'
import { windowEntry } from '#tests/support/window-state.ts'

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
  return windowEntry({ key: 'harvest:1', budgeted: false, ...changes })
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
