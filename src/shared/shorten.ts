const ELLIPSIS = '…'

/**
 * A text in at most `length` characters as people count them, with `…` for what was left out of the
 * middle, so that both ends that tell names apart stay. Shorter texts come back as they are.
 */
export function shortenMiddle(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text),
    ({ segment }) => segment
  )
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
