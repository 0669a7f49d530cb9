import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIssueAddress } from '#renderer/common/entry/issue-address.ts'
import type { QuickContext } from '#shared/quick-entry/pieces.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import {
  answerQuestion,
  formatQuickTime,
  parseQuickEntry,
  type QuickEntry,
  type QuickQuestion
} from '#shared/quick-entry/quick-entry.ts'

/* A Wednesday, half past three. */
const CONTEXT: QuickContext = {
  today: '2026-11-18',
  now: '15:30',
  clockStyle: '24h',
  words: quickWords('en-GB'),
  readReference: parseIssueAddress
}
const TWELVE: QuickContext = { ...CONTEXT, clockStyle: '12h' }
const GERMAN: QuickContext = { ...CONTEXT, words: quickWords('de-DE') }

function read(text: string, context = CONTEXT) {
  const input = parseQuickEntry(text, context)
  if (input.kind !== 'entry') throw new Error(`${text} is ${input.kind}`)
  return input
}

function chips(text: string, context = CONTEXT): Partial<QuickEntry> {
  const { entry, questions } = read(text, context)
  expect(questions).toEqual([])
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && value.length !== 0)
  )
}

function questions(text: string, context = CONTEXT): readonly QuickQuestion[] {
  return read(text, context).questions
}

describe('quick entries', () => {
  it('a line is split into work, time, day and notes', () => {
    expect(chips('acme dev 45m ago standup')).toEqual({
      lead: ['acme', 'dev'],
      time: { kind: 'ago', minutes: 45 },
      tail: ['standup']
    })
    expect(chips('1:30 yesterday design review')).toEqual({
      time: { kind: 'hours', hours: 150 },
      date: '2026-11-17',
      tail: ['design', 'review']
    })
    expect(chips('9-10:30 planning mon')).toEqual({
      time: { kind: 'range', from: '09:00', to: '10:30' },
      date: '2026-11-16',
      tail: ['planning']
    })
  })

  it.each([
    ['stop', 'stop'],
    ['  Undo ', 'undo'],
    ['week', 'week'],
    ['settings', 'settings'],
    ['continue', 'continue']
  ])('%j is a command', (text, command) => {
    expect(parseQuickEntry(text, CONTEXT)).toEqual({ kind: 'command', command })
  })

  it('a command word among other words is a word', () => {
    expect(chips('stop the presses')).toEqual({ lead: ['stop', 'the', 'presses'] })
    expect(chips('\\stop')).toEqual({ lead: ['stop'] })
    expect(chips('"stop"')).toEqual({ quoted: 'stop' })
  })

  it.each([
    ['+15m', 25],
    ['-10m', -17],
    ['+0:15', 25],
    ['+ 1h', 100]
  ])('%j changes the running timer by %d hundredths', (text, hours) => {
    expect(parseQuickEntry(text, CONTEXT)).toEqual({ kind: 'change', hours })
  })

  it.each(['', '   ', '\t\n'])('%j is empty', (text) => {
    expect(parseQuickEntry(text, CONTEXT)).toEqual({ kind: 'empty' })
  })
})

describe('spans in a quick entry', () => {
  it.each([
    ['90m', 150],
    ['90 min', 150],
    ['1:30', 150],
    ['1.5h', 150],
    ['1,5 h', 150],
    ['.25h', 25],
    ['1h30', 150],
    ['1h30m', 150],
    ['1h30min', 150],
    ['1h 30m', 150],
    ['1 hour 30 minutes', 150],
    ['2 hrs', 200]
  ])('%j is %d hundredths', (text, hours) => {
    expect(chips(text)).toEqual({ time: { kind: 'hours', hours } })
  })

  it.each([
    ['45 min ago', 45],
    ['20m ago', 20],
    ['1h 5m ago', 65],
    ['1:30 ago', 90]
  ])('%j starts a timer %d minutes ago', (text, minutes) => {
    expect(chips(text)).toEqual({ time: { kind: 'ago', minutes } })
  })

  it.each(['0m', '0:00', '0 min'])('%j is no span', (text) => {
    expect(read(text).entry.time).toBeNull()
  })
})

describe('clock times in a quick entry', () => {
  it.each([
    ['9-10:30', '09:00', '10:30'],
    ['9:15 - 10', '09:15', '10:00'],
    ['9–17', '09:00', '17:00'],
    ['9-5', '09:00', '17:00'],
    ['11-1', '11:00', '13:00'],
    ['from 9 to 10:30', '09:00', '10:30'],
    ['from 9-11', '09:00', '11:00'],
    ['9:00 to 11', '09:00', '11:00'],
    ['9-11am', '09:00', '11:00'],
    ['1-3pm', '13:00', '15:00'],
    ['11am-1pm', '11:00', '13:00'],
    ['10p-11p', '22:00', '23:00']
  ])('%j is a range from %s to %s', (text, from, to) => {
    expect(chips(text)).toEqual({ time: { kind: 'range', from, to } })
  })

  it('a range on a 12-hour clock is placed in the working day', () => {
    const from = (text: string) => chips(text, TWELVE).time
    expect(from('1-2')).toEqual({ kind: 'range', from: '13:00', to: '14:00' })
    expect(from('9-10:30')).toEqual({ kind: 'range', from: '09:00', to: '10:30' })
  })

  it.each(['since 9:15', '@9:15', 'from 9:15'])('%j starts a timer at that time', (text) => {
    expect(chips(text)).toEqual({ time: { kind: 'since', time: '09:15' } })
  })

  it('a start on a 12-hour clock is the latest such time in the past', () => {
    expect(chips('since 2', TWELVE)).toEqual({ time: { kind: 'since', time: '14:00' } })
    expect(chips('since 9', TWELVE)).toEqual({ time: { kind: 'since', time: '09:00' } })
  })
})

