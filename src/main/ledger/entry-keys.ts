import { randomUUID } from 'node:crypto'
import type { EntryKey } from '#shared/time-entry.ts'

/** A key for an entry that is made here. */
export function newEntryKey(): EntryKey {
  return `l${randomUUID()}`
}
