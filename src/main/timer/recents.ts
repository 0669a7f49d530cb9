import type { Recent } from '#shared/state.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/**
 * Returns the work of these entries, each once with the notes of its first entry, in the order of the entries. Leaves
 * out work that is not assigned, unless there are no assignments yet. `most` limits the number.
 */
export function recentsOf(
  entries: readonly TimeEntry[],
  assignments: readonly ProjectAssignment[],
  most: number
): readonly Recent[] {
  const recents = new Map<string, Recent>()
  for (const { client, project, task, notes, key } of entries) {
    const work = { projectId: project.id, taskId: task.id }
    const id = `${project.id}/${task.id}`
    if (recents.has(id) || (assignments.length > 0 && !findWork(assignments, work))) continue
    recents.set(id, { entryKey: key, work: { client, project, task }, notes })
    if (recents.size === most) break
  }
  return [...recents.values()]
}
