import type { Work } from '#shared/project-assignment.ts'
import type { EntryKey } from '#shared/time-entry.ts'

/** A recent piece of work in the menu: the entry, and the work that the item named. */
export interface RecentItem extends Work {
  readonly entryKey: EntryKey
}

export interface FavouriteItem extends Work {
  readonly notes: string
}

const RECENT = /^recent:(?<projectId>\d+):(?<taskId>\d+):(?<rest>.*)$/s
const FAVOURITE = /^favourite:(?<projectId>\d+):(?<taskId>\d+):(?<rest>.*)$/s

/** Ids of menu items name what they act on: the menu may be older than the state. */
export function recentId({ projectId, taskId, entryKey }: RecentItem): string {
  return `recent:${projectId}:${taskId}:${entryKey}`
}

export function favouriteId({ projectId, taskId, notes }: FavouriteItem): string {
  return `favourite:${projectId}:${taskId}:${notes}`
}

/** Returns what an item with such an id continues, or null for other items. */
export function readRecentId(id: string): RecentItem | null {
  const read = readId(RECENT, id)
  return read && { ...read.work, entryKey: read.rest }
}

/** Returns what an item with such an id starts, or null for other items. */
export function readFavouriteId(id: string): FavouriteItem | null {
  const read = readId(FAVOURITE, id)
  return read && { ...read.work, notes: read.rest }
}

function readId(pattern: RegExp, id: string): { work: Work; rest: string } | null {
  const groups = pattern.exec(id)?.groups
  if (!groups) return null
  const { projectId, taskId, rest = '' } = groups
  return { work: { projectId: Number(projectId), taskId: Number(taskId) }, rest }
}
