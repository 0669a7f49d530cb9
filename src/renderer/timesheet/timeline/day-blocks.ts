import { clockTimeAt } from '#shared/time/clock-time.ts'
import type { Hundredths } from '#shared/hours.ts'
import { DAY_MINUTES, minuteOf, overlap, timeAt, type Block } from '#shared/place-block.ts'
import type { EntryChanges, TimeEntry } from '#shared/time-entry.ts'

/** An entry on the timeline of its day. Lanes lie side by side where entries overlap. */
export interface DayBlock extends Block {
  readonly entry: TimeEntry
  readonly lane: number
  readonly lanes: number
}

/** A running entry takes at least this many minutes of the timeline, so that it can be seen. */
const SHORTEST = 5

/**
 * Where an entry lies in its day; null without a start. A running one goes to now (`nowMinute`, of
 * the day it runs on); one that ends after midnight goes to the end of its day. Where the end is
 * earlier than the start because an hour came twice, the entry is as long as its hours.
 */
export function blockOf(entry: TimeEntry, nowMinute: number): Block | null {
  if (entry.startedTime === null) return null
  const from = minuteOf(entry.startedTime)
  if (entry.endedTime === null) {
    if (!entry.isRunning) return null
    return { from, to: Math.min(DAY_MINUTES, Math.max(nowMinute, from + SHORTEST)) }
  }
  const to = minuteOf(entry.endedTime)
  return { from, to: to > from ? to : Math.min(DAY_MINUTES, from + minutesOf(entry.hours)) }
}

/** Whole minutes of hours, one at least, so that the block can be seen. */
function minutesOf(hours: Hundredths): number {
  return Math.max(1, Math.round((hours * 60) / 100))
}

/** What of a day is taken; a running entry takes all that is to come. */
export function busyBlocks(entries: readonly TimeEntry[]): readonly Block[] {
  return entries.flatMap((entry) => {
    const block = blockOf(entry, DAY_MINUTES)
    return block === null ? [] : [block]
  })
}

/** The entries of a day on its timeline, by start; those that overlap get lanes of their own. */
export function layOutDay(entries: readonly TimeEntry[], nowMinute: number): readonly DayBlock[] {
  const placed = entries
    .flatMap((entry) => {
      const block = blockOf(entry, nowMinute)
      return block === null ? [] : [{ entry, ...block }]
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
  return clustersOf(placed).flatMap(layOutCluster)
}

type Placed = Block & { readonly entry: TimeEntry }

function clustersOf(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const clusters: Placed[][] = []
  let end = -1
  for (const block of placed) {
    if (block.from >= end) clusters.push([])
    clusters.at(-1)?.push(block)
    end = Math.max(end, block.to)
  }
  return clusters
}

function layOutCluster(cluster: readonly Placed[]): readonly DayBlock[] {
  const ends: number[] = []
  const laned = cluster.map((block) => {
    const free = ends.findIndex((end) => end <= block.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = block.to
    return { ...block, lane }
  })
  return laned.map((block) => ({ ...block, lanes: ends.length }))
}

/** A minute of the day on the nearest line of a raster. */
export function snap(minute: number, raster: number): number {
  return Math.min(DAY_MINUTES, Math.max(0, Math.round(minute / raster) * raster))
}

/** A block so many minutes later or earlier, with its length, inside the day. */
export function moveBlock({ from, to }: Block, by: number): Block {
  const shift = Math.min(DAY_MINUTES - to, Math.max(-from, by))
  return { from: from + shift, to: to + shift }
}

/** A block with another start or end; never shorter than `least` minutes, never outside the day. */
export function stretchBlock(
  { from, to }: Block,
  edge: 'start' | 'end',
  minute: number,
  least: number
): Block {
  return edge === 'start'
    ? { from: Math.max(0, Math.min(minute, to - least)), to }
    : { from, to: Math.min(DAY_MINUTES, Math.max(minute, from + least)) }
}

/** The others that a block would share time with. */
export function conflictsOf(
  block: Block,
  key: string,
  entries: readonly TimeEntry[],
  nowMinute: number
): readonly TimeEntry[] {
  return entries.filter((entry) => {
    const other = entry.key === key ? null : blockOf(entry, nowMinute)
    return other !== null && overlap(block, other)
  })
}

/** What a block means for its entry. */
export function timesOf(block: Block): Pick<EntryChanges, 'startedTime' | 'endedTime'> & {
  readonly startedTime: string
  readonly endedTime: string
} {
  return { startedTime: timeAt(block.from), endedTime: timeAt(block.to) }
}

/** Returns the times of a block that differ from those of its entry. */
export function changedTimes(
  entry: Pick<TimeEntry, 'startedTime' | 'endedTime'>,
  block: Block
): Pick<EntryChanges, 'startedTime' | 'endedTime'> {
  const { startedTime, endedTime } = timesOf(block)
  return {
    ...(startedTime === entry.startedTime ? {} : { startedTime }),
    ...(endedTime === entry.endedTime ? {} : { endedTime })
  }
}

/** The minute of the day at an instant in a zone. */
export function minuteAt(now: number, timeZone: string): number {
  return minuteOf(clockTimeAt(now, timeZone))
}
