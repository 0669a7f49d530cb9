import { parseClockTime, type ClockTime } from './clock-time.ts'
import { parseHours, type Hundredths } from './hours.ts'
import { readDay } from './quick-entry-days.ts'
import type { Token } from './quick-entry-tokens.ts'
import type { QuickWords } from './quick-entry-words.ts'
import type { SpentDate } from './spent-date.ts'
import type { ExternalReference } from './time-entry.ts'

/** Where something stands in a line. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** When an entry happened, as typed: so long, a timer since then, or from then till then. */
export type QuickTime =
  | { readonly kind: 'hours'; readonly hours: Hundredths }
  | { readonly kind: 'ago'; readonly minutes: number }
  | { readonly kind: 'since'; readonly time: ClockTime }
  | { readonly kind: 'range'; readonly from: ClockTime; readonly to: ClockTime }

/** What reading depends on besides the text: all of it in the zone of the person's profile. */
export interface QuickContext {
  readonly today: SpentDate
  readonly now: ClockTime
  readonly clock: '12h' | '24h'
  readonly words: QuickWords
  /** The issue behind an address, or null. */
  readonly readReference: (address: string) => ExternalReference | null
}

/** What can be left open by a text. */
export type QuestionKind =
  /** Hours, or a word: `2`. */
  | 'number'
  /** Hours, or a time of day: `9:15`. */
  | 'clock-or-hours'
  /** A time of day that does not say what happened then: `9am`. */
  | 'lone-clock'
  /** The latest, or the one before: `last monday`. */
  | 'which-day'
  /** Day first, or month first: `4/5`. */
  | 'day-or-month'
  /** A second time, day or address. */
  | 'second'
  /** It ends before it starts. */
  | 'order'
  /** A timer that would start later than now. */
  | 'future'
  /** A timer that would have started before today. */
  | 'before-today'
  /** A timer on another day. */
  | 'timer-other-day'
  /** Minutes, or hours: `+15`. */
  | 'unit'

/** A part of an entry that is understood: how many tokens it takes, and what it is. */
export type EntryPiece = { readonly length: number } & (
  | { readonly kind: 'time'; readonly time: QuickTime }
  | { readonly kind: 'date'; readonly date: SpentDate }
  | { readonly kind: 'reference'; readonly reference: ExternalReference }
)

/** What words mean together, or what has to be asked about them. */
export type Piece =
  | EntryPiece
  | {
      readonly length: number
      readonly kind: 'question'
      readonly question: { readonly kind: QuestionKind; readonly answers: readonly string[] }
    }

type Reader = (tokens: readonly Token[], context: QuickContext) => Piece | null

/** Longer forms come first: `2 days ago` is no span, `from 9 to 10` no start. */
const READERS: readonly Reader[] = [
  readReference,
  readDay,
  readRange,
  readAgo,
  readSince,
  readSpan,
  readLoneClock,
  readLoneNumber
]

/** What the words at a place mean together, or null when they are words only. */
export function readPiece(
  tokens: readonly Token[],
  at: number,
  context: QuickContext
): Piece | null {
  const rest = tokens.slice(at, at + 6)
  const stop = rest.findIndex(({ kind }) => kind !== 'word')
  const words = stop < 0 ? rest : rest.slice(0, stop)
  if (words.length === 0) return null
  for (const read of READERS) {
    const piece = read(words, context)
    if (piece) return piece
  }
  return null
}

function question(kind: QuestionKind, length: number, answers: readonly string[] = []): Piece {
  return { kind: 'question', question: { kind, answers }, length }
}

