/** A sheet of texts, row by row. */
export type Sheet = readonly (readonly string[])[]

const BEGINS_A_FORMULA = /^[=+\-@\t\r]/
/** Negative hours as accounts write them: `-1.00`, `-1,25`, `-0:30`. */
const NEGATIVE_NUMBER = /^-\d+(?:[.,:]\d+)?$/

/**
 * Returns a text that no spreadsheet evaluates as a formula. A text that begins with `=`, `+`, `-`, `@`, a tab
 * or a carriage return gets an apostrophe in front, which spreadsheets hide
 * (https://owasp.org/www-community/attacks/CSV_Injection). Negative numbers stay numbers.
 *
 * @example harmless('=1+1') // "'=1+1"
 * @example harmless('-1.00') // '-1.00'
 */
export function harmless(text: string): string {
  return BEGINS_A_FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text
}

/** A sheet as spreadsheets paste it: tabs and line ends, harmless, quoted where a cell holds either. */
export function formatTsv(sheet: Sheet): string {
  return formatOwnTsv(sheet.map((row) => row.map(harmless)))
}

/** The same for Gleaner alone: every cell is read back as it is. */
export function formatOwnTsv(sheet: Sheet): string {
  return sheet.map((row) => row.map((cell) => quoted(cell, /["\t\r\n]/)).join('\t')).join('\n')
}

/**
 * A sheet as a file (RFC 4180) that spreadsheets open rightly: with a byte order mark, CRLF, and a
 * semicolon where the comma is taken for decimals. Harmless.
 */
export function formatCsv(sheet: Sheet, decimalSymbol: '.' | ','): string {
  const separator = decimalSymbol === ',' ? ';' : ','
  const lines = sheet.map((row) =>
    row.map((cell) => quoted(harmless(cell), /["\r\n,;]/)).join(separator)
  )
  return `\u{FEFF}${lines.join('\r\n')}\r\n`
}

/**
 * Reads what a spreadsheet copied: tabs between cells, any line end between rows, quotes around cells
 * that hold either. A last line end makes no row. Never throws.
 */
export function parseTsv(text: string): Sheet {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y
  while (cell.lastIndex < text.length) {
    const [, inQuotes, plain = '', end] = cell.exec(text) ?? []
    rows.at(-1)?.push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"'))
    if (end === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('')
    if (end !== '\t' && end !== '' && cell.lastIndex < text.length) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

function quoted(text: string, needsQuotes: RegExp): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
