import { MINUTE, SECOND } from '#shared/durations.ts'

/**
 * The attention that an account gets: a window is open, its clock runs in the tray, or neither. The last
 * two are of an account that is kept while another one is open, with and without a running timer.
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
 * How long after a pull everything is read again while nothing else asks for it, milliseconds. On its
 * battery the computer is woken half as often, unless somebody is looking.
 */
export function pullPeriod(attention: Attention, isOnBattery: boolean): number {
  const isSparing = isOnBattery && attention !== 'watched'
  return PULL_PERIODS[attention] * (isSparing ? 2 : 1)
}

/** A line that is dead for less than this is not worth a word. */
export const BLIP = 3 * SECOND

/** Milliseconds to wait after a number of failures in a row: quick at first, a minute at most. */
export function retryDelay(failures: number): number {
  return Math.min(SECOND * 2 ** Math.max(0, failures - 1), MINUTE)
}