function readReference([token]: readonly Token[], context: QuickContext): Piece | null {
  if (!token || !/^https:\/\//i.test(token.text)) return null
  const reference = context.readReference(token.text)
  return reference && { kind: 'reference', reference, length: 1 }
}

const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2})?(?:[ap]m?)?`
const CLOCK_TOKEN = new RegExp(`^${CLOCK}$`)
const RANGE_TOKEN = new RegExp(String.raw`^(${CLOCK})[-–—](${CLOCK})$`)
const SAYS_CLOCK = /[:.ap]/

/** `9-10:30` · `9 - 10:30` · `from 9 to 10:30` · `9:00 to 10:30` */
function readRange(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = '', c = '', d = ''] = tokens.map(({ folded }) => folded)
  const { words } = context
  const together = RANGE_TOKEN.exec(a)
  if (together) return rangeOf(together[1] ?? '', together[2] ?? '', 1, context)
  if (words.from.has(a) && isClock(b) && (words.to.has(c) || isDash(c)) && isClock(d))
    return rangeOf(b, d, 4, context)
  if (words.from.has(a) && RANGE_TOKEN.test(b)) return longer(readRange(tokens.slice(1), context))
  if (!isClock(a) || !isClock(c)) return null
  const isMeant = isDash(b) || (words.to.has(b) && SAYS_CLOCK.test(a + c))
  return isMeant ? rangeOf(a, c, 3, context) : null
}

function longer(piece: Piece | null): Piece | null {
  return piece && { ...piece, length: piece.length + 1 }
}

function isClock(text: string): boolean {
  return CLOCK_TOKEN.test(text)
}

function isDash(text: string): boolean {
  return /^[-–—]$/.test(text)
}

/** Where one end names its half of the day, the other is the nearest to it; else the working day decides. */
function rangeOf(from: string, to: string, length: number, context: QuickContext): Piece | null {
  const starts = readings(from)
  const ends = readings(to)
  if (starts.length === 0 || ends.length === 0) return null
  const start = saysHalf(to)
    ? starts.filter((each) => each < (ends[0] ?? '')).at(-1)
    : context.clock === '12h'
      ? (parseClockTime(from, '13:00') ?? undefined)
      : starts[0]
  const end = ends.find((each) => start !== undefined && each > start)
  if (start === undefined || end === undefined) return question('order', length)
  return { kind: 'time', time: { kind: 'range', from: start, to: end }, length }
}

/** The times of day a text can mean, earlier first. */
function readings(text: string): readonly ClockTime[] {
  const asWritten = parseClockTime(text)
  if (asWritten === null) return []
  if (saysHalf(text) || text.startsWith('0')) return [asWritten]
  const other = /^\d{1,2}/.test(text) && asWritten < '12:00' ? parseClockTime(`${text}p`) : null
  return other === null ? [asWritten] : [asWritten, other]
}

function saysHalf(text: string): boolean {
  return /[ap]m?$/.test(text)
}

/** `45m ago` · `1:30 ago` · `vor 45m` */
function readAgo(tokens: readonly Token[], context: QuickContext): Piece | null {
  const { words } = context
  const isBefore = words.agoBefore.has(tokens[0]?.folded ?? '')
  const span = spanOf(isBefore ? tokens.slice(1) : tokens, context)
  if (!span) return null
  const length = span.length + 1
  if (!isBefore && !words.agoBehind.has(tokens[span.length]?.folded ?? '')) return null
  const minutes = Math.round(span.hours * 0.6)
  if (minutes > minutesSinceMidnight(context.now)) return question('before-today', length)
  return minutes === 0 ? null : { kind: 'time', time: { kind: 'ago', minutes }, length }
}

/** `since 9` · `from 9:15` · `@9` */
function readSince(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = ''] = tokens.map(({ folded }) => folded)
  const { words } = context
  if (a.startsWith('@') && isClock(a.slice(1))) return sinceOf(a.slice(1), 1, context)
  if (!isClock(b)) return null
  if (words.since.has(a) || (words.from.has(a) && SAYS_CLOCK.test(b))) return sinceOf(b, 2, context)
  return null
}

function sinceOf(text: string, length: number, { now, clock }: QuickContext): Piece | null {
  const possible = clock === '12h' ? readings(text) : readings(text).slice(0, 1)
  if (possible.length === 0) return null
  const time = possible.filter((each) => each <= now).at(-1)
  if (time === undefined) return question('future', length)
  return { kind: 'time', time: { kind: 'since', time }, length }
}

/* Longer than this by the clock, `9:15` is rather a time of day. */
const MOST_CLOCK_HOURS = 6

function readSpan(tokens: readonly Token[], context: QuickContext): Piece | null {
  const span = spanOf(tokens, context)
  if (!span) return null
  const [first = ''] = tokens.map(({ folded }) => folded)
  if (span.length === 1 && Number(/^(\d+):\d\d$/.exec(first)?.[1] ?? 0) >= MOST_CLOCK_HOURS) {
    const [hours, minutes] = first.split(':')
    const since = `since ${first}`
    const isTime = parseClockTime(first) !== null
    return question('clock-or-hours', 1, [`${hours}h${minutes}m`, ...(isTime ? [since] : [])])
  }
  return { kind: 'time', time: { kind: 'hours', hours: span.hours }, length: span.length }
}

/** The longest span at the beginning that says its unit: `1:30` `90m` `1.5 h` `1h 30m`. */
function spanOf(
  tokens: readonly Token[],
  { words }: QuickContext
): { readonly hours: Hundredths; readonly length: number } | null {
  for (let length = Math.min(4, tokens.length); length > 0; length -= 1) {
    const parts = tokens.slice(0, length).map(({ folded }) => withUnit(folded, words))
    if (parts.includes(null)) continue
    const text = parts.join(' ')
    if (!/^[\d.,]/.test(text) || !/[hm]$|^\d*:\d\d$/.test(text)) continue
    const read = parseHours(text)
    if (read.kind === 'total' && read.hours > 0) return { hours: read.hours, length }
  }
  return null
}

/** A number, a unit or both, the unit as `h` or `m`; null for anything else. */
function withUnit(text: string, { units }: QuickWords): string | null {
  if (/^(?:\d+|\d*[.,]\d+|\d*:\d\d)$/.test(text)) return text
  const together = /^(\d+h\d{1,2})(?:m|min)?$/.exec(text)
  if (together) return `${together[1]}m`
  const { number = '', unit = '' } =
    /^(?<number>\d*[.,]?\d*)(?<unit>\p{Letter}+\.?)$/u.exec(text)?.groups ?? {}
  const known = units.get(unit)
  return known === undefined ? null : number + known
}

function readLoneClock([token]: readonly Token[]): Piece | null {
  const text = token?.folded ?? ''
  if (!isClock(text) || !saysHalf(text) || parseClockTime(text) === null) return null
  return question('lone-clock', 1, [`since ${text}`, `\\${text}`])
}

const MOST_LIKELY_HOURS = 24

/** A number alone may be hours; large ones are tickets, years and the like. */
function readLoneNumber([token]: readonly Token[]): Piece | null {
  const text = token?.folded ?? ''
  if (!/^\d{1,2}(?:[.,]\d{1,2})?$/.test(text)) return null
  const hours = Number(text.replace(',', '.'))
  if (hours === 0 || hours > MOST_LIKELY_HOURS) return null
  return question('number', 1, [`${text}h`, `\\${text}`])
}

function minutesSinceMidnight(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
