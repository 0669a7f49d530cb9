import type { FindQuery } from '#shared/find-query.ts'
import { wordsOf } from '#shared/search-text.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** The index stores trigrams. Shorter words are compared entry by entry. */
const SHORTEST_TOKEN = 3
/** The factor that leaves room for a Harvest id beside the date in one integer. Results are sorted by it. */
const ID_ROOM = 2n ** 36n

/** The number of latest entries that are compared if a query has only words of one or two letters. */
const LATEST = 5000

const AMONG_LATEST = `rowid >= coalesce(
  (SELECT place FROM entry_place ORDER BY place DESC LIMIT 1 OFFSET ?), 0)`

/** Returns the `rowid` of an entry in the index. */
export function placeOf({ spentDate, id }: HarvestEntry): bigint {
  return firstPlace(spentDate) + (BigInt(id) % ID_ROOM)
}

function firstPlace(date: SpentDate): bigint {
  return BigInt(date.replaceAll('-', '')) * ID_ROOM
}

/** Returns the attributes of an entry that are compared whole. */
export function factsOf(entry: HarvestEntry): string {
  const facts = [
    `client ${entry.client.id}`,
    `project ${entry.project.id}`,
    `task ${entry.task.id}`,
    `billed ${Number(entry.isBilled)}`,
    `running ${Number(entry.isRunning)}`,
    `reference ${entry.externalReference?.id ?? ''}`
  ]
  return `|${facts.join('|')}|`
}

interface Conditions {
  readonly conditions: readonly string[]
  readonly values: readonly (string | bigint)[]
}

/** Returns the SQL conditions of a query, and their values in the same order. */
export function conditionsOf(query: FindQuery): Conditions {
  const words = wordsOf(query.text)
  const isLong = (spellings: readonly string[]): boolean =>
    spellings.every((spelling) => [...spelling].length >= SHORTEST_TOKEN)
  const match = [
    ...words.filter(isLong).map((spellings) => `words : (${spellings.map(quoted).join(' OR ')})`),
    ...factsAsked(query).map((fact) => `facts : ${quoted(`|${fact}|`)}`)
  ].join(' AND ')
  const short = words.filter((spellings) => !isLong(spellings))
  const parts: readonly (readonly [string, readonly (string | bigint)[]])[] = [
    ...(match === '' ? [] : [['entry_text MATCH ?', [match]] as const]),
    ...(query.from === undefined ? [] : [['rowid >= ?', [firstPlace(query.from)]] as const]),
    ...(query.to === undefined ? [] : [['rowid < ?', [firstPlace(query.to) + ID_ROOM]] as const]),
    ...(match === '' && short.length > 0 ? [[AMONG_LATEST, [BigInt(LATEST)]] as const] : []),
    ...short.map((spellings) => [anyLike(spellings.length), spellings.map(like)] as const)
  ]
  return {
    conditions: parts.map(([condition]) => condition),
    values: parts.flatMap(([, values]) => values)
  }
}

function anyLike(count: number): string {
  const one = `words LIKE ? ESCAPE '\\'`
  return `(${Array.from({ length: count }, () => one).join(' OR ')})`
}

function factsAsked(query: FindQuery): readonly string[] {
  const { clientId, projectId, taskId, isBilled, isRunning, externalReferenceId: id } = query
  return [
    clientId !== undefined && `client ${clientId}`,
    projectId !== undefined && `project ${projectId}`,
    taskId !== undefined && `task ${taskId}`,
    isBilled !== undefined && `billed ${Number(isBilled)}`,
    isRunning !== undefined && `running ${Number(isRunning)}`,
    id !== undefined && `reference ${id}`
  ].filter((fact) => fact !== false)
}

function quoted(text: string): string {
  // FTS5 ends the query at a NUL
  return `"${text.replaceAll('"', '""').replaceAll('\0', ' ')}"`
}

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
