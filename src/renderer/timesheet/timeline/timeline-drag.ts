import { moveBlock, snap, stretchBlock } from './day-blocks.ts'
import type { Block } from '#shared/place-block.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** A drag of a block or of its edge, from press to release. */
export interface Drag {
  /** The entry as it was shown when the drag began; null while the user draws a new block. */
  readonly entry: TimeEntry | null
  readonly part: 'start' | 'end' | 'all'
  /** The block where the drag is now. */
  readonly block: Block
  /** The block where the drag began. */
  readonly before: Block
  /** The minute of the day where the drag began. */
  readonly at: number
  /** True once the pointer has moved by a raster; until then a press changes nothing. */
  readonly hasMoved: boolean
}

/**
 * Returns a drag after a move of the pointer to a minute of the day.
 *
 * @param raster is the step of the drag in minutes.
 * @param shortest is the length in minutes that a stretched block keeps at least.
 */
export function dragTo(drag: Drag, minute: number, raster: number, shortest: number): Drag {
  const { part, before, at } = drag
  const block =
    part === 'all'
      ? moveBlock(
          before,
          snap(before.from + Math.max(-before.from, minute - at), raster) - before.from
        )
      : stretchBlock(before, part, snap(minute, raster), shortest)
  const hasMoved = drag.hasMoved || Math.abs(minute - at) >= raster
  return hasMoved ? { ...drag, block, hasMoved } : drag
}
