import type { App } from 'electron'
import type { DesktopFacts } from '#shared/state.ts'

/** The settings of the computer that languages and regions are read from. */
export interface LocaleSources {
  readonly app: Pick<App, 'getLocale' | 'getSystemLocale' | 'getPreferredSystemLanguages'>
  /** The switch `--lang`, or ''. */
  readonly lang: string
  readonly os: DesktopFacts['os']
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Finds the language and the region (BCP 47) that the user chose on this computer. `app.getLocale()` is the last
 * resort: Chromium can only choose among the languages that the package ships, and drops their region
 * (https://github.com/electron/electron/issues/37534). On Linux, LC_TIME is the region
 * (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).
 */
export function findLocales({ app, lang, os, env }: LocaleSources): {
  readonly locale: string
  readonly region: string
} {
  const locale = firstLocale([lang, ...app.getPreferredSystemLanguages(), app.getLocale()])
  const ofDates = os === 'linux' ? [env['LC_ALL'] || env['LC_TIME'] || ''] : []
  const ofAll = os === 'linux' && !env['LC_ALL'] ? [env['LANG'] ?? ''] : []
  const named = /[-_][a-z]{2}\b/i.test(lang) ? [lang] : []
  return {
    locale,
    region: firstLocale([...ofDates, ...named, ...ofAll, app.getSystemLocale(), locale])
  }
}

/**
 * Returns the first name that is a locale, as BCP 47: `de-AT` for `de_AT.UTF-8`. macOS writes American English in
 * the region Germany as `en_US@rg=dezzzz`, which becomes `en-DE`. `C` and `POSIX` are no locales.
 */
function firstLocale(names: readonly string[]): string {
  const tags = names.map((name) => {
    const tag = name.replace(/[.@].*$/, '').replaceAll('_', '-')
    const [, region] = /@(?:.*;)?rg=([a-z]{2})zzzz/i.exec(name) ?? []
    return region ? `${tag.split('-')[0]}-${region.toUpperCase()}` : tag
  })
  return tags.find((tag) => !/^(?:C|POSIX)$/i.test(tag) && isLocale(tag)) ?? 'en-US'
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
