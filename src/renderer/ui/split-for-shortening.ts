const WHOLE_WORD_EXTRA = 4
/**
 * Text in Hebrew, Arabic and similar scripts is not split, because its halves would be in the wrong
 * order.
 */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/**
 * Splits a text in two: a first part that may be shortened at its end, and a last part of about
 * `tailLength` characters that stays whole. The last part begins with a word if one begins near
 * there. Returns null for a text that is too short or written from right to left.
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
