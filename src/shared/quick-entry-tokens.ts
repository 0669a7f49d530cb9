/** A part of a typed line. `plain` words mean nothing but themselves: they were typed as `\word`. */
export interface Token {
  readonly kind: 'word' | 'plain' | 'quoted'
  readonly text: string
  /** In small letters, for comparison. */
  readonly folded: string
  /** Where it stands in the line. */
  readonly start: number
  readonly end: number
}

/* A quotation mark inside quotation marks is typed twice; one that is never closed reaches to the end. */
const TOKEN = /["“„](?<quoted>(?:[^"“”]|"")*)(?:["“”]|$)|\\(?<plain>\S+)|(?<word>\S+)/gu

/** The words and quotations of a line, in order. */
export function tokensOf(line: string): readonly Token[] {
  return Array.from(line.matchAll(TOKEN), (match) => {
    const { quoted, plain, word = '\\' } = match.groups ?? {}
    const kind = quoted !== undefined ? 'quoted' : plain !== undefined ? 'plain' : 'word'
    const text = quoted?.replaceAll('""', '"').trim() ?? plain ?? word
    const start = match.index
    return { kind, text, folded: text.toLowerCase(), start, end: start + match[0].length }
  })
}
