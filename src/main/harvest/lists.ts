import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { isAskedFor } from './asked-for.ts'
import * as decode from './decode.ts'
import type { ItemReader } from './decoded.ts'
import type { TimeEntryFilter } from './encode.ts'
import type { Client, Project, Task, Teammate, User } from './directory.ts'

/* The readers of the items of each list. */

export const USERS: ItemReader<User> = { key: 'users', kind: 'person', decode: decode.decodeUser }

export const TEAMMATES: ItemReader<Teammate> = {
  key: 'teammates',
  kind: 'person',
  decode: decode.decodeTeammate
}

export const ASSIGNMENTS: ItemReader<ProjectAssignment> = {
  key: 'project_assignments',
  kind: 'assignment',
  decode: decode.decodeAssignment
}

export const CLIENTS: ItemReader<Client> = { key: 'clients', decode: decode.decodeClient }
export const PROJECTS: ItemReader<Project> = { key: 'projects', decode: decode.decodeProject }
export const TASKS: ItemReader<Task> = { key: 'tasks', decode: decode.decodeTask }

/**
 * Returns the reader of entries that were listed with a filter. It leaves out entries that do not pass the filter. In a list of
 * one user, an entry without a user is that user's.
 */
export function entriesOf(filter: TimeEntryFilter = {}): ItemReader<HarvestEntry> {
  const { userId } = filter
  return {
    key: 'time_entries',
    kind: 'entry',
    decode: (item) => {
      const entry = decode.decodeEntry(item)
      const isNamed = entry.user.id !== 0 || userId === undefined
      const named = isNamed ? entry : { ...entry, user: { ...entry.user, id: userId } }
      return isAskedFor(named, filter) ? named : null
    }
  }
}
