import type { Failure } from './failure.ts'
import { rangesOf, spellingsOf, wordsOf } from './search-text.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { HarvestEntry, TimeEntry } from './time-entry.ts'

/** A search. An entry must match every given part. */
export interface FindQuery {
  /** Words in any order. Each must occur in the notes, client, project, code, task, or linked item. */
  readonly text: string
  readonly clientId?: number
  readonly projectId?: number
  readonly taskId?: number
  readonly isBilled?: boolean
  readonly isRunning?: boolean
  /** The first and the last day, both included. */
  readonly from?: SpentDate
  readonly to?: SpentDate
  /** The exact id of the linked item. */
  readonly externalReferenceId?: string
}

/** The results, latest day first. */
export interface FoundEntries {
  readonly entries: readonly TimeEntry[]
  /** True if there are more results than can be shown. */
  readonly hasMore: boolean
  /** Why Harvest could not be searched. Results from this computer are returned regardless. */
  readonly failure: Failure | null
}

/** The maximum number of results of a search. A narrower search finds the others. */
export const MOST_FOUND = 200

/** True if the query has no conditions. */
export function isEmptyQuery({ text, ...rest }: FindQuery): boolean {
  return wordsOf(text).length === 0 && Object.values(rest).every((value) => value === undefined)
}

/** Returns the folded text of an entry in every spelling, in which the query words are searched. */
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

/** A part of a text. `isMatch` is true if a query word occurs there. */
export interface MarkedPart {
  readonly text: string
  readonly isMatch: boolean
}

/**
 * Splits a text into parts that match a query word and parts that do not. Joined, the parts are the
 * text.
 *
 * @example markMatches('Alte Straße', 'strasse') // [{ text: 'Alte ', … }, { text: 'Straße',
 * isMatch: true }]
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
