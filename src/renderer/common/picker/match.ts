import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { soughtTokensOf, tokensInEverySpelling, tokensOf } from '#shared/search-text.ts'

/** A text prepared for comparison: its words, each after a space, and their first letters. */
interface Searchable {
  readonly text: string
  readonly initials: string
}

interface IndexedTask {
  readonly key: string
  readonly work: NamedWork
  /** Tasks of the same name share one object, so that each name is compared once. */
  readonly name: Searchable
}

interface IndexedProject extends Searchable {
  readonly tasks: readonly IndexedTask[]
}

/** Assignments prepared for matching, in the order of the list without a query. */
export type WorkIndex = readonly IndexedProject[]

export interface Match {
  readonly key: string
  readonly work: NamedWork
  readonly isRecent: boolean
}

/** One spelling of a typed word: as a part, as the beginning of a word, and as a whole word. */
interface Spelling {
  readonly word: string
  readonly start: string
  readonly whole: string
}

/** A typed word in its spellings; the first one is the folded word itself. */
type Sought = readonly Spelling[]

interface Candidate {
  readonly task: IndexedTask
  readonly score: number
  readonly place: number
}

const WORD = 8
const WORD_START = 6
const INITIALS = 4
const INSIDE = 1
const MOST_RECENT = 5
/* The score of work that is usual at this time of day, which is too small to outrank a better match. */
const MOST_HABITUAL = 1.5
/* The number of places that usual work moves up while the query is empty. */
const PLACES_OF_HABIT = 3

/** How usual each work is at this time of day, 0 to 1, by `workKey`. */
export type Habits = ReadonlyMap<string, number>

export const NO_HABITS: Habits = new Map()

/** Returns the key of a work. */
export function workKey(work: Pick<NamedWork, 'project' | 'task'>): string {
  return `${work.project.id}:${work.task.id}`
}

/** Prepares assignments for matching, so that a keystroke only compares. */
export function buildIndex(assignments: readonly ProjectAssignment[]): WorkIndex {
  const names = new Map<string, Searchable>()
  const nameOf = (task: string): Searchable => {
    const name = names.get(task) ?? searchable(task)
    names.set(task, name)
    return name
  }
  return assignments
    .map(({ client, project, taskAssignments }) => ({
      ...searchable(client.name, project.code ?? '', project.name),
      tasks: taskAssignments
        .map(({ task }) => indexed({ client, project, task }, nameOf(task.name)))
        .sort((a, b) => compare(a.name.text, b.name.text))
    }))
    .sort((a, b) => compare(a.text, b.text))
}

/**
 * Returns at most `limit` works that match a query, best first. Each typed word must match client,
 * code, project or task, in any order: as a whole word, a beginning, first letters, or a part.
 * Among equals, recent work and work that is usual at this time of day come first. An empty query
 * sorts by these alone.
 */
export function rankWork(
  index: WorkIndex,
  query: string,
  recents: readonly Recent[],
  limit: number,
  habits: Habits = NO_HABITS
): readonly Match[] {
  const ranks = new Map(recents.map(({ work }, rank) => [workKey(work), rank]))
  const words = soughtTokensOf(query).map((spellings) => spellings.map(spelling))
  const isEmpty = words.length === 0
  const best = new BestOf(limit)
  const ofNames = new Map<Searchable, readonly number[]>()
  let place = 0
  for (const project of index) {
    const ofProject = words.map((word) => fit(project, word))
    for (const task of project.tasks) {
      place += 1
      let ofTask = ofNames.get(task.name)
      if (!ofTask) ofNames.set(task.name, (ofTask = words.map((word) => fit(task.name, word))))
      const fits = fitTogether(words, ofProject, ofTask, project, task)
      if (fits === null) continue
      const score = fits + bonusOf(ranks.get(task.key), habits.get(task.key), isEmpty)
      if (best.takes(score)) best.add({ task, score, place })
    }
  }
  return best.inOrder().map(({ task: { key, work } }) => ({ key, work, isRecent: ranks.has(key) }))
}

function indexed(work: NamedWork, name: Searchable): IndexedTask {
  return { key: workKey(work), work, name }
}

function searchable(...texts: readonly string[]): Searchable {
  return {
    text: ` ${texts.flatMap(tokensInEverySpelling).join(' ')} `,
    initials: texts.flatMap(tokensOf).map(initialOf).join('')
  }
}

/** Returns the first letter or digit of a token, or '' for a symbol. */
function initialOf(token: string): string {
  return /^[\p{Letter}\p{Number}]/u.exec(token)?.[0] ?? ''
}

function spelling(word: string): Spelling {
  return { word, start: ` ${word}`, whole: ` ${word} ` }
}

/** Returns how well a typed word matches in its best spelling; 0 for no match. */
function fit(searchable: Searchable, sought: Sought): number {
  let best = 0
  for (const one of sought) best = Math.max(best, fitSpelling(searchable, one))
  return best
}

function fitSpelling({ text, initials }: Searchable, { word, start, whole }: Spelling): number {
  const isInitials = word.length > 1 && initials.includes(word)
  if (!text.includes(word)) return isInitials ? INITIALS : 0
  if (!text.includes(start)) return isInitials ? INITIALS : INSIDE
  return text.includes(whole) ? WORD : WORD_START
}

/** Returns the sum over all typed words, or null if one of them does not match. */
function fitTogether(
  words: readonly Sought[],
  ofProject: readonly number[],
  ofTask: readonly number[],
  project: IndexedProject,
  { name }: IndexedTask
): number | null {
  let sum = 0
  for (let i = 0; i < words.length; i += 1) {
    const one = ofProject[i] ?? 0
    const other = ofTask[i] ?? 0
    const apart = one > other ? one : other
    const fits = apart || fitAcross(words[i]?.[0]?.word ?? '', project.initials + name.initials)
    if (fits === 0) return null
    sum += fits
  }
  return sum
}

function fitAcross(word: string, initials: string): number {
  return word.length > 1 && initials.includes(word) ? INITIALS - 1 : 0
}

function bonusOf(
  rank: number | undefined,
  habit: number | undefined = 0,
  nothingTyped: boolean
): number {
  if (nothingTyped) {
    const places = habit * PLACES_OF_HABIT
    return rank === undefined ? (habit > 0 ? 500 + places : 0) : 1000 - rank + places
  }
  return (rank === undefined ? 0 : MOST_RECENT / (rank + 1)) + habit * MOST_HABITUAL
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Finds the best few of many without sorting all of them. */
class BestOf {
  readonly #limit: number
  #kept: Candidate[] = []
  #worst = -Infinity

  constructor(limit: number) {
    this.#limit = limit
  }

  /** True if a score can be among the best. Of equal scores, the first one stays. */
  takes(score: number): boolean {
    return score > this.#worst
  }

  add(candidate: Candidate): void {
    this.#kept.push(candidate)
    if (this.#kept.length >= this.#limit * 2) this.#prune()
  }

  inOrder(): readonly Candidate[] {
    this.#prune()
    return this.#kept
  }

  #prune(): void {
    this.#kept.sort((a, b) => b.score - a.score || a.place - b.place)
    this.#kept.length = Math.min(this.#kept.length, this.#limit)
    if (this.#kept.length === this.#limit) this.#worst = this.#kept.at(-1)?.score ?? -Infinity
  }
}
