import { DAY_PARTS, LONG_DAY_PARTS, utcMidnight, type SpentDate } from './spent-date.ts'

const HEADING_PARTS = { weekday: 'long', day: 'numeric', month: 'long' } as const
const WEEKDAY_PARTS = { weekday: 'short' } as const
const DAY_OF_MONTH_PARTS = { day: 'numeric' } as const

/** Days in words, as a locale writes them. Made once for many days: formatters are slow to make. */
export class DateWords {
  readonly #locale: string
  readonly #formatters = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>()

  constructor(locale: string) {
    this.#locale = locale
  }

  /** `Mon 23 Nov`. */
  day(date: SpentDate): string {
    return this.#write(date, DAY_PARTS)
  }

  /** `Monday, 23 November 2026`. */
  longDay(date: SpentDate): string {
    return this.#write(date, LONG_DAY_PARTS)
  }

  /** `Monday 23 November`. */
  heading(date: SpentDate): string {
    return this.#write(date, HEADING_PARTS)
  }

  /** `Mon`. */
  weekday(date: SpentDate): string {
    return this.#write(date, WEEKDAY_PARTS)
  }

  /** `23`. */
  dayOfMonth(date: SpentDate): string {
    return this.#write(date, DAY_OF_MONTH_PARTS)
  }

  #write(date: SpentDate, parts: Intl.DateTimeFormatOptions): string {
    const made = this.#formatters.get(parts)
    const formatter = made ?? new Intl.DateTimeFormat(this.#locale, { ...parts, timeZone: 'UTC' })
    if (!made) this.#formatters.set(parts, formatter)
    return formatter.format(utcMidnight(date))
  }
}
