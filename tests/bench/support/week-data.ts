import { addDays } from '#shared/time/spent-date.ts'
import type { AppState, WeekSlice } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { weekOf } from '#shared/time/week.ts'
import { TODAY, windowEntry, windowState } from '#tests/support/window-state.ts'

const ROWS = 60
const ENTRIES = 400
const TASKS = ['Development', 'Design', 'Meetings']
/** The start of the running timer, on the page's clock. */
const STARTED = Date.UTC(2026, 10, 18, 9)

/** 60 pieces of work, 400 entries; `shift` weeks from the one of today, of `others` or the same work. */
export function aWeek(shift: number, others = 0): WeekSlice {
  const week = weekOf(addDays(TODAY, 7 * shift), 'Monday')
  const entries = Array.from({ length: ENTRIES }, (_, index) =>
    anEntry(index, week.days[(index * 3) % 7]!, shift, others)
  )
  return { week, version: shift, entries, capacity: 4000, isLoaded: true }
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

/** The state of the main process that the timesheet needs. */
export function aState(): AppState {
  const company = { baseUri: 'https://example.harvestapp.com' }
  const person = { firstName: 'Ada', lastName: 'Byron' }
  return windowState({ name: 'Example Studio', person, timeZone: 'Etc/UTC', company })
}

function anEntry(index: number, spentDate: string, shift: number, others: number): TimeEntry {
  const row = index % ROWS
  const project = Math.floor(row / TASKS.length) + others * 1000
  const task = row % TASKS.length
  const hours = 10 + ((index * 7 + shift * 13) % 40)
  return windowEntry({
    key: `h${shift}-${index}`,
    id: index + 1,
    client: { id: project % 8, name: `Client ${project % 8}` },
    project: { id: project, name: `Redesign of the portal ${project}`, code: null },
    task: { id: task + 1, name: TASKS[task]! },
    spentDate,
    hours,
    notes: index % 9 === 0 ? '' : `What was done as number ${index} of this week`,
    billable: index % 3 > 0
  })
}
