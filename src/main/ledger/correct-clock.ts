import type { HeardClock } from './clock-correction.ts'
import { CLOCK_GRAIN, correctionOf } from './clock-correction.ts'
import type { Ledger } from './ledger.ts'
import { shiftInstants } from './shift-instants.ts'
import type { ClockDoubt, Operation } from './operations.ts'
import { keysOf } from './operations.ts'
import type { OverlayContext } from './overlay.ts'

/**
 * Clears the clock doubts of earlier processes that can no longer be resolved, because this computer's clock has been set
 * since. A doubt stays if the clock is the same.
 */
export function dropLostDoubts(ledger: Ledger, doubt: ClockDoubt | null): void {
  const own = doubt?.own
  const isOther = ({ clock }: Operation): boolean =>
    clock !== undefined && (own === undefined || Math.abs(clock.own - own) >= CLOCK_GRAIN)
  const others = ledger.operations().filter(isOther)
  if (others.length > 0) ledger.storeCorrectedInstants(others, false)
}

/**
 * Corrects the instants of operations with a clock doubt, now that Harvest's clock is known. If an earlier answer was wrong
 * (`jumpMs`), instants from that answer are corrected too.
 * @returns by how much this computer's clock was behind when the operations were given, in milliseconds: negative if it was
 * ahead, 0 if it was right.
 */
export function correctInstants(
  ledger: Ledger,
  { switchedOnAt, jumpMs }: HeardClock,
  context: OverlayContext
): number {
  const operations = ledger.operations()
  const byOf = ({ clock }: Operation): number | undefined =>
    clock ? correctionOf(clock, switchedOnAt) : jumpMs || undefined
  const all = operations.map((each) => byOf(each))
  if (all.every((by) => by === undefined)) return 0
  const isMoved = all.some((by) => by !== undefined && by !== 0)
  const copies = ledger.entries([...new Set(operations.flatMap(keysOf))])
  const settled = shiftInstants(operations, copies, byOf, context).map((operation) =>
    operation.sentAt === null ? operation : { ...operation, sentAt: operation.sentAt + jumpMs }
  )
  ledger.storeCorrectedInstants(settled, isMoved)
  return furthest(
    operations.flatMap(({ clock }) => (clock ? [ownErrorOf(clock, switchedOnAt)] : []))
  )
}

function ownErrorOf({ own, isHarvests }: ClockDoubt, switchedOnAt: number): number {
  return isHarvests ? 0 : switchedOnAt - own
}

function furthest(all: readonly number[]): number {
  const most = all.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one), 0)
  return Math.abs(most) < CLOCK_GRAIN ? 0 : most
}
