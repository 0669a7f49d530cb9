import type { Rectangle } from './popover-position.ts'

/** A window less visible than this many pixels each way cannot be taken hold of. */
const LEAST_VISIBLE = { width: 120, height: 40 }

/**
 * Remembered bounds brought onto the displays of today: as they were when enough of them is visible,
 * cut to the display's size; null when their display is gone.
 */
export function fitToDisplays(
  bounds: Rectangle,
  workAreas: readonly Rectangle[]
): Rectangle | null {
  const area = workAreas.find((each) => isVisibleOn(bounds, each))
  if (!area) return null
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  return {
    x: between(bounds.x, area.x, area.x + area.width - width),
    y: between(bounds.y, area.y, area.y + area.height - height),
    width,
    height
  }
}

function isVisibleOn(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const height =
    Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y)
  return width >= LEAST_VISIBLE.width && height >= LEAST_VISIBLE.height
}

function between(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest))
}
