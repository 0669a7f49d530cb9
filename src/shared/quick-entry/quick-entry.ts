import type { ClockStyle } from '../company.ts'
import type { ClockTime } from '../time/clock-time.ts'
import { formatClockTime } from '../time/clock-time.ts'
import { decimalOf, type Hundredths } from '../hours.ts'
import { parseHours } from '../time/parse-hours.ts'
import {
  readPiece,
  type EntryPiece,
  type QuestionKind,
  type QuickContext,
  type QuickTime
} from './pieces.ts'
import type { TextRange } from '../search-text.ts'
import { readTokens, type Token } from './line-tokens.ts'
import type { QuickCommand } from './vocabulary.ts'
import type { SpentDate } from '../time/spent-date.ts'
import type { ExternalReference } from '../time-entry.ts'

/** An ambiguity of the text. `answers` are the texts that may replace `span`; empty if the user must type. */
export interface QuickQuestion {
  readonly kind: QuestionKind
  readonly text: string
  readonly span: TextRange
  readonly answers: readonly string[]
}

/**
 * The recognised parts of an entry. The words name the work or are notes, which only the
 * assignments can determine.
 */
export interface QuickEntry {
  /** Words before every other recognised part: the work, and perhaps notes. */
  readonly lead: readonly string[]
  /** Words after it. */
  readonly tail: readonly string[]
  /** Texts in quotation marks, which are always notes. */
  readonly quoted: string
  readonly time: QuickTime | null
  readonly date: SpentDate | null
  readonly reference: ExternalReference | null
}

/** The meaning of a line of plain language. */
export type QuickInput =
  | { readonly kind: 'empty' }
  | { readonly kind: 'command'; readonly command: QuickCommand }
  /** Adds time to the running timer, or removes it if negative; never 0. */
  | { readonly kind: 'change'; readonly hours: Hundredths }
  | {
      readonly kind: 'entry'
      readonly entry: QuickEntry
      readonly questions: readonly QuickQuestion[]
      readonly spans: EntrySpans
    }

/** The positions of the parts of an entry in its line, in the order of the entry. */
export interface EntrySpans {
  readonly lead: readonly TextRange[]
  readonly tail: readonly TextRange[]
  readonly time: TextRange | null
}

/** An entry without any parts. */
export const NOTHING_TYPED: QuickInput & { readonly kind: 'entry' } = {
  kind: 'entry',
  entry: { lead: [], tail: [], quoted: '', time: null, date: null, reference: null },
  questions: [],
  spans: { lead: [], tail: [], time: null }
}

/**
 * Parses a line of plain language: a command, a change of time, or an entry. Ambiguous text becomes
 * a question instead of a guess. Never throws. The grammar is in `docs/quick-entry.md`.
 */
export function parseQuickEntry(text: string, context: QuickContext): QuickInput {
  const tokens = readTokens(text)
  if (tokens.length === 0) return { kind: 'empty' }
  return readCommand(tokens, context) ?? readChange(text) ?? readEntry(tokens, context)
}

/** Formats a time so that the quick entry can parse it. */
export function formatQuickTime(time: QuickTime, clockStyle: ClockStyle): string {
  const at = (each: ClockTime): string => formatClockTime(each, clockStyle)
  switch (time.kind) {
    case 'hours':
      return `${decimalOf(time.hours)}h`
    case 'ago':
      return `${time.minutes}m ago`
    case 'since':
      return `since ${at(time.time)}`
    case 'range':
      return `${at(time.from)}-${at(time.to)}`
  }
}

/** Returns the text with an answer in place of the ambiguous part. */
export function answerQuestion(
  text: string,
  { span }: Pick<QuickQuestion, 'span'>,
  answer: string
): string {
  return text.slice(0, span.start) + answer + text.slice(span.end)
}

function readCommand(tokens: readonly Token[], { words }: QuickContext): QuickInput | null {
  if (tokens.some(({ kind }) => kind !== 'word')) return null
  const command = words.commands.get(tokens.map(({ folded }) => folded).join(' '))
  return command ? { kind: 'command', command } : null
}

