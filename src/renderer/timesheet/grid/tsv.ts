/** A sheet of texts, row by row. */
export type Sheet = readonly (readonly string[])[]

/** Characters that begin a formula, also in full width. */
const BEGINS_A_FORMULA = /^[=+@\t\r\uFF0B\uFF1D\uFF20]/
/** A minus begins a formula that reads or runs something only together with one of these. */
const MINUS_FORMULA = /^[-\uFF0D][\s\S]*[(|!]/

/**
 * Returns a text that no spreadsheet runs as a formula: a dangerous one gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection). A text that begins with a minus is a negative number or an
 * item of a list, and stays as it was written.
 *
 * @example harmless('=1+1') // "'=1+1"
 * @example harmless('- kick-off') // '- kick-off'
 */
export function harmless(text: string): string {
  return BEGINS_A_FORMULA.test(text) || MINUS_FORMULA.test(text) ? `'${text}` : text
}

/** The separators of a file. */
export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Returns the separator that spreadsheets of a region expect: a semicolon where the comma is the decimal symbol. */
export function separatorFor(decimalSymbol: '.' | ','): Separator {
  return decimalSymbol === ',' ? ';' : ','
}

/**
 * Returns a sheet in the format that spreadsheets paste: tabs and line ends, with quotes around cells that contain
 * either. No cell is a formula.
 */
export function formatTsv(sheet: Sheet): string {
  return formatOwnTsv(sheet.map((row) => row.map(harmless)))
}

/** Returns a sheet that only Gleaner reads: every cell comes back unchanged. */
export function formatOwnTsv(sheet: Sheet): string {
  return sheet.map((row) => row.map((cell) => quoted(cell, /["\t\r\n]/)).join('\t')).join('\n')
}

/**
 * Returns a sheet as a CSV file (RFC 4180) with CRLF and a byte order mark, so that Excel reads UTF-8. No cell is a
 * formula. Numbers have no quotes, because some programs read quoted numbers as text.
 */
export function formatCsv(sheet: Sheet, separator: Separator): string {
  const needsQuotes = new RegExp(`["\\r\\n${separator}]`)
  const lines = sheet.map((row) =>
    row.map((cell) => quoted(harmless(cell), needsQuotes)).join(separator)
  )
  return `\u{FEFF}${lines.join('\r\n')}\r\n`
}

/**
 * Reads cells that were copied from a spreadsheet: tabs between cells, any line end between rows, quotes around cells
 * that contain either. A line end at the end adds no row. Never throws.
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
