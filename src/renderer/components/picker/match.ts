import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { wordsOf } from './fold.ts'

/** A text prepared for comparison: every word preceded by a space, and the first letters. */
interface Searchable {
  readonly text: string
  readonly initials: string
}

interface IndexedTask extends Searchable {
  readonly work: NamedWork
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
  readonly work: NamedWork
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
  return assignments
    .map(({ client, project, taskAssignments }) => {
      const { text, initials } = searchable(client.name, project.code ?? '', project.name)
      const tasks = taskAssignments
        .map(({ task }) => ({ ...searchable(task.name), work: { client, project, task } }))
        .sort((a, b) => compare(a.text, b.text))
      return { text, initials, tasks }
    })
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
  limit = 50
): readonly Match[] {
  const ranks = new Map(recents.map(({ work }, rank) => [workKey(work), rank]))
  const best = new BestOf(limit)
  const words = wordsOf(query)
  let place = 0
  for (const project of index) {
    const ofProject = words.map((word) => fit(project, word))
    for (const task of project.tasks) {
      const fits = fitTogether(words, ofProject, project, task)
      const bonus = recentBonus(ranks.get(workKey(task.work)), words.length === 0)
      if (fits !== null) best.add({ work: task.work, score: fits + bonus, place })
      place += 1
    }
  }
  return best.inOrder().map(({ work }) => {
    const key = workKey(work)
    return { key, work, isRecent: ranks.has(key) }
  })
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
  project: Searchable,
  task: Searchable
): number | null {
  let sum = 0
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!
    const fits = Math.max(ofProject[i]!, fit(task, word)) || fitAcross(word, project, task)
    if (fits === 0) return null
    sum += fits
  }
  return sum
}

function fitAcross(word: string, project: Searchable, task: Searchable): number {
  return word.length > 1 && (project.initials + task.initials).includes(word) ? INITIALS - 1 : 0
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
