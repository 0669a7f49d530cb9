import type { Rectangle } from './popover-position.ts'

/** The pixels of a window that must be visible, so that the user can drag it. */
const LEAST_VISIBLE = { width: 120, height: 40 }

/**
 * Fits stored bounds to the present displays. Returns them unchanged if enough is visible, limited to the
 * size of the display, or null if their display is gone.
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
