import type { WeekSlice } from './state.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'

/** A new version of a week. An unchanged entry is replaced by its key. */
export interface WeekChange extends Omit<WeekSlice, 'entries'> {
  /**
   * The version that the keys refer to: the `version` of the previous week of this window. May be absent if `entries`
   * contains no keys.
   */
  readonly since?: number
  readonly entries: readonly (TimeEntry | EntryKey)[]
}

/**
 * Returns the change from one version of a week to the next; null if nothing but the version differs. A week may have
 * 2,000 entries, and an edit changes one of them.
 */
export function weekChange(before: WeekSlice, after: WeekSlice): WeekChange | null {
  const known = new Map(before.entries.map((entry) => [entry.key, entry]))
  const entries = after.entries.map((entry) =>
    isSame(known.get(entry.key), entry) ? entry.key : entry
  )
  const isInPlace = (entry: TimeEntry | EntryKey, index: number): boolean =>
    entry === before.entries[index]?.key
  const isUnchanged = entries.length === before.entries.length && entries.every(isInPlace)
  if (isUnchanged && isSame(withoutEntries(before), withoutEntries(after))) return null
  return { ...after, since: before.version, entries }
}

/**
 * Returns the week after a change. `slice` is the version that the window has; null without one.
 * Returns null if the change refers to another version. The window must then request the week
 * again.
 */
export function changedWeek(slice: WeekSlice | null, change: WeekChange): WeekSlice | null {
  const { since, entries, ...rest } = change
  const known = new Map(slice?.entries.map((entry) => [entry.key, entry]))
  const found = entries.map((entry) => (typeof entry === 'string' ? known.get(entry) : entry))
  const whole = found.filter((entry) => entry !== undefined)
  const hasKeys = entries.some((entry) => typeof entry === 'string')
  if (whole.length < found.length || (hasKeys && slice?.version !== since)) return null
  return { ...rest, entries: whole }
}

function withoutEntries({ entries: _, version: __, ...rest }: WeekSlice): object {
  return rest
}

/** Compares by value. Unchanged entries are mostly the same object, which is quick to compare. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
