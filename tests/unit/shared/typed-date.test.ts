import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTypedDate, readTypedDate } from '#shared/typed-date.ts'

const TODAY = '2026-11-18'
const read = (text: string, locale = 'en-GB') => readTypedDate(text, locale, TODAY)

describe('a typed date', () => {
  it('is read in the order of the locale', () => {
    expect(read('03/04/2026', 'en-GB')).toBe('2026-04-03')
    expect(read('03/04/2026', 'en-US')).toBe('2026-03-04')
    expect(read('3.4.2026', 'de-DE')).toBe('2026-04-03')
    expect(read('3-4-2026', 'de-DE')).toBe('2026-04-03')
  })

  it('says itself what its order is between dots and with the year first', () => {
    expect(read('3.4.2026', 'en-US')).toBe('2026-04-03')
    expect(read('2026-04-03', 'en-US')).toBe('2026-04-03')
    expect(read('2026/4/3', 'de-DE')).toBe('2026-04-03')
  })

  it('needs neither the year nor its century', () => {
    expect(read('3.4.', 'de-DE')).toBe('2026-04-03')
    expect(read('3/4')).toBe('2026-04-03')
    expect(read(' 3. 4. 25 ', 'de-DE')).toBe('2025-04-03')
  })

  it.each([
    '',
    '20',
    'soon',
    '31/04/2026',
    '29/02/2026',
    '1/2/3/4',
    '3/4/202',
    '3/4/6',
    '3/004/2026'
  ])('is none in “%s”', (text) => expect(read(text)).toBeNull())

  it('comes back from how it is shown', () => {
    const dates = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2090-12-31'),
      noInvalidDate: true
    })
    const locales = fc.constantFrom('en-GB', 'en-US', 'en-CA', 'en-ZA', 'de-DE', 'de-AT')
    fc.assert(
      fc.property(dates, locales, (instant, locale) => {
        const date = instant.toISOString().slice(0, 10)
        expect(read(formatTypedDate(date, locale), locale)).toBe(date)
      })
    )
  })
})
