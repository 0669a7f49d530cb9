import type { Failure } from './failure.ts'
import { rangesOf, spellingsOf, wordsOf } from './search-text.ts'
import type { SpentDate } from './time/spent-date.ts'
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

/** True if the query asks for nothing in particular. */
export function isEmptyQuery({ text, ...rest }: FindQuery): boolean {
  return wordsOf(text).length === 0 && Object.values(rest).every((value) => value === undefined)
}

/** The text that the words of a query are looked for in, folded, in every spelling. */
export function searchableText(entry: Pick<HarvestEntry, TextAttribute>): string {
  return spellingsOf(textOf(entry)).join('\n')
}

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

/** True if the entry matches every part of the query. */
export function isFound(entry: Omit<HarvestEntry, 'id'>, query: FindQuery): boolean {
  const text = searchableText(entry)
  return (
    fits(query.clientId, entry.client.id) &&
    fits(query.projectId, entry.project.id) &&
    fits(query.taskId, entry.task.id) &&
    fits(query.isBilled, entry.isBilled) &&
    fits(query.isRunning, entry.isRunning) &&
    fits(query.externalReferenceId, entry.externalReference?.id) &&
    (query.from === undefined || entry.spentDate >= query.from) &&
    (query.to === undefined || entry.spentDate <= query.to) &&
    wordsOf(query.text).every((word) => word.some((spelling) => text.includes(spelling)))
  )
}

function fits<Value>(wanted: Value | undefined, given: Value | undefined): boolean {
  return wanted === undefined || wanted === given
}

/** A piece of a text; `isMatch` is true if a word of the query was found there. */
export interface MarkedPart {
  readonly text: string
  readonly isMatch: boolean
}

/**
 * Splits a text into pieces that match a word of the query and pieces that do not. The joined pieces are
 * the text.
 *
 * @example markMatches('Alte Straße', 'strasse') // [{ text: 'Alte ', … }, { text: 'Straße', isMatch: true }]
 */
export function markMatches(text: string, query: string): readonly MarkedPart[] {
  const isMarked = Array.from({ length: text.length }, () => false)
  const words = query.split(/\s+/).filter(Boolean)
  for (const { start, end } of words.flatMap((word) => rangesOf(text, word)))
    isMarked.fill(true, start, end)
  const parts: { text: string; isMatch: boolean }[] = []
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1)
    const isMatch = isMarked[index] ?? false
    if (last?.isMatch === isMatch) last.text += text[index] ?? ''
    else parts.push({ text: text[index] ?? '', isMatch })
  }
  return parts
}
