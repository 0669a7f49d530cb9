import { MINUTE } from './durations.ts'
import { hundredthsOf, type Hundredths } from './hours.ts'
import type { ReminderSetting, Settings } from './settings.ts'
import type { WeekSlice } from './state.ts'
import type { Weekday } from './time/week.ts'

/** The days a person works, and the hours of each of them; 0 hours is no target. */
export interface DailyTarget {
  readonly days: readonly Weekday[]
  readonly hours: Hundredths
}

/** The days a colleague is expected to work: their settings are not known here. */
const USUAL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5]

/**
 * The hours of a work day: those of the daily reminder while that is on, otherwise the capacity of the
 * week spread over the work days. For example 28 h from Monday to Thursday are 7 h a day.
 */
export function dailyHours(
  capacity: Hundredths,
  days: readonly Weekday[],
  reminder: ReminderSetting
): Hundredths {
  if (reminder.isOn) return hundredthsOf(reminder.minutes * MINUTE)
  return days.length === 0 ? 0 : Math.round(capacity / days.length)
}

/** The daily target of whoever a week belongs to. */
export function dailyTargetOf(
  { capacity, userId }: Pick<WeekSlice, 'capacity' | 'userId'>,
  { workHours, reminders }: Pick<Settings, 'workHours' | 'reminders'>
): DailyTarget {
  if (userId !== undefined)
    return { days: USUAL_DAYS, hours: Math.round(capacity / USUAL_DAYS.length) }
  const { days } = workHours
  return { days, hours: dailyHours(capacity, days, reminders.target) }
}
