import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '#shared/time/spent-date.ts'
import { formatTypedDate, readTypedDate } from '#renderer/window/typed-date.ts'

const TODAY = '2026-11-18'
const read = (text: string, locale = 'en-GB') => readTypedDate(text, locale, TODAY)

describe('typed dates', () => {
  it('a date is read in the order of the locale', () => {
    expect(read('03/04/2026', 'en-GB')).toBe('2026-04-03')
    expect(read('03/04/2026', 'en-US')).toBe('2026-03-04')
    expect(read('3.4.2026', 'de-DE')).toBe('2026-04-03')
    expect(read('3-4-2026', 'de-DE')).toBe('2026-04-03')
  })

  it('a date with dots or with the year first has a fixed order', () => {
    expect(read('3.4.2026', 'en-US')).toBe('2026-04-03')
    expect(read('2026-04-03', 'en-US')).toBe('2026-04-03')
    expect(read('2026/4/3', 'de-DE')).toBe('2026-04-03')
  })

  it('the year and its century may be omitted', () => {
    expect(read('3.4.', 'de-DE')).toBe('2026-04-03')
    expect(read('3/4')).toBe('2026-04-03')
    expect(read(' 3. 4. 25 ', 'de-DE')).toBe('2025-04-03')
  })

  it('a date without a year is in the past or at most two months ahead', () => {
    expect(readTypedDate('30.12.', 'de-DE', '2027-01-02')).toBe('2026-12-30')
    expect(readTypedDate('12/30', 'en-US', '2027-01-02')).toBe('2026-12-30')
    expect(readTypedDate('30/12', 'en-GB', '2027-01-02')).toBe('2026-12-30')
    expect(readTypedDate('2.1.', 'de-DE', '2026-12-30')).toBe('2027-01-02')
    expect(readTypedDate('15.6.', 'de-DE', '2026-11-18')).toBe('2026-06-15')
    expect(readTypedDate('29.2.', 'de-DE', '2026-11-18')).toBeNull()
  })

  it('a date without a year is at most a year away', () => {
    const dates = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2090-12-31'),
      noInvalidDate: true
    })
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (instant, month, day) => {
          const today = instant.toISOString().slice(0, 10)
          const found = readTypedDate(`${day}.${month}.`, 'de-DE', today) ?? ''
          const days = daysBetween(today, found)
          expect(days).toBeLessThanOrEqual(60)
          expect(days).toBeGreaterThan(-366 + 60)
        }
      )
    )
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
  ])('“%s” is no date', (text) => expect(read(text)).toBeNull())

  it('a shown date is read back as the same date', () => {
    const dates = fc.date({
      min: new Date('2001-01-01'),
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
