import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockInDoubt } from '#main/ledger/operations.ts'
import { CLOCK_GRAIN } from '#main/ledger/clock-correction.ts'
import type { Store } from '#main/store/store.ts'
import { setClockOffset } from '#main/store/transitions.ts'
import { SECOND } from '#shared/durations.ts'

/** What was learned of Harvest's clock, for the next process. */
export interface KeptClock {
  /** What has to be added to this computer's clock, milliseconds. */
  readonly offsetMs: number
  /** This computer's clock less the time it is on: moves when the clock is set, or the computer started anew. */
  readonly bootedAt: number
}

export interface ServerClockOptions {
  readonly timers: Pick<Timers, 'now'>
  readonly power: Pick<PowerPort, 'uptimeMs'>
  readonly store: Store
  readonly ledger: Pick<Ledger, 'document' | 'writeDocument'>
  /** Harvest was heard: by its clock the computer was switched on then. */
  readonly onHeard?: (switchedOnAt: number) => void
}

/** Harvest's clock, as far as it is known here. */
export interface ServerClock {
  /** Epoch milliseconds by Harvest's clock; by this computer's while Harvest has not been heard. */
  now(): number
  /** An answer was made so much later than this computer's clock says, milliseconds. */
  heard(offsetMs: number): void
  /**
   * How the clock stands that `now` follows, while that is in doubt: Harvest was not heard since the
   * computer was switched on, or its clock was set since. Null where it is known.
   */
  doubt(): ClockInDoubt | null
}

/** A computer's clock and its uptime drift apart; what is kept follows in such steps. */
const DRIFT = SECOND / 2

/**
 * Keeps the store's idea of Harvest's clock. A process that starts while nobody can be asked takes up
 * what the one before it knew, unless this computer's clock was set in between or the computer was
 * switched off: then its own clock is the best there is.
 */
export function createServerClock({
  timers,
  power,
  store,
  ledger,
  onHeard
}: ServerClockOptions): ServerClock {
  let kept: KeptClock | null = ledger.document<KeptClock>('clock')
  const bootedAt = (): number => timers.now() - power.uptimeMs()
  /* When the computer was switched on, by its own clock at the last comparison with Harvest's. */
  let known: number | null = null
  /* The same by Harvest's clock, if this process has heard Harvest. */
  let switchedOnAt: number | null = null
  const isKnown = (): boolean => known !== null && Math.abs(bootedAt() - known) < CLOCK_GRAIN
  if (kept && Math.abs(bootedAt() - kept.bootedAt) < CLOCK_GRAIN) {
    known = kept.bootedAt
    store.update(setClockOffset(steady(kept.offsetMs, store)))
  }

  function keep(): void {
    const { clockOffsetMs: offsetMs } = store.state
    const next = { offsetMs, bootedAt: bootedAt() }
    const isKept =
      kept !== null &&
      kept.offsetMs === offsetMs &&
      (offsetMs === 0 || Math.abs(kept.bootedAt - next.bootedAt) < DRIFT)
    // a clock that is right, and was, is not worth a line
    if (isKept || (kept === null && offsetMs === 0)) return
    kept = next
    ledger.writeDocument('clock', next)
  }

  /** Once the clock was set, only the time since the switch-on leads to Harvest's clock. */
  function now(): number {
    if (switchedOnAt !== null && !isKnown()) return switchedOnAt + power.uptimeMs()
    return timers.now() + store.state.clockOffsetMs
  }

  return {
    now,
    heard(offsetMs) {
      store.update(setClockOffset(steady(offsetMs, store)))
      keep()
      known = bootedAt()
      switchedOnAt = known + store.state.clockOffsetMs
      onHeard?.(switchedOnAt)
    },
    doubt() {
      return isKnown() ? null : { own: bootedAt(), taken: now() - power.uptimeMs() }
    }
  }
}

function steady(offset: number, { state }: Store): number {
  if (Math.abs(offset) < CLOCK_GRAIN) return 0
  return Math.abs(offset - state.clockOffsetMs) < CLOCK_GRAIN ? state.clockOffsetMs : offset
}
