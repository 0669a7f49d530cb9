import { describe, expect, it } from 'vitest'
import {
  addDays,
  formatClockTime,
  fromLocal,
  parseClockTime,
  parseDate,
  parseTimestamp,
  toLocal,
  weekOf
} from '#sandbox/times.ts'

describe('clock times', () => {
  it.each([
    ['8:00am', 480],
    ['8am', 480],
    ['12:00am', 0],
    ['12:30pm', 750],
    ['1:04PM', 784],
    ['1:04 pm', 784],
    ['13:04', 784],
    ['08:00', 480],
    ['0:05', 5],
    ['23:59:59', 1439]
  ])('%s is read as a clock time', (text, minute) => {
    expect(parseClockTime(text)).toBe(minute)
  })

  it.each(['', 'noon', '24:00', '8:60', '13:00pm', '0:30am', '8', '-1:00'])(
    '%j is refused as a clock time',
    (text) => {
      expect(parseClockTime(text)).toBeNull()
    }
  )

  it.each([
    [0, '12:00am', '0:00', '00:00'],
    [485, '8:05am', '8:05', '08:05'],
    [720, '12:00pm', '12:00', '12:00'],
    [1439, '11:59pm', '23:59', '23:59']
  ])('minute %i is printed as %s or %s', (minute, twelve, plain, padded) => {
    expect(formatClockTime(minute, '12h', false)).toBe(twelve)
    expect(formatClockTime(minute, '24h', false)).toBe(plain)
    expect(formatClockTime(minute, '24h', true)).toBe(padded)
  })
})

describe('dates', () => {
  it('the date part of a text is read', () => {
    expect(parseDate('2019-01-24T18:31:12+00:00')).toBe('2019-01-24')
    expect(parseDate('2024-02-29')).toBe('2024-02-29')
  })

  it.each(['2023-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'today', ''])(
    '%j is no date',
    (text) => {
      expect(parseDate(text)).toBeNull()
    }
  )

  it('a date belongs to a week for each first day of the week', () => {
    expect(weekOf('2026-11-18', 'Monday')).toBe('2026-11-16')
    expect(weekOf('2026-11-18', 'Sunday')).toBe('2026-11-15')
    expect(weekOf('2026-11-18', 'Saturday')).toBe('2026-11-14')
    expect(weekOf('2026-11-16', 'Monday')).toBe('2026-11-16')
    expect(weekOf('2026-11-15', 'Monday')).toBe('2026-11-09')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('timestamps', () => {
  it('a timestamp is read with and without an offset, even if a query changed its plus sign to a space', () => {
    const noon = Date.parse('2026-11-18T12:00:00Z')
    expect(parseTimestamp('2026-11-18T12:00:00.900Z')).toBe(noon)
    expect(parseTimestamp('2026-11-18T13:00:00+01:00')).toBe(noon)
    expect(parseTimestamp('2026-11-18T13:00:00 01:00')).toBe(noon)
    expect(parseTimestamp('2026-11-18')).toBe(Date.parse('2026-11-18T00:00:00Z'))
    expect(parseTimestamp('2026-11-31T00:00:00Z')).toBeNull()
  })

  it('local time is in the zone of the person, across midnight and daylight saving time', () => {
    expect(toLocal(Date.parse('2026-11-18T23:30:00Z'), 'Europe/Berlin')).toEqual({
      date: '2026-11-19',
      minute: 30
    })
    const gap = fromLocal({ date: '2026-03-29', minute: 150 }, 'Europe/Berlin')
    expect(new Date(gap).toISOString()).toBe('2026-03-29T01:30:00.000Z')
    const overlap = fromLocal({ date: '2026-10-25', minute: 150 }, 'Europe/Berlin')
    expect(new Date(overlap).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
})
