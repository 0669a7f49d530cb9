import type { Messages } from '#shared/messages/catalogue.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'

/** Returns the times of an entry, for example "9:00 – 10:30" or "since 9:00"; '' if it has no start. */
export function timesText(
  { startedTime, endedTime }: Pick<TimeEntry, 'startedTime' | 'endedTime'>,
  formats: Pick<Formats, 'clockTime'>,
  texts: Pick<Messages['timesheet']['entry'], 'since' | 'times'>
): string {
  if (startedTime === null) return ''
  const from = formats.clockTime(startedTime)
  return endedTime === null
    ? texts.since({ from })
    : texts.times({ from, to: formats.clockTime(endedTime) })
}
