import { minuteOfDay, MINUTES_PER_DAY, type ClockTime } from './time/clock-time.ts'

/** A span within one day in minutes since midnight; `to` is not included, and 0 <= from < to <= 1440. */
export interface Block {
  readonly from: number
  readonly to: number
}

/**
 * Returns a free span of a given length, or null if the day has none. Uses the earliest free span inside the work
 * hours; otherwise the earliest that starts at or after the start of work; otherwise the latest before work;
 * otherwise the earliest of the day. Never overlaps `busy`. Example: with 9:00 to 10:00 busy and work from 9:00, 60
 * minutes are placed at 10:00.
 */
export function placeBlock(
  busy: readonly Block[],
  minutes: number,
  workHours: Block
): Block | null {
  if (minutes <= 0) return null
  const free = freeStretches(busy)
  const inWorkHours = earliest(cutTo(free, workHours), minutes)
  if (inWorkHours) return inWorkHours
  return (
    earliest(cutTo(free, { from: workHours.from, to: MINUTES_PER_DAY }), minutes) ??
    latest(cutTo(free, { from: 0, to: workHours.from }), minutes) ??
    earliest(free, minutes)
  )
}

/**
 * Returns a block with a new length. It keeps its start if there is room after it, otherwise its
 * end if there is room before it. Returns null if it would overlap either way.
 */
export function resizeBlock(block: Block, minutes: number, others: readonly Block[]): Block | null {
  const candidates = [
    { from: block.from, to: block.from + minutes },
    { from: block.to - minutes, to: block.to }
  ]
  return candidates.find((each) => isInDay(each) && !overlapsAny(each, others)) ?? null
}

/** True if two blocks share a minute. */
export function overlap(one: Block, other: Block): boolean {
  return one.from < other.to && other.from < one.to
}

export function overlapsAny(block: Block, others: readonly Block[]): boolean {
  return others.some((other) => overlap(block, other))
}

/** Returns the block between two times of the same day. */
export function stretchOf(times: { readonly from: ClockTime; readonly to: ClockTime }): Block {
  return { from: minuteOfDay(times.from), to: minuteOfDay(times.to) }
}

/** Returns the free spans of a day, in order and without empty ones. */
export function freeStretches(busy: readonly Block[]): readonly Block[] {
  const free: Block[] = []
  let from = 0
  for (const block of busy.toSorted((a, b) => a.from - b.from)) {
    if (block.from > from) free.push({ from, to: block.from })
    from = Math.max(from, block.to)
  }
  if (from < MINUTES_PER_DAY) free.push({ from, to: MINUTES_PER_DAY })
  return free
}

function cutTo(stretches: readonly Block[], { from, to }: Block): readonly Block[] {
  return stretches
    .map((each) => ({ from: Math.max(each.from, from), to: Math.min(each.to, to) }))
    .filter((each) => each.from < each.to)
}

function earliest(stretches: readonly Block[], minutes: number): Block | null {
  const first = stretches.find(({ from, to }) => to - from >= minutes)
  return first ? { from: first.from, to: first.from + minutes } : null
}

function latest(stretches: readonly Block[], minutes: number): Block | null {
  const last = stretches.findLast(({ from, to }) => to - from >= minutes)
  return last ? { from: last.to - minutes, to: last.to } : null
}

function isInDay({ from, to }: Block): boolean {
  return from >= 0 && to <= MINUTES_PER_DAY && from < to
}
