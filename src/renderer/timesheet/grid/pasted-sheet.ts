import { parseHours } from '#shared/time/parse-hours.ts'
import { plainCharacters } from '#shared/plain-characters.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import { parseTsv, type Sheet } from './tsv.ts'
import { weekdayOf } from '#shared/time/week.ts'

/** Hours that were copied from a spreadsheet or from Gleaner, without headings and totals. */
export interface PastedSheet {
  /** Hours as texts, row by row; '' changes nothing. */
  readonly cells: Sheet
  /** The names in front of each row: client, project, task. Null if the sheet names no work. */
  readonly names: Sheet | null
  /** The day of the week of each column, from 1 for Monday; null without such headings. */
  readonly weekdays: readonly number[] | null
}

type ColumnKind = 'hours' | 'name' | 'total'

const ONLY_DASHES = /^[-\u2010-\u2015\u2212]+$/
const DATE_IN_FIGURES = /^\d{1,4}([./-])\d{1,2}(?:\1\d{1,4})?\.?$/
const TOTALS: readonly string[] = [
  ...['total', 'totals', 'sum', 'subtotal'],
  ...['summe', 'gesamt', 'insgesamt', 'zwischensumme']
]
const NAMES: readonly string[] = [
  ...['client', 'project', 'task', 'code', 'customer', 'activity'],
  ...['kunde', 'projekt', 'aufgabe', 'projektkürzel', 'kundin', 'tätigkeit']
]
const OTHER_HEADINGS: readonly string[] = [
  ...['hours', 'time', 'duration', 'week', 'cw'],
  ...['stunden', 'zeit', 'dauer', 'woche', 'kw']
]

/**
 * Reads cells that were copied from a spreadsheet, a web page or Gleaner. Leaves out headings, totals, and empty rows
 * and columns at the end. A dash stands for no hours. Never throws.
 *
 * @example readPastedSheet('Mon\tTue\r\n1:30\t-').cells // [['1:30', '']]
 */
export function readPastedSheet(text: string): PastedSheet {
  const rows = withoutEmptyEnds(parseTsv(text).map((row) => row.map(plainCell)))
  const firstRow = rows.slice(0, -1).findIndex((row) => !isHeadingRow(row))
  const headingCount = firstRow === -1 ? Math.max(0, rows.length - 1) : firstRow
  const headings = rows[headingCount - 1] ?? []
  const body = withoutTotals(rows.slice(headingCount))
  const kinds = kindsOfColumns(headings, body)
  if (!kinds.includes('hours')) return { cells: rows, names: null, weekdays: null }
  const pick = (row: readonly string[], kind: ColumnKind): readonly string[] =>
    kinds.flatMap((each, column) => (each === kind ? [row[column] ?? ''] : []))
  return {
    cells: withoutEmptyEnds(body.map((row) => pick(row, 'hours'))),
    names: kinds.includes('name') ? body.map((row) => pick(row, 'name')) : null,
    weekdays: weekdaysOf(pick(headings, 'hours'))
  }
}

function plainCell(text: string): string {
  const plain = plainCharacters(text).trim()
  return ONLY_DASHES.test(plain) ? '' : plain
}

/** Removes empty rows at the bottom and empty columns at the right. */
function withoutEmptyEnds(sheet: Sheet): Sheet {
  const lastRow = sheet.findLastIndex((row) => row.some((cell) => cell !== ''))
  const width = Math.max(0, ...sheet.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return sheet.slice(0, lastRow + 1).map((row) => row.slice(0, width))
}

function withoutTotals(rows: Sheet): Sheet {
  const last = rows.findLastIndex((row) => !isTotal(row.find((cell) => cell !== '') ?? ''))
  return last === -1 ? rows : rows.slice(0, last + 1)
}

function kindsOfColumns(headings: readonly string[], body: Sheet): readonly ColumnKind[] {
  const width = Math.max(0, ...body.map((row) => row.length))
  const kinds: ColumnKind[] = []
  for (let column = 0; column < width; column += 1) {
    const heading = headings[column] ?? ''
    const isBehindHours = kinds.includes('hours')
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    if (isTotal(heading)) kinds.push('total')
    else if (isOneOf(heading, NAMES)) kinds.push('name')
    else if (heading === '' && !isBehindHours && cells.length > 0 && cells.every(isText))
      kinds.push('name')
    else kinds.push('hours')
  }
  return kinds
}

function isHeadingRow(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '')
  return filled.length > 0 && filled.every(isHeading)
}

/** True for words that head a table, and for days: `Client` · `Total` · `Mon 16` · `16.11.` · `2026-11-16`. */
function isHeading(cell: string): boolean {
  if (!isText(cell)) return false
  if (DATE_IN_FIGURES.test(cell)) return true
  const words = wordsOf(cell)
  const { weekdays, months } = dayWords()
  const isKnown = (word: string): boolean =>
    weekdays.has(word) ||
    months.has(word) ||
    [TOTALS, NAMES, OTHER_HEADINGS].some((each) => each.includes(word))
  return words.some(isKnown) && words.every((word) => isKnown(word) || /^\d+$/.test(word))
}

function isText(cell: string): boolean {
  return parseHours(cell).kind === 'error'
}

function isTotal(cell: string): boolean {
  return isOneOf(cell, TOTALS)
}

/** True if the cell has words, and each is one of these or of the other headings. */
function isOneOf(cell: string, words: readonly string[]): boolean {
  const typed = wordsOf(cell)
  return (
    typed.some((word) => words.includes(word)) &&
    typed.every((word) => words.includes(word) || OTHER_HEADINGS.includes(word))
  )
}

function weekdaysOf(headings: readonly string[]): readonly number[] | null {
  const { weekdays } = dayWords()
  const found = headings.map((heading) => {
    if (isSpentDate(heading)) return weekdayOf(heading)
    return wordsOf(heading).flatMap((word) => weekdays.get(word) ?? [])[0]
  })
  const known = found.filter((weekday) => weekday !== undefined)
  return known.length === found.length && new Set(known).size === known.length ? known : null
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
}

/** English and German names of days and months, short ones without their full stop. */
function dayWords(): Pick<ReturnType<typeof quickWords>, 'weekdays' | 'months'> {
  const { weekdays, months } = quickWords('de')
  const plain = [...weekdays].map(([word, weekday]) => [word.replace('.', ''), weekday] as const)
  return { weekdays: new Map(plain), months }
}
