import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortenEnd, shortenMiddle } from '#shared/shorten.ts'

const graphemes = (text: string) => [...new Intl.Segmenter('en').segment(text)].length

describe('shortening the middle of a text', () => {
  it('both ends of a long text are preserved', () => {
    expect(shortenMiddle('Website Redesign Phase 2', 12)).toBe('Websit…ase 2')
  })

  it('a text that fits is unchanged', () => {
    expect(shortenMiddle('Website', 7)).toBe('Website')
    expect(shortenMiddle('', 0)).toBe('')
  })

  it('there are no blanks beside the ellipsis', () => {
    expect(shortenMiddle('Acme and Company', 9)).toBe('Acme…pany')
  })

  it('a grapheme is never cut', () => {
    expect(shortenMiddle('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦…👩‍👩‍👧‍👦')
    expect(shortenMiddle('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301…e\u0301')
  })

  it('very short lengths are supported', () => {
    expect(shortenMiddle('Website', 1)).toBe('…')
    expect(shortenMiddle('Website', 2)).toBe('W…')
    expect(shortenMiddle('Website', 0)).toBe('')
    expect(shortenMiddle('Website', -3)).toBe('')
  })

  it('a shortened text is well-formed and never longer than requested', () => {
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

describe('shortening the end of a text', () => {
  it('a text that fits is unchanged at its end', () => {
    expect(shortenEnd('short', 5)).toBe('short')
  })

  it('the beginning is preserved, within the requested length', () => {
    expect(shortenEnd('a rather long note', 9)).toBe('a rather…')
    expect(shortenEnd('anything', 0)).toBe('')
  })

  it('a grapheme at the end is never cut', () => {
    expect(shortenEnd('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…')
  })
})
