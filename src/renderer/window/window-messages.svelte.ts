import type { Messages } from '#shared/messages/catalogue.ts'
import { english } from '#shared/messages/english.ts'
import { languageOf, type SpokenLanguage } from '#shared/messages/languages.ts'
import { liveTexts } from '#shared/messages/live.ts'

/* Each language except English is a chunk of its own, so that a window loads only its language. */
const CATALOGUES: Readonly<Record<SpokenLanguage, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('#shared/messages/german.ts')).german
}

/** The texts of a window in a language that can change while the window is open. */
export class WindowMessages {
  #catalogue = $state.raw<Messages | null>(null)
  #wanted: SpokenLanguage | null = null
  /** The texts of the current language; English until one is loaded. */
  readonly texts: Messages = liveTexts(() => this.#catalogue ?? english)

  /** True once a language is chosen and loaded. Nothing is drawn before that. */
  get isReady(): boolean {
    return this.#catalogue !== null
  }

  /** Switches to the language of a locale (BCP 47) once its texts are loaded. The last call wins. */
  async speak(locale: string): Promise<void> {
    const language = languageOf(locale)
    if (language === this.#wanted) return
    this.#wanted = language
    const catalogue = await CATALOGUES[language]().catch(() => english)
    if (this.#wanted === language) this.#catalogue = catalogue
  }
}
