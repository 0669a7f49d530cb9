import { MINUTE, SECOND } from '#shared/durations.ts'

/** How often the week is listed again while nothing else asks for it. */
export const PULL_PERIOD = MINUTE

/** Milliseconds to wait after a number of failures in a row: quick at first, a minute at most. */
export function retryDelay(failures: number): number {
  return Math.min(2 * SECOND * 2 ** Math.max(0, failures - 1), MINUTE)
}
