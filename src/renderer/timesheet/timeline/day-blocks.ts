import { MINUTES_PER_DAY, minuteOfDay, timeAtMinute, clockTimeAt } from '#shared/time/clock-time.ts'
import type { Hundredths } from '#shared/hours.ts'
import { overlap, type Block } from '#shared/place-block.ts'
import type { EntryChanges, TimeEntry } from '#shared/time-entry.ts'

/** An entry on the timeline of its day. Overlapping entries are side by side in lanes. */
export interface DayBlock extends Block {
  readonly entry: TimeEntry
  readonly lane: number
  readonly lanes: number
}

/** The shortest block of a running entry in minutes, so that it is visible. */
const SHORTEST = 5

/**
 * Returns the block of an entry in its day; null for an entry without a start. A running entry ends at `nowMinute`, a
 * minute of the day it runs on. An entry that ends after midnight ends with its day. If the end is before the start
 * because a clock change repeated an hour, the entry is as long as its hours.
 */
export function blockOf(entry: TimeEntry, nowMinute: number): Block | null {
  if (entry.startedTime === null) return null
  const from = minuteOfDay(entry.startedTime)
  if (entry.endedTime === null) {
    if (!entry.isRunning) return null
    return { from, to: Math.min(MINUTES_PER_DAY, Math.max(nowMinute, from + SHORTEST)) }
  }
  const to = minuteOfDay(entry.endedTime)
  return { from, to: to > from ? to : Math.min(MINUTES_PER_DAY, from + minutesOf(entry.hours)) }
}

/** Returns hours in whole minutes; at least one, so that the block is visible. */
function minutesOf(hours: Hundredths): number {
  return Math.max(1, Math.round((hours * 60) / 100))
}

/** Returns the blocks of a day that entries occupy. A running entry occupies the rest of the day. */
export function busyBlocks(entries: readonly TimeEntry[]): readonly Block[] {
  return entries.flatMap((entry) => {
    const block = blockOf(entry, MINUTES_PER_DAY)
    return block === null ? [] : [block]
  })
}

/** Returns the entries of a day as blocks, by start. Overlapping entries get separate lanes. */
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

/**
 * Rounds a minute of the day to a multiple of `raster` minutes.
 *
 * @example snap(547, 15) // 540
 */
export function snap(minute: number, raster: number): number {
  return Math.min(MINUTES_PER_DAY, Math.max(0, Math.round(minute / raster) * raster))
}

/** Moves a block by minutes. It keeps its length and stays inside the day. */
export function moveBlock({ from, to }: Block, by: number): Block {
  const shift = Math.min(MINUTES_PER_DAY - to, Math.max(-from, by))
  return { from: from + shift, to: to + shift }
}

/** Moves the start or the end of a block. It stays inside the day and is at least `least` minutes long. */
export function stretchBlock(
  { from, to }: Block,
  edge: 'start' | 'end',
  minute: number,
  least: number
): Block {
  return edge === 'start'
    ? { from: Math.max(0, Math.min(minute, to - least)), to }
    : { from, to: Math.min(MINUTES_PER_DAY, Math.max(minute, from + least)) }
}

/** Returns the other entries that a block overlaps. */
export function overlappingEntries(
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

/** Returns the start and end of a block as times of day. */
export function timesOf(block: Block): Pick<EntryChanges, 'startedTime' | 'endedTime'> & {
  readonly startedTime: string
  readonly endedTime: string
} {
  return { startedTime: timeAtMinute(block.from), endedTime: timeAtMinute(block.to) }
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

/** Returns the minute of the day at an instant (epoch milliseconds) in a time zone. */
export function minuteAt(now: number, timeZone: string): number {
  return minuteOfDay(clockTimeAt(now, timeZone))
}