function readChange(text: string): QuickInput | null {
  const read = parseHours(text)
  if (read.kind !== 'change' || read.hours === 0) return null
  if (/[:a-z]/i.test(text)) return { kind: 'change', hours: read.hours }
  const typed = text.trim()
  const span = { start: 0, end: text.length }
  const answers = /^[+-]\s*\d+$/.test(typed) ? [`${typed}m`, `${typed}h`] : [`${typed}h`]
  const question: QuickQuestion = { kind: 'unit', text: typed, span, answers }
  const lead = readTokens(text)
  return {
    kind: 'entry',
    entry: { ...NOTHING_TYPED.entry, lead: lead.map((token) => token.text) },
    questions: [question],
    spans: { ...NOTHING_TYPED.spans, lead: lead.map(({ start, end }) => ({ start, end })) }
  }
}

function readEntry(tokens: readonly Token[], context: QuickContext): QuickInput {
  const reader = new EntryReader()
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const piece =
      token.kind === 'word' ? readPiece(tokens, at, context, reader.isBehindPiece) : null
    const length = piece?.length ?? 1
    const span = { start: token.start, end: tokens[at + length - 1]?.end ?? token.end }
    const typed = tokens.slice(at, at + length)
    if (token.kind === 'quoted') reader.quote(token.text)
    else if (piece === null) reader.words([token])
    else if (piece.kind === 'question')
      reader.ask({ ...piece.question, span, text: textOf(typed) }, typed)
    else if (!reader.take(piece, span)) reader.askAboutSecond(typed, span)
    at += length
  }
  return reader.finish(tokens, context)
}

/** Questions that are dropped if another part has the duration. */
const ABOUT_HOURS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['how-long', 'unclear-time'])

/** Collects the parts of an entry in the order of the line. */
class EntryReader {
  #entry: QuickEntry = NOTHING_TYPED.entry
  #spans: EntrySpans = NOTHING_TYPED.spans
  #isBehindLead = false
  #isBehindPiece = false
  readonly #questions: QuickQuestion[] = []

  /** True if the last token was recognised. */
  get isBehindPiece(): boolean {
    return this.#isBehindPiece
  }

  quote(text: string): void {
    const { quoted } = this.#entry
    this.#entry = { ...this.#entry, quoted: `${quoted} ${text}`.trim() }
    this.#isBehindLead = true
    this.#isBehindPiece = false
  }

  words(tokens: readonly Token[]): void {
    const part = this.#isBehindLead ? 'tail' : 'lead'
    const words = tokens.map(({ text }) => text)
    const spans = tokens.map(({ start, end }) => ({ start, end }))
    this.#entry = { ...this.#entry, [part]: [...this.#entry[part], ...words] }
    this.#spans = { ...this.#spans, [part]: [...this.#spans[part], ...spans] }
    this.#isBehindPiece = false
  }

  ask(question: QuickQuestion, tokens: readonly Token[]): void {
    this.words(tokens)
    this.#questions.push(question)
  }

  askAboutSecond(tokens: readonly Token[], span: TextRange): void {
    const text = textOf(tokens)
    this.ask({ kind: 'second', text, span, answers: [`"${text}"`] }, tokens)
  }

  /** Adds a part. Returns false if the entry has one of this kind already. */
  take(piece: EntryPiece, span: TextRange): boolean {
    if (this.#entry[piece.kind] !== null) return false
    this.#entry = withPiece(this.#entry, piece)
    if (piece.kind === 'time') this.#spans = { ...this.#spans, time: span }
    this.#isBehindLead = true
    this.#isBehindPiece = true
    return true
  }

  finish(tokens: readonly Token[], context: QuickContext): QuickInput {
    const whole = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
    const { time, date } = this.#entry
    const questions = this.#questions.filter(({ kind }) => time === null || !ABOUT_HOURS.has(kind))
    const isTimer = time?.kind === 'ago' || time?.kind === 'since'
    if (isTimer && date !== null && date !== context.today) {
      const text = formatQuickTime(time, context.clockStyle)
      questions.push({ kind: 'timer-other-day', text, span: whole, answers: [] })
    }
    return { kind: 'entry', entry: this.#entry, questions, spans: this.#spans }
  }
}

function withPiece(entry: QuickEntry, piece: EntryPiece): QuickEntry {
  switch (piece.kind) {
    case 'time':
      return { ...entry, time: piece.time }
    case 'date':
      return { ...entry, date: piece.date }
    case 'reference':
      return { ...entry, reference: piece.reference }
  }
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ')
}
