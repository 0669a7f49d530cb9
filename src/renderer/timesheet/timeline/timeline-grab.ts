import { moveBlock, snap, stretchBlock } from './day-blocks.ts'
import type { Block } from '#shared/place-block.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** A block under the pointer, from press to release. */
export interface Grab {
  /** The entry as it was shown when it was pressed; null for time that is being drawn. */
  readonly entry: TimeEntry | null
  readonly part: 'start' | 'end' | 'all'
  readonly block: Block
  readonly before: Block
  /** The minute of the day at which it was pressed. */
  readonly at: number
  readonly hasMoved: boolean
}

/** The grab with the pointer at another minute, on a raster of so many minutes. */
export function grabbed(grab: Grab, minute: number, raster: number, shortest: number): Grab {
  const { part, before, at } = grab
  const block =
    part === 'all'
      ? moveBlock(
          before,
          snap(before.from + Math.max(-before.from, minute - at), raster) - before.from
        )
      : stretchBlock(before, part, snap(minute, raster), shortest)
  const hasMoved = grab.hasMoved || Math.abs(minute - at) >= raster
  return hasMoved ? { ...grab, block, hasMoved } : grab
}
