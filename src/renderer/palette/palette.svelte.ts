import { clockTimeAt } from '#shared/time/clock-time.ts'
import { parseIssueAddress } from '#renderer/common/entry/issue-address.ts'
import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { QuickContext } from '#shared/quick-entry/pieces.ts'
import { quickWords } from '#shared/quick-entry/vocabulary.ts'
import {
  answerQuestion,
  NOTHING_TYPED,
  parseQuickEntry,
  type QuickInput
} from '#shared/quick-entry/quick-entry.ts'
import type { AppState } from '#shared/state.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'
import { buildIndex, rankWork, type Habits } from '#renderer/common/picker/match.ts'
import { lineWithoutWork } from './line-without-work.ts'
import { offersOf, type Offer } from './suggestions.ts'
import { understand, type Facts, type Understood } from './understand.ts'

/* The maximum number of works in the list. */
const MOST_WORK = 7

export interface PaletteOptions {
  readonly state: () => AppState
  readonly formats: Formats
  readonly assignments: () => readonly ProjectAssignment[]
  readonly habits: () => Habits
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
}

/** The state of the palette: the parsed line and its suggestions. It sends nothing. */
export class Palette {
  #text = $state('')
  #chosen = $state.raw<NamedWork | null>(null)
  #activeIndex = $state(0)
  readonly #options: PaletteOptions

  readonly #index = $derived.by(() => buildIndex(this.#options.assignments()))
  readonly #words = $derived.by(() => {
    const { locale, region } = this.#options.formats
    return quickWords(locale, region)
  })
  readonly #input = $derived.by(() => parseQuickEntry(this.#text, this.#context))
  readonly #understood = $derived.by(() => this.#understand(this.#input))
  readonly #offers = $derived.by(() => this.#findOffers())

  constructor(options: PaletteOptions) {
    this.#options = options
  }

  get text(): string {
    return this.#text
  }

  get input(): QuickInput {
    return this.#input
  }

  /** Null unless the line is an entry. A chosen work alone makes one. */
  get understood(): Understood | null {
    return this.#understood
  }

  get chosen(): NamedWork | null {
    return this.#chosen
  }

  get offers(): readonly Offer[] {
    return this.#offers
  }

  get activeIndex(): number {
    return Math.min(this.#activeIndex, Math.max(0, this.#offers.length - 1))
  }

  type(text: string): void {
    this.#text = text
    this.#activeIndex = 0
  }

  move(by: number): void {
    const { length } = this.#offers
    if (length > 0) this.#activeIndex = (this.activeIndex + by + length) % length
  }

  stand(index: number): void {
    this.#activeIndex = index
  }

  /** Chooses a work from the list. Removes the words that name it from the line. */
  choose(work: NamedWork): void {
    const count = this.#understood?.usedWords ?? 0
    const rest = lineWithoutWork(this.#text, count, this.#context)
    this.#chosen = work
    this.type(rest)
  }

  /** Removes the chosen work. */
  unchoose(): void {
    this.#chosen = null
    this.#activeIndex = 0
  }

  clear(): void {
    this.unchoose()
    this.type('')
  }

  get #context(): QuickContext {
    const { state, formats, now } = this.#options
    return {
      today: state().today.spentDate,
      now: clockTimeAt(now(), formats.timeZone),
      clockStyle: formats.clockStyle,
      words: this.#words,
      readReference: parseIssueAddress
    }
  }

  get #facts(): Facts {
    const { state, formats, now, habits } = this.#options
    return {
      chosen: this.#chosen,
      find: (query) => rankWork(this.#index, query, state().recents, MOST_WORK, habits()),
      mode: formats.timerMode,
      today: state().today.spentDate,
      now: now(),
      timeZone: formats.timeZone
    }
  }

  #understand(input: QuickInput): Understood | null {
    if (input.kind === 'entry') return understand(input.entry, input.questions, this.#facts)
    if (this.#chosen === null || input.kind !== 'empty') return null
    return understand(NOTHING_TYPED.entry, [], this.#facts)
  }

  #findOffers(): readonly Offer[] {
    const { state, formats } = this.#options
    const isEntry = this.#understood !== null && this.#input.kind === 'empty'
    const input: QuickInput = isEntry ? NOTHING_TYPED : this.#input
    return offersOf({
      text: this.#text,
      input,
      understood: this.#understood,
      recents: state().recents,
      running: state().running,
      today: state().today.entries,
      words: this.#words,
      clockStyle: formats.clockStyle,
      answered: (answer) => this.#answered(answer)
    })
  }

  #answered(answer: string): string {
    const [question] = this.#understood?.questions ?? []
    if (question) return answerQuestion(this.#text, question, answer)
    const span = this.#input.kind === 'entry' ? this.#input.spans.time : null
    return span === null ? this.#text : answerQuestion(this.#text, { span }, answer)
  }
}
