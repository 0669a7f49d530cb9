import type { AccountContext } from '#main/account/account-context.ts'
import type { ClockTimes } from '#main/platform/ports.ts'
import { minuteOfDay, timeAtMinute, type ClockTime } from '#shared/time/clock-time.ts'
import type { ReminderSettings, WorkHours } from '#shared/settings.ts'
import { WEEKDAYS } from '#shared/time/week.ts'

/** Minutes. */
const DAY_END = 24 * 60

/** Returns the times of day at which a reminder may become due because of the time alone. Pure. */
export function dueTimes(
  { days, from, to }: WorkHours,
  { endOfDay, weekIncomplete }: ReminderSettings,
  timeZone: string
): readonly ClockTimes[] {
  const onWorkDays = (time: ClockTime): ClockTimes => ({ time, days, timeZone })
  const lateEnd = minuteOfDay(to) + endOfDay.minutes
  return [
    { time: '00:00', days: WEEKDAYS, timeZone },
    onWorkDays(from),
    onWorkDays(to),
    // after midnight, no reminder of the day before becomes due
    ...(endOfDay.isOn && lateEnd < DAY_END ? [onWorkDays(timeAtMinute(lateEnd))] : []),
    ...(weekIncomplete.isOn
      ? [onWorkDays(timeAtMinute(Math.max(0, minuteOfDay(to) - weekIncomplete.minutes)))]
      : [])
  ]
}

/** Calls `work` at these times, as the settings and the zone change. Returns a function that stops it. */
export function followClockTimes(
  account: Pick<AccountContext, 'store' | 'schedule' | 'context'>,
  work: () => void
): () => void {
  const { store, schedule, context } = account
  let scheduled = ''
  let stops: readonly (() => void)[] = []

  function follow(): void {
    const { workHours, reminders } = store.state.settings
    const times = dueTimes(workHours, reminders, context().timeZone)
    const key = JSON.stringify(times)
    if (key === scheduled) return
    scheduled = key
    end()
    stops = times.filter(({ days }) => days.length > 0).map((each) => schedule.at(each, work))
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
