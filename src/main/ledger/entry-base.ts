import type { NamedWork } from '#shared/project-assignment.ts'
import { workOf } from '#shared/timesheet.ts'
import type { SeenEntry } from '#shared/seen.ts'
import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import type { EntryBase } from './intents.ts'

/** A field of an entry that can differ between two versions of it. */
export type ComparedField = Exclude<keyof EntryBase, 'timerStartedAt' | 'referenceId'>

/** The fields in which two versions of an entry are compared. */
export const COMPARED_FIELDS: readonly ComparedField[] = [
  'work',
  'spentDate',
  'notes',
  'hours',
  'startedTime',
  'endedTime'
]

/** Returns the version of an entry that later changes are compared with. */
export function baseOf(entry: HarvestEntry | TimeEntry): EntryBase {
  const { client, project, task, spentDate, notes, isRunning } = entry
  return {
    work: { client, project, task },
    spentDate,
    notes,
    hours: isRunning ? null : entry.hours,
    startedTime: entry.startedTime,
    endedTime: isRunning ? null : entry.endedTime,
    timerStartedAt: isRunning ? entry.timerStartedAt : null,
    referenceId: entry.externalReference?.id ?? null
  }
}

/**
 * Returns the base version of an entry that a view showed. `seen` has ids only: the names come from the entry, else from
 * `nameOf`. An unknown id is named by its number, because the comparison uses ids only.
 */
export function baseFromSeen(
  seen: SeenEntry,
  entry: TimeEntry,
  nameOf: (work: { projectId: number; taskId: number }) => NamedWork | undefined
): EntryBase {
  const ids = { projectId: seen.project, taskId: seen.task }
  const { projectId, taskId } = workOf(entry)
  const { client, project, task } = entry
  const isSameWork = projectId === ids.projectId && taskId === ids.taskId
  return {
    work: isSameWork ? { client, project, task } : (nameOf(ids) ?? unnamed(seen, client)),
    spentDate: seen.day,
    notes: seen.text,
    hours: seen.hundredths,
    startedTime: seen.from,
    endedTime: seen.to,
    timerStartedAt: seen.timer,
    referenceId: seen.link
  }
}

function unnamed({ project, task }: SeenEntry, client: NamedWork['client']): NamedWork {
  return {
    client,
    project: { id: project, name: `#${project}`, code: null },
    task: { id: task, name: `#${task}` }
  }
}
