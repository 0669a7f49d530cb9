import type { Messages } from '#shared/messages/catalogue.ts'
import { english } from '#shared/messages/english.ts'
import { languageOf, type SpokenLanguage } from '#shared/messages/languages.ts'
import { liveTexts } from '#shared/messages/live.ts'

/* Each but English is a file of its own, so that a window loads the language it speaks. */
const CATALOGUES: Readonly<Record<SpokenLanguage, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('#shared/messages/german.ts')).german
}

/** What a window says, in a language that may change while it is open. */
export class WindowMessages {
  #catalogue = $state.raw<Messages | null>(null)
  #wanted: SpokenLanguage | null = null
  /** Texts in the language spoken last; English until there is one. */
  readonly texts: Messages = liveTexts(() => this.#catalogue ?? english)

  /** Whether a language was chosen and is here: before that, nothing should be drawn. */
  get isReady(): boolean {
    return this.#catalogue !== null
  }

  /** Speaks the language of a locale (BCP 47) once its texts are loaded; the last call wins. */
  async speak(locale: string): Promise<void> {
    const language = languageOf(locale)
    if (language === this.#wanted) return
    this.#wanted = language
    const catalogue = await CATALOGUES[language]().catch(() => english)
    if (this.#wanted === language) this.#catalogue = catalogue
  }
}
