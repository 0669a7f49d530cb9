import type { Company, TimerMode } from '#shared/company.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { AccountFormats } from '#shared/settings.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** Substitutes for the settings of an account that Harvest refuses to show. */
export function guessedCompany(
  { timerMode, ...formats }: AccountFormats,
  entries: readonly Pick<HarvestEntry, 'isRunning' | 'startedTime' | 'endedTime'>[]
): Company {
  return {
    name: '',
    baseUri: null,
    ...formats,
    timerMode: timerMode === 'entries' ? modeOf(entries) : timerMode,
    isGuessed: true
  }
}

/** Finished entries have start and end only in an account that tracks them; without any entry it counts hours. */
function modeOf(
  entries: readonly Pick<HarvestEntry, 'isRunning' | 'startedTime' | 'endedTime'>[]
): TimerMode {
  const hasTimes = entries.some(
    ({ isRunning, startedTime, endedTime }) =>
      !isRunning && startedTime !== null && endedTime !== null
  )
  return hasTimes ? 'timestamps' : 'duration'
}

/** Projects and tasks that the person has tracked time to, where Harvest refuses to tell what is assigned. */
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
