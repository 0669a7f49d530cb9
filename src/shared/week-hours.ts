import { currentHours, sumHours, type Hundredths } from './hours.ts'
import type { AppState } from './state.ts'

/** Returns the hours of the current week at an instant (epoch milliseconds), with running timers. */
export function weekHours(
  { week, running }: Pick<AppState, 'week' | 'running'>,
  now: number
): Hundredths {
  const timers = [
    ...(running && week.includesRunning ? [running] : []),
    ...(week.alsoRunning ?? [])
  ]
  return week.hours + sumHours(timers.map((timer) => currentHours(timer, now)))
}
