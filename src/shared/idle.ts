import type { Hundredths } from './hours.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'

/** Harvest's four answers to time away from the computer. */
export type IdleDecision =
  /** "Stop timer and remove X minutes" */
  | 'stop-and-remove'
  /** "Continue timing and remove X minutes" */
  | 'continue-and-remove'
  /** "Add X minutes as a new entry" */
  | 'add-as-new-entry'
  /** "Ignore" */
  | 'ignore'

/** The one open question about time away; instants are epoch milliseconds. */
export interface IdleQuestion {
  readonly entry: TimeEntry
  readonly entryKey: EntryKey
  /** The last input before the absence. */
  readonly from: number
  /** The return: never the moment of the answer. */
  readonly to: number
  /** Whole minutes away, as the four answers name them. */
  readonly minutes: number
  readonly hoursBefore: Hundredths
  readonly hoursAfter: Hundredths
}
