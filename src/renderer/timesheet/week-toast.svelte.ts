import { strokeWords, type StrokeWords } from '#renderer/components/timesheet/stroke-words.ts'
import type { Stroke } from '#renderer/components/timesheet/stroke.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Desktop } from '#shared/ipc.ts'

/** The one sentence at the bottom: what was just done and can be taken back, or why it was not done. */
export class WeekToast {
  readonly #desktop: Pick<Desktop, 'undo'>
  readonly texts: Messages
  #shown = $state.raw<StrokeWords | null>(null)

  constructor(desktop: Pick<Desktop, 'undo'>, texts: Messages) {
    this.#desktop = desktop
    this.texts = texts
  }

  get shown(): StrokeWords | null {
    return this.#shown
  }

  /** Says what became of a change to cells; a single cell that was typed into speaks for itself. */
  async tell(outcome: Promise<Stroke>, isQuiet = false): Promise<void> {
    const stroke = await outcome
    const words = strokeWords(stroke, this.texts)
    const isPlain = isQuiet && stroke.kind === 'done' && stroke.deleted === 0
    this.#shown = isPlain ? null : words
  }

  say(text: string, canUndo = false): void {
    this.#shown = { text, canUndo, tone: 'info' }
  }

  close(): void {
    this.#shown = null
  }

  /** Takes back the last change, whichever it was. */
  async undo(): Promise<void> {
    const answer = await this.#desktop.undo({})
    const { timesheet, failures } = this.texts
    if (answer.ok) this.say(timesheet.grid.done.undone)
    else if (answer.failure.kind === 'gone') this.say(timesheet.grid.done.nothingToUndo)
    else
      this.#shown = {
        text: failures.describe(answer.failure).title,
        canUndo: false,
        tone: 'danger'
      }
  }
}
