import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'

/**
 * How closely the user follows an account. The open account is `watched` while a window is open, `running` while only the
 * tray shows its timer, else `hidden`. Other signed-in accounts are `running elsewhere` with a timer, else `background`.
 */
export type Attention = 'watched' | 'running' | 'hidden' | 'running elsewhere' | 'background'

const PULL_PERIODS: Readonly<Record<Attention, number>> = {
  watched: MINUTE,
  running: 2 * MINUTE,
  hidden: 5 * MINUTE,
  'running elsewhere': 5 * MINUTE,
  background: 10 * MINUTE
}

/**
 * Returns the time between two pulls, in milliseconds. On battery the computer is woken half as often, unless the account
 * is watched.
 */
export function pullPeriod(attention: Attention, isOnBattery: boolean): number {
  const isSparing = isOnBattery && attention !== 'watched'
  return PULL_PERIODS[attention] * (isSparing ? 2 : 1)
}

/** Outages shorter than this are not shown. */
export const BLIP = 3 * SECOND

/**
 * Returns how long to wait after a number of failed rounds in a row, in milliseconds.
 * @example retryDelay(1) // 1 second
 * @example retryDelay(4) // 8 seconds
 */
export function retryDelay(failures: number): number {
  const { firstDelayMs, longestDelayMs } = RETRY_POLICY.round
  return Math.min(firstDelayMs * 2 ** Math.max(0, failures - 1), longestDelayMs)
}
