import type { HarvestClient } from '#main/harvest/client.ts'
import type { ClockCertainty } from '#main/ledger/clock-correction.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { isAskedAbout } from './long-stop.ts'
import type { PlanContext } from '../plan/plan-context.ts'

export interface PushOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** The certainty of that clock. */
  readonly clock: () => ClockCertainty
  /** Reads the user and the settings of the account. Throws `HarvestError`. */
  readonly readAccount: () => Promise<void>
  /** Called if a timer had ended because another device started one. */
  readonly onSuperseded?: (entry: TimeEntry) => void
  /** Called if a timer was stopped here whose entry had been deleted elsewhere. */
  readonly onDeleted?: (entry: TimeEntry, hours: Hundredths) => void
  /** `off`: a request without an answer is sent again without a lookup. For tests that show what lookups prevent. */
  readonly settling?: 'off' | undefined
}

/** Returns the facts that the plan of an operation depends on, as they are now. */
export function planContext(
  operation: Operation,
  { ledger, context, now }: Pick<PushOptions, 'ledger' | 'context' | 'now'>
): PlanContext {
  const { mode, timeZone } = context()
  return {
    mode,
    timeZone,
    now: now(),
    copy: (key) => ledger.entries([key])[0]?.entry,
    // a timer with an unconfirmed long stop runs until the user confirms it
    following: ledger
      .operations()
      .filter((each) => each.sequence > operation.sequence && !isAskedAbout(each))
  }
}

/** Returns the id of the user whose entry an operation is about. */
export function ownerOf({ user }: Operation, context: OverlayContext): number {
  return user?.id ?? context.user.id
}
