import { addDays, utcMidnight, type SpentDate } from './spent-date.ts'

/** The first day of the week, as the account sets it (company `week_start_day`). */
export const WEEK_START_DAYS = ['Monday', 'Sunday', 'Saturday'] as const
export type WeekStartDay = (typeof WEEK_START_DAYS)[number]

/** The days of the week as ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Seven days in a row; `first` and `last` are the ends of `days`. */
export interface Week {
  readonly first: SpentDate
  readonly last: SpentDate
  readonly days: readonly SpentDate[]
}

const DAYS = 7
const ISO_NUMBERS: Readonly<Record<WeekStartDay, Weekday>> = { Monday: 1, Saturday: 6, Sunday: 7 }

/** Returns the week that contains a day, in an account whose weeks start on `startDay`. */
export function weekOf(date: SpentDate, startDay: WeekStartDay): Week {
  return weekFrom(addDays(date, -((weekdayOf(date) - ISO_NUMBERS[startDay] + DAYS) % DAYS)))
}

/** Returns the day of the week of a date. */
export function weekdayOf(date: SpentDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday
}

/** Returns the week that is `by` weeks later, or earlier if negative. */
export function shiftWeek(week: Week, by: number): Week {
  return weekFrom(addDays(week.first, by * DAYS))
}

/** Formats a day of the week in a few letters: `Mon`. */
export function formatWeekday(weekday: Weekday, locale: string): string {
  // 1 January 2024 was a Monday
  const date = utcMidnight(addDays('2023-12-31', weekday))
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(date)
}

function weekFrom(first: SpentDate): Week {
  const days = Array.from({ length: DAYS }, (_, index) => addDays(first, index))
  return { first, last: addDays(first, DAYS - 1), days }
}