describe('dates in a quick entry', () => {
  it.each([
    ['today', '2026-11-18'],
    ['yesterday', '2026-11-17'],
    ['wed', '2026-11-18'],
    ['thursday', '2026-11-12'],
    ['2 days ago', '2026-11-16'],
    ['2026-02-28', '2026-02-28'],
    ['20.11.', '2026-11-20'],
    ['2.1.', '2027-01-02'],
    ['20.11.25', '2025-11-20'],
    ['20 nov', '2026-11-20'],
    ['nov 20th', '2026-11-20'],
    ['11/20', '2026-11-20'],
    ['20/11', '2026-11-20'],
    ['11/11', '2026-11-11'],
    ['last wed', '2026-11-11']
  ])('%j is the date %s', (text, date) => {
    expect(chips(`x ${text}`)).toEqual({ lead: ['x'], date })
  })

  it.each(['30.2.', '2026-02-30', '31 nov', '99/99'])('%j is no date', (text) => {
    expect(read(text).entry.date).toBeNull()
  })
})

describe('pasted addresses in a quick entry', () => {
  it('the address of an issue becomes a reference', () => {
    const { entry } = read('https://github.com/acme/site/issues/42 dev 20m')
    expect(entry.reference).toMatchObject({ id: '42', service: 'github.com' })
    expect(entry.tail).toEqual(['dev'])
  })

  it('another address is a word of the notes', () => {
    expect(chips('https://example.com/a 20m')).toMatchObject({ lead: ['https://example.com/a'] })
  })
})

describe('ambiguous quick entries', () => {
  it.each([
    ['acme 2', 'number', ['2h', '\\2']],
    ['acme 14:30', 'clock-or-hours', ['14h30m', 'since 14:30']],
    ['acme 9am', 'lone-clock', ['since 9am', '\\9am']],
    ['2h last monday', 'which-day', ['2026-11-16', '2026-11-09']],
    ['2h 4/5', 'day-or-month', ['2026-05-04', '2026-04-05']],
    ['2h 30m ago 1h', 'second', ['"1h"']],
    ['10-9:30', 'order', undefined],
    ['since 16:00', 'future', []],
    ['16h ago', 'before-today', []],
    ['45m ago yesterday', 'timer-other-day', []],
    ['+15', 'unit', ['+15m', '+15h']]
  ])('%j is ambiguous: %s', (text, kind, answers) => {
    const [question] = questions(text)
    if (text === '10-9:30') {
      expect(chips(text)).toEqual({ time: { kind: 'range', from: '10:00', to: '21:30' } })
      return
    }
    expect(question?.kind).toBe(kind)
    expect(question?.answers).toEqual(answers)
  })

  it('each answer to a question makes the line unambiguous', () => {
    for (const text of ['acme 2', 'acme 14:30', 'acme 9am', '2h last monday', '2h 4/5']) {
      const [question] = questions(text)
      for (const answer of question?.answers ?? []) {
        expect(questions(answerQuestion(text, question!, answer))).toEqual([])
      }
    }
  })

  it('large numbers such as tickets and years are words', () => {
    expect(chips('ticket 4711')).toEqual({ lead: ['ticket', '4711'] })
  })

  it('a range that ends before it starts causes a question', () => {
    expect(questions('17:00-16:00')[0]?.kind).toBe('order')
  })
})

describe('plain words in a quick entry', () => {
  it.each(['2 to 3 people', 'from here', 'ago', 'since then', 'may flowers', '1:1 meeting'])(
    '%j contains no time and no date',
    (text) => {
      expect(read(text).entry).toMatchObject({ time: null, date: null })
    }
  )

  it('text in quotation marks is one part of the notes', () => {
    expect(chips('acme "9-10 people, 2h" 1h')).toEqual({
      lead: ['acme'],
      quoted: '9-10 people, 2h',
      time: { kind: 'hours', hours: 100 }
    })
    expect(chips('"never closed 2h')).toEqual({ quoted: 'never closed 2h' })
  })
})

