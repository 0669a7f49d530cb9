import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** The entry before or after one in its day; from none, the last or the first. */
export function neighbourOf(
  entries: readonly TimeEntry[],
  key: EntryKey | null,
  by: 1 | -1
): TimeEntry | undefined {
  const index = entries.findIndex((entry) => entry.key === key)
  return index === -1 && by === -1 ? entries.at(-1) : entries[index + by]
}
