import type { Ledger } from '#main/ledger/ledger.ts'
import type { Company, TimerMode } from '#shared/company.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { AccountFormats } from '#shared/settings.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'

/** A guess is based on the entries of this number of days. */
const GUESSED_FROM_DAYS = 60

type EntryTimes = Pick<HarvestEntry, 'isRunning' | 'startedTime' | 'endedTime'>

/** Returns the stored entries of the last weeks. `now` is in epoch milliseconds of this computer. */
export function recentEntries(
  ledger: Pick<Ledger, 'entriesBetween'>,
  now: number,
  timeZone: string
): readonly HarvestEntry[] {
  const today = spentDateAt(now, timeZone)
  return ledger
    .entriesBetween(addDays(today, -GUESSED_FROM_DAYS), addDays(today, 1))
    .map(({ entry }) => entry)
}

/** Returns substitutes for the settings of an account that Harvest refuses to show. */
export function guessedCompany(
  { timerMode, ...formats }: AccountFormats,
  entries: readonly EntryTimes[]
): Company {
  return {
    name: '',
    baseUri: null,
    ...formats,
    timerMode: timerMode === 'entries' ? modeOf(entries) : timerMode,
    isGuessed: true
  }
}

/** A finished entry with a start and an end proves an account with start and end times. The default is hours. */
function modeOf(entries: readonly EntryTimes[]): TimerMode {
  const hasTimes = entries.some(
    ({ isRunning, startedTime, endedTime }) =>
      !isRunning && startedTime !== null && endedTime !== null
  )
  return hasTimes ? 'timestamps' : 'duration'
}

/** Returns the projects and tasks of these entries, for a user whose assignments Harvest refuses to list. */
export function guessedAssignments(
  entries: readonly Pick<HarvestEntry, 'client' | 'project' | 'task' | 'billable'>[]
): readonly ProjectAssignment[] {
  const byProject = Map.groupBy(entries, ({ project }) => project.id)
  return [...byProject.values()].flatMap((ofProject) => {
    const [first] = ofProject
    if (!first) return []
    const byTask = new Map(ofProject.map((entry) => [entry.task.id, entry]))
    const taskAssignments = [...byTask].map(([id, { task, billable }]) => ({ id, task, billable }))
    const { client, project } = first
    return [{ id: project.id, client, project, isProjectManager: false, taskAssignments }]
  })
}
