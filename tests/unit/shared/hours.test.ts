import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currentHours,
  decimalOf,
  elapsedMs,
  formatElapsed,
  formatHours,
  hundredthsFromDecimal,
  hundredthsOf,
  sumHours,
  type HoursFormat,
  type RunningFacts
} from '#shared/hours.ts'

const decimal: HoursFormat = { timeFormat: 'decimal', decimalSymbol: '.' }
const comma: HoursFormat = { timeFormat: 'decimal', decimalSymbol: ',' }
const minutes: HoursFormat = { timeFormat: 'hours_minutes', decimalSymbol: '.' }

const started = Date.parse('2026-11-23T09:00:00Z')
const running: RunningFacts = {
  hours: 50,
  hoursWithoutTimer: 50,
  isRunning: true,
  timerStartedAt: '2026-11-23T09:00:00Z'
}
const hundredths = fc.integer({ min: 0, max: 99_900 })

describe('hundredths of an hour', () => {
  it('a span is rounded to the nearest hundredth, half up', () => {
    expect([0, 17_999, 18_000, 36_000, 53_999, 54_000, 3_600_000].map(hundredthsOf)).toEqual([
      0, 0, 1, 1, 1, 2, 100
    ])
  })

  it('a negative span has no hundredths', () => {
    expect(hundredthsOf(-5_000_000)).toBe(0)
    expect(Object.is(hundredthsOf(-1), 0)).toBe(true)
  })

  it('decimal hours are converted without errors of binary fractions', () => {
    expect([1.25, 0.29, 0.57, 1.15, 2.11, 8.2, 1.005, 0, 4.35].map(hundredthsFromDecimal)).toEqual([
      125, 29, 57, 115, 211, 820, 101, 0, 435
    ])
  })

  it('hundredths are unchanged after a conversion to decimals and back, with at most two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (hours) => {
        expect(hundredthsFromDecimal(decimalOf(hours))).toBe(hours)
        expect(String(decimalOf(hours))).toMatch(/^-?\d+(\.\d{1,2})?$/)
      })
    )
  })
})

describe('current hours', () => {
  it('the current hours of a stopped entry do not depend on the time', () => {
    const stopped = { ...running, isRunning: false, timerStartedAt: null, hours: 211 }
    expect(currentHours(stopped, started + 1e9)).toBe(211)
    expect(elapsedMs(stopped, started + 1e9)).toBe(211 * 36_000)
  })

  it('the current hours of a running entry are its banked hours plus the timer', () => {
    expect(currentHours(running, started + 45 * 60_000)).toBe(125)
    expect(elapsedMs(running, started + 45 * 60_000 + 1000)).toBe(4_501_000)
  })

  it('the outdated hours of a running entry are ignored', () => {
    expect(currentHours({ ...running, hours: 9999 }, started)).toBe(50)
  })

  it('current hours are never less than the banked ones, even if this computer’s clock is slow', () => {
    expect(currentHours(running, started - 3_600_000)).toBe(50)
    expect(elapsedMs(running, started - 3_600_000)).toBe(50 * 36_000)
  })

  it('current hours are the known ones when the start is missing or unreadable', () => {
    expect(currentHours({ ...running, timerStartedAt: null, hours: 80 }, started)).toBe(80)
    expect(currentHours({ ...running, timerStartedAt: 'soon' }, started)).toBe(50)
  })

  it('current hours never decrease', () => {
    const offset = fc.integer({ min: -1e9, max: 1e9 })
    fc.assert(
      fc.property(hundredths, offset, fc.nat(1e9), (hoursWithoutTimer, from, later) => {
        const entry = { ...running, hoursWithoutTimer }
        const before = currentHours(entry, started + from)
        expect(before).toBeGreaterThanOrEqual(hoursWithoutTimer)
        expect(currentHours(entry, started + from + later)).toBeGreaterThanOrEqual(before)
        expect(elapsedMs(entry, started + from + later)).toBeGreaterThanOrEqual(
          elapsedMs(entry, started + from)
        )
      })
    )
  })

  it('current hours and elapsed milliseconds agree', () => {
    fc.assert(
      fc.property(hundredths, fc.nat(1e9), (hoursWithoutTimer, passed) => {
        const entry = { ...running, hoursWithoutTimer }
        expect(hundredthsOf(elapsedMs(entry, started + passed))).toBe(
          currentHours(entry, started + passed)
        )
      })
    )
  })
})

describe('formatted hours', () => {
  it.each([
    [0, '0.00', '0:00'],
    [1, '0.01', '0:01'],
    [33, '0.33', '0:20'],
    [59, '0.59', '0:35'],
    [67, '0.67', '0:40'],
    [99, '0.99', '0:59'],
    [125, '1.25', '1:15'],
    [205, '2.05', '2:03'],
    [10_000, '100.00', '100:00'],
    [-25, '-0.25', '-0:15']
  ])('%d hundredths are formatted as %s or %s', (hours, asDecimal, asMinutes) => {
    expect(formatHours(hours, decimal)).toBe(asDecimal)
    expect(formatHours(hours, comma)).toBe(asDecimal.replace('.', ','))
    expect(formatHours(hours, minutes)).toBe(asMinutes)
  })

  it('formatted hours never contain sixty minutes', () => {
    fc.assert(fc.property(hundredths, (hours) => !formatHours(hours, minutes).endsWith(':60')))
  })

  it('elapsed time is formatted in completed seconds', () => {
    expect(formatElapsed(3_725_999)).toBe('1:02:05')
    expect(formatElapsed(0)).toBe('0:00:00')
    expect(formatElapsed(-1)).toBe('0:00:00')
    expect(formatElapsed(100 * 3_600_000)).toBe('100:00:00')
  })
})

describe('sums of hours', () => {
  it('hundredths are summed before they are formatted, as Harvest does', () => {
    expect(formatHours(sumHours([33, 33, 33]), minutes)).toBe('0:59')
    expect(sumHours([])).toBe(0)
  })

  it('a sum is the same for any order and grouping', () => {
    fc.assert(
      fc.property(fc.array(hundredths), fc.array(hundredths), (some, others) => {
        const whole = sumHours([...some, ...others])
        expect(sumHours([sumHours(some), sumHours(others)])).toBe(whole)
        expect(sumHours([...others, ...some])).toBe(whole)
      })
    )
  })
})
