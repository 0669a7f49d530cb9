import type { Recent } from '#shared/state.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/**
 * The work done lately, most recent first, each piece of work once with its last notes. Work that is no
 * longer assigned is left out, as long as the assignments are known.
 */
export function recentsOf(
  entries: readonly TimeEntry[],
  assignments: readonly ProjectAssignment[],
  most: number
): readonly Recent[] {
  const recents = new Map<string, Recent>()
  for (const entry of entries.toSorted(latestFirst)) {
    const { client, project, task, notes, key } = entry
    const work = { projectId: project.id, taskId: task.id }
    const id = `${project.id}/${task.id}`
    if (recents.has(id) || (assignments.length > 0 && !findWork(assignments, work))) continue
    recents.set(id, { entryKey: key, work: { client, project, task }, notes })
    if (recents.size === most) break
  }
  return [...recents.values()]
}

function latestFirst(a: TimeEntry, b: TimeEntry): number {
  return b.spentDate.localeCompare(a.spentDate) || activity(b).localeCompare(activity(a))
}

/** An entry that Harvest has not confirmed yet was touched last. */
function activity({ isRunning, timerStartedAt, updatedAt }: TimeEntry): string {
  if (isRunning) return '9'
  return timerStartedAt ?? (updatedAt === '' ? '8' : updatedAt)
}
