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

/** Every text a person reads, by area. English sets the shape; a language that lacks a text does not compile. */
export type Messages = Texts<typeof english>

const CATALOGUES: Readonly<Record<SpokenLanguage, Messages>> = { en: english, de: german }

/**
 * The catalogue in the language of a locale (BCP 47), or in English. It holds every language: a
 * window, which needs one, takes it from `renderer/window/messages.ts`.
 */
export function messagesFor(locale: string): Messages {
  return CATALOGUES[languageOf(locale)]
}
