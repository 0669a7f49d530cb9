import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortenEnd, shortenMiddle } from '#shared/shorten.ts'

const graphemes = (text: string) => [...new Intl.Segmenter('en').segment(text)].length

describe('a text shortened in the middle', () => {
  it('keeps both ends', () => {
    expect(shortenMiddle('Website Redesign Phase 2', 12)).toBe('Websit…ase 2')
  })

  it('is left alone when it fits', () => {
    expect(shortenMiddle('Website', 7)).toBe('Website')
    expect(shortenMiddle('', 0)).toBe('')
  })

  it('has no blanks beside the gap', () => {
    expect(shortenMiddle('Acme and Company', 9)).toBe('Acme…pany')
  })

  it('never cuts through what people see as one character', () => {
    expect(shortenMiddle('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦…👩‍👩‍👧‍👦')
    expect(shortenMiddle('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301…e\u0301')
  })

  it('has room for next to nothing', () => {
    expect(shortenMiddle('Website', 1)).toBe('…')
    expect(shortenMiddle('Website', 2)).toBe('W…')
    expect(shortenMiddle('Website', 0)).toBe('')
    expect(shortenMiddle('Website', -3)).toBe('')
  })

  it('is never longer than asked, and well-formed', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(texts, fc.nat(30), (text, length) => {
        const short = shortenMiddle(text, length)
        expect(graphemes(short)).toBeLessThanOrEqual(length)
        expect(short.isWellFormed()).toBe(true)
        if (graphemes(text) <= length) expect(short).toBe(text)
      })
    )
  })
})

describe('shortening the end', () => {
  it('leaves what fits alone', () => {
    expect(shortenEnd('short', 5)).toBe('short')
  })

  it('keeps the beginning and never more than asked for', () => {
    expect(shortenEnd('a rather long note', 9)).toBe('a rather…')
    expect(shortenEnd('anything', 0)).toBe('')
  })

  it('does not cut a character in two', () => {
    expect(shortenEnd('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…')
  })
})
