import type { ClockStyle } from '../company.ts'
import type { ClockTime } from '../time/clock-time.ts'
import type { Hundredths } from '../hours.ts'
import { readAgo, readLoneClock, readRange, readSince } from './clocks.ts'
import { readDate } from './dates.ts'
import { readDay } from './days.ts'
import { question } from './make.ts'
import { readSpan, readUnclearTime } from './spans.ts'
import { withoutWrapping, type Token } from './line-tokens.ts'
import type { Place } from './weigh.ts'
import type { QuickWords } from './vocabulary.ts'
import type { SpentDate } from '../time/spent-date.ts'
import type { ExternalReference } from '../time-entry.ts'

/** The time of an entry as typed: a duration, a timer started in the past, or a start and an end. */
export type QuickTime =
  | { readonly kind: 'hours'; readonly hours: Hundredths }
  | { readonly kind: 'ago'; readonly minutes: number }
  | { readonly kind: 'since'; readonly time: ClockTime }
  | { readonly kind: 'range'; readonly from: ClockTime; readonly to: ClockTime }

/** The context of parsing besides the text. Times are in the zone of the user's profile. */
export interface QuickContext {
  readonly today: SpentDate
  readonly now: ClockTime
  readonly clockStyle: ClockStyle
  readonly words: QuickWords
  /** Returns the issue of an address, or null. */
  readonly readReference: (address: string) => ExternalReference | null
}

/** The kinds of ambiguity in a text. */
export type QuestionKind =
  /** Hours, or a word: `2`. */
  | 'number'
  /** Hours, or a time of day: `9:15`. */
  | 'clock-or-hours'
  /** A time of day without its meaning: `9am`. */
  | 'lone-clock'
  /** The latest weekday or the one before: `last monday`. */
  | 'which-day'
  /** A day, or a word: `for monday` · `sat`. */
  | 'day-or-word'
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
  /** A span that still runs, or ended now: `9-now`. */
  | 'until-now'
  /** A duration that is not exact, or no duration at all: `a few hours`. */
  | 'how-long'
  /** Digits that look like a time but are not one: `25:00`. */
  | 'unclear-time'

/** A recognised part of an entry and its number of tokens. */
export type EntryPiece = { readonly length: number } & (
  | { readonly kind: 'time'; readonly time: QuickTime }
  | { readonly kind: 'date'; readonly date: SpentDate }
  | { readonly kind: 'reference'; readonly reference: ExternalReference }
)

/** The meaning of some words, or a question about them. */
export type Piece =
  | EntryPiece
  | {
      readonly length: number
      readonly kind: 'question'
      readonly question: { readonly kind: QuestionKind; readonly answers: readonly string[] }
    }

type Reader = (tokens: readonly Token[], context: QuickContext) => Piece | null

/** Longer forms come first, so that `from 9 to 10` is not read as a start and `45m ago` not as a duration. */
const TIME_READERS: readonly Reader[] = [readRange, readAgo, readSince, readSpan]
const LAST_READERS: readonly Reader[] = [readLoneClock, readUnclearTime, readLoneNumber]
const MOST_TOKENS = 7

/**
 * Returns the meaning of the words at a position, or null for ordinary words. `isBehindPiece` is
 * true if the token before them was recognised.
 */
export function readPiece(
  tokens: readonly Token[],
  at: number,
  context: QuickContext,
  isBehindPiece = false
): Piece | null {
  const words = wordsFrom(tokens, at)
  if (words.length === 0) return null
  const before = isBehindPiece ? undefined : tokens[at - 1]
  const place: Place = {
    before: before?.kind === 'quoted' ? null : (before?.folded ?? null),
    hasFigures: tokens.some(({ kind, text }) => kind === 'word' && /[\d½¼¾]/u.test(text)),
    next: (length) => tokens[at + length] ?? null,
    isOpenBehind: (length) => isOpen(tokens, at + length, context)
  }
  return (
    readReference(words, context) ??
    readDay(words, context, place) ??
    firstOf(TIME_READERS, words, context) ??
    firstOf(LAST_READERS, words, context)
  )
}

/** Returns the words from a position up to the next token of another kind. */
function wordsFrom(tokens: readonly Token[], at: number): readonly Token[] {
  const rest = tokens.slice(at, at + MOST_TOKENS)
  const stop = rest.findIndex(({ kind }) => kind !== 'word')
  return stop < 0 ? rest : rest.slice(0, stop)
}

/** True if the line ends at a position or a recognised part begins there. */
function isOpen(tokens: readonly Token[], at: number, context: QuickContext): boolean {
  const token = tokens[at]
  if (!token || token.kind === 'quoted') return true
  const words = wordsFrom(tokens, at)
  if (words.length === 0) return false
  return (
    readReference(words, context) !== null ||
    firstOf(TIME_READERS, words, context) !== null ||
    readDate(words, context) !== null
  )
}

function firstOf(
  readers: readonly Reader[],
  tokens: readonly Token[],
  context: QuickContext
): Piece | null {
  for (const read of readers) {
    const piece = read(tokens, context)
    if (piece) return piece
  }
  return null
}

function readReference([token]: readonly Token[], context: QuickContext): Piece | null {
  const address = withoutWrapping(token?.text ?? '')
  if (!/^https:\/\//i.test(address)) return null
  const reference = context.readReference(address)
  return reference && { kind: 'reference', reference, length: 1 }
}

const MOST_LIKELY_HOURS = 24

/** A bare number can mean hours. Large ones are tickets, years and the like. */
function readLoneNumber([token]: readonly Token[]): Piece | null {
  const text = token?.folded ?? ''
  if (!token || !/^\d{1,2}(?:[.,]\d{1,2})?$/.test(text)) return null
  const hours = Number(text.replace(',', '.'))
  if (hours === 0 || hours > MOST_LIKELY_HOURS) return null
  return question('number', 1, [`${text}h`, `\\${token.text}`])
}
