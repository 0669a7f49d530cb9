import { hundredthsOf, type Hundredths } from '#shared/hours.ts'
import type { IdleDecision, IdleQuestion, Span } from '#shared/absence.ts'
import { hoursLeft, lengthOf, tidySpans } from '#shared/absence.ts'

/** The effect of one of the four answers on the entry. */
export interface AnswerPreview {
  readonly decision: IdleDecision
  /** The digit that gives this answer. */
  readonly key: '1' | '2' | '3' | '4'
  readonly before: Hundredths
  readonly after: Hundredths
  readonly runsOn: boolean
  /** The hours of the entry that the answer adds. */
  readonly added: Hundredths | null
}

/** Milliseconds in which keys do not answer, because a user who is typing has not read the question. */
export const QUIET_MS = 1000

/** Returns the four answers in Harvest's order, with the effect of each when these spans are cut. */
export function answersTo(
  question: IdleQuestion,
  spans: readonly Span[] = question.absences
): readonly AnswerPreview[] {
  const before = question.hoursBefore
  const bounds = { from: question.startedAt, to: question.to }
  const taken = tidySpans(spans, bounds, question.isInMinutes)
  const after = hoursLeft(question, taken)
  const removed = hundredthsOf(lengthOf(taken))
  return [
    { decision: 'stop-and-remove', key: '1', before, after, runsOn: false, added: null },
    { decision: 'continue-and-remove', key: '2', before, after, runsOn: true, added: null },
    { decision: 'add-as-new-entry', key: '3', before, after, runsOn: true, added: removed },
    { decision: 'ignore', key: '4', before, after: before, runsOn: true, added: null }
  ]
}
