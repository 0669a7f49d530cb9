import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { buildIndex, rankWork, workKey, type Habits, type Match } from './match.ts'

/* The list draws one screen of matches at first and more when the user reaches its end. */
const FIRST_PAGE = 24
const NEXT_PAGE = 48

interface PickerOptions {
  readonly assignments: () => readonly ProjectAssignment[]
  readonly recents: () => readonly Recent[]
  readonly habits: () => Habits
  readonly chosen: () => NamedWork | null
  readonly label: (work: NamedWork) => string
  readonly onchoose: (work: NamedWork | null) => void
}

/**
 * The state of the work picker: the text, whether its list is open, and the highlighted option. The
 * caller owns the chosen work, which stays when the assignments are refreshed. The highlight
 * follows its work, not its index.
 */
export class Picker {
  isOpen = $state(false)
  #typed = $state<string | null>(null)
  #activeKey = $state<string | null>(null)
  #isMovedByKeys = $state(false)
  #limit = $state(FIRST_PAGE)
  readonly #options: PickerOptions

  readonly #index = $derived.by(() => buildIndex(this.#options.assignments()))
  readonly #matches = $derived.by(() => (this.isOpen ? this.#find() : []))
  readonly #activeIndex = $derived.by(() =>
    Math.max(
      0,
      this.#matches.findIndex(({ key }) => key === this.#activeKey)
    )
  )

  constructor(options: PickerOptions) {
    this.#options = options
  }

  /** The text of the field: the typed text, or the name of the chosen work. */
  get text(): string {
    const chosen = this.#options.chosen()
    return this.#typed ?? (chosen ? this.#options.label(chosen) : '')
  }

  get query(): string {
    return this.#typed ?? ''
  }

  get matches(): readonly Match[] {
    return this.#matches
  }

  get active(): Match | undefined {
    return this.#matches[this.#activeIndex]
  }

  /** True if the keyboard moved the highlight. The list scrolls to it only then. */
  get isMovedByKeys(): boolean {
    return this.#isMovedByKeys
  }

  #find(): readonly Match[] {
    const { recents, habits } = this.#options
    return rankWork(this.#index, this.query, recents(), this.#limit, habits())
  }

  /** Shows more matches, if there are any. */
  showMore(): void {
    if (this.#matches.length === this.#limit) this.#limit += NEXT_PAGE
  }

  type(text: string): void {
    this.#typed = text
    this.#limit = FIRST_PAGE
    this.#activeKey = null
    this.#isMovedByKeys = true
    this.isOpen = true
  }

  /** Opens the list and highlights the chosen work if it is listed. */
  open(): void {
    if (this.isOpen) return
    const chosen = this.#options.chosen()
    this.#activeKey = chosen && workKey(chosen)
    this.#isMovedByKeys = true
    this.isOpen = true
  }

  move(by: number): void {
    if (!this.isOpen) return this.open()
    if (this.#activeIndex + by >= this.#matches.length) this.showMore()
    const last = this.#matches.length - 1
    const next = this.#activeIndex + by
    const wraps = Math.abs(by) === 1
    const index = next < 0 ? (wraps ? last : 0) : next > last ? (wraps ? 0 : last) : next
    this.#activeKey = this.#matches[index]?.key ?? null
    this.#isMovedByKeys = true
  }

  stand(key: string): void {
    this.#activeKey = key
    this.#isMovedByKeys = false
  }

  choose(match: Match | undefined = this.active): void {
    if (!match) return
    this.#options.onchoose(match.work)
    this.close()
  }

  /** Closes the list, drops the typed text and shows the chosen work again. */
  close(): void {
    this.isOpen = false
    this.#typed = null
    this.#activeKey = null
    this.#limit = FIRST_PAGE
  }

  /**
   * Called when the field loses the focus. An emptied field clears the work; a half-typed text
   * restores the chosen one.
   */
  leave(): void {
    if (this.#typed?.trim() === '') this.#options.onchoose(null)
    this.close()
  }
}