describe('German quick entries', () => {
  it.each([
    ['acme vor 45m stand-up', { lead: ['acme'], time: { kind: 'ago', minutes: 45 } }],
    ['1:30 gestern', { time: { kind: 'hours', hours: 150 }, date: '2026-11-17' }],
    ['von 9 bis 10:30 mo', { date: '2026-11-16' }],
    ['seit 9:15', { time: { kind: 'since', time: '09:15' } }],
    ['2 std vorgestern', { date: '2026-11-16' }],
    ['vor 2 tagen', { date: '2026-11-16' }],
    ['1,5 stunden', { time: { kind: 'hours', hours: 150 } }]
  ])('%j is read in German', (text, expected) => {
    expect(chips(text, GERMAN)).toMatchObject(expected)
  })

  it('“so” and English commands are unchanged in German', () => {
    expect(chips('so ein tag', GERMAN)).toEqual({ lead: ['so', 'ein', 'tag'] })
    expect(parseQuickEntry('stop', GERMAN)).toEqual({ kind: 'command', command: 'stop' })
    expect(parseQuickEntry('stopp', GERMAN)).toEqual({ kind: 'command', command: 'stop' })
  })

  it.each([
    ['acme vor 45m stand-up', { lead: ['acme'], time: { kind: 'ago', minutes: 45 } }],
    ['1:30 gestern', { time: { kind: 'hours', hours: 150 }, date: '2026-11-17' }],
    ['von 9 bis 10:30 montag', { date: '2026-11-16' }],
    ['90 minuten mo.', { time: { kind: 'hours', hours: 150 }, date: '2026-11-16' }]
  ])('%j is read as German in an English Gleaner', (text, expected) => {
    expect(chips(text)).toMatchObject(expected)
  })

  it.each([
    ['stopp', 'stop'],
    ['Woche', 'week'],
    ['rückgängig', 'undo']
  ])('%j is a command in both languages', (text, command) => {
    for (const context of [CONTEXT, GERMAN])
      expect(parseQuickEntry(text, context)).toEqual({ kind: 'command', command })
  })

  it('German words that are also English stay words, unless Gleaner is in German', () => {
    expect(chips('do di mi review')).toEqual({ lead: ['do', 'di', 'mi', 'review'] })
    expect(chips('tag std ab letzte')).toEqual({ lead: ['tag', 'std', 'ab', 'letzte'] })
    expect(chips('do review', GERMAN)).toEqual({ date: '2026-11-12', tail: ['review'] })
  })

  it('German lines cause the same questions as English ones', () => {
    for (const context of [CONTEXT, GERMAN]) {
      expect(questions('letzten montag', context)[0]?.kind).toBe('which-day')
      expect(questions('seit 16:00', context)[0]?.kind).toBe('future')
      expect(questions('vor 45m gestern', context)[0]?.kind).toBe('timer-other-day')
    }
  })
})

describe('any quick entry', () => {
  const snippets = fc.constantFrom(
    ...['45m', 'ago', '9-10', '9', '-', 'to', 'from', 'since', '@9:15', '1:30', 'mon', 'last'],
    ...['yesterday', '2026-11-20', '20.11.', '4/5', 'nov', '20', '"', '""', '\\', '\\2h', 'vor'],
    ...['tagen', 'h', 'min', '+15m', '2p', 'week', 'stop', 'acme', '“', '12am', '14:30', '.5'],
    ...['https://github.com/a/b/issues/1', 'https://trello.com/c/Ab12', 'von', 'bis', '31.', ',']
  )
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(snippets, { maxLength: 9 }).map((parts) => parts.join(' ')),
    fc.array(snippets, { maxLength: 9 }).map((parts) => parts.join(''))
  )
  const contexts = fc.constantFrom(CONTEXT, TWELVE, GERMAN)

  it('any line is read without an exception, and its questions have valid spans', () => {
    fc.assert(
      fc.property(lines, contexts, (line, context) => {
        const input = parseQuickEntry(line, context)
        if (input.kind !== 'entry') return
        for (const { span } of input.questions) {
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(line.length)
        }
      }),
      { numRuns: 3000 }
    )
  })

  it('a line written from its chips is read the same again', () => {
    fc.assert(
      fc.property(lines, contexts, (line, context) => {
        const input = parseQuickEntry(line, context)
        if (input.kind !== 'entry') return
        const written = writtenOut(input.entry, context)
        if (written === '') return
        const again = parseQuickEntry(written, context)
        expect(again.kind === 'entry' && joined(again.entry)).toEqual(joined(input.entry))
      }),
      { numRuns: 3000 }
    )
  })
})

/** Writes an entry so that reading it returns the same entry, even if its words have other meanings. */
function writtenOut(entry: QuickEntry, { clockStyle }: QuickContext): string {
  const { lead, tail, time, date, reference, quoted } = entry
  const plainly = (word: string) => `\\${word}`
  return [
    ...lead.map(plainly),
    ...(time ? [formatQuickTime(time, clockStyle)] : []),
    ...(date === null ? [] : [date]),
    ...(reference?.permalink ? [reference.permalink] : []),
    ...tail.map(plainly),
    ...(quoted === '' ? [] : [`"${quoted.replaceAll('"', '""')}"`])
  ].join(' ')
}

/** Joins words that only matter in order: without time or day between them, all of them lead. */
function joined(entry: QuickEntry): object {
  const hasPieces = entry.time !== null || entry.date !== null || entry.reference !== null
  if (hasPieces) return entry
  return { ...entry, lead: [...entry.lead, ...entry.tail], tail: [] }
}
