import { instantOf } from '#shared/time/clock-time.ts'
import { DAY, SECOND } from '#shared/durations.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import { weekdayOf } from '#shared/time/week.ts'
import type { ClockTimes, PowerPort, SchedulePort, Timers } from './ports.ts'

export interface ScheduleOptions {
  readonly timers: Timers
  readonly power: Pick<PowerPort, 'on'>
}

/** Uses one timer for each clock time. Sleep stops timers, so each is set again when the computer wakes. */
export function createSchedule(options: ScheduleOptions): SchedulePort {
  return { at: (times, work) => follow(times, work, options) }
}

function follow(times: ClockTimes, work: () => void, { timers, power }: ScheduleOptions) {
  let due = nextOccurrence(times, timers.now())
  let cancel = () => {}

  /** Calls `work` once if a time has come, however many were missed, and sets the timer for the next. */
  function check(): void {
    const now = timers.now()
    // timers of milliseconds may be a little early
    const isDue = due <= now + SECOND
    due = nextOccurrence(times, isDue ? Math.max(now, due) : now)
    cancel()
    cancel = timers.after(Math.min(due - now, DAY), check)
    if (isDue) work()
  }

  check()
  const stopListening = power.on('resume', check)
  return () => {
    stopListening()
    cancel()
  }
}

/** The first instant after another at which it is that time on one of those days. */
export function nextOccurrence({ time, days, timeZone }: ClockTimes, after: number): number {
  const today = spentDateAt(after, timeZone)
  const instants = Array.from({ length: 9 }, (_, index) => addDays(today, index - 1))
    .filter((date) => days.includes(weekdayOf(date)))
    .map((date) => instantOf(date, time, timeZone))
  return instants.find((at) => at > after) ?? Number.POSITIVE_INFINITY
}
