import { common } from './en/common.ts'
import { failures } from './en/failures.ts'
import { find } from './en/find.ts'
import { idle } from './en/idle.ts'
import { mini } from './en/mini.ts'
import { notices } from './en/notices.ts'
import { palette } from './en/palette.ts'
import { popover } from './en/popover.ts'
import { settings } from './en/settings.ts'
import { startup } from './en/startup.ts'
import { sync } from './en/sync.ts'
import { timesheet } from './en/timesheet.ts'
import { tray } from './en/tray.ts'
import { welcome } from './en/welcome.ts'

const english = {
  common,
  failures,
  find,
  idle,
  mini,
  notices,
  palette,
  popover,
  settings,
  startup,
  sync,
  timesheet,
  tray,
  welcome
}

type Texts<Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string
    ? string
    : Area[Key] extends (...parameters: infer Parameters) => infer Text
      ? (...parameters: Parameters) => Text
      : Texts<Area[Key]>
}

/** Every text a person reads, by area. English sets the shape; a language that lacks a text does not compile. */
export type Messages = Texts<typeof english>

/* A second language is a folder beside `en` and a line here. */
const LANGUAGES: ReadonlyMap<string, Messages> = new Map([['en', english]])

/** The languages that every text exists in. */
export function spokenLanguages(): readonly ('en' | 'de')[] {
  return (['en', 'de'] as const).filter((language) => LANGUAGES.has(language))
}

/** The catalogue in the language of a locale (BCP 47), or in English. */
export function messagesFor(locale: string): Messages {
  return LANGUAGES.get(languageOf(locale)) ?? english
}

/**
 * The locale for dates and numbers beside these texts: the given one when the catalogue speaks its
 * language, else British English, so that no sentence mixes two languages.
 */
export function formattingLocale(locale: string): string {
  return LANGUAGES.has(languageOf(locale)) ? locale : 'en-GB'
}

function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? ''
}
