const ELLIPSIS = '…'

/**
 * Shortens a text to at most `length` grapheme clusters with `…` in the middle, because names often
 * differ at both ends. Shorter texts stay the same.
 */
export function shortenMiddle(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = graphemes(text)
  if (characters.length <= length) return text
  if (length < 1) return ''
  const head = Math.ceil((length - 1) / 2)
  const tail = Math.floor((length - 1) / 2)
  const start = characters.slice(0, head).join('').trimEnd()
  const end = characters
    .slice(characters.length - tail)
    .join('')
    .trimStart()
  return `${start}${ELLIPSIS}${end}`
}

/** Shortens a text to at most `length` grapheme clusters with `…` at the end. */
export function shortenEnd(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = graphemes(text)
  if (characters.length <= length) return text
  return length < 1
    ? ''
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}${ELLIPSIS}`
}

function graphemes(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
