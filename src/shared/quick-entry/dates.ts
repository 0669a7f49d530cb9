import { readRange } from './clocks.ts'
import { dayOf, question } from './make.ts'
import type { Piece, QuickContext } from './pieces.ts'
import { spanOf } from './spans.ts'
import type { Token } from './line-tokens.ts'
import {
  dateInFigures,
  dateWithoutYear,
  isAcceptedDate,
  type SpentDate
} from '../time/spent-date.ts'

type DateReader = (tokens: readonly Token[], context: QuickContext) => Piece | null

const READERS: readonly DateReader[] = [readIso, readFigures, readSpaced, readWithMonth]

/** A date at the beginning of the words: `2026-11-20` · `20.11.` · `11/20/2026` · `Nov 20, 2026`. */
export function readDate(tokens: readonly Token[], context: QuickContext): Piece | null {
  for (const read of READERS) {
    const piece = read(tokens, context)
    if (piece) return piece
  }
  return null
}

/** `2026-11-20` · `2026/11/20` · `2026.11.20` */
function readIso([token]: readonly Token[]): Piece | null {
  const text = token?.folded ?? ''
  if (isAcceptedDate(text)) return dayOf(text, 1)
  const [, year, month, day] =
    /^((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})\.?$/.exec(text)?.map(Number) ?? []
  return year && month && day ? dayOf(dateInFigures(year, month, day), 1) : null
}

/** `20.11.` · `20.11.26` · `11/20/2026` · `20-11-2026` · `11/20` */
function readFigures(tokens: readonly Token[], context: QuickContext): Piece | null {
  const text = tokens[0]?.folded ?? ''
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?\.?$/.exec(text)
  const other = /^(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}))\.?$/.exec(text)
  const [, first, second, year] = dotted ?? []
  if (first !== undefined) return fromDots(Number(first), Number(second), year, context)
  if (!other || spanOf(tokens, context.words) !== null) return null
  const [one, two] = [Number(other[1]), Number(other[2] ?? other[4])]
  return fromSlashes(one, two, other[3] ?? other[5], context)
}

/** Between dots the day comes first, unless only the other order exists. */
function fromDots(
  first: number,
  second: number,
  year: string | undefined,
  { today }: QuickContext
): Piece | null {
  const date = dateOf(first, second, year, today)
  return dayOf(date ?? (year === undefined ? null : dateOf(second, first, year, today)), 1)
}

/** Without a year, `4/5` is ambiguous. With a year, the region determines which part comes first. */
function fromSlashes(
  first: number,
  second: number,
  year: string | undefined,
  { today, words }: QuickContext
): Piece | null {
  const dayFirst = dateOf(first, second, year, today)
  const monthFirst = dateOf(second, first, year, today)
  const [one, other] = new Set([dayFirst, monthFirst].filter((date) => date !== null))
  if (one === undefined) return null
  if (other === undefined) return `${first}/${second}` === '24/7' ? null : dayOf(one, 1)
  if (year === undefined || words.dateOrder === null)
    return question('day-or-month', 1, [one, other])
  return dayOf(words.dateOrder === 'day-first' ? dayFirst : monthFirst, 1)
}

/** `20. 11.` · `20. 11. 2026` */
function readSpaced(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = '', c = ''] = tokens.map(({ folded }) => folded)
  if (!/^\d{1,2}\.$/.test(a)) return null
  const [, month, joined] = /^(\d{1,2})\.(\d{4}|\d{2})?$/.exec(b) ?? []
  if (month === undefined) return null
  const year = joined ?? yearIn(c, tokens[3]?.folded, context)
  const length = joined === undefined && year !== undefined ? 3 : 2
  return dayOf(dateOf(parseInt(a, 10), Number(month), year, context.today), length)
}

/** `20 nov` · `20. November 2026` · `20th of November` · `Nov 20, 2026` · `20-Nov-2026` */
function readWithMonth(tokens: readonly Token[], context: QuickContext): Piece | null {
  const { today } = context
  const texts = tokens.map(({ folded }) => folded)
  const joined = readJoined(texts[0] ?? '', context)
  if (joined) return joined
  const at = texts[0] === 'the' ? 1 : 0
  const monthAt = texts[at + 1] === 'of' ? at + 2 : at + 1
  const month = monthOf(texts[monthAt], context)
  const day = dayOfMonth(texts[at])
  if (month !== undefined && day !== undefined) return withYear(day, month, monthAt + 1)
  const first = monthOf(texts[0], context)
  const second = dayOfMonth(texts[1])
  if (first === undefined || second === undefined || isTime(tokens.slice(1), context)) return null
  return withYear(second, first, 2)

  function withYear(ofMonth: number, inMonth: number, length: number): Piece | null {
    const year = yearIn(texts[length], texts[length + 1], context)
    const date = dateOf(ofMonth, inMonth, year, today)
    return dayOf(date, year === undefined ? length : length + 1)
  }
}

/** `20-Nov-2026` · `20.nov` · `20nov` */
function readJoined(text: string, context: QuickContext): Piece | null {
  const [, day, name, year] =
    /^(\d{1,2})[-./]?(\p{L}{3,})\.?(?:[-./](\d{4}|\d{2}))?$/u.exec(text) ?? []
  const month = monthOf(name, context)
  if (month === undefined) return null
  return dayOf(dateOf(Number(day), month, year, context.today), 1)
}

/** `jan 2 h` names a person and two hours. */
function isTime(tokens: readonly Token[], context: QuickContext): boolean {
  return spanOf(tokens, context.words) !== null || readRange(tokens, context) !== null
}

function monthOf(text: string | undefined, { words }: QuickContext): number | undefined {
  return words.months.get(text?.replace(/\.$/, '') ?? '')
}

function dayOfMonth(text: string | undefined): number | undefined {
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(text ?? '') ?? []
  return day === undefined ? undefined : Number(day)
}

/**
 * A year after a date. With two digits it must be last year, this year or the next, and not a
 * number of hours.
 */
function yearIn(
  text: string | undefined,
  next: string | undefined,
  { today, words }: QuickContext
): string | undefined {
  const figures = text?.replace(/\.$/, '') ?? ''
  if (/^(?:19|20)\d\d$/.test(figures)) return figures
  const isNear = Math.abs(Number(figures) - Number(today.slice(2, 4))) <= 1
  return /^\d\d$/.test(figures) && isNear && !words.units.has(next ?? '') ? figures : undefined
}

function dateOf(
  day: number,
  month: number,
  year: string | undefined,
  today: SpentDate
): SpentDate | null {
  if (year === undefined) return dateWithoutYear(day, month, today)
  return dateInFigures(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)
}
