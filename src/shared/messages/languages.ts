/** A language that every text exists in: a folder here, and a line in `catalogue.ts`. */
export type SpokenLanguage = 'en' | 'de'

/** The languages that every text exists in. */
export const SPOKEN_LANGUAGES: readonly SpokenLanguage[] = ['en', 'de']

/** The language of a locale (BCP 47) where every text exists in it, or English. */
export function languageOf(locale: string): SpokenLanguage {
  return spoken(locale) ?? 'en'
}

/**
 * The locale for dates and numbers beside these texts: the given one when the catalogue speaks its
 * language, else British English, so that no sentence mixes two languages.
 */
export function formattingLocale(locale: string): string {
  return spoken(locale) === undefined ? 'en-GB' : locale
}

function spoken(locale: string): SpokenLanguage | undefined {
  const language = locale.split('-')[0]?.toLowerCase()
  return SPOKEN_LANGUAGES.find((each) => each === language)
}
