import { SECOND } from '#shared/durations.ts'
import type { Span } from '#shared/absence.ts'
import type { ClockDoubt } from './operations.ts'

/** The `Date` header has whole seconds: a clock that is right within two is not corrected. */
export const CLOCK_GRAIN = 2 * SECOND

/**
 * How sure Gleaner is of Harvest's clock.
 * `unheard`: Harvest was not heard since the computer was switched on, or since its clock was set.
 * `contradicted`: the last answer told another time, and no second answer has agreed yet.
 * `on-trial`: two answers agreed on another time, a short while ago.
 * `not-heard-lately`: Harvest has not answered for a while.
 */
export type ClockCertainty = 'known' | 'unheard' | 'contradicted' | 'on-trial' | 'not-heard-lately'

/** Harvest's clock was compared with the clock that Gleaner follows, and is believed. */
export interface HeardClock {
  /** When the computer was switched on by Harvest's clock, epoch milliseconds. */
  readonly switchedOnAt: number
  /**
   * How much later it is than Gleaner believed, milliseconds: an earlier answer proved wrong. 0 if it did not,
   * or if this computer's clock was set.
   */
  readonly jumpMs: number
}

/**
 * How much later (milliseconds) an instant was that a clock in doubt gave, now that Harvest has told when
 * the computer was switched on (epoch milliseconds); 0: the clock was right. Negative: the clock was ahead.
 */
export function correctionOf({ taken }: ClockDoubt, switchedOnAt: number): number {
  const by = switchedOnAt - taken
  return Math.abs(by) < CLOCK_GRAIN ? 0 : by
}

/**
 * Moves an instant that a clock in doubt gave. An instant from before the computer was switched on came
 * from an earlier clock and stays as it is.
 */
export function correctedInstant(at: number, by: number, clock: ClockDoubt | undefined): number {
  return clock === undefined || at >= clock.taken ? at + by : at
}

/** The same for both ends of a stretch: one that began before the switch-on changes its length. */
export function correctedSpan<Stretch extends Span>(
  span: Stretch,
  by: number,
  clock: ClockDoubt | undefined
): Stretch {
  const [from, to] = [span.from, span.to].map((at) => correctedInstant(at, by, clock))
  return { ...span, from, to }
}
