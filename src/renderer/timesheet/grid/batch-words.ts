import type { ToastWords } from '#renderer/window/toasts.svelte.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { BatchOutcome } from './batch-edit.ts'

const MOST_QUOTED = 3

/** Returns the outcome of a batch edit in a sentence; null if the grid itself shows it. */
export function batchEditWords(
  outcome: BatchOutcome,
  { timesheet, failures }: Pick<Messages, 'timesheet' | 'failures'>
): ToastWords | null {
  const texts = timesheet.grid
  const problem = (text: string): ToastWords => ({ text, canUndo: false, tone: 'danger' })
  switch (outcome.kind) {
    case 'nothing':
      return null
    case 'choose':
      return problem(texts.blockedPaste({ reason: texts.chooseEntry }))
    case 'blocked':
      return problem(texts.blockedPaste({ reason: reasonOf(outcome.why, texts) }))
    case 'unreadable':
      return problem(texts.refusedPaste({ texts: outcome.texts.slice(0, MOST_QUOTED) }))
    case 'too-big':
      return problem(texts.tooBigPaste)
    case 'unknown-work':
      return problem(texts.unknownWork({ names: outcome.names.slice(0, MOST_QUOTED) }))
    case 'failed':
      return problem(failures.describe(outcome.failure).title)
    case 'done':
      return { text: doneWords(outcome, texts), canUndo: true, tone: 'info' }
  }
}

function doneWords(
  { cells, deleted, skipped }: Extract<BatchOutcome, { kind: 'done' }>,
  { done }: Messages['timesheet']['grid']
): string {
  const what = deleted === cells ? done.deleted({ count: deleted }) : done.changed({ count: cells })
  return skipped > 0 ? `${what} ${done.kept({ count: skipped })}` : what
}

function reasonOf(
  why: Extract<BatchOutcome, { kind: 'blocked' }>['why'],
  { blocked, errors }: Messages['timesheet']['grid']
): string {
  return why in blocked ? blocked[why as keyof typeof blocked] : errors[why as keyof typeof errors]
}
