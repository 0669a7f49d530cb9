import { plainCharacters } from '#shared/plain-characters.ts'
import { clockTimeAt, formatClockTime, type ClockTime } from '#shared/time/clock-time.ts'
import { ASSUMED_FORMATS, type Company } from '#shared/company.ts'
import {
  elapsedMs,
  formatElapsed,
  formatHours,
  type Hundredths,
  type RunningFacts
} from '#shared/hours.ts'
import { DateWords } from './date-words.ts'
import { formatNumber } from '#shared/messages/plural.ts'
import { decimalSymbolOf, localesFor, type Locales } from '#shared/region.ts'
import type { Region } from '#shared/settings.ts'
import { spentDateAt, type SpentDate } from '#shared/time/spent-date.ts'
import type { StepDay } from '#shared/time/step-day.ts'
import { formatTypedDate, readTypedDate } from './typed-date.ts'
import { formatWeekday, type Week, type Weekday } from '#shared/time/week.ts'
import type { Mirror } from './mirror.svelte.ts'
import { stepDayOf } from './undo-question.ts'

const TYPED_NUMBER = { maximumFractionDigits: 2, useGrouping: false } as const

/** Formats hours as the account does, and dates and numbers as the region does. Follows the mirror. */
export class Formats {
  readonly #mirror: Mirror
  readonly #locales: Locales = $derived.by(() => {
    const { settings, desktop } = this.#mirror.current
    return localesFor(settings, desktop)
  })
  readonly #dates = $derived.by(() => new DateWords(this.locale))
  readonly #formatsOfAccount = $derived.by(() => this.#companyOfSession() ?? ASSUMED_FORMATS)

  constructor(mirror: Mirror) {
    this.#mirror = mirror
  }

  /** The locale of texts, and of dates in words. */
  get locale(): string {
    return this.#locales.words
  }

  /** The locale of numbers, and of dates in figures. */
  get region(): string {
    return this.#locales.figures
  }

  /** The decimal separator that the programs of this computer use. */
  get regionalDecimalSymbol(): '.' | ',' {
    return decimalSymbolOf(this.region)
  }

  get timeFormat(): Company['timeFormat'] {
    return this.#formatsOfAccount.timeFormat
  }

  get decimalSymbol(): Company['decimalSymbol'] {
    return this.#formatsOfAccount.decimalSymbol
  }

  get clockStyle(): Company['clock'] {
    return this.#formatsOfAccount.clock
  }

  get timerMode(): Company['timerMode'] {
    return this.#formatsOfAccount.timerMode
  }

  get weekStartDay(): Company['weekStartDay'] {
    return this.#formatsOfAccount.weekStartDay
  }

  /**
   * Formats hours as the account does: `1.25` or `1:15`. Negative hours have a minus sign instead
   * of a hyphen.
   */
  hours(hours: Hundredths): string {
    return formatHours(hours, this).replace('-', '\u2212')
  }

  /** Formats the hours of an entry at an instant (epoch milliseconds) with seconds: `1:02:05`. */
  elapsedOf(entry: RunningFacts, now: number): string {
    return formatElapsed(elapsedMs(entry, now))
  }

  /** Formats a number for a text field, as the region does: `10.5` or `10,5`. */
  typedNumber(value: number): string {
    return formatNumber(this.region, value, TYPED_NUMBER)
  }

  /** Formats a time of day as the account does: `14:30` or `2:30pm`. */
  clockTime(time: ClockTime): string {
    return formatClockTime(time, this.clockStyle)
  }

  /** Formats the time of day of an instant (epoch milliseconds) in the zone of the user's profile. */
  timeOfDay(instant: number): string {
    return this.clockTime(clockTimeAt(instant, this.timeZone))
  }

  /** Returns the date of an instant (epoch milliseconds) in the zone of the user's profile. */
  dateOf(instant: number): SpentDate {
    return spentDateAt(instant, this.timeZone)
  }

  day(date: SpentDate): string {
    return this.#dates.day(date)
  }

  /**
   * Formats a day without context. Adds the year unless it is the current one: `Tue 3 Feb`, `Tue 3
   * Feb 2025`.
   */
  dayInAnyYear(date: SpentDate): string {
    const { today } = this.#mirror.current
    const isThisYear = date.slice(0, 4) === today.spentDate.slice(0, 4)
    return isThisYear ? this.#dates.day(date) : this.#dates.dayOfYear(date)
  }

  /** Formats a day for a text field: `18/11/2026`. */
  typedDate(date: SpentDate): string {
    return formatTypedDate(date, this.region)
  }

  /** Returns an example of a date and a number in a region: `31/12/2026 · 1,234.5`. */
  exampleOf(region: Region): string {
    const { settings, desktop, today } = this.#mirror.current
    const { figures } = localesFor({ ...settings, region }, desktop)
    const date = `${today.spentDate.slice(0, 4)}-12-31`
    return `${formatTypedDate(date, figures)} · ${formatNumber(figures, 1234.5)}`
  }

  /** Parses a typed day; null if it is not a date. */
  readTypedDate(text: string, today: SpentDate): SpentDate | null {
    return readTypedDate(plainCharacters(text), this.region, today)
  }

  weekday(day: Weekday): string {
    return formatWeekday(day, this.locale)
  }

  longDay(date: SpentDate): string {
    return this.#dates.longDay(date)
  }

  /** Formats a day as a heading: `Thursday 19 November`. */
  dayHeading(date: SpentDate): string {
    return this.#dates.heading(date)
  }

  /** Returns the two lines of a day column: `Mon` and `16`. */
  dayNames(date: SpentDate): { readonly weekday: string; readonly number: string } {
    return { weekday: this.#dates.weekday(date), number: this.#dates.dayOfMonth(date) }
  }

  /** Returns how to name the day of an instant (epoch milliseconds) at another instant. */
  stepDay(at: number, now: number): StepDay {
    return stepDayOf(this.dateOf(at), this.dateOf(now), {
      weekday: (date) => this.#dates.longWeekday(date),
      date: (date) => this.#dates.day(date)
    })
  }

  week(week: Week): string {
    return this.#dates.week(week)
  }

  /** The IANA zone of the Harvest profile, or the computer’s until the profile is known. */
  get timeZone(): string {
    const { session, desktop } = this.#mirror.current
    const person =
      session.kind === 'signed-in' || session.kind === 'expired' ? session.person : null
    return person?.timeZone ?? desktop.computerTimeZone
  }

  #companyOfSession(): Company | null {
    if (!this.#mirror.hasState) return null
    const { session } = this.#mirror.current
    return session.kind === 'signed-in' || session.kind === 'expired' ? session.company : null
  }
}
