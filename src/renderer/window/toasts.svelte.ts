import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Desktop } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Undoable } from '#shared/state.ts'
import { workName } from '#renderer/common/sync/change-words.ts'
import { toastWords } from './toast-words.ts'
import { undoQuestion, type DayOf } from './undo-question.ts'

/** A sentence about what was done, or why it was not. */
export interface ToastWords {
  readonly text: string
  /** Whether something happened that can be taken back. */
  readonly canUndo: boolean
  readonly tone: 'info' | 'danger'
}

export interface ShownToast extends ToastWords {
  /** What cannot be brought back, or could not; '' for nothing. */
  readonly more: string
}

export interface ToastsOptions {
  readonly desktop: Pick<Desktop, 'undo'>
  readonly messages: Messages
  /** What can be undone, the last first. */
  readonly undoable: () => readonly Undoable[]
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** The day of an instant, in words that fit into a sentence. */
  readonly dayOf?: DayOf
}

/** A change made elsewhere (a hotkey, the palette) is still told by a window that is opened so soon after. */
const RECENT = MINUTE
/** How long a change that was told already may take to show up in the state. */
const LATE = 2 * SECOND

/**
 * The one toast of a window. It follows what can be undone, so that a change is told wherever it was
 * made: here, in another window, by a hotkey. A view may tell its own change in better words (`during`).
 */
export class Toasts {
  readonly messages: Messages
  readonly #options: ToastsOptions
  #shown = $state.raw<ShownToast | null>(null)
  #shownId: string | null = null
  /** The old step that the toast offers by name. */
  #asksAbout: string | null = null
  #known: readonly string[] = []
  /** While a view waits for what became of its own change. */
  #held = 0
  /** Its words, until the change shows up; null where it speaks for itself. */
  #claim: { readonly words: ToastWords | null; readonly until: number } | null = null

  constructor(options: ToastsOptions) {
    this.#options = options
    this.messages = options.messages
  }

  get shown(): ShownToast | null {
    return this.#shown
  }

  /** Looks at what can be undone now: to be called whenever that may have changed. */
  follow(): void {
    if (this.#held > 0) return
    const { undoable, now, messages } = this.#options
    const list = undoable()
    const [top] = list
    const isNew = top !== undefined && !this.#known.includes(top.id)
    this.#known = list.map(({ id }) => id)
    if (this.#shownId !== null && !this.#known.includes(this.#shownId)) this.close()
    const step = this.#step(this.#shownId)
    // Harvest has the change by now
    if (step?.isFinal && this.#shown?.canUndo) this.#show(this.#shown, step)
    if (!isNew) return
    const claim = this.#claim && now() <= this.#claim.until ? this.#claim : null
    this.#claim = null
    if (claim && claim.words === null) return
    if (!claim && now() - top.at > RECENT) return
    this.#show(claim?.words ?? toastWords(top, messages), top)
  }

  /** Waits for a change and tells of it in its own words; `quiet` leaves it to what is on the screen. */
  async during<Value>(
    outcome: Promise<Value>,
    wordsOf: (value: Value) => ToastWords | 'quiet' | null
  ): Promise<void> {
    this.#held += 1
    try {
      this.#take(await outcome.then(wordsOf))
    } finally {
      this.#held -= 1
    }
    this.follow()
  }

  say(text: string): void {
    this.#say({ text, more: '', canUndo: false, tone: 'info' })
  }

  close(): void {
    this.#shown = null
    this.#shownId = null
    this.#asksAbout = null
  }

  /** Undoes the step that the toast is about; an old one was named in it. */
  async undoShown(): Promise<void> {
    const step = this.#step(this.#shownId)
    if (step) await this.#undo(step, this.#asksAbout === step.id)
  }

  /** Undoes the last step. An old one is only offered, by name: Ctrl+Z never undoes it. */
  async undoLast(): Promise<void> {
    const [step] = this.#options.undoable()
    if (!step) this.say(this.messages.undo.nothing)
    else if (step.isFinal) this.#refuse(step)
    else if (step.isOld) this.#offer(step)
    else await this.#undo(step, false)
  }

  #step(id: string | null): Undoable | undefined {
    return this.#options.undoable().find((each) => each.id === id)
  }

  #offer(step: Undoable): void {
    const { messages, now, dayOf } = this.#options
    const text = undoQuestion(step, { messages, now: now(), dayOf })
    this.#show({ text, canUndo: true, tone: 'info' }, step)
    this.#asksAbout = step.id
  }

  #refuse({ kind, kinds, work }: Undoable): void {
    const { undo } = this.messages
    const step = { kind, count: kinds.length, work: workName(work, this.messages) }
    const text = undo.cannotUndo(step)
    this.#say({ text, more: undo.earlierStay, canUndo: false, tone: 'info' })
  }

  async #undo(step: Undoable, agreed: boolean): Promise<void> {
    const { undo, failures } = this.messages
    this.#held += 1
    try {
      const argument = agreed ? { id: step.id, agreed } : { id: step.id }
      const answer = await this.#options.desktop.undo(argument)
      const losses = answer.ok ? answer.value : []
      const more = losses.length > 0 ? undo.notRestored({ losses }) : ''
      if (answer.ok) this.#say({ text: undo.undone, more, canUndo: false, tone: 'info' })
      else if (answer.failure.kind === 'gone') this.say(undo.nothing)
      else if (answer.failure.kind === 'step-is-old') this.#offer(step)
      else if (answer.failure.kind === 'not-undoable') this.#refuse(step)
      else this.#say(problem(failures.describe(answer.failure).title))
    } finally {
      this.#held -= 1
    }
    this.follow()
  }

  #take(words: ToastWords | 'quiet' | null): void {
    if (words === null) return
    if (words === 'quiet') this.close()
    else if (!words.canUndo) return this.#say({ ...words, more: '' })
    const until = this.#options.now() + LATE
    this.#claim = { words: words === 'quiet' ? null : words, until }
  }

  #show(words: ToastWords, { id, loses: losses, isFinal }: Undoable): void {
    const { undo } = this.messages
    const lost = losses.length > 0 ? undo.cannotComeBack({ losses }) : ''
    const canUndo = words.canUndo && isFinal !== true
    this.#shown = { ...words, canUndo, more: isFinal ? undo.final : lost }
    this.#shownId = id
    this.#asksAbout = null
  }

  #say(toast: ShownToast): void {
    this.#shown = toast
    this.#shownId = null
    this.#asksAbout = null
  }
}

function problem(text: string): ShownToast {
  return { text, more: '', canUndo: false, tone: 'danger' }
}
