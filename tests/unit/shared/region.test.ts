import { describe, expect, it } from 'vitest'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import { decimalSymbolOf, localesFor } from '#shared/region.ts'
import { REGIONS, type Language, type Region } from '#shared/settings.ts'
import { formatDay } from '#shared/time/spent-date.ts'
import { formatTypedDate, readTypedDate } from '#renderer/window/typed-date.ts'

const DAY = '2026-11-20'

function localesOf(
  language: Language,
  region: string,
  chosen: Region = 'system',
  locale = 'en-US'
) {
  return localesFor({ language, region: chosen }, { locale, region })
}

describe('dates and numbers in a region', () => {
  it.each([
    ['en', 'de-DE', '20.11.2026', ','],
    ['en', 'en-GB', '20/11/2026', '.'],
    ['en', 'en-US', '11/20/2026', '.'],
    ['en', 'fr-FR', '20/11/2026', ','],
    ['en', 'sv-SE', '2026-11-20', ','],
    ['de', 'de-CH', '20.11.2026', '.'],
    ['de', 'en-US', '11/20/2026', '.']
  ] as const)(
    'texts in %s on a computer in %s have dates such as %s',
    (language, region, date, symbol) => {
      const { figures } = localesOf(language, region)
      expect(formatTypedDate(DAY, figures)).toBe(date)
      expect(decimalSymbolOf(figures)).toBe(symbol)
    }
  )

  it.each([
    ['de-DE', '2026-04-03'],
    ['en-GB', '2026-04-03'],
    ['en-US', '2026-03-04']
  ])('3/4/2026 on a computer in %s is %s', (region, date) => {
    const { figures, words } = localesOf('en', region)
    expect(readTypedDate('3/4/2026', figures, DAY)).toBe(date)
    const order = date === '2026-04-03' ? 'day-first' : 'month-first'
    expect(quickWords(words, figures).dateOrder).toBe(order)
  })

  it('dates have western digits of the Gregorian calendar in every region', () => {
    for (const region of ['ar-EG', 'fa-IR', 'th-TH', 'ja-JP'])
      expect(formatTypedDate(DAY, localesOf('en', region).figures)).toMatch(/2026/)
  })

  it('a written date is read as the same day in every region', () => {
    for (const region of REGIONS) {
      const { figures } = localesOf('en', 'de-DE', region)
      expect(readTypedDate(formatTypedDate(DAY, figures), figures, DAY)).toBe(DAY)
    }
  })

  it('a chosen region overrides the computer’s', () => {
    const { figures, words } = localesOf('en', 'de-DE', 'en-US')
    expect(formatTypedDate(DAY, figures)).toBe('11/20/2026')
    expect(words).toBe('en-US')
  })
})

describe('dates in words', () => {
  it.each([
    ['en', 'de-DE', /^Fri.*20 Nov/],
    ['en', 'en-US', /^Fri.*Nov 20/],
    ['de', 'en-US', /^Fr.*20\. Nov/],
    ['de', 'de-AT', /^Fr.*20\. Nov/]
  ] as const)('a date is written in %s words in the order of %s', (language, region, written) => {
    expect(formatDay(DAY, localesOf(language, region).words)).toMatch(written)
  })

  it('a supported language uses the region of the computer', () => {
    expect(localesOf('system', 'de-AT', 'system', 'de-AT').words).toBe('de-AT')
  })

  it('dates follow the texts on a computer without a region', () => {
    const settings = { language: 'de', region: 'system' } as const
    expect(localesFor(settings, { locale: 'en-GB' })).toEqual({ words: 'de', figures: 'de' })
  })
})
