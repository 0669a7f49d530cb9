import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectSettled, quickContext, readLine } from './quick-entry-context.ts'

const ENGLISH = quickContext()
const GERMAN = quickContext('de-DE')

function timeOf(line: string, context = ENGLISH) {
  const { entry, questions } = readLine(line, context)
  expect(questions).toEqual([])
  return entry.time
}

describe('durations in a quick entry', () => {
  it.each([
    ['half an hour', 50],
    ['a half hour', 50],
    ['quarter of an hour', 25],
    ['three-quarters of an hour', 75],
    ['an hour and a half', 150],
    ['one and a half hours', 150],
    ['two hours', 200],
    ['twenty minutes', 33],
    ['1:30:00', 150],
    ['0:45:36', 76],
    ['½h', 50],
    ['1½ h', 150],
    ['¾ hour', 75],
    ['1/2 h', 50],
    ['2 1/2 hours', 250],
    ['(2h)', 200],
    ['2h,', 200],
    ['90min.', 150],
    ['1:30h', 150],
    ['1:30 h', 150],
    ['30-min', 50],
    ['eine halbe Stunde', 50],
    ['viertelstunde', 25],
    ['anderthalb Stunden', 150],
    ['zweieinhalb Stunden', 250],
    ['zwei Stunden', 200],
    ['90 Minuten', 150]
  ])('the duration %j is read as %d hundredths', (typed, hours) => {
    for (const context of [ENGLISH, GERMAN])
      expect(timeOf(`acme dev ${typed} stand-up`, context)).toEqual({ kind: 'hours', hours })
  })

  it.each([
    ['half an hour ago', 30],
    ['an hour ago', 60],
    ['vor einer halben Stunde', 30],
    ['vor einer Stunde', 60],
    ['vor 20 Minuten', 20]
  ])('the duration %j starts a timer in the past', (typed, minutes) => {
    expect(timeOf(`acme dev ${typed}`)).toEqual({ kind: 'ago', minutes })
  })
})

describe('times of day in a quick entry', () => {
  it.each([
    ['von 9 bis 10 uhr planung', '09:00', '10:00'],
    ['von 9 Uhr bis 10 Uhr planung', '09:00', '10:00'],
    ['9 Uhr 30 bis 11 Uhr planung', '09:30', '11:00'],
    ['9-10 Uhr planung', '09:00', '10:00'],
    ['9:00 Uhr - 10:15 Uhr planung', '09:00', '10:15'],
    ['9 am - 5 pm planung', '09:00', '17:00'],
    ['9,30-10,30 planung', '09:30', '10:30'],
    ['22-24:00 planung', '22:00', '00:00'],
    ['22:00-00:00 planung', '22:00', '00:00'],
    ['9-noon planung', '09:00', '12:00'],
    ['20-midnight planung', '20:00', '00:00'],
    ['9-10. planung', '09:00', '10:00'],
    ['von 9 bis 10 Uhr. planung', '09:00', '10:00']
  ])('all words of the range in %j are read', (line, from, to) => {
    const { entry, questions } = readLine(`acme dev ${line}`, GERMAN)
    expect(questions).toEqual([])
    expect(entry).toMatchObject({ time: { kind: 'range', from, to }, tail: ['planung'] })
  })

  it('the day after a range is read separately in German', () => {
    expect(readLine('von 14 bis 15 am Freitag', GERMAN).entry).toMatchObject({
      time: { kind: 'range', from: '14:00', to: '15:00' },
      date: '2026-11-27'
    })
  })

  it('a time with “Uhr” starts a timer', () => {
    expect(timeOf('acme seit 9 Uhr', GERMAN)).toEqual({ kind: 'since', time: '09:00' })
    expect(timeOf('acme ab 9:15 Uhr', GERMAN)).toEqual({ kind: 'since', time: '09:15' })
  })
})

describe('ambiguous times', () => {
  it.each([
    ['acme 9-now', 'until-now', ['since 9', '9-15:30']],
    ['acme 9:15 - now', 'until-now', ['since 9:15', '9:15-15:30']],
    ['acme from 9 to now', 'until-now', ['since 9', '9-15:30']],
    ['acme von 9 bis jetzt', 'until-now', ['since 9', '9-15:30']],
    ['acme 9:00-', 'until-now', ['since 9:00', '9:00-15:30']],
    ['acme an hour', 'how-long', ['1h', '"an hour"']],
    ['acme a few hours, really', 'how-long', ['"a few hours"']],
    ['acme ein paar Stunden', 'how-long', ['"ein paar Stunden"']],
    ['acme half a day', 'how-long', ['"half a day"']],
    ['acme ~2h', 'unclear-time', ['2h', '\\~2h']],
    ['acme +30m', 'unclear-time', ['30m', '\\+30m']],
    ['acme 2-3h', 'unclear-time', ['\\2-3h']],
    ['acme 1h30m15s', 'unclear-time', ['\\1h30m15s']],
    ['acme 9:75', 'unclear-time', ['\\9:75']],
    ['acme 25 Uhr', 'unclear-time', ['\\25 \\Uhr']],
    ['acme 9 Uhr', 'lone-clock', ['since 9', '\\9 \\Uhr']],
    ['acme 14:30:00', 'clock-or-hours', ['14h30m', 'since 14:30']]
  ])('the time in %j is ambiguous: %s', (line, kind, answers) => {
    const [question] = readLine(line, ENGLISH).questions
    expect(question).toMatchObject({ kind, answers })
    expectSettled(line, question!, ENGLISH)
  })

  it('an uncertain time is a word once the line contains a duration', () => {
    expect(timeOf('acme 2h of a few hours')).toEqual({ kind: 'hours', hours: 200 })
    expect(timeOf('acme ~2h planned, took 3h')).toEqual({ kind: 'hours', hours: 300 })
  })

  it('an unreadable duration never starts a timer', () => {
    const durations = fc
      .tuple(
        fc.constantFrom('1', '9', '25', '90', '1.5', '1,5', '1½'),
        fc.constantFrom('h', 'm', 'min', ' hours', 'h30', ' minutes', '-hour')
      )
      .map((parts) => parts.join(''))
    const clocks = fc
      .tuple(
        fc.constantFrom('9', '12', '25'),
        fc.constantFrom(
          ':00',
          ':75',
          ':00:00',
          ':30:99',
          '-now',
          '-',
          ' uhr',
          'uhr',
          'am',
          ':15 pm'
        )
      )
      .map((parts) => parts.join(''))
    const marks = fc.constantFrom('', '~', '+', '(', '-')
    const ends = fc.constantFrom('', '.', ',', '?', ')', '!')
    fc.assert(
      fc.property(marks, fc.oneof(durations, clocks), ends, (mark, typed, end) => {
        const time = `${mark}${typed}${end}`
        const { entry, questions } = readLine(`acme dev ${time} stand-up`, ENGLISH)
        expect(entry.time !== null || questions.length > 0).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('ordinary figures', () => {
  it.each(['1:1 meeting', '16:9 video', 'ticket 4711', 'b2b deck', '3D model', 'the 2026 budget'])(
    '%j is read as words only',
    (line) => {
      const { entry, questions } = readLine(line, ENGLISH)
      expect(entry).toMatchObject({ time: null, date: null })
      expect(questions).toEqual([])
    }
  )
})
