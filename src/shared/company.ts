import type { WeekStartDay } from './time/week.ts'

/** Whether the account tracks hours, or start and end times (company `wants_timestamp_timers`). */
export type TimerMode = 'duration' | 'timestamps'
/** How the account writes hours: 1.25 or 1:15 (company `time_format`). */
export type TimeFormat = 'decimal' | 'hours_minutes'
/** How the account writes times of day (company `clock`). */
export type Clock = '12h' | '24h'

/** The account's settings that Gleaner follows, from `company`. */
export interface Company {
  readonly name: string
  /** `https://{subdomain}.harvestapp.com`, or the demo account's address; null when unknown. */
  readonly baseUri: string | null
  readonly timerMode: TimerMode
  readonly timeFormat: TimeFormat
  readonly clock: Clock
  readonly weekStartDay: WeekStartDay
  readonly decimalSymbol: '.' | ','
  /** True if Harvest does not tell this person the account's settings: a setting of Gleaner and the entries do. */
  readonly isGuessed?: true
}
