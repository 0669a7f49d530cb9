import type { ToastWords } from '#renderer/window/toasts.svelte.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Stroke } from './batch-edit.ts'

const MOST_QUOTED = 3

/** What became of a change to cells, in a sentence; null where the grid itself shows it. */
export function strokeWords(
  stroke: Stroke,
  { timesheet, failures }: Pick<Messages, 'timesheet' | 'failures'>
): ToastWords | null {
  const texts = timesheet.grid
  const problem = (text: string): ToastWords => ({ text, canUndo: false, tone: 'danger' })
  switch (stroke.kind) {
    case 'nothing':
      return null
    case 'choose':
      return problem(texts.blockedPaste({ reason: texts.chooseEntry }))
    case 'blocked':
      return problem(texts.blockedPaste({ reason: reasonOf(stroke.why, texts) }))
    case 'unreadable':
      return problem(texts.refusedPaste({ texts: stroke.texts.slice(0, MOST_QUOTED) }))
    case 'too-big':
      return problem(texts.tooBigPaste)
    case 'unknown-work':
      return problem(texts.unknownWork({ names: stroke.names.slice(0, MOST_QUOTED) }))
    case 'failed':
      return problem(failures.describe(stroke.failure).title)
    case 'done':
      return { text: doneWords(stroke, texts), canUndo: true, tone: 'info' }
  }
}

function doneWords(
  { cells, deleted, kept }: Extract<Stroke, { kind: 'done' }>,
  { done }: Messages['timesheet']['grid']
): string {
  const what = deleted === cells ? done.deleted({ count: deleted }) : done.changed({ count: cells })
  return kept > 0 ? `${what} ${done.kept({ count: kept })}` : what
}

function reasonOf(
  why: Extract<Stroke, { kind: 'blocked' }>['why'],
  { blocked, errors }: Messages['timesheet']['grid']
): string {
  return why in blocked ? blocked[why as keyof typeof blocked] : errors[why as keyof typeof errors]
}
