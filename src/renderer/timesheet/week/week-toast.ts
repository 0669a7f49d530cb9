import type { ActionOutcome } from '../day/entry-actions.ts'
import { batchEditWords } from '../grid/batch-words.ts'
import type { BatchOutcome } from '../grid/batch-edit.ts'
import type { Toasts } from '#renderer/window/toasts.svelte.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** Shows the outcome of changes to the week in the one toast of the window. */
export class WeekToast {
  readonly #toasts: Toasts
  readonly texts: Messages

  constructor(toasts: Toasts) {
    this.#toasts = toasts
    this.texts = toasts.messages
  }

  /**
   * Shows the outcome of a batch edit. `done` returns a sentence that replaces the one of a successful edit. `isQuiet`
   * shows nothing if the edit succeeded and deleted nothing, because the cell shows the new hours.
   */
  report(
    outcome: Promise<BatchOutcome>,
    { isQuiet = false, done }: { readonly isQuiet?: boolean; readonly done?: () => string } = {}
  ): Promise<void> {
    return this.#toasts.during(outcome, (result) => {
      const words = batchEditWords(result, this.texts)
      if (result.kind !== 'done' || !words) return words
      if (isQuiet && result.deleted === 0) return 'quiet'
      return done === undefined ? words : { ...words, text: done() }
    })
  }

  /** Shows a sentence once a command has succeeded; shows nothing if it failed. */
  async reportDone(outcome: ActionOutcome, text: () => string): Promise<void> {
    await this.#toasts.during(outcome, (failure) =>
      failure === null ? { text: text(), canUndo: true, tone: 'info' } : null
    )
  }

  /** Shows a sentence. `text` is called again when the language changes. */
  show(text: () => string): void {
    this.#toasts.show(text)
  }

  undo(): Promise<void> {
    return this.#toasts.undoLast()
  }
}
