import type { IntentOf } from '#main/ledger/intents.ts'
import type { OpenQuestion, Operation } from '#main/ledger/operations.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import type { TimerMode } from '#shared/company.ts'
import { SECOND } from '#shared/durations.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'

/** The next request of an operation, a question to the user, or nothing. */
export type PlannedRequest =
  | SentRequest
  /** Only the user can decide how the operation continues. */
  | { readonly call: 'ask'; readonly question: OpenQuestion }
  /** Harvest has everything that the operation means. */
  | { readonly call: 'nothing' }

/** The facts that a plan depends on. */
export interface PlanContext {
  readonly mode: TimerMode
  readonly timeZone: string
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: number
  /** Returns the remote copy of an entry; undefined while Harvest has none. */
  readonly copy: (key: EntryKey) => HarvestEntry | undefined
  /** The operations that were given after the one that is planned. */
  readonly following: readonly Operation[]
}

/** The intent of a stop. */
export type Stop = IntentOf<'stop'>

/** Milliseconds. A request that arrives within this time needs no correction: it is a sixth of Harvest's grain. */
export const PROMPT = 6 * SECOND
/** Hundredths. Two roundings of the same time differ by at most this. */
export const ROUNDING = 1
/** How many corrections of a time are sent. After that the user corrects it. */
export const MOST_CORRECTIONS = 4
export const NOTHING = { call: 'nothing' } as const
