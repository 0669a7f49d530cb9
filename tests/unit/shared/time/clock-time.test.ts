import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockTimeAt,
  formatClockTime,
  instantOf,
  instantsOf,
  isClockTime,
  minutesBetween,
  parseClockTime
} from '#shared/time/clock-time.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import { clockTimes, instants, spentDates, timeZones } from '#tests/unit/shared/arbitraries.ts'

const iso = (instant: number) => new Date(instant).toISOString()

describe('typed clock times', () => {
  it.each([
    ['9', '09:00'],
    ['9:15', '09:15'],
    ['9.15', '09:15'],
    ['915', '09:15'],
    ['0915', '09:15'],
    ['1430', '14:30'],
    ['14:30', '14:30'],
    ['0', '00:00'],
    ['00:05', '00:05'],
    ['23:59', '23:59'],
    ['12', '12:00'],
    ['9:15am', '09:15'],
    ['9:15 AM', '09:15'],
    ['9:15 a.m.', '09:15'],
    ['915p', '21:15'],
    ['2p', '14:00'],
    ['2 pm', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12:30a', '00:30'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    [' 9 ', '09:00'],
    ['9 Uhr', '09:00'],
    ['9:15 Uhr', '09:15'],
    ['17 uhr', '17:00'],
    ['9 Uhr 15', '09:15'],
    ['9h15', '09:15'],
    ['9 h 15', '09:15'],
    ['9h', '09:00'],
    ['9,30', '09:30'],
    ['9 o’clock', '09:00'],
    ['24:00', '00:00'],
    ['2400', '00:00'],
    ['24 Uhr', '00:00'],
    ['Mittag', '12:00'],
    ['Mitternacht', '00:00']
  ])('%j is read as %s', (text, time) => {
    expect(parseClockTime(text)).toBe(time)
  })

  it.each([
    '',
    ' ',
    'soon',
    '24',
    '24:01',
    '25 Uhr',
    '9,3',
    '9h60',
    '9 Uhr pm',
    'Uhr',
    '9:60',
    '960',
    '13pm',
    '14:30pm',
    '0am',
    '9m',
    '9:1',
    '9:155',
    '12345',
    '-9',
    '9:15x',
    '9::15',
    'constructor'
  ])('%j is no clock time', (text) => {
    expect(parseClockTime(text)).toBeNull()
    expect(parseClockTime(text, '15:00')).toBeNull()
  })

  it.each([
    ['5', '16:00', '17:00'],
    ['5', '06:00', '05:00'],
    ['11:30', '22:00', '23:30'],
    ['12', '23:00', '00:00'],
    ['12:15', '11:00', '12:15'],
    ['12:15', '23:30', '00:15'],
    ['1', '23:30', '01:00'],
    ['430', '15:00', '16:30'],
    ['9', '15:00', '09:00'],
    ['3', '09:00', '15:00'],
    ['5am', '16:00', '05:00'],
    ['05:00', '16:00', '05:00'],
    ['14:30', '02:00', '14:30'],
    ['0:10', '13:00', '00:10']
  ])('%j near %s is %s', (text, near, time) => {
    expect(parseClockTime(text, near)).toBe(time)
  })

  it('a clock time without am or pm is at most six hours from the given one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(59), clockTimes, (hour, minute, near) => {
        const text = `${hour}:${String(minute).padStart(2, '0')}`
        const time = parseClockTime(text, near) ?? ''
        const apart = Math.min(minutesBetween(time, near), minutesBetween(near, time))
        expect(apart).toBeLessThanOrEqual(360)
        expect(formatClockTime(time, '12h').slice(0, -2)).toBe(text)
      })
    )
  })

  it('any text is read as a valid clock time or none', () => {
    const pieces = fc.constantFrom(...'0123456789:. apm')
    const nearlyTimes = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlyTimes), clockTimes, (text, near) => {
        for (const time of [parseClockTime(text), parseClockTime(text, near)])
          if (time !== null) expect(isClockTime(time)).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })
})

describe('formatted clock times', () => {
  it('a clock time has the clock style of the account', () => {
    expect(formatClockTime('15:00', '12h')).toBe('3:00pm')
    expect(formatClockTime('00:05', '12h')).toBe('12:05am')
    expect(formatClockTime('12:00', '12h')).toBe('12:00pm')
    expect(formatClockTime('15:00', '24h')).toBe('15:00')
  })

  it('a formatted clock time is read back as the same time', () => {
    fc.assert(
      fc.property(clockTimes, clockTimes, (time, near) => {
        expect(parseClockTime(formatClockTime(time, '12h'), near)).toBe(time)
        expect(parseClockTime(formatClockTime(time, '24h'))).toBe(time)
      })
    )
  })
})

describe('minutes between two clock times', () => {
  it('an earlier second time is on the next day', () => {
    expect(minutesBetween('09:00', '17:30')).toBe(510)
    expect(minutesBetween('23:30', '00:15')).toBe(45)
    expect(minutesBetween('09:00', '09:00')).toBe(0)
  })

  it('the minutes there and back add up to a day', () => {
    fc.assert(
      fc.property(clockTimes, clockTimes, (one, other) => {
        const sum = minutesBetween(one, other) + minutesBetween(other, one)
        expect(sum).toBe(one === other ? 0 : 1440)
      })
    )
  })
})

describe('instants of clock times', () => {
  it.each([
    ['2026-11-23', '09:00', 'Europe/Berlin', '2026-11-23T08:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z']
  ])('%s %s in %s is the instant %s', (date, time, timeZone, instant) => {
    expect(iso(instantOf(date, time, timeZone))).toBe(instant)
  })

  it('the instant of a clock time has the same day and time, unless clocks skip it', () => {
    fc.assert(
      fc.property(spentDates, clockTimes, timeZones, (date, time, timeZone) => {
        const instant = instantOf(date, time, timeZone)
        const back = `${spentDateAt(instant, timeZone)}T${clockTimeAt(instant, timeZone)}`
        if (back !== `${date}T${time}`) expect(back > `${date}T${time}`).toBe(true)
      })
    )
  })

  it.each([
    ['2026-10-25', '02:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-03-29', '02:30', []],
    ['2026-11-18', '02:30', ['2026-11-18T01:30:00.000Z']]
  ])('%s at %s occurs as often as the clock shows it', (date, time, found) => {
    expect(instantsOf(date, time, 'Europe/Berlin').map(iso)).toEqual(found)
  })

  it('the instant of the current clock time is in this minute, or one overlap earlier', () => {
    fc.assert(
      fc.property(instants, timeZones, (now, timeZone) => {
        const minute = instantOf(spentDateAt(now, timeZone), clockTimeAt(now, timeZone), timeZone)
        expect(minute).toBeLessThanOrEqual(now)
        expect(now - minute).toBeLessThan(60_000 + 3 * 3_600_000)
        expect((now - minute) % 1_800_000).toBeLessThan(60_000)
      })
    )
  })
})
