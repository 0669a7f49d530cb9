import { expect, it } from 'vitest'
import { findLocales, type LocaleSources } from '#main/platform/locales.ts'

interface Computer {
  readonly languages?: readonly string[]
  readonly system?: string
  readonly lang?: string
  readonly os?: LocaleSources['os']
  readonly env?: LocaleSources['env']
}

/** Chromium of a package that ships only English reports American English on every computer. */
function localesOf({
  languages = [],
  system = 'en-US',
  lang = '',
  os = 'linux',
  env = {}
}: Computer) {
  const app = {
    getLocale: () => 'en-US',
    getSystemLocale: () => system,
    getPreferredSystemLanguages: () => [...languages]
  }
  return findLocales({ app, lang, os, env })
}

it('the language is the user’s first preference, and the region is the system’s', () => {
  const computer = { languages: ['en-GB', 'de'], system: 'de-DE', os: 'win32' } as const
  expect(localesOf(computer)).toEqual({ locale: 'en-GB', region: 'de-DE' })
})

it('a package that ships only English uses the language of the computer', () => {
  expect(localesOf({ languages: ['de-AT'], system: 'de_AT', os: 'darwin' })).toEqual({
    locale: 'de-AT',
    region: 'de-AT'
  })
})

it('a region that macOS names separately from the language is used', () => {
  const computer = { languages: ['en-US'], system: 'en_US@rg=dezzzz', os: 'darwin' } as const
  expect(localesOf(computer)).toEqual({ locale: 'en-US', region: 'en-DE' })
})

it.each([
  ['LC_TIME over LANG', { LC_TIME: 'de_DE.UTF-8', LANG: 'en_US.UTF-8' }, 'de-DE'],
  ['LC_ALL over LC_TIME', { LC_ALL: 'fr_FR', LC_TIME: 'de_DE.UTF-8' }, 'fr-FR'],
  ['LANG without a modifier', { LANG: 'de_AT.UTF-8@euro' }, 'de-AT'],
  ['the system where LC_ALL is C', { LC_ALL: 'C.UTF-8', LANG: 'de_DE.UTF-8' }, 'en-US']
])('the region on Linux is %s', (_, env, region) => {
  expect(localesOf({ env }).region).toBe(region)
})

it('the environment is ignored on other systems', () => {
  const env = { LC_TIME: 'de_DE.UTF-8' }
  expect(localesOf({ env, os: 'darwin', system: 'en-GB' }).region).toBe('en-GB')
})

it('a language given at the start has priority, together with its region', () => {
  expect(localesOf({ lang: 'de-AT' })).toEqual({ locale: 'de-AT', region: 'de-AT' })
  expect(localesOf({ lang: 'de' })).toEqual({ locale: 'de', region: 'en-US' })
})

it('a name that is no locale is ignored', () => {
  expect(localesOf({ languages: ['C', '', 'x y'], system: '', env: { LANG: 'POSIX' } })).toEqual({
    locale: 'en-US',
    region: 'en-US'
  })
})
