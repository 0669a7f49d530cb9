import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { formatHours, type HoursFormat } from '#shared/hours.ts'
import { parseHours } from '#shared/time/parse-hours.ts'

const minutes: HoursFormat = { timeFormat: 'hours_minutes', decimalSymbol: '.' }
const symbols = fc.constantFrom<'.' | ','>('.', ',')
const hundredths = fc.integer({ min: 0, max: 99_900 })

describe('typed hours', () => {
  it.each([
    ['1:30', 150],
    ['01:30', 150],
    [':45', 75],
    ['1.5', 150],
    ['1,5', 150],
    ['.5', 50],
    [',25', 25],
    ['1.', 100],
    ['90m', 150],
    ['90 min', 150],
    ['90 minutes', 150],
    ['1h30m', 150],
    ['1h 30', 150],
    ['1h30', 150],
    ['1 h 30 min', 150],
    ['1hr 5', 108],
    ['1 hour 30 minutes', 150],
    ['1.5h', 150],
    ['2h', 200],
    ['2', 200],
    ['0', 0],
    ['0:20', 33],
    ['0:40', 67],
    ['1+15m-5m', 117],
    ['1:00 + 0:20', 133],
    ['2h-30m', 150],
    ['20m+20m+20m', 100],
    ['  1:30  ', 150],
    ['1H30M', 150],
    ['999', 99_900],
    ['01:30:00', 150],
    ['0:00:36', 1],
    ['1:30 h', 150],
    ['1:30 Std.', 150],
    ['1:30:00h', 150],
    ['1 hr. 5 mins.', 108],
    ['1 hour and 30 minutes', 150],
    ['1h, 30m', 150],
    ['1,5 Std', 150],
    ['1,5 Std.', 150],
    ['2 Stunden', 200],
    ['1 Stunde', 100],
    ['90 Minuten', 150],
    ['90 Min.', 150],
    ['1 Std. 30 Min.', 150],
    ['1 Std 30', 150],
    ['2 Stunden und 15 Minuten', 225],
    ["90'", 150],
    ['90 s', 3],
    ['1h 29m 60s', 150],
    ['30 Sek.', 1],
    ['1½', 150],
    ['¾ h', 75],
    ['1 1/2 hours', 150],
    ['half an hour', 50],
    ['anderthalb Stunden', 150],
    ['eine Stunde', 100],
    ['\u200B1:30\uFEFF', 150],
    ['1\u00A0h\u202F30', 150]
  ])('%j means %d hundredths', (text, hours) => {
    expect(parseHours(text)).toEqual({ kind: 'total', hours })
  })

  it.each([
    ['+0:15', 25],
    ['-15m', -25],
    ['−15m', -25],
    ['- 5m', -8],
    ['+1', 100],
    ['+20m', 33],
    ['-20m', -33],
    ['+1h-30m', 50],
    ['-1h+30m', -50],
    ['+0', 0],
    ['+15 Min', 25],
    ['-1,5 Std.', -150]
  ])('%j changes the hours by %d hundredths', (text, hours) => {
    expect(parseHours(text)).toEqual({ kind: 'change', hours })
  })

  it.each(['', '   ', '\t\n', '\u200B'])('%j is empty hours', (text) => {
    expect(parseHours(text)).toEqual({ kind: 'empty' })
  })

  it.each([
    'lunch',
    '1:75',
    '1:5',
    '1:',
    ':',
    '1:30:60',
    '1:30 min',
    '1:30 pm',
    '1 Stück',
    '16.11.2026',
    '1/3',
    '1-2 h und',
    '1h 75',
    '1h90',
    '1 2',
    '1 30',
    '1,234.5',
    '1.2.3',
    '1e5',
    '0x10',
    '+',
    '1+',
    '1--2',
    '1m 2h',
    'h',
    '3 Tage',
    'Infinity',
    'NaN'
  ])('%j is refused as hours', (text) => {
    expect(parseHours(text)).toEqual({ kind: 'error', reason: 'not-a-duration' })
  })

  it('negative hours and more than 999 hours are refused', () => {
    expect(parseHours('1-2')).toEqual({ kind: 'error', reason: 'negative' })
    expect(parseHours('999:01')).toEqual({ kind: 'error', reason: 'too-long' })
    expect(parseHours('-1000h')).toEqual({ kind: 'error', reason: 'too-long' })
    expect(parseHours('9'.repeat(400))).toEqual({ kind: 'error', reason: 'too-long' })
  })
})

