import type { WeekStartDay } from './time/week.ts'

/** How the account tracks time: hours, or start and end times (company `wants_timestamp_timers`). */
export const TIMER_MODES = ['duration', 'timestamps'] as const
export type TimerMode = (typeof TIMER_MODES)[number]
/** How the account writes hours: 1.25 or 1:15 (company `time_format`). */
export const TIME_FORMATS = ['decimal', 'hours_minutes'] as const
export type TimeFormat = (typeof TIME_FORMATS)[number]
/** How the account writes times of day (company `clock`). */
export const CLOCK_STYLES = ['12h', '24h'] as const
export type ClockStyle = (typeof CLOCK_STYLES)[number]
/** The decimal separator of the account (company `decimal_symbol`). */
export const DECIMAL_SYMBOLS = ['.', ','] as const
export type DecimalSymbol = (typeof DECIMAL_SYMBOLS)[number]

/** The formats of an account until Harvest has returned its settings. */
export const ASSUMED_FORMATS = {
  timeFormat: 'hours_minutes',
  decimalSymbol: '.',
  clock: '24h',
  timerMode: 'duration',
  weekStartDay: 'Monday'
} as const satisfies Partial<Company>

/** The account's settings that Gleaner follows, from `company`. */
export interface Company {
  readonly name: string
  /** `https://{subdomain}.harvestapp.com`, or the demo account's address; null when unknown. */
  readonly baseUri: string | null
  readonly timerMode: TimerMode
  readonly timeFormat: TimeFormat
  readonly clock: ClockStyle
  readonly weekStartDay: WeekStartDay
  readonly decimalSymbol: DecimalSymbol
  /**
   * True if Harvest does not let this user read the account's settings. Then they come from
   * Gleaner's settings and from the entries.
   */
  readonly isGuessed?: true
}
