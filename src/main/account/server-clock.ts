import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockDoubt } from '#main/ledger/operations.ts'
import type { ClockCertainty, HeardClock } from '#main/ledger/clock-correction.ts'
import { CLOCK_GRAIN } from '#main/ledger/clock-correction.ts'
import type { Store } from '#main/store/store.ts'
import { setClockOffset } from '#main/store/transitions.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'

/** The last comparison with Harvest's clock, stored for the next process. */
export interface StoredClock {
  /** Harvest's clock minus this computer's clock, milliseconds. */
  readonly offsetMs: number
  /** When the computer was switched on, by its own clock. Changes if the clock is set or the computer restarts. */
  readonly bootedAt: number
}

export interface ServerClockOptions {
  readonly timers: Pick<Timers, 'now'>
  readonly power: Pick<PowerPort, 'uptimeMs'>
  readonly store: Store
  readonly ledger: Pick<Ledger, 'document' | 'writeDocument'>
}

/** Harvest's clock, as far as Gleaner knows it. */
export interface ServerClock {
  /** Epoch milliseconds by Harvest's clock, or by this computer's clock before Harvest's first answer. */
  now(): number
  /** Takes the offset of an answer: Harvest's clock minus this computer's clock, milliseconds. */
  takeOffset(offsetMs: number): void
  /** Calls the listener after each offset that Gleaner believes. */
  onOffset(listener: (heard: HeardClock) => void): void
  certainty(): ClockCertainty
  /** The clock that `now` follows, while it is unheard or contradicted; otherwise null. */
  doubt(): ClockDoubt | null
  /** The same, also during a trial: commands from a trial are corrected if the trial fails. */
  commandDoubt(): ClockDoubt | null
}

/** A computer's clock and its uptime drift apart. A stored clock is replaced once they differ by this. Milliseconds. */
const DRIFT = SECOND / 2
/** Responses agree if they differ by less: `Date` has whole seconds, and a response may take a while. Milliseconds. */
const SAME = 5 * SECOND
/** How long after a jump the time is compared again before each push. Milliseconds. */
const TRIAL = 10 * MINUTE
/** After this time without a response, the time is compared before a push. Milliseconds. */
const LATELY = 10 * MINUTE

/**
 * Follows Harvest's clock. The stored offset of an earlier process counts until Harvest answers, unless this
 * computer's clock was set or the computer was switched off since.
 *
 * A single answer changes the time by a few seconds at most, unless this computer's clock was set: a second answer has
 * to agree. Example: offsets of 0 s, 3600 s and 3601 s move the time by an hour at the third answer only.
 */
export function createServerClock(options: ServerClockOptions): ServerClock {
  const { timers, power, store, ledger } = options
  const listeners: ((heard: HeardClock) => void)[] = []
  let stored: StoredClock | null = ledger.document('clock')
  const bootedAt = (): number => timers.now() - power.uptimeMs()
  /* The instant at which the computer was switched on, by its own clock at the last comparison with Harvest's clock. */
  let known: number | null = null
  /* The instant at which the computer was switched on, by Harvest's clock. Null before the first response in this process. */
  let switchedOnAt: number | null = null
  /*
   * The instant at which the computer was switched on, by the last response, if that response contradicted the time that
   * Gleaner follows. Otherwise null.
   */
  let candidate: number | null = null
  /* The end of the trial, and the last accepted response. Both are uptimes in milliseconds. */
  let trialUntil = 0
  let heardAt: number | null = null
  const isKnown = (): boolean => known !== null && Math.abs(bootedAt() - known) < CLOCK_GRAIN
  if (stored && Math.abs(bootedAt() - stored.bootedAt) < CLOCK_GRAIN) {
    known = stored.bootedAt
    store.update(setClockOffset(steady(stored.offsetMs, store)))
  }

  function save(): void {
    const { clockOffsetMs: offsetMs } = store.state
    const next = { offsetMs, bootedAt: bootedAt() }
    const isStored =
      stored !== null &&
      stored.offsetMs === offsetMs &&
      (offsetMs === 0 || Math.abs(stored.bootedAt - next.bootedAt) < DRIFT)
    // a zero offset is not stored over a zero offset
    if (isStored || (stored === null && offsetMs === 0)) return
    stored = next
    ledger.writeDocument('clock', next)
  }

  /** After this computer's clock was set, the uptime is the only link to Harvest's clock. */
  function now(): number {
    if (switchedOnAt !== null && !isKnown()) return switchedOnAt + power.uptimeMs()
    return timers.now() + store.state.clockOffsetMs
  }

  /**
   * True if an answer agrees with the time that Gleaner follows, or followed before the clock or the uptime changed.
   */
  function isBelieved(switchedOn: number): boolean {
    const followed = bootedAt() + store.state.clockOffsetMs
    return isSame(switchedOn, now() - power.uptimeMs()) || isSame(switchedOn, followed)
  }

  function takeOffset(offsetMs: number): void {
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
    save()
    known = bootedAt()
    heardAt = power.uptimeMs()
    switchedOnAt = known + store.state.clockOffsetMs
    const heardClock = { switchedOnAt, jumpMs }
    for (const listener of listeners) listener(heardClock)
  }

  function certainty(): ClockCertainty {
    if (candidate !== null) return 'contradicted'
    if (!isKnown()) return 'unheard'
    if (power.uptimeMs() < trialUntil) return 'on-trial'
    const isLately = heardAt !== null && power.uptimeMs() - heardAt < LATELY
    return isLately ? 'known' : 'not-heard-lately'
  }

  function commandDoubt(): ClockDoubt | null {
    if (!isInDoubt(certainty())) return null
    const clock = { own: bootedAt(), taken: now() - power.uptimeMs() }
    return isKnown() ? { ...clock, isHarvests: true } : clock
  }

  return {
    now,
    takeOffset,
    onOffset: (listener) => void listeners.push(listener),
    certainty,
    doubt: () => (certainty() === 'on-trial' ? null : commandDoubt()),
    commandDoubt
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
