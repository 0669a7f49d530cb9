import { describe, expect, it } from 'vitest'
import { dayAndWords, expectSettled, quickContext, readLine } from './quick-entry-context.ts'

const ENGLISH = quickContext()
const GERMAN = quickContext('de-DE')

describe('days in a quick entry', () => {
  it.each([
    ['acme dev 8h this friday', '2026-12-04'],
    ['acme dev 8h this wednesday', '2026-12-02'],
    ['acme dev 8h coming tuesday', '2026-12-01'],
    ['acme dev 8h next monday', '2026-12-07'],
    ['acme dev 8h friday last week', '2026-11-27'],
    ['acme dev 8h next week thursday', '2026-12-10'],
    ['acme dev 8h day before yesterday', '2026-11-28'],
    ['acme dev 8h the day before yesterday.', '2026-11-28'],
    ['acme dev 8h the day after tomorrow', '2026-12-02'],
    ['acme dev 8h on friday', '2026-11-27'],
    ['acme dev 8h friday.', '2026-11-27'],
    ['acme dev 8h (friday)', '2026-11-27'],
    ['acme dev 8h yesterday,', '2026-11-29'],
    ['acme dev 8h sat', '2026-11-28']
  ])('the day of %j in English is %s', (line, date) => {
    expect(dayAndWords(line, ENGLISH)).toEqual({ date, words: 'acme dev' })
  })

  it.each([
    ['acme dev 8h diesen freitag', '2026-12-04'],
    ['acme dev 8h kommenden Dienstag', '2026-12-01'],
    ['acme dev 8h nächsten Montag', '2026-12-07'],
    ['acme dev 8h Freitag letzter Woche', '2026-11-27'],
    ['acme dev 8h nächste Woche Donnerstag', '2026-12-10'],
    ['acme dev 8h vorgestern', '2026-11-28'],
    ['acme dev 8h übermorgen', '2026-12-02'],
    ['acme dev 8h am Freitag', '2026-11-27'],
    ['acme dev 8h heute morgen', '2026-11-30'],
    ['acme dev 8h gestern morgen', '2026-11-29'],
    ['acme dev 8h Freitag.', '2026-11-27'],
    ['acme dev 8h morgen', '2026-12-01'],
    ['acme dev 8h so.', '2026-11-29'],
    ['acme dev 8h fr', '2026-11-27']
  ])('the day of %j in German is %s', (line, date) => {
    expect(dayAndWords(line, GERMAN)).toEqual({ date, words: 'acme dev' })
  })

  it.each([
    ['11/20/2026', '2026-11-20'],
    ['20/11/2026', '2026-11-20'],
    ['12/25/26', '2026-12-25'],
    ['20-11-2026', '2026-11-20'],
    ['2026/11/20', '2026-11-20'],
    ['2026.11.20', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['Nov 20, 2026', '2026-11-20'],
    ['Nov. 20, 2025', '2025-11-20'],
    ['November 20th 2026', '2026-11-20'],
    ['20 Nov 2026', '2026-11-20'],
    ['20-Nov-2026', '2026-11-20'],
    ['20th of November', '2026-11-20'],
    ['the 3rd of march, 2026', '2026-03-03'],
    ['20. nov.', '2026-11-20'],
    ['20. November 2025', '2025-11-20'],
    ['5. März 2026', '2026-03-05'],
    ['20.11.2026', '2026-11-20'],
    ['20. 11. 2026', '2026-11-20'],
    ['20. 11.', '2026-11-20'],
    ['20.11.26', '2026-11-20'],
    ['20 nov 25', '2025-11-20'],
    ['Fri, 20 Nov', '2026-11-20'],
    ['Friday 20 November 2026', '2026-11-20'],
    ['am 20.11.', '2026-11-20'],
    ['on 20 nov', '2026-11-20'],
    ['2.1.', '2027-01-02']
  ])('the full date in %j is read in both languages as %s', (typed, date) => {
    for (const context of [ENGLISH, GERMAN]) {
      const line = `acme dev 1h ${typed} review`
      expect(dayAndWords(line, context)).toEqual({ date, words: 'acme dev review' })
    }
  })

  it('the region decides the order of an ambiguous date', () => {
    const line = 'acme dev 1h 04/05/2026'
    expect(dayAndWords(line, quickContext('en-GB')).date).toBe('2026-05-04')
    expect(dayAndWords(line, quickContext('en-US')).date).toBe('2026-04-05')
    expect(dayAndWords(line, quickContext('de-AT')).date).toBe('2026-05-04')
    expect(readLine(line, quickContext('en')).questions[0]).toMatchObject({
      kind: 'day-or-month',
      answers: ['2026-05-04', '2026-04-05']
    })
  })

  it('a date without a year is in the past or near future', () => {
    const inJanuary = quickContext('de-DE', { today: '2027-01-02' })
    expect(dayAndWords('acme 1h 30.12.', inJanuary).date).toBe('2026-12-30')
    expect(dayAndWords('acme 1h 31 dec', inJanuary).date).toBe('2026-12-31')
  })
})

describe('ambiguous days', () => {
  it.each([
    ['acme dev 8h next friday', 'which-day', ['2026-12-04', '2026-12-11']],
    ['acme dev 8h next thursday', 'which-day', ['2026-12-03', '2026-12-10']],
    ['acme dev 8h nächsten freitag', 'which-day', ['2026-12-04', '2026-12-11']],
    ['acme dev 8h last friday', 'which-day', ['2026-11-27', '2026-11-20']],
    ['acme dev 8h Mon, 20 Nov', 'which-day', ['2026-11-20', '2026-11-30']],
    ['acme dev 2h slides for tuesday', 'day-or-word', ['2026-11-24', '\\tuesday']],
    ['acme dev 2h Folien für Dienstag', 'day-or-word', ['2026-11-24', '\\Dienstag']],
    ['acme dev 2h notes from yesterday', 'day-or-word', ['2026-11-29', '\\yesterday']],
    ['call with jan 2', 'day-or-word', ['2027-01-02', '\\jan \\2']],
    ['acme dev 2h planning sat', 'day-or-word', ['2026-11-28', '\\sat']]
  ])('the day in %j is ambiguous: %s', (line, kind, answers) => {
    const [question] = readLine(line, ENGLISH).questions
    expect(question).toMatchObject({ kind, answers })
    expectSettled(line, question!, ENGLISH)
  })

  it('“fr” may be a Friday or a title in German, so Gleaner asks', () => {
    expect(readLine('acme 2h fr Müller', GERMAN).questions[0]?.kind).toBe('day-or-word')
    expect(readLine('acme 2h morgen Planung', GERMAN).questions[0]?.kind).toBe('day-or-word')
  })

  it('“this friday” on a Sunday may be the last or the next one', () => {
    const sunday = quickContext('en-GB', { today: '2026-11-29' })
    const [question] = readLine('acme 8h this friday', sunday).questions
    expect(question?.answers).toEqual(['2026-11-27', '2026-12-04'])
  })
})

describe('words that look like days', () => {
  it.each([
    ['acme dev 2h wrapped up what I had to do.', 'wrapped up what I had to do.'],
    ['acme dev 2h i think so.', 'i think so.'],
    ['acme dev 30m sat in on the demo', 'sat in on the demo'],
    ['acme dev 30m Sat down with legal', 'Sat down with legal'],
    ['acme dev 1h out in the sun', 'out in the sun'],
    ['acme dev 1h 24/7 support', '24/7 support']
  ])('the words in %j are no day in English', (line, notes) => {
    expect(dayAndWords(line, ENGLISH)).toEqual({ date: null, words: `acme dev ${notes}` })
  })

  it.each([
    ['acme dev 30m anruf Fr. Müller', 'anruf Fr. Müller'],
    ['acme dev 30m Fr. Müller angerufen', 'Fr. Müller angerufen'],
    ['acme dev guten morgen 30m', 'guten morgen'],
    ['acme dev 30m am Morgen die Post', 'am Morgen die Post'],
    ['acme dev 30m ich glaube so.', 'ich glaube so.'],
    ['acme dev 30m what we had to do', 'what we had to do']
  ])('the words in %j are no day in German', (line, notes) => {
    expect(dayAndWords(line, GERMAN)).toEqual({ date: null, words: `acme dev ${notes}` })
  })

  it('“2 h” after a name such as “Jan” means two hours, not the second of January', () => {
    for (const line of ['call with jan 2 h', 'call with april 2 hours', 'mit jan 2 stunden'])
      expect(readLine(line, ENGLISH).entry).toMatchObject({
        time: { kind: 'hours', hours: 200 },
        date: null
      })
  })
})
