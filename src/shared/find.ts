import type { Failure } from './failure.ts'
import type { SpentDate } from './spent-date.ts'
import type { HarvestEntry, TimeEntry } from './time-entry.ts'

/** What to look for; what is absent does not matter. Everything given has to fit. */
export interface FindQuery {
  /** Words in any order, each part of notes, client, project, code, task, or the linked item. */
  readonly text: string
  readonly clientId?: number
  readonly projectId?: number
  readonly taskId?: number
  readonly isBilled?: boolean
  readonly isRunning?: boolean
  /** Both included. */
  readonly from?: SpentDate
  readonly to?: SpentDate
  /** The exact id of the linked item. */
  readonly externalReferenceId?: string
}

/** What was found, latest day first. */
export interface FoundEntries {
  readonly entries: readonly TimeEntry[]
  /** True when there is more than could be shown. */
  readonly hasMore: boolean
  /** Why Harvest could not be asked as well; what this computer knows is there all the same. */
  readonly failure: Failure | null
}

/** More than anybody reads; a narrower question finds the rest. */
export const MOST_FOUND = 200

/** The words of a text as they are compared: without case and accents. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).split(/\s+/).filter(Boolean)
}

/** A text as it is compared; every letter stays one letter, so that places in it are places in the original. */
export function foldText(text: string): string {
  return Array.from(text, foldCharacter).join('')
}

function foldCharacter(character: string): string {
  const folded = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.length === character.length ? folded : character
}

/** Whether there is anything to look for. */
export function isEmptyQuery({ text, ...rest }: FindQuery): boolean {
  return wordsOf(text).length === 0 && Object.values(rest).every((value) => value === undefined)
}

/** What the words of a query are looked for in. */
function textOf(entry: Pick<HarvestEntry, TextAttribute>): string {
  const { client, project, task, notes, externalReference: reference } = entry
  return [
    client.name,
    project.name,
    project.code ?? '',
    task.name,
    notes,
    reference ? `${reference.id} ${reference.service ?? ''}` : ''
  ]
    .filter(Boolean)
    .join('\n')
}

type TextAttribute = 'client' | 'project' | 'task' | 'notes' | 'externalReference'

/** Whether an entry is one that a query asks for. */
export function isFound(entry: Omit<HarvestEntry, 'id'>, query: FindQuery): boolean {
  const text = foldText(textOf(entry))
  return (
    fits(query.clientId, entry.client.id) &&
    fits(query.projectId, entry.project.id) &&
    fits(query.taskId, entry.task.id) &&
    fits(query.isBilled, entry.isBilled) &&
    fits(query.isRunning, entry.isRunning) &&
    fits(query.externalReferenceId, entry.externalReference?.id) &&
    (query.from === undefined || entry.spentDate >= query.from) &&
    (query.to === undefined || entry.spentDate <= query.to) &&
    wordsOf(query.text).every((word) => text.includes(word))
  )
}

function fits<Value>(wanted: Value | undefined, given: Value | undefined): boolean {
  return wanted === undefined || wanted === given
}

/** A piece of a text, and whether a query asked for it. */
export interface MarkedPart {
  readonly text: string
  readonly isMatch: boolean
}

/** A text in pieces, those that a query's words are found in marked; joined they are the text again. */
export function markMatches(text: string, query: string): readonly MarkedPart[] {
  const folded = foldText(text)
  const isMarked = Array.from({ length: text.length }, () => false)
  for (const word of wordsOf(query)) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
      isMarked.fill(true, at, at + word.length)
  }
  const parts: { text: string; isMatch: boolean }[] = []
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1)
    const isMatch = isMarked[index] ?? false
    if (last?.isMatch === isMatch) last.text += text[index] ?? ''
    else parts.push({ text: text[index] ?? '', isMatch })
  }
  return parts
}
