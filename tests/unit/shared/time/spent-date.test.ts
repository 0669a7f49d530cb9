import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  formatDay,
  formatLongDay,
  isAcceptedDate,
  isAcceptedInstant,
  isSpentDate,
  spentDateAt,
  startOfDay
} from '#shared/time/spent-date.ts'
import { instants, spentDates, timeZones } from '#tests/unit/shared/arbitraries.ts'

const HOUR = 3_600_000
const utc = (text: string) => Date.parse(text)

describe('spent dates', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '1999-12-31'])(
    '%s is a spent date',
    (text) => {
      expect(isSpentDate(text)).toBe(true)
    }
  )

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-00-10',
    '2026-1-1',
    '20261123',
    '2026-11-23T00:00',
    ' 2026-11-23',
    '2026-11-23\n',
    '+002026-11-23',
    'today'
  ])('%j is no spent date', (text) => {
    expect(isSpentDate(text)).toBe(false)
  })

  it('any text is checked without an exception', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isSpentDate(text) === 'boolean'))
    fc.assert(fc.property(spentDates, isSpentDate))
  })
})

describe('the accepted range of dates', () => {
  it.each(['2000-01-01', '2026-11-18', '2100-12-31'])('%s is accepted', (text) => {
    expect(isAcceptedDate(text)).toBe(true)
  })

  it.each(['1999-12-31', '2101-01-01', '9999-12-31', '0000-01-01', '2026-02-30', 'today'])(
    '%s is not accepted',
    (text) => {
      expect(isAcceptedDate(text)).toBe(false)
    }
  )

  it.each([
    ['the last millisecond of 1999', Date.UTC(2000, 0, 1) - 1, false],
    ['the first millisecond of 2000', Date.UTC(2000, 0, 1), true],
    ['the last millisecond of 2100', Date.UTC(2101, 0, 1) - 1, true],
    ['the first millisecond of 2101', Date.UTC(2101, 0, 1), false],
    ['no number', Number.NaN, false]
  ])('%s (%s) is in the accepted range: %s', (_, at, isAccepted) => {
    expect(isAcceptedInstant(at)).toBe(isAccepted)
  })
})

describe('today’s date', () => {
  it('today’s date depends on the zone', () => {
    const now = utc('2026-11-23T23:30:00Z')
    expect(spentDateAt(now, 'Etc/UTC')).toBe('2026-11-23')
    expect(spentDateAt(now, 'Europe/Berlin')).toBe('2026-11-24')
    expect(spentDateAt(now, 'America/New_York')).toBe('2026-11-23')
  })

  it('today’s date changes at midnight to the millisecond', () => {
    const midnight = utc('2026-11-24T05:00:00Z')
    expect(spentDateAt(midnight - 1, 'America/New_York')).toBe('2026-11-23')
    expect(spentDateAt(midnight, 'America/New_York')).toBe('2026-11-24')
  })

  it('the day that Samoa skipped does not occur', () => {
    const midnight = utc('2011-12-30T10:00:00Z')
    expect(spentDateAt(midnight - 1, 'Pacific/Apia')).toBe('2011-12-29')
    expect(spentDateAt(midnight, 'Pacific/Apia')).toBe('2011-12-31')
  })

  it('today started no later than now and ends after now', () => {
    fc.assert(
      fc.property(instants, timeZones, (now, timeZone) => {
        const date = spentDateAt(now, timeZone)
        expect(startOfDay(date, timeZone)).toBeLessThanOrEqual(now)
        expect(startOfDay(addDays(date, 1), timeZone)).toBeGreaterThan(now)
      })
    )
  })
})

describe('the start of a day', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Etc/UTC', '2026-03-29', 24]
  ])('the day in %s on %s has %d hours', (zone, date, hours) => {
    const length = startOfDay(addDays(date, 1), zone) - startOfDay(date, zone)
    expect(length / HOUR).toBe(hours)
  })

  it('a day starts at one o’clock where clocks skip midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(utc('2018-11-04T01:00:00-02:00'))
  })

  it('a skipped day starts with the next day', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'))
    expect(startOfDay('2011-12-29', 'Pacific/Apia')).toBe(utc('2011-12-29T00:00:00-10:00'))
  })

  it('the start of a day is in that day', () => {
    fc.assert(
      fc.property(spentDates, timeZones, (date, timeZone) => {
        fc.pre(!(timeZone === 'Pacific/Apia' && date === '2011-12-30'))
        expect(spentDateAt(startOfDay(date, timeZone), timeZone)).toBe(date)
        expect(spentDateAt(startOfDay(date, timeZone) - 1, timeZone)).not.toBe(date)
      })
    )
  })
})

describe('counting days', () => {
  it('counting crosses months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-01-01', '2025-01-01')).toBe(-365)
  })

  it('adding and subtracting the same days returns to the first day', () => {
    fc.assert(
      fc.property(spentDates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
        expect(addDays(addDays(date, days), -days)).toBe(date)
      })
    )
  })
})

describe('days in words', () => {
  it('a day is written in the order of its locale', () => {
    expect(formatDay('2026-11-23', 'en-GB')).toBe('Mon 23 Nov')
    expect(formatDay('2026-11-23', 'en-US')).toBe('Mon, Nov 23')
    expect(formatLongDay('2026-11-23', 'en-US')).toBe('Monday, November 23, 2026')
  })

  it('a written day does not depend on the zone of the computer', () => {
    fc.assert(
      fc.property(spentDates, (date) => {
        expect(formatLongDay(date, 'en-GB')).toContain(` ${Number(date.slice(8))} `)
        expect(formatLongDay(date, 'en-GB')).toContain(date.slice(0, 4))
      })
    )
  })
})
