import { workName } from '#renderer/common/sync/change-words.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Undoable } from '#shared/state.ts'
import type { ToastWords } from './toasts.svelte.ts'

/** Returns a sentence about a change, wherever it was made. */
export function toastWords(
  { kind, kinds, work }: Undoable,
  messages: Pick<Messages, 'common' | 'undo'>
): ToastWords {
  const { undo } = messages
  const name = workName(work, messages)
  const isStart = kind === 'start' || kind === 'restart'
  const text =
    isStart && kinds.includes('stop')
      ? undo.switched({ work: name })
      : kinds.length > 1 && !isStart
        ? undo.several({ count: kinds.length })
        : undo.did({ kind, work: name })
  return { text, canUndo: true, tone: 'info' }
}
