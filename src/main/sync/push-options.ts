import type { HarvestClient } from '#main/harvest/client.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { PlanContext } from './request.ts'

export interface PushOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** Whether it is: false while nothing was heard since this computer's clock may have changed. */
  readonly isClockKnown: () => boolean
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
    following: ledger.operations().filter(({ sequence }) => sequence > operation.sequence)
  }
}

/** Whose entry it is: a request never leaves for anybody else. */
export function ownerOf({ user }: Operation, context: OverlayContext): number {
  return user?.id ?? context.user.id
}
