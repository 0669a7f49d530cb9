import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIssueAddress } from '#renderer/common/entry/issue-address.ts'
import type { QuickContext } from '#shared/quick-entry/pieces.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import { parseQuickEntry } from '#shared/quick-entry/quick-entry.ts'

function sentencesOf(language: string): readonly string[] {
  const file = new URL(`sentences/${language}.txt`, import.meta.url)
  return readFileSync(file, 'utf8').trim().split('\n')
}

const ENGLISH = sentencesOf('english')
const GERMAN = sentencesOf('german')
const SHORT_GERMAN_DAY = /(?:^|\s)(?:mo|di|mi|do|fr|sa|so)(?=\s|$)/i

function contextOf(locale: string, today: string): QuickContext {
  const clockStyle = locale === 'en-US' ? '12h' : '24h'
  return {
    today,
    now: '15:30',
    clockStyle,
    words: quickWords(locale),
    readReference: parseIssueAddress
  }
}

const TODAY = '2026-11-30'
const days = fc
  .integer({ min: 0, max: 800 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString())

function chipsAndQuestions(line: string, context: QuickContext): object {
  const input = parseQuickEntry(line, context)
  if (input.kind !== 'entry') return { kind: input.kind }
  const { time, date, reference } = input.entry
  return { time, date, reference, asked: input.questions.map(({ kind, text }) => [kind, text]) }
}

const NOTHING = { time: null, date: null, reference: null, asked: [] }

describe('ordinary sentences', () => {
  it('there are two hundred sentences without digits in each language', () => {
    expect(new Set(ENGLISH).size).toBeGreaterThanOrEqual(200)
    expect(new Set(GERMAN).size).toBeGreaterThanOrEqual(200)
    expect([...ENGLISH, ...GERMAN].filter((line) => /\d/.test(line))).toEqual([])
  })

  it.each([
    ['English in Britain', 'en-GB', ENGLISH],
    ['English in America', 'en-US', ENGLISH],
    ['German', 'de-DE', GERMAN],
    ['German with Gleaner in English', 'en-GB', GERMAN],
    [
      'English with Gleaner in German',
      'de-DE',
      ENGLISH.filter((line) => !SHORT_GERMAN_DAY.test(line))
    ]
  ])('no sentence in %s gets a chip or a question', (_, locale, sentences) => {
    const context = contextOf(locale, TODAY)
    const wrong = sentences
      .map((line) => ({ line, found: chipsAndQuestions(line, context) }))
      .filter(({ found }) => JSON.stringify(found) !== JSON.stringify(NOTHING))
    expect(wrong).toEqual([])
  })

  it('no sentence after work and hours is read as something else, on any day', () => {
    const cases = fc.oneof(
      fc.record({ locale: fc.constant('en-GB'), sentence: fc.constantFrom(...ENGLISH) }),
      fc.record({ locale: fc.constant('de-DE'), sentence: fc.constantFrom(...GERMAN) })
    )
    fc.assert(
      fc.property(cases, days, ({ locale, sentence }, today) => {
        const input = parseQuickEntry(`acme dev 30m ${sentence}`, contextOf(locale, today))
        if (input.kind !== 'entry') throw new Error(sentence)
        expect(input.entry.date).toBeNull()
        expect(input.entry.time).toEqual({ kind: 'hours', hours: 50 })
        const saved = [...input.entry.tail, input.entry.quoted].join(' ').trim()
        expect(saved.split(/\s+/)).toEqual(sentence.split(/\s+/))
      }),
      { numRuns: 600 }
    )
  })
})
