import { strokeWords } from '../grid/batch-words.ts'
import type { Stroke } from '../grid/batch-edit.ts'
import type { Toasts } from '#renderer/window/toasts.svelte.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** What the week says about its own changes, in the window's one toast. */
export class WeekToast {
  readonly #toasts: Toasts
  readonly texts: Messages

  constructor(toasts: Toasts) {
    this.#toasts = toasts
    this.texts = toasts.messages
  }

  /**
   * Says what became of a change to cells, in the words of `done` where there are any; a single cell
   * that was typed into speaks for itself (`isQuiet`).
   */
  tell(
    outcome: Promise<Stroke>,
    { isQuiet = false, done }: { readonly isQuiet?: boolean; readonly done?: string } = {}
  ): Promise<void> {
    return this.#toasts.during(outcome, (stroke) => {
      const words = strokeWords(stroke, this.texts)
      if (stroke.kind !== 'done' || !words) return words
      if (isQuiet && stroke.deleted === 0) return 'quiet'
      return done === undefined ? words : { ...words, text: done }
    })
  }

  /** Says in other words what a change that was taken on has done; nothing where it was not. */
  tellDone(outcome: Promise<unknown>, text: string): Promise<boolean> {
    let isDone = false
    return this.#toasts
      .during(outcome, (failure) => {
        isDone = failure === null
        return isDone ? { text, canUndo: true, tone: 'info' } : null
      })
      .then(() => isDone)
  }

  say(text: string): void {
    this.#toasts.say(text)
  }

  undo(): Promise<void> {
    return this.#toasts.undoLast()
  }
}
