import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Desktop } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Undoable } from '#shared/state.ts'
import { workName } from '#renderer/common/sync/change-words.ts'
import { toastWords } from './toast-words.ts'
import { undoQuestion, type DayOf } from './undo-question.ts'

/** A sentence about a change, or about the reason why it failed. */
export interface ToastWords {
  readonly text: string
  /** True if the sentence is about a change that can be undone. */
  readonly canUndo: boolean
  readonly tone: 'info' | 'danger'
}

export interface ShownToast extends ToastWords {
  /** A second sentence about losses that cannot be undone, or ''. */
  readonly more: string
}

/** Writes a toast in the present language. A toast on screen is written again when the language changes. */
type WriteToast = () => ShownToast

export interface ToastsOptions {
  readonly desktop: Pick<Desktop, 'undo'>
  readonly messages: Messages
  /** The steps that can be undone, the last one first. */
  readonly undoable: () => readonly Undoable[]
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** Returns the day of an instant, in words that fit into a sentence. */
  readonly dayOf?: DayOf
}

/** A window that opens this long after a change that was made elsewhere still shows its toast. */
const RECENT = MINUTE
/** How long the state may take to show a change after a view has reported its outcome. */
const LATE = 2 * SECOND

/**
 * The one toast of a window. It follows the steps that can be undone, so that it reports every change: of this window, of
 * another window, or by a hotkey. A view can report its own change in other words (`during`).
 */
export class Toasts {
  readonly messages: Messages
  readonly #options: ToastsOptions
  #write = $state.raw<WriteToast | null>(null)
  readonly #shown: ShownToast | null = $derived(this.#write?.() ?? null)
  /** The step that the toast is about. */
  #shownId: string | null = null
  /** The old step that the toast offers to undo. */
  #offeredId: string | null = null
  #known: readonly string[] = []
  /** The number of views that wait for the outcome of their own change. */
  #waiting = 0
  /** The toast of a view for its own change, until the change is in the state; `write` is null for no toast. */
  #claim: { readonly write: (() => ToastWords) | null; readonly until: number } | null = null

  constructor(options: ToastsOptions) {
    this.#options = options
    this.messages = options.messages
  }

  get shown(): ShownToast | null {
    return this.#shown
  }

  /** Shows the toast of a new step. Call this whenever the steps may have changed. */
  follow(): void {
    if (this.#waiting > 0) return
    const { undoable, now, messages } = this.#options
    const list = undoable()
    const [top] = list
    const isNew = top !== undefined && !this.#known.includes(top.id)
    this.#known = list.map(({ id }) => id)
    if (this.#shownId !== null && !this.#known.includes(this.#shownId)) this.close()
    const step = this.#step(this.#shownId)
    // Harvest has confirmed the change by now
    if (step?.isFinal && this.#write && this.#shown?.canUndo) this.#showStep(this.#write, step)
    if (!isNew) return
    const claim = this.#claim && now() <= this.#claim.until ? this.#claim : null
    this.#claim = null
    if (claim && claim.write === null) return
    if (!claim && now() - top.at > RECENT) return
    this.#showStep(claim?.write ?? (() => toastWords(top, messages)), top)
  }

  /**
   * Waits for the outcome of a change and reports it in the words of a view. `quiet` shows no toast; null leaves the toast
   * as it is. `wordsOf` is called again when the language changes.
   */
  async during<Value>(
    outcome: Promise<Value>,
    wordsOf: (value: Value) => ToastWords | 'quiet' | null
  ): Promise<void> {
    this.#waiting += 1
    try {
      const value = await outcome
      this.#take(() => wordsOf(value))
    } finally {
      this.#waiting -= 1
    }
    this.follow()
  }

  /** Shows a sentence. `text` is called again when the language changes. */
  show(text: () => string): void {
    this.#show(() => ({ text: text(), more: '', canUndo: false, tone: 'info' }))
  }

  close(): void {
    this.#write = null
    this.#shownId = null
    this.#offeredId = null
  }

  /** Undoes the step that the toast is about. For an old step this agrees to the offer. */
  async undoShown(): Promise<void> {
    const step = this.#step(this.#shownId)
    if (step) await this.#undo(step, this.#offeredId === step.id)
  }

  /** Undoes the last step. Only offers to undo an old one, so that Ctrl+Z never undoes it. */
  async undoLast(): Promise<void> {
    const [step] = this.#options.undoable()
    if (!step) this.show(() => this.messages.undo.nothing)
    else if (step.isFinal) this.#refuse(step)
    else if (step.isOld) this.#offer(step)
    else await this.#undo(step, false)
  }

  #step(id: string | null): Undoable | undefined {
    return this.#options.undoable().find((each) => each.id === id)
  }

  #offer(step: Undoable): void {
    const { messages, now, dayOf } = this.#options
    const wording = { messages, now: now(), dayOf }
    this.#showStep(() => ({ text: undoQuestion(step, wording), canUndo: true, tone: 'info' }), step)
    this.#offeredId = step.id
  }

  #refuse({ kind, kinds, work }: Undoable): void {
    const { messages } = this
    this.#show(() => {
      const step = { kind, count: kinds.length, work: workName(work, messages) }
      const text = messages.undo.cannotUndo(step)
      return { text, more: messages.undo.earlierStay, canUndo: false, tone: 'info' }
    })
  }

  async #undo(step: Undoable, agreed: boolean): Promise<void> {
    const { messages } = this
    this.#waiting += 1
    try {
      const argument = agreed ? { id: step.id, agreed } : { id: step.id }
      const answer = await this.#options.desktop.undo(argument)
      if (answer.ok) this.#showUndone(answer.value)
      else if (answer.failure.kind === 'gone') this.show(() => messages.undo.nothing)
      else if (answer.failure.kind === 'step-is-old') this.#offer(step)
      else if (answer.failure.kind === 'not-undoable') this.#refuse(step)
      else this.#show(() => problem(messages.failures.describe(answer.failure).title))
    } finally {
      this.#waiting -= 1
    }
    this.follow()
  }

  #showUndone(losses: Undoable['loses']): void {
    const { undo } = this.messages
    this.#show(() => {
      const more = losses.length > 0 ? undo.notRestored({ losses }) : ''
      return { text: undo.undone, more, canUndo: false, tone: 'info' }
    })
  }

  #take(write: () => ToastWords | 'quiet' | null): void {
    const words = write()
    if (words === null) return
    const until = this.#options.now() + LATE
    if (words === 'quiet') {
      this.close()
      this.#claim = { write: null, until }
      return
    }
    const writeAgain = (): ToastWords => {
      const again = write()
      return again === null || again === 'quiet' ? words : again
    }
    if (words.canUndo) this.#claim = { write: writeAgain, until }
    else this.#show(() => ({ ...writeAgain(), more: '' }))
  }

  /** Shows the words about a step, with its losses. */
  #showStep(write: () => ToastWords, { id, loses: losses, isFinal }: Undoable): void {
    const { undo } = this.messages
    this.#show(() => {
      const words = write()
      const lost = losses.length > 0 ? undo.cannotComeBack({ losses }) : ''
      const canUndo = words.canUndo && isFinal !== true
      return { ...words, canUndo, more: isFinal ? undo.final : lost }
    })
    this.#shownId = id
  }

  #show(write: WriteToast): void {
    this.#write = write
    this.#shownId = null
    this.#offeredId = null
  }
}

function problem(text: string): ShownToast {
  return { text, more: '', canUndo: false, tone: 'danger' }
}
