import { shortenEnd } from './shorten.ts'

/* Text that others wrote (names, notes, links) for places that the system draws: dialogs, notifications, menus. */

/**
 * Control characters, direction marks, overrides and isolates, and invisible format characters. They hide or reorder
 * the text next to them. The joiners of emoji and of Persian words (U+200C, U+200D) are not included.
 */
const UNSAFE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
const DOUBLE_QUOTES = /["“”„‟«»＂]/gu
/** Longer quotations are cut, because a question must fit on the screen. */
const LONGEST_QUOTE = 160

/** Text in quotation marks, on one line, without control or direction characters. Made by `quote` only. */
export type Quoted = string & { readonly '~quoted': true }

/** Returns the text without control and direction characters; line breaks stay. */
export function withoutControls(text: string): string {
  const lines = text.toWellFormed().replace(LINE_BREAK, '\n').split('\n')
  return lines.map((line) => line.replaceAll('\t', ' ').replace(UNSAFE, '')).join('\n')
}

/** Returns the text on one line, without control and direction characters. A line break becomes a space. */
export function oneLine(text: string): string {
  return withoutControls(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim()
}

/**
 * Returns foreign text in quotation marks, on one line and at most 160 characters long. Double quotes within
 * become single ones, so that the text cannot end its quotation. Example: `a "b"` becomes `“a 'b'”`.
 */
export function quote(text: string, [open, close]: readonly [string, string]): Quoted {
  const line = oneLine(text).replace(/\s+/gu, ' ').replace(DOUBLE_QUOTES, "'")
  return `${open}${shortenEnd(line, LONGEST_QUOTE)}${close}` as Quoted
}

/** Returns text for a place that reads markup: `&`, `<` and `>` are escaped. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
