import type { Circumstances, Directory } from './directory.ts'
import type { Entry } from './model.ts'
import { inventedTexts, type NotObserved } from './not-observed.ts'
import { forbidden, notFound, unprocessable, type Refusal } from './refusal.ts'

/** Throws unless the task and the project are active and the user is assigned to the project. */
export function checkAssignment(
  userId: number,
  projectId: number,
  taskId: number,
  { directory, switches }: Circumstances
): void {
  const problem = assignmentProblem(userId, projectId, taskId, directory)
  if (problem !== null) throw assignmentRefusal(problem, switches)
}

function assignmentProblem(
  userId: number,
  projectId: number,
  taskId: number,
  directory: Directory
): string | null {
  const project = directory.project(projectId)
  const task = directory.task(taskId)
  if (!task || !project) {
    return [!task && 'Task must exist', !project && 'Project must exist'].filter(Boolean).join(', ')
  }
  if (!project.isActive || !directory.client(project.clientId)?.isActive) {
    return inventedTexts.projectArchived
  }
  if (!task.isActive) return inventedTexts.taskArchived
  if (!directory.taskAssignment(projectId, taskId)?.isActive) return inventedTexts.taskNotOnProject
  if (!directory.userAssignment(userId, projectId)?.isActive) return inventedTexts.userNotOnProject
  return null
}

function assignmentRefusal(text: string, switches: NotObserved): Refusal {
  if (switches.badAssignment === 'forbidden') return forbidden()
  return switches.badAssignment === 'not-found' ? notFound() : unprocessable(text)
}

type Rates = Pick<Entry, 'billable' | 'budgeted' | 'billableRate' | 'costRate'>

export function ratesFor(
  userId: number,
  projectId: number,
  taskId: number,
  directory: Directory
): Rates {
  const project = directory.project(projectId)
  const assignment = directory.taskAssignment(projectId, taskId)
  const billable = project?.isBillable === true && assignment?.billable === true
  return {
    billable,
    budgeted: project?.budgetBy !== 'none',
    billableRate: billable ? billableRate(userId, projectId, taskId, directory) : null,
    costRate: directory.person(userId)?.costRate ?? null
  }
}

function billableRate(
  userId: number,
  projectId: number,
  taskId: number,
  directory: Directory
): number | null {
  const project = directory.project(projectId)
  if (project?.billBy === 'Project') return project.hourlyRate
  if (project?.billBy === 'Tasks') {
    return directory.taskAssignment(projectId, taskId)?.hourlyRate ?? null
  }
  if (project?.billBy !== 'People') return null
  const assignment = directory.userAssignment(userId, projectId)
  return assignment?.useDefaultRates === false
    ? assignment.hourlyRate
    : (directory.person(userId)?.defaultHourlyRate ?? null)
}
