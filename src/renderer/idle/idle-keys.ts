import type { IdleDecision } from '#shared/absence.ts'
import type { KeyBinding } from '#renderer/window/key-map.ts'
import type { AnswerPreview } from './answers.ts'

/** The command of a key in the idle question: an answer, a move among the answers, or to answer later. */
export type IdleCommand =
  | { readonly kind: 'answer'; readonly decision: IdleDecision }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'later' }

/** Returns the keys of the idle question: the digit of each answer, and Enter for the focused answer. */
export function idleKeys(
  answers: readonly AnswerPreview[],
  focused: IdleDecision | null
): readonly KeyBinding<IdleCommand>[] {
  return [
    { keys: ['Escape'], command: { kind: 'later' } },
    { keys: ['ArrowDown'], command: { kind: 'move', by: 1 } },
    { keys: ['ArrowUp'], command: { kind: 'move', by: -1 } },
    ...answers.map(({ key, decision }) => ({
      keys: decision === focused ? [key, 'Enter'] : [key],
      command: { kind: 'answer', decision } as const
    }))
  ]
}
