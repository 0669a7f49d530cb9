import type { Operation } from '#main/ledger/operations.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext } from '../plan/plan-context.ts'
import type { PushOptions } from './push-options.ts'
import { planContext } from './push-options.ts'

/** One attempt to advance an operation by a request. Each step of `advance` returns a new attempt. */
export interface Attempt {
  readonly operation: Operation
  /** The remote copy of the operation's entry; undefined while Harvest has none. */
  readonly copy: HarvestEntry | undefined
  readonly plan: PlanContext
}

/** An attempt whose request is planned. */
export interface PlannedAttempt extends Attempt {
  readonly request: SentRequest
}

/** Returns an attempt with the remote copy and the plan context as they are now. */
export function attemptOf(operation: Operation, options: PushOptions): Attempt {
  const plan = planContext(operation, options)
  return { operation, copy: plan.copy(operation.entryKey), plan }
}

/**
 * Returns the attempt as the ledger has it now. A response may have corrected the instants of the operation or the copy
 * of its entry. Null if the user has discarded the operation meanwhile: nothing must be sent for it.
 */
export function renewed({ operation }: Attempt, options: PushOptions): Attempt | null {
  const current = options.ledger.operations().find(({ id }) => id === operation.id)
  return current ? attemptOf(current, options) : null
}
