import { expect } from 'vitest'
import { parseIssueAddress } from '#renderer/common/entry/issue-address.ts'
import type { QuickContext } from '#shared/quick-entry/pieces.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import {
  answerQuestion,
  parseQuickEntry,
  type QuickQuestion
} from '#shared/quick-entry/quick-entry.ts'

/** Monday, 30 November 2026, half past three. */
export function quickContext(locale = 'en-GB', differs: Partial<QuickContext> = {}): QuickContext {
  return {
    today: '2026-11-30',
    now: '15:30',
    clockStyle: '24h',
    words: quickWords(locale),
    readReference: parseIssueAddress,
    ...differs
  }
}

/** Returns the entry and the questions of a line. Throws for a command. */
export function readLine(text: string, context: QuickContext) {
  const input = parseQuickEntry(text, context)
  if (input.kind !== 'entry') throw new Error(`${text} is ${input.kind}`)
  return input
}

/** Returns the day and the notes of a line without questions. */
export function dayAndWords(text: string, context: QuickContext) {
  const { entry, questions } = readLine(text, context)
  expect(questions).toEqual([])
  return { date: entry.date, words: [...entry.lead, ...entry.tail].join(' ') }
}

/** Expects that no answer to the question leads to another question. */
export function expectSettled(text: string, question: QuickQuestion, context: QuickContext): void {
  for (const answer of question.answers)
    expect(readLine(answerQuestion(text, question, answer), context).questions).toEqual([])
}
