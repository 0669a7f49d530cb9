import type { ClockTime } from '#shared/time/clock-time.ts'
import type { EntryKey, EntryTime } from '#shared/time-entry.ts'
import type { NamedChanges, NewEntry } from './intents.ts'

/** A request to Harvest. `entryKey` is the entry that the answer is about. */
export type SentRequest =
  | {
      readonly call: 'create'
      readonly entryKey: EntryKey
      readonly entry: NewEntry
      readonly time: EntryTime | { readonly kind: 'timer'; readonly startedTime: ClockTime }
    }
  | { readonly call: 'update'; readonly entryKey: EntryKey; readonly changes: NamedChanges }
  | {
      readonly call: 'stop' | 'restart' | 'delete' | 'removeReference'
      readonly entryKey: EntryKey
    }
