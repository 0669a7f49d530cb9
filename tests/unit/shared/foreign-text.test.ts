import { describe, expect, it } from 'vitest'
import { escapeMarkup, oneLine, quote, withoutControls } from '#shared/foreign-text.ts'

const MARKS = ['“', '”'] as const

describe('foreign text', () => {
  it.each([
    ['a direction override', 'gpj\u202Egpj', 'gpjgpj'],
    [
      'every embedding, override and isolate',
      '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069x',
      'x'
    ],
    ['direction marks', 'a\u200E\u200F\u061Cb', 'ab'],
    ['control characters', 'a\u0000\u0007\u001B[31mb\u007F\u009B', 'a[31mb'],
    ['invisible characters', 'a\u200B\uFEFF\u2060\uFFF9b', 'ab'],
    ['half a surrogate pair', 'a\uD83Db', 'a\uFFFDb']
  ])('oneLine and withoutControls remove %s', (_what, text, expected) => {
    expect(oneLine(text)).toBe(expected)
    expect(withoutControls(text)).toBe(expected)
  })

  it.each(['Ünïcödé', 'שלום עולם', '日本語', '👩‍👩‍👧', 'می‌خواهم', '  two  spaces  '])(
    '%j is unchanged',
    (text) => {
      expect(withoutControls(text)).toBe(text)
      expect(oneLine(text)).toBe(text.trim())
    }
  )

  it('oneLine replaces every kind of line break', () => {
    for (const lineBreak of [
      '\n',
      '\r\n',
      '\r',
      '\v',
      '\f',
      '\u0085',
      '\u2028',
      '\u2029',
      ' \n\n '
    ])
      expect(oneLine(`a${lineBreak}b`)).toBe('a b')
  })

  it('withoutControls preserves lines', () => {
    expect(withoutControls('a\r\nb\u2029c\td')).toBe('a\nb\nc d')
  })
})

describe('quotations', () => {
  it('a quotation has quotation marks that its text cannot close', () => {
    expect(quote('Acme” is safe. “', MARKS)).toBe("“Acme' is safe. '”")
    expect(quote('"a" „b“ «c»', MARKS)).toBe("“'a' 'b' 'c'”")
  })

  it('a quotation is one short line', () => {
    expect(quote('a\n\n\n   b', MARKS)).toBe('“a b”')
    const long = quote('x'.repeat(10_000), MARKS)
    expect(long).toHaveLength(162)
    expect(long.endsWith('…”')).toBe(true)
  })
})

describe('escaped markup', () => {
  it('an escaped text is displayed unchanged where markup is read', () => {
    expect(escapeMarkup('<b>R&D</b> &amp;')).toBe('&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp;')
  })
})
