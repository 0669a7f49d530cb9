const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i'
}

/** A text as it is compared: lower case, without accents, so that `Cafe` finds `Café`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => SPELLED_OUT[letter] ?? letter)
}

/** The words of a text as they are compared; `Web-Site 2.0` has four: web, site, 2, 0. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{Letter}\p{Number}]+/gu) ?? []
}
