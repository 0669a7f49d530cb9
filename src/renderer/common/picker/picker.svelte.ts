import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { buildIndex, rankWork, workKey, type Habits, type Match } from './match.ts'

/* As many as fit on a screen are drawn at once, and more when one gets there. */
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
 * What a type-ahead knows: the text, whether its list is open, which option the arrows stand on.
 * The chosen work is the caller's and outlives every refresh of the assignments; so does the place
 * of the arrows, which is kept by what it stands on and not by its number.
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

  /** What stands in the field: the text being typed, or the name of the chosen work. */
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

  /** Whether the arrows put it where it stands: only then the list follows by scrolling. */
  get isMovedByKeys(): boolean {
    return this.#isMovedByKeys
  }

  #find(): readonly Match[] {
    const { recents, habits } = this.#options
    return rankWork(this.#index, this.query, recents(), this.#limit, habits())
  }

  /** Lists further matches, if there are any. */
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

  /** Opens on the chosen work, where it is listed. */
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

  /** Closes the list; what was typed without choosing is dropped and the chosen work shows again. */
  close(): void {
    this.isOpen = false
    this.#typed = null
    this.#activeKey = null
    this.#limit = FIRST_PAGE
  }

  /** Leaving an emptied field means no work; leaving a half-typed one means the work chosen before. */
  leave(): void {
    if (this.#typed?.trim() === '') this.#options.onchoose(null)
    this.close()
  }
}
