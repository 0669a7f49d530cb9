import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesBetween } from '#shared/time/clock-time.ts'
import { hoursBetweenTimes, isUnlikelySpan, readTypedTimes } from '#shared/time/typed-times.ts'

function read(start: string, end: string, clock: '12h' | '24h' = '12h'): string {
  const { startedTime, endedTime } = readTypedTimes(start, end, clock)
  return `${startedTime}-${endedTime}`
}

describe('start and end typed on a 12-hour clock', () => {
  it.each([
    ['9', '5', '09:00-17:00'],
    ['8', '4', '08:00-16:00'],
    ['8:30', '5:15', '08:30-17:15'],
    ['10', '6', '10:00-18:00'],
    ['7', '3:30', '07:00-15:30'],
    ['6:30', '2:30', '06:30-14:30'],
    ['9am', '5', '09:00-17:00'],
    ['9 a.m.', '5', '09:00-17:00'],
    ['9', '5pm', '09:00-17:00'],
    ['11', '1', '11:00-13:00'],
    ['12', '1', '12:00-13:00'],
    ['1', '5', '13:00-17:00'],
    ['noon', '5', '12:00-17:00'],
    ['830', '515', '08:30-17:15']
  ])('%s and %s are %s on one day', (start, end, times) => {
    expect(read(start, end)).toBe(times)
  })

  it.each([
    ['10pm', '6', '22:00-06:00'],
    ['8pm', '12', '20:00-00:00'],
    ['5', '1am', '17:00-01:00'],
    ['9pm', '5pm', '21:00-17:00']
  ])('%s and %s are %s past midnight', (start, end, times) => {
    expect(read(start, end)).toBe(times)
  })

  it('a text that is no time is read as null', () => {
    expect(read('9', 'later')).toBe('09:00-null')
    expect(read('soon', '5')).toBe('null-17:00')
  })

  it('times with am or pm are read unchanged', () => {
    const times = fc.record({
      hour: fc.integer({ min: 1, max: 12 }),
      minute: fc.integer({ min: 0, max: 59 }),
      half: fc.constantFrom('am', 'pm')
    })
    fc.assert(
      fc.property(times, times, (one, other) => {
        const [start, end] = [one, other].map(
          ({ hour, minute, half }) => `${hour}:${String(minute).padStart(2, '0')}${half}`
        )
        const { startedTime, endedTime } = readTypedTimes(start ?? '', end ?? '', '12h')
        expect(startedTime).toBe(readTypedTimes(start ?? '', '', '12h').startedTime)
        expect(endedTime).toBe(readTypedTimes('', end ?? '', '12h').endedTime)
      })
    )
  })

  it('times without am or pm are at most twelve hours apart', () => {
    const hours = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(hours, hours, (start, end) => {
        const { startedTime, endedTime } = readTypedTimes(String(start), String(end), '12h')
        expect(minutesBetween(startedTime ?? '', endedTime ?? '')).toBeLessThanOrEqual(12 * 60)
      })
    )
  })
})

describe('start and end typed on a 24-hour clock', () => {
  it('times on a 24-hour clock are read unchanged', () => {
    expect(read('9', '17', '24h')).toBe('09:00-17:00')
    expect(read('9', '5', '24h')).toBe('09:00-05:00')
  })
})

describe('unlikely spans', () => {
  it('a span of more than sixteen hours is unlikely', () => {
    expect(isUnlikelySpan('06:00', '22:00')).toBe(false)
    expect(isUnlikelySpan('06:00', '22:01')).toBe(true)
    expect(hoursBetweenTimes('09:00', '05:00')).toBe(2000)
  })
})
