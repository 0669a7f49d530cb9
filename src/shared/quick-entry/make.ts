import type { Piece, QuestionKind } from './pieces.ts'
import type { SpentDate } from '../time/spent-date.ts'

/** Makes a question about a number of tokens. */
export function question(
  kind: QuestionKind,
  length: number,
  answers: readonly string[] = []
): Piece {
  return { kind: 'question', question: { kind, answers }, length }
}

/** Makes a day from a number of tokens, or returns null if there is no such day. */
export function dayOf(date: SpentDate | null, length: number): Piece | null {
  return date === null ? null : { kind: 'date', date, length }
}

/** Escapes words so that they have no special meaning. Example: `jan 2` is `\jan \2`. */
export function asWords(text: string): string {
  return text
    .split(' ')
    .map((word) => `\\${word}`)
    .join(' ')
}
