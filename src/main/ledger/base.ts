import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import type { EntryBase } from './operations.ts'

/** What a person can change about an entry, as it is now. */
export function baseOf(entry: HarvestEntry | TimeEntry): EntryBase {
  const { client, project, task, spentDate, notes, isRunning } = entry
  return {
    work: { client, project, task },
    spentDate,
    notes,
    hours: isRunning ? null : entry.hours,
    startedTime: isRunning ? null : entry.startedTime,
    endedTime: isRunning ? null : entry.endedTime
  }
}
