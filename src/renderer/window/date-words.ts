import { DAY_PARTS, LONG_DAY_PARTS, utcMidnight, type SpentDate } from '#shared/time/spent-date.ts'
import type { Week } from '#shared/time/week.ts'

const HEADING_PARTS = { weekday: 'long', day: 'numeric', month: 'long' } as const
const DAY_OF_YEAR_PARTS = { ...DAY_PARTS, year: 'numeric' } as const
const WEEKDAY_PARTS = { weekday: 'short' } as const
const LONG_WEEKDAY_PARTS = { weekday: 'long' } as const
const DAY_OF_MONTH_PARTS = { day: 'numeric' } as const
const IN_A_MONTH_PARTS = { day: 'numeric', month: 'long', year: 'numeric' } as const
const OVER_MONTHS_PARTS = { day: 'numeric', month: 'short', year: 'numeric' } as const

/**
 * Formats days in the words of a locale. Create it once for many days, because formatters are slow
 * to create.
 */
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

  /** `Mon 23 Nov 2026`. */
  dayOfYear(date: SpentDate): string {
    return this.#write(date, DAY_OF_YEAR_PARTS)
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

  /** `Monday`. */
  longWeekday(date: SpentDate): string {
    return this.#write(date, LONG_WEEKDAY_PARTS)
  }

  /** `23`. */
  dayOfMonth(date: SpentDate): string {
    return this.#write(date, DAY_OF_MONTH_PARTS)
  }

  /**
   * Formats the first and the last day of a week: `23 – 29 November 2026`, `30 Nov – 6 Dec 2026`.
   * Parts that both share appear once. `formatRange` would take half a second at its first call.
   */
  week({ first, last }: Week): string {
    const isOneMonth = first.slice(0, 7) === last.slice(0, 7)
    const formatter = this.#formatter(isOneMonth ? IN_A_MONTH_PARTS : OVER_MONTHS_PARTS)
    const [one, other] = [first, last].map((date) =>
      formatter.formatToParts(utcMidnight(date)).map(({ value }) => value)
    ) as [string[], string[]]
    const shared = one.toReversed().findIndex((part, at) => part !== other.at(-1 - at))
    const begins = one.findIndex((part, at) => part !== other[at])
    const from = one.slice(0, one.length - shared)
    const dot = one[from.length]?.startsWith('.') ? '.' : ''
    const range = `${from.join('')}${dot} – ${other.slice(begins).join('')}`
    // JavaScript engines use different narrow spaces.
    return range.replaceAll(/\s/g, ' ')
  }

  #write(date: SpentDate, parts: Intl.DateTimeFormatOptions): string {
    return this.#formatter(parts).format(utcMidnight(date))
  }

  #formatter(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const made = this.#formatters.get(parts)
    const formatter = made ?? new Intl.DateTimeFormat(this.#locale, { ...parts, timeZone: 'UTC' })
    if (!made) this.#formatters.set(parts, formatter)
    return formatter
  }
}
