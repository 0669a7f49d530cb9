import type { ClockTimes, SchedulePort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import { minuteOf, timeAt } from '#shared/place-block.ts'
import type { ReminderSettings, WorkHours } from '#shared/settings.ts'
import { WEEKDAYS } from '#shared/time/week.ts'

export interface ClockOptions {
  readonly store: Store
  readonly schedule: SchedulePort
  readonly timeZone: () => string
}

/** The times of day at which something may become due by the clock alone. Pure. */
export function clockTimesOf(
  { days, from, to }: WorkHours,
  { endOfDay, weekIncomplete }: ReminderSettings,
  timeZone: string
): readonly ClockTimes[] {
  const onWorkDays = (time: ClockTime): ClockTimes => ({ time, days, timeZone })
  const lateEnd = minuteOf(to) + endOfDay.minutes
  return [
    { time: '00:00', days: WEEKDAYS, timeZone },
    onWorkDays(from),
    onWorkDays(to),
    // past midnight is another day, and nothing is due any more
    ...(endOfDay.isOn && lateEnd < DAY_END ? [onWorkDays(timeAt(lateEnd))] : []),
    ...(weekIncomplete.isOn
      ? [onWorkDays(timeAt(Math.max(0, minuteOf(to) - weekIncomplete.minutes)))]
      : [])
  ]
}

const DAY_END = 24 * 60

/** Calls `look` at those times, and follows the settings and the zone; the answer ends it. */
export function followClock(options: ClockOptions, look: () => void): () => void {
  const { store, schedule, timeZone } = options
  let known = ''
  let stops: readonly (() => void)[] = []

  function follow(): void {
    const { workHours, reminders } = store.state.settings
    const times = clockTimesOf(workHours, reminders, timeZone())
    const now = JSON.stringify(times)
    if (now === known) return
    known = now
    end()
    stops = times.filter(({ days }) => days.length > 0).map((each) => schedule.at(each, look))
  }

  function end(): void {
    for (const stop of stops) stop()
    stops = []
  }

  follow()
  const unsubscribe = store.subscribe(follow)
  return () => {
    unsubscribe()
    end()
  }
}
