import type { Named } from './account.ts'

/** A task one may book to on a project (users/me/project_assignments `task_assignments`); only active ones are kept. */
export interface TaskAssignment {
  readonly id: number
  readonly task: Named
  readonly billable: boolean
}

/** A project the person is assigned to, with the tasks open to them; only active ones are kept. */
export interface ProjectAssignment {
  readonly id: number
  readonly client: Named
  readonly project: Named & { readonly code: string | null }
  readonly isProjectManager: boolean
  readonly taskAssignments: readonly TaskAssignment[]
}

/** What time is booked to. */
export interface Work {
  readonly projectId: number
  readonly taskId: number
}

/** Client, project and task of a piece of work, with their names. */
export interface NamedWork {
  readonly client: Named
  readonly project: Named & { readonly code: string | null }
  readonly task: Named
}

/** The names behind a piece of work, or undefined when it is not (or no longer) assigned. */
export function findWork(
  assignments: readonly ProjectAssignment[],
  work: Work
): NamedWork | undefined {
  const assignment = assignments.find(({ project }) => project.id === work.projectId)
  const task = assignment?.taskAssignments.find((each) => each.task.id === work.taskId)?.task
  return assignment && task && { client: assignment.client, project: assignment.project, task }
}

/** Whether hours on this work are billable, as the task assignment says. */
export function isBillable(assignments: readonly ProjectAssignment[], work: Work): boolean {
  const assignment = assignments.find(({ project }) => project.id === work.projectId)
  return assignment?.taskAssignments.find(({ task }) => task.id === work.taskId)?.billable ?? true
}
