import type {
  Intent,
  NamedChanges,
  NewEntry,
  OpenQuestion,
  Operation
} from '#main/ledger/operations.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import type { TimerMode } from '#shared/company.ts'
import { SECOND } from '#shared/durations.ts'
import type { EntryKey, EntryTime, HarvestEntry } from '#shared/time-entry.ts'

/** One request to Harvest. `entryKey` is the entry its answer is about. */
export type Request =
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
  /** Only the person can decide how this goes on. */
  | { readonly call: 'ask'; readonly question: OpenQuestion }
  /** Everything the operation means is so at Harvest. */
  | { readonly call: 'nothing' }

export interface PlanContext {
  readonly mode: TimerMode
  readonly timeZone: string
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: number
  /** Harvest's copy, undefined while it has none. */
  readonly copy: (key: EntryKey) => HarvestEntry | undefined
  /** Operations given after this one. */
  readonly following: readonly Operation[]
}

/** The intent of a stop. */
export type Stop = Extract<Intent, { kind: 'stop' }>

/** Up to here Harvest's own clock is taken for the moment of the click: a sixth of its grain. */
export const PROMPT = 6 * SECOND
/** Two roundings to a hundredth differ by one without anybody having changed anything. */
export const ROUNDING = 1
/** A time that is still wrong after so many corrections is left to the person. */
export const MOST_CORRECTIONS = 4
export const NOTHING = { call: 'nothing' } as const
