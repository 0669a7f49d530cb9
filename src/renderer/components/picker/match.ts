import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { wordsOf } from './fold.ts'

/** A text prepared for comparison: every word preceded by a space, and the first letters. */
interface Searchable {
  readonly text: string
  readonly initials: string
}

interface IndexedTask {
  readonly key: string
  readonly work: NamedWork
  /** One object for all tasks of the same name, so that each name is compared once. */
  readonly name: Searchable
}

interface IndexedProject extends Searchable {
  readonly tasks: readonly IndexedTask[]
}

/** Assignments prepared for matching, in the order in which they are listed when nothing is typed. */
export type WorkIndex = readonly IndexedProject[]

export interface Match {
  readonly key: string
  readonly work: NamedWork
  readonly isRecent: boolean
}

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

/** Names a piece of work among others. */
export function workKey(work: Pick<NamedWork, 'project' | 'task'>): string {
  return `${work.project.id}:${work.task.id}`
}

/** Prepares assignments once, so that a keystroke only compares. */
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
 * The works that fit what was typed, best first, `limit` at most. Every word typed has to fit client,
 * code, project or task, in any order: a word, its beginning, first letters, or a part. Recent work
 * comes first among equals, and first of all when nothing is typed.
 */
export function findWork(
  index: WorkIndex,
  query: string,
  recents: readonly Recent[],
  limit: number
): readonly Match[] {
  const ranks = new Map(recents.map(({ work }, rank) => [workKey(work), rank]))
  const words = wordsOf(query)
  const best = new BestOf(limit)
  const ofNames = new Map<Searchable, readonly number[]>()
  let place = 0
  for (const project of index) {
    const ofProject = words.map((word) => fit(project, word))
    for (const task of project.tasks) {
      place += 1
      const ofTask = ofNames.get(task.name) ?? words.map((word) => fit(task.name, word))
      ofNames.set(task.name, ofTask)
      const fits = fitTogether(words, ofProject, ofTask, project.initials + task.name.initials)
      if (fits === null) continue
      best.add({ task, score: fits + recentBonus(ranks.get(task.key), words.length === 0), place })
    }
  }
  return best.inOrder().map(({ task: { key, work } }) => ({ key, work, isRecent: ranks.has(key) }))
}

function indexed(work: NamedWork, name: Searchable): IndexedTask {
  return { key: workKey(work), work, name }
}

function searchable(...texts: readonly string[]): Searchable {
  const words = texts.flatMap(wordsOf)
  return {
    text: ` ${words.join(' ')} `,
    initials: words.map((word) => word[0]).join('')
  }
}

/** How well one typed word fits; 0 when it does not. */
function fit({ text, initials }: Searchable, word: string): number {
  const at = text.indexOf(word)
  if (at < 0) return word.length > 1 && initials.includes(word) ? INITIALS : 0
  if (text.includes(` ${word} `)) return WORD
  if (text.includes(` ${word}`)) return WORD_START
  return word.length > 1 && initials.includes(word) ? INITIALS : INSIDE
}

/** The sum over all typed words, or null when one of them fits nowhere. */
function fitTogether(
  words: readonly string[],
  ofProject: readonly number[],
  ofTask: readonly number[],
  initials: string
): number | null {
  let sum = 0
  for (let i = 0; i < words.length; i += 1) {
    const fits = Math.max(ofProject[i] ?? 0, ofTask[i] ?? 0) || fitAcross(words[i] ?? '', initials)
    if (fits === 0) return null
    sum += fits
  }
  return sum
}

function fitAcross(word: string, initials: string): number {
  return word.length > 1 && initials.includes(word) ? INITIALS - 1 : 0
}

function recentBonus(rank: number | undefined, nothingTyped: boolean): number {
  if (rank === undefined) return 0
  return nothingTyped ? 1000 - rank : MOST_RECENT / (rank + 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The best few of many without sorting the many. */
class BestOf {
  readonly #limit: number
  #kept: Candidate[] = []
  #worst = -Infinity

  constructor(limit: number) {
    this.#limit = limit
  }

  add(candidate: Candidate): void {
    if (this.#kept.length >= this.#limit && candidate.score <= this.#worst) return
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
