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
  /** How sure Gleaner is that it is. */
  readonly clock: () => ClockCertainty
  /** Reads who the person is and how the account keeps time. Throws `HarvestError`. */
  readonly readAccount: () => Promise<void>
  /** A timer of ours turned out to have ended when another was started elsewhere. */
  readonly onSuperseded?: (entry: TimeEntry) => void
  /** A timer was stopped here, with so many hours, whose entry had been deleted elsewhere. */
  readonly onDeleted?: (entry: TimeEntry, hours: Hundredths) => void
  /** `off`: what got no answer is sent again without looking. Only to show what looking is for. */
  readonly settling?: 'off' | undefined
}

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
    // a timer that is perhaps to stop runs until the user has said so
    following: ledger
      .operations()
      .filter((each) => each.sequence > operation.sequence && !isAskedAbout(each))
  }
}

/** Whose entry it is: a request never leaves for anybody else. */
export function ownerOf({ user }: Operation, context: OverlayContext): number {
  return user?.id ?? context.user.id
}
