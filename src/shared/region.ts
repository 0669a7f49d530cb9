import { formattingLocale, languageOf, type SpokenLanguage } from './messages/languages.ts'
import { localeFor, type Language, type Region } from './settings.ts'
import type { DesktopFacts } from './state.ts'

/** The locales (BCP 47) in which Gleaner formats and parses dates and numbers. */
export interface Locales {
  /** For dates in words: the language of the texts, in the order of the region. `en-DE` gives `Mon, 23 Nov`. */
  readonly words: string
  /** For dates in digits and for numbers: the region alone. `de-DE` gives `23.11.2026` and `10,5`. */
  readonly figures: string
}

/**
 * Returns the locales for the settings and the computer. With English texts on a German computer, dates and numbers
 * follow German rules.
 */
export function localesFor(
  { language, region }: { readonly language: Language; readonly region: Region },
  computer: Pick<DesktopFacts, 'locale' | 'region'>
): Locales {
  const texts = localeFor(language, computer.locale)
  const chosen = region === 'system' ? computer.region : region
  if (chosen === undefined)
    return { words: formattingLocale(texts), figures: formattingLocale(texts) }
  return { words: wordLocale(languageOf(texts), chosen), figures: figureLocale(chosen) }
}

/** Returns the decimal separator of a region: a comma, or a point in every other case. */
export function decimalSymbolOf(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
}

function wordLocale(language: SpokenLanguage, region: string): string {
  const locale = new Intl.Locale(region)
  if (locale.language === language) return locale.baseName
  const { region: country = '' } = locale.maximize()
  const both = `${language}-${country}`
  if (new Intl.DateTimeFormat(both).resolvedOptions().locale === both) return both
  if (language !== 'en') return language
  return isMonthFirst(region) ? 'en-US' : 'en-GB'
}

/** Dates always use western digits and the Gregorian calendar, as Harvest does. */
function figureLocale(region: string): string {
  return new Intl.Locale(region, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

function isMonthFirst(region: string): boolean {
  const parts = new Intl.DateTimeFormat(figureLocale(region)).formatToParts(0)
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month'
}
