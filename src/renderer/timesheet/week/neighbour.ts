import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** Returns the next (1) or previous (-1) entry of a day. Without a current entry it returns the first or the last. */
export function neighbourOf(
  entries: readonly TimeEntry[],
  key: EntryKey | null,
  by: 1 | -1
): TimeEntry | undefined {
  const index = entries.findIndex((entry) => entry.key === key)
  return index === -1 && by === -1 ? entries.at(-1) : entries[index + by]
}