describe('formatted hours that are parsed again', () => {
  it('decimal hours are parsed back unchanged', () => {
    fc.assert(
      fc.property(hundredths, symbols, (hours, decimalSymbol) => {
        const text = formatHours(hours, { timeFormat: 'decimal', decimalSymbol })
        expect(parseHours(text)).toEqual({ kind: 'total', hours })
      })
    )
  })

  it('hours and minutes are parsed back to the same text, at most half a minute off', () => {
    fc.assert(
      fc.property(hundredths, (hours) => {
        const text = formatHours(hours, minutes)
        const parsed = parseHours(text)
        if (parsed.kind !== 'total') throw new Error(`${text} was refused`)
        expect(formatHours(parsed.hours, minutes)).toBe(text)
        expect(Math.abs(parsed.hours - hours)).toBeLessThanOrEqual(1)
      })
    )
  })

  it('all notations of minutes are parsed to the same hours', () => {
    fc.assert(
      fc.property(fc.nat(998), fc.nat(59), (whole, part) => {
        const padded = String(part).padStart(2, '0')
        const expected = { kind: 'total', hours: Math.round(((whole * 60 + part) * 100) / 60) }
        const ways = [`${whole}:${padded}`, `${whole}h${part}m`, `${whole}h ${padded}`]
        for (const text of [...ways, `${whole * 60 + part}m`, `${whole}+${part} min`])
          expect(parseHours(text)).toEqual(expected)
      })
    )
  })
})

describe('typed sums', () => {
  it('a sum is rounded once at its end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 20 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        expect(parseHours(parts.map((part) => `${part}m`).join('+'))).toEqual({
          kind: 'total',
          hours: Math.round((total * 100) / 60)
        })
      })
    )
  })

  it('hours minus themselves are zero', () => {
    fc.assert(
      fc.property(hundredths, symbols, (hours, decimalSymbol) => {
        const text = formatHours(hours, { timeFormat: 'decimal', decimalSymbol })
        expect(parseHours(`${text}-${text}`)).toEqual({ kind: 'total', hours: 0 })
      })
    )
  })
})

describe('any typed text', () => {
  const pieces = fc.constantFrom(...'0123456789.,:+-hm ', 'min', 'h', '−', 'x', '\u00a0')
  const nearlyHours = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))

  it('any text is parsed to whole hundredths in range or to an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearlyHours), (text) => {
        const parsed = parseHours(text)
        if (parsed.kind === 'empty' || parsed.kind === 'error') return
        expect(Number.isInteger(parsed.hours)).toBe(true)
        expect(Object.is(parsed.hours, -0)).toBe(false)
        expect(Math.abs(parsed.hours)).toBeLessThanOrEqual(99_900)
        if (parsed.kind === 'total') expect(parsed.hours).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 3000 }
    )
  })

  it.each(['1', ' ', '1h ', '+1m', '.', '1:00-'])(
    'a text of 100,000 times %j is refused before the pattern is tried',
    (piece) => {
      const tried = vi.spyOn(RegExp.prototype, 'exec')
      const parsed = parseHours(`1${piece.repeat(100_000)}x`)
      const tries = tried.mock.calls.length
      tried.mockRestore()
      expect(parsed).toEqual({ kind: 'error', reason: 'not-a-duration' })
      expect(tries).toBe(0)
    }
  )

  it('a sum of 1,000 characters takes a fixed number of regular expressions for each term', () => {
    const tried = vi.spyOn(RegExp.prototype, 'exec')
    const parsed = parseHours(`1m${'+1m'.repeat(332)}`)
    const tries = tried.mock.calls.length
    tried.mockRestore()
    expect(parsed).toEqual({ kind: 'total', hours: 555 })
    expect(tries).toBeGreaterThanOrEqual(333)
    expect(tries).toBeLessThanOrEqual(4 * 333)
  })
})
