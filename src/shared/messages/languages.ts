/** A language that Gleaner has texts in. Each has a folder here and an entry in `catalogue.ts`. */
export type SpokenLanguage = 'en' | 'de'

/** The languages that Gleaner has texts in. */
export const SPOKEN_LANGUAGES: readonly SpokenLanguage[] = ['en', 'de']

/** Returns the language of a locale (BCP 47) if Gleaner has texts in its language, otherwise English. */
export function languageOf(locale: string): SpokenLanguage {
  return spoken(locale) ?? 'en'
}

/**
 * Returns the locale for dates and numbers in these texts: the given one if Gleaner has texts in its language,
 * otherwise British English. So no sentence mixes two languages.
 */
export function formattingLocale(locale: string): string {
  return spoken(locale) === undefined ? 'en-GB' : locale
}

function spoken(locale: string): SpokenLanguage | undefined {
  const language = locale.split('-')[0]?.toLowerCase()
  return SPOKEN_LANGUAGES.find((each) => each === language)
}
