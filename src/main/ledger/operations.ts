import type { Failure } from '#shared/failure.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryChanges, EntryKey, EntryTime } from '#shared/time-entry.ts'

/** A new entry with the names that are shown until Harvest has answered. */
export interface NewEntry {
  readonly work: NamedWork
  readonly spentDate: SpentDate
  readonly notes: string
  readonly billable: boolean
}

/** Changes with the names of the new work. */
export interface NamedChanges extends Omit<EntryChanges, 'work'> {
  readonly work?: NamedWork
}

/**
 * What a person did, as it was meant. Instants are epoch milliseconds by Harvest's clock. An intent is
 * complete: the overlay shows it and `sync/plan.ts` sends it without asking anybody else.
 */
export type Intent =
  | {
      readonly kind: 'create'
      readonly entry: NewEntry
      readonly time: Exclude<EntryTime, { kind: 'timer' }>
    }
  | { readonly kind: 'start'; readonly entry: NewEntry; readonly startedAt: number }
  | { readonly kind: 'update'; readonly changes: NamedChanges }
  | { readonly kind: 'delete' }
  /** `hours`: what the entry shows at `stoppedAt`, for a stop that arrives late. */
  | { readonly kind: 'stop'; readonly stoppedAt: number; readonly hours: Hundredths }
  | { readonly kind: 'restart'; readonly startedAt: number }
  | { readonly kind: 'removeReference' }
  | { readonly kind: 'trim'; readonly cut: Cut }

/**
 * Time away, taken out of a running entry. `from` and `to` are the absence; `answeredAt` is when the
 * person chose. The added entry has a key of its own, so that it is recognised when it exists.
 */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly answeredAt: number
  readonly hours: Hundredths
  /** `stop`: the entry ends with `hoursAfter`, whenever the requests arrive. */
  readonly then: 'stop' | 'continue'
  readonly hoursAfter: Hundredths
  readonly added: { readonly key: EntryKey; readonly entry: NewEntry } | null
  /** In a start/end account timing continues in a copy, which has this key. */
  readonly copyKey: EntryKey | null
}

/**
 *   waiting --send--> sending --answer--> (gone: confirmed)
 *      ^                |  '--refused--> refused --retry--> waiting
 *      |                |                   '----discard--> (gone)
 *      |                '--no answer--> unknown --looked: not there--> waiting
 *      '---------- crash: read as unknown ---------' '--looked: there--> (gone: confirmed)
 */
export type OperationStatus = 'waiting' | 'sending' | 'unknown' | 'refused'

/** An intent on its way to Harvest. `step` counts the requests of it that are confirmed. */
export interface Operation {
  readonly sequence: number
  readonly id: string
  readonly entryKey: EntryKey
  readonly intent: Intent
  readonly status: OperationStatus
  readonly step: number
  readonly attempts: number
  /** When the request now under way, or of unknown outcome, was sent; epoch milliseconds. */
  readonly sentAt: number | null
  readonly failure: Failure | null
}

/** What is appended: everything else is the ledger's business. */
export interface NewOperation {
  readonly entryKey: EntryKey
  readonly intent: Intent
}

/** Every entry an operation creates or touches. */
export function keysOf(operation: Pick<Operation, 'entryKey' | 'intent'>): readonly EntryKey[] {
  const { entryKey, intent } = operation
  if (intent.kind !== 'trim') return [entryKey]
  const { added, copyKey } = intent.cut
  return [entryKey, ...(added ? [added.key] : []), ...(copyKey ? [copyKey] : [])]
}
