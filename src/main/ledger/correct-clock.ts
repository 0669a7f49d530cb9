import type { HeardClock } from './clock-correction.ts'
import { CLOCK_GRAIN, correctionOf } from './clock-correction.ts'
import type { Ledger } from './ledger.ts'
import { shiftInstants } from './shift-instants.ts'
import type { ClockDoubt, Operation } from './operations.ts'
import { keysOf } from './operations.ts'
import type { OverlayContext } from './overlay.ts'

/**
 * What a process before this one has given by a clock in doubt stays in doubt where this computer's clock
 * is the same; else nobody will ever know.
 */
export function dropLostDoubts(ledger: Ledger, doubt: ClockDoubt | null): void {
  const own = doubt?.own
  const isOther = ({ clock }: Operation): boolean =>
    clock !== undefined && (own === undefined || Math.abs(clock.own - own) >= CLOCK_GRAIN)
  const others = ledger.operations().filter(isOther)
  if (others.length > 0) ledger.storeCorrectedInstants(others, false)
}

/**
 * Corrects the instants that were given by a clock in doubt, now that Harvest has told when the computer was
 * switched on (epoch milliseconds). Where that proves an earlier answer of Harvest wrong (`jumpMs`), what was
 * given by that answer is corrected as well. Returns by how much this computer's clock was behind when they
 * were given, in milliseconds: negative if it was ahead, 0 if it was right.
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
