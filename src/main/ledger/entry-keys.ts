import { randomUUID } from 'node:crypto'
import type { EntryKey } from '#shared/time-entry.ts'

/** Returns a new key for an entry that Gleaner creates. */
export function newEntryKey(): EntryKey {
  return `l${randomUUID()}`
}
