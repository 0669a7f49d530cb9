import { clockTimeAt, minutesBetween } from '#shared/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { OverlayContext } from './overlay.ts'

/** What an entry will show when it is stopped: whole minutes where the account tracks times. */
export function hoursWhenStopped(
  entry: TimeEntry,
  at: number,
  { mode, timeZone }: Pick<OverlayContext, 'mode' | 'timeZone'>
): Hundredths {
  if (mode === 'duration' || entry.startedTime === null) return currentHours(entry, at)
  return hundredthsOf(minutesBetween(entry.startedTime, clockTimeAt(at, timeZone)) * MINUTE)
}
