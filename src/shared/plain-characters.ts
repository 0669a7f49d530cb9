/**
 * Zero-width characters, soft hyphens and direction marks, which pages and spreadsheets add to
 * copied text.
 */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
const FULL_WIDTH = /[\u3000\uFF01-\uFF5E]/g

/**
 * Returns a text without invisible characters and with full-width forms of ASCII as ASCII. Japanese and Chinese input
 * methods write full-width forms.
 *
 * @example plainCharacters('１：３０') // '1:30'
 * @example plainCharacters('\u200B1:30') // '1:30'
 */
export function plainCharacters(text: string): string {
  return text.replaceAll(INVISIBLE, '').replaceAll(FULL_WIDTH, (form) => form.normalize('NFKC'))
}
