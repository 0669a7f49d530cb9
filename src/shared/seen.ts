import type { ClockTime } from './time/clock-time.ts'
import type { Hundredths } from './hours.ts'
import type { NamedWork } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { Recent } from './state.ts'
import type { EntryChange, EntryChanges, EntryDeletion, EntryKey, TimeEntry } from './time-entry.ts'

/** The work and the notes of an entry, as a view showed them. */
export interface SeenWork {
  readonly project: number
  readonly task: number
  readonly text: string
}

/**
 * An entry as a view showed it when the user began to change it. Every command that changes an entry carries one: it
 * is the base version that Harvest's entry is compared with before anything is sent. The names differ from those of
 * `EntryChanges` on purpose, so that the two are never mistaken for each other.
 */
export interface SeenEntry extends SeenWork {
  readonly day: SpentDate
  /** Null while the timer ran. */
  readonly hundredths: Hundredths | null
  readonly from: ClockTime | null
  readonly to: ClockTime | null
  /** When the running timer was started, ISO 8601; null for a finished entry. */
  readonly timer: string | null
  /** The id of the external reference, or null. */
  readonly link: string | null
}

/** An entry to continue, with the work that was shown. */
export interface Continuation {
  readonly key: EntryKey
  readonly seen: SeenWork
}

/** The running timer as a view showed it. */
export interface SeenTimer {
  readonly key: EntryKey
}

/** Returns the version of an entry that a view shows, to send with a command. */
export function seenOf(entry: Omit<TimeEntry, 'id' | 'sync' | 'key'>): SeenEntry {
  const { spentDate, notes, hours, startedTime, endedTime, isRunning } = entry
  return {
    ...seenWorkOf(entry, notes),
    day: spentDate,
    hundredths: isRunning ? null : hours,
    from: startedTime,
    to: isRunning ? null : endedTime,
    timer: isRunning ? entry.timerStartedAt : null,
    link: entry.externalReference?.id ?? null
  }
}

/** Returns the shown version for a view with only work and notes. */
export function seenWorkOf({ project, task }: NamedWork, notes: string): SeenWork {
  return { project: project.id, task: task.id, text: notes }
}

/** Returns the shown version of the running timer, or null if none is shown. */
export function seenTimerOf(running: Pick<TimeEntry, 'key'> | null): SeenTimer | null {
  return running && { key: running.key }
}

/** Returns the command that changes an entry, with the given version as its base. */
export function changeCommand(entry: TimeEntry, changes: EntryChanges): EntryChange {
  return { key: entry.key, seen: seenOf(entry), changes }
}

/** Returns the command that deletes an entry, with the given version as its base. */
export function deleteCommand(entry: TimeEntry): EntryDeletion {
  return { key: entry.key, seen: seenOf(entry) }
}

/** Returns the command that continues an entry. */
export function continueCommand(entry: TimeEntry): Continuation {
  return { key: entry.key, seen: seenWorkOf(entry, entry.notes) }
}

/** Returns the command that continues recent work. */
export function continueRecentCommand({ entryKey, work, notes }: Recent): Continuation {
  return { key: entryKey, seen: seenWorkOf(work, notes) }
}
