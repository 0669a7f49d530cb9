import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockInDoubt } from '#main/ledger/operations.ts'
import type { ClockCertainty, HeardClock } from '#main/ledger/clock-correction.ts'
import { CLOCK_GRAIN } from '#main/ledger/clock-correction.ts'
import type { Store } from '#main/store/store.ts'
import { setClockOffset } from '#main/store/transitions.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'

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
  readonly onHeard?: (heard: HeardClock) => void
}

/** Harvest's clock, as far as it is known here. */
export interface ServerClock {
  /** Epoch milliseconds by Harvest's clock; by this computer's while Harvest has not been heard. */
  now(): number
  /** An answer was made so much later than this computer's clock says, milliseconds. */
  heard(offsetMs: number): void
  certainty(): ClockCertainty
  /** How the clock stands that `now` follows, while it is unheard or contradicted; else null. */
  doubt(): ClockInDoubt | null
  /** The same, also while it is on trial: what is journaled then is compared once more before it is sent. */
  given(): ClockInDoubt | null
}

/** A computer's clock and its uptime drift apart; what is kept follows in such steps. */
const DRIFT = SECOND / 2
/** Answers that are this close tell the same time: `Date` has whole seconds, and an answer may take a while. */
const SAME = 5 * SECOND
/** How long a time that contradicts an earlier one is compared again before each push. */
const TRIAL = 10 * MINUTE
/** After this long without an answer the time is compared before a push. */
const LATELY = 10 * MINUTE

/**
 * Keeps the store's idea of Harvest's clock. A process that starts while nobody can be asked takes up
 * what the one before it knew, unless this computer's clock was set in between or the computer was
 * switched off: then its own clock is the best there is.
 *
 * One answer is not enough to change the time by more than a few seconds where this computer's clock did
 * not change: a second answer has to agree.
 */
export function createServerClock(options: ServerClockOptions): ServerClock {
  const { timers, power, store, ledger, onHeard } = options
  let kept: KeptClock | null = ledger.document('clock')
  const bootedAt = (): number => timers.now() - power.uptimeMs()
  /* When the computer was switched on, by its own clock at the last comparison with Harvest's. */
  let known: number | null = null
  /* The same by Harvest's clock, if this process has heard Harvest. */
  let switchedOnAt: number | null = null
  /* The same by the last answer, if that contradicted what was believed. */
  let candidate: number | null = null
  /* Uptimes, milliseconds: when the trial ends, and when Harvest was heard last. */
  let trialUntil = 0
  let heardAt: number | null = null
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

  /** True if an answer tells the time that Gleaner follows, or followed before the clock or the uptime changed. */
  function isBelieved(switchedOn: number): boolean {
    const followed = bootedAt() + store.state.clockOffsetMs
    return isSame(switchedOn, now() - power.uptimeMs()) || isSame(switchedOn, followed)
  }

  function heard(offsetMs: number): void {
    const switchedOn = bootedAt() + offsetMs
    if (isBelieved(switchedOn)) return believe(offsetMs, 0)
    const isSecond = candidate !== null && isSame(switchedOn, candidate)
    candidate = switchedOn
    if (!isSecond) return
    const jumpMs = isKnown() ? switchedOn - (now() - power.uptimeMs()) : 0
    trialUntil = power.uptimeMs() + TRIAL
    believe(offsetMs, jumpMs)
  }

  function believe(offsetMs: number, jumpMs: number): void {
    candidate = null
    store.update(setClockOffset(steady(offsetMs, store)))
    keep()
    known = bootedAt()
    heardAt = power.uptimeMs()
    switchedOnAt = known + store.state.clockOffsetMs
    onHeard?.({ switchedOnAt, jumpMs })
  }

  function certainty(): ClockCertainty {
    if (candidate !== null) return 'contradicted'
    if (!isKnown()) return 'unheard'
    if (power.uptimeMs() < trialUntil) return 'on-trial'
    const isLately = heardAt !== null && power.uptimeMs() - heardAt < LATELY
    return isLately ? 'known' : 'not-heard-lately'
  }

  function given(): ClockInDoubt | null {
    if (!isInDoubt(certainty())) return null
    const clock = { own: bootedAt(), taken: now() - power.uptimeMs() }
    return isKnown() ? { ...clock, isHarvests: true } : clock
  }

  return {
    now,
    heard,
    certainty,
    doubt: () => (certainty() === 'on-trial' ? null : given()),
    given
  }
}

function isInDoubt(certainty: ClockCertainty): boolean {
  return certainty !== 'known' && certainty !== 'not-heard-lately'
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < SAME
}

function steady(offset: number, { state }: Store): number {
  if (Math.abs(offset) < CLOCK_GRAIN) return 0
  return Math.abs(offset - state.clockOffsetMs) < CLOCK_GRAIN ? state.clockOffsetMs : offset
}
