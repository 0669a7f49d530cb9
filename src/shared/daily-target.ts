import { MINUTE } from './durations.ts'
import { hundredthsOf, type Hundredths } from './hours.ts'
import type { ReminderSetting, Settings } from './settings.ts'
import type { WeekSlice } from './state.ts'
import type { Weekday } from './time/week.ts'

/** The work days and the target of each of them. 0 hours means no target. */
export interface DailyTarget {
  readonly days: readonly Weekday[]
  readonly hours: Hundredths
}

/** The assumed work days of a colleague, whose settings are unknown. */
const USUAL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5]

/**
 * Returns the target of a work day: the one of the daily reminder if it is on, otherwise the weekly
 * capacity divided by the work days. Example: 28 h from Monday to Thursday are 7 h a day.
 */
export function dailyHours(
  capacity: Hundredths,
  days: readonly Weekday[],
  reminder: ReminderSetting
): Hundredths {
  if (reminder.isOn) return hundredthsOf(reminder.minutes * MINUTE)
  return days.length === 0 ? 0 : Math.round(capacity / days.length)
}

/** Returns the daily target of the owner of a week, who may be a colleague. */
export function dailyTargetOf(
  { capacity, userId }: Pick<WeekSlice, 'capacity' | 'userId'>,
  { workHours, reminders }: Pick<Settings, 'workHours' | 'reminders'>
): DailyTarget {
  if (userId !== undefined)
    return { days: USUAL_DAYS, hours: Math.round(capacity / USUAL_DAYS.length) }
  const { days } = workHours
  return { days, hours: dailyHours(capacity, days, reminders.target) }
}
