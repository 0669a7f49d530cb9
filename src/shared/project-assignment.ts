import type { Named } from './account.ts'

/**
 * A task that the user may track time to in a project (users/me/project_assignments
 * `task_assignments`). Only active ones are stored.
 */
export interface TaskAssignment {
  readonly id: number
  readonly task: Named
  readonly billable: boolean
}

/** A project that the user is assigned to, with its open tasks. Only active ones are stored. */
export interface ProjectAssignment {
  readonly id: number
  readonly client: Named
  readonly project: Named & { readonly code: string | null }
  readonly isProjectManager: boolean
  readonly taskAssignments: readonly TaskAssignment[]
}

/** The project and the task that time is tracked to. */
export interface Work {
  readonly projectId: number
  readonly taskId: number
}

/** A work with the names of its client, project and task. */
export interface NamedWork {
  readonly client: Named
  readonly project: Named & { readonly code: string | null }
  readonly task: Named
}

/** Returns a work with its names, or undefined if it is no longer assigned to the user. */
export function findWork(
  assignments: readonly ProjectAssignment[],
  work: Work
): NamedWork | undefined {
  const assignment = assignments.find(({ project }) => project.id === work.projectId)
  const task = assignment?.taskAssignments.find((each) => each.task.id === work.taskId)?.task
  return assignment && task && { client: assignment.client, project: assignment.project, task }
}

/** True if hours on this work are billable according to the task assignment. */
export function isBillable(assignments: readonly ProjectAssignment[], work: Work): boolean {
  const assignment = assignments.find(({ project }) => project.id === work.projectId)
  return assignment?.taskAssignments.find(({ task }) => task.id === work.taskId)?.billable ?? true
}
