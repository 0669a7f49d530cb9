import { minuteOfDay, MINUTES_PER_DAY, type ClockTime } from './time/clock-time.ts'

/** A stretch of one day in minutes since midnight, `to` not included; 0 <= from < to <= 1440. */
export interface Block {
  readonly from: number
  readonly to: number
}

/**
 * A free stretch of so many minutes, or null when the day has none. First in the work hours, as early
 * as possible; then after them, next to what is there already; then before them, as late as possible.
 * Never overlaps anything in `busy`.
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
 * A block with another length: it keeps its start where there is room after it, else its end where
 * there is room before it; null where it would overlap either way.
 */
export function resizeBlock(block: Block, minutes: number, others: readonly Block[]): Block | null {
  const candidates = [
    { from: block.from, to: block.from + minutes },
    { from: block.to - minutes, to: block.to }
  ]
  return candidates.find((each) => isInDay(each) && !overlapsAny(each, others)) ?? null
}

/** Whether two stretches share a minute. */
export function overlap(one: Block, other: Block): boolean {
  return one.from < other.to && other.from < one.to
}

export function overlapsAny(block: Block, others: readonly Block[]): boolean {
  return others.some((other) => overlap(block, other))
}

/** The stretch between two times of the same day. */
export function stretchOf(times: { readonly from: ClockTime; readonly to: ClockTime }): Block {
  return { from: minuteOfDay(times.from), to: minuteOfDay(times.to) }
}

/** What is left of a day, in order; stretches of no length are left out. */
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
