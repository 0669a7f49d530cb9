import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { markMatches } from '#shared/find-query.ts'
import {
  foldText,
  matchesWordStarts,
  rangesOf,
  spellingsOf,
  tokensOf
} from '#shared/search-text.ts'

describe('folded text', () => {
  test.each([
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['Mu\u0308ller', 'muller'],
    ['Müller', 'muller'],
    ['Café Société', 'cafe societe'],
    ['Søhne', 'sohne'],
    ['İstanbul', 'istanbul'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Ｃ＃ ２', 'c# 2'],
    ['ﬁnal', 'final'],
    ['zero\u200bwidth', 'zerowidth'],
    ['a^b `c`', 'a^b `c`']
  ])('%j is folded to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('folding does not depend on the Unicode form', () => {
    const property = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
    })
    fc.assert(property)
  })
})

test('an umlaut is spelled without dots or with a second letter', () => {
  expect(spellingsOf('Mu\u0308ller')).toEqual(['muller', 'mueller'])
  expect(spellingsOf('Miller')).toEqual(['miller'])
  expect(spellingsOf('Besançon')).toEqual(['besancon'])
})

describe('words in a name', () => {
  test.each([
    ['Web-Site 2.0 (C#)', ['web', 'site', '2', '0', 'c#']],
    ['C++', ['c++']],
    ['R&D', ['r&', 'd']],
    ['Müller & Søhne', ['muller', '&', 'sohne']],
    ['हिन्दी अनुवाद', 2]
  ])('the words of %j are %j', (name, tokens) => {
    if (typeof tokens === 'number') expect(tokensOf(name)).toHaveLength(tokens)
    else expect(tokensOf(name)).toEqual(tokens)
  })

  test.each([
    [['C# portal'], 'c#', true],
    [['C++ portal'], 'c#', false],
    [['C++ portal'], 'c', true],
    [['Müller GmbH', 'Design'], 'des muel', true],
    [['Mueller GmbH'], 'müll', true],
    [['Straße'], 'strass', true],
    [['Acme'], '#', false],
    [['Acme'], '--', false],
    [['Acme'], '  ', true]
  ])('%j match the query %j: %j', (names, query, matches) => {
    expect(matchesWordStarts(names, query)).toBe(matches)
  })
})

describe('highlighted matches', () => {
  test.each([
    ['Alte Straße', 'strasse', 'Alte [Straße]'],
    ['Mu\u0308ller anrufen', 'muller', '[Mu\u0308ller] anrufen'],
    ['Müller', 'mueller', '[Müller]'],
    ['Mueller', 'müller', '[Mueller]'],
    ['Überblick', 'ue', '[Ü]berblick'],
    ['nothing here', 'zebra', 'nothing here'],
    ['stand-up', 'up stand', '[stand]-[up]']
  ])('the matches in %j for %j are %j', (text, query, marked) => {
    const parts = markMatches(text, query).map((part) =>
      part.isMatch ? `[${part.text}]` : part.text
    )
    expect(parts.join('')).toBe(marked)
  })

  it('highlighting preserves the text for any query', () => {
    const anyText = fc.string({ unit: 'binary' })
    const property = fc.property(anyText, anyText, (text, query) => {
      expect(
        markMatches(text, query)
          .map((part) => part.text)
          .join('')
      ).toBe(text)
    })
    fc.assert(property)
  })

  it('matches lie inside the text and cover whole letters', () => {
    const ranges = rangesOf('aMu\u0308b', 'u')
    expect(ranges.length).toBeGreaterThan(0)
    for (const range of ranges) expect(range).toEqual({ start: 2, end: 4 })
    expect(rangesOf('aMu\u0308b', '')).toEqual([])
  })
})
