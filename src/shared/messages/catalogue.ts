import { english } from './english.ts'
import { german } from './german.ts'
import { languageOf, type SpokenLanguage } from './languages.ts'

type Texts<Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string
    ? string
    : Area[Key] extends (...parameters: infer Parameters) => infer Text
      ? (...parameters: Parameters) => Text
      : Texts<Area[Key]>
}

/**
 * Every text that the user reads, by area. English defines the shape; a language without one of the texts does not
 * compile.
 */
export type Messages = Texts<typeof english>

const CATALOGUES: Readonly<Record<SpokenLanguage, Messages>> = { en: english, de: german }

/**
 * Returns the catalogue for a locale (BCP 47), in English if Gleaner has no texts in its language. This module loads
 * every language; a window loads only its own through `renderer/window/window-messages.svelte.ts`.
 */
export function messagesFor(locale: string): Messages {
  return CATALOGUES[languageOf(locale)]
}
