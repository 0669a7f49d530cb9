import { SECOND } from '#shared/durations.ts'
import type { Span } from '#shared/absence.ts'
import type { ClockDoubt } from './operations.ts'

/** The `Date` header has whole seconds, so a difference below two seconds is not corrected. */
export const CLOCK_GRAIN = 2 * SECOND

/**
 * The certainty of Harvest's clock.
 * `unheard`: no response since the computer was switched on, or since its clock was set.
 * `contradicted`: the last response had another time, and no second response has confirmed it yet.
 * `on-trial`: two responses agreed on another time a short while ago.
 * `not-heard-lately`: no response for a while.
 */
export type ClockCertainty = 'known' | 'unheard' | 'contradicted' | 'on-trial' | 'not-heard-lately'

/** The result of a comparison with Harvest's clock that is trusted. */
export interface HeardClock {
  /** When the computer was switched on by Harvest's clock, epoch milliseconds. */
  readonly switchedOnAt: number
  /**
   * Harvest's time now minus the time that an earlier, wrong response implied, milliseconds. 0 if no earlier response
   * was wrong, or if this computer's clock was set.
   */
  readonly jumpMs: number
}

/**
 * Returns by how much instants of a doubtful clock must be shifted, in milliseconds; 0 if the clock was right. Negative if it
 * was ahead.
 * @param switchedOnAt when the computer was switched on by Harvest's clock, epoch milliseconds
 * @example The computer was switched on at 8:00 by its own clock, and at 8:20 by Harvest's: 20 minutes.
 */
export function correctionOf({ taken }: ClockDoubt, switchedOnAt: number): number {
  const by = switchedOnAt - taken
  return Math.abs(by) < CLOCK_GRAIN ? 0 : by
}

/**
 * Shifts an instant by `by` milliseconds. An instant from before the computer was switched on comes from an earlier clock and
 * stays.
 * @example Switched on at 8:00, `by` 20 minutes: 9:00 becomes 9:20, and 7:00 stays 7:00.
 */
export function correctedInstant(at: number, by: number, clock: ClockDoubt | undefined): number {
  return clock === undefined || at >= clock.taken ? at + by : at
}

/** Shifts both ends of a span. A span that began before the computer was switched on changes its length. */
export function correctedSpan<Stretch extends Span>(
  span: Stretch,
  by: number,
  clock: ClockDoubt | undefined
): Stretch {
  const [from, to] = [span.from, span.to].map((at) => correctedInstant(at, by, clock))
  return { ...span, from, to }
}
