const WHOLE_WORD_EXTRA = 4
/** Hebrew, Arabic and their kin: cut in two boxes, their halves would be read in the wrong order. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/**
 * A text in two parts, of which the first may lose its end and the second stays whole: about
 * `tailLength` characters, beginning with a word where one begins near there. Null when the text is
 * too short to be worth it, or written from right to left.
 */
export function splitForShortening(
  text: string,
  tailLength: number
): { readonly head: string; readonly tail: string } | null {
  if (text.length < tailLength * 2) return null
  const characters = Array.from(text)
  if (characters.length < tailLength * 2 || RIGHT_TO_LEFT.test(text)) return null
  const widest = characters.slice(-(tailLength + WHOLE_WORD_EXTRA)).join('')
  const words = /\s(\S.*)$/u.exec(widest)?.[1] ?? ''
  const tail =
    words.length >= tailLength / 2 ? words : characters.slice(-tailLength).join('').trimStart()
  return { head: text.slice(0, text.length - tail.length), tail }
}
