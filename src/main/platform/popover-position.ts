import type { DesktopFacts } from '#shared/state.ts'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface DisplayArea {
  readonly bounds: Rectangle
  /** The display without panels, dock and taskbar. */
  readonly workArea: Rectangle
}

export interface PopoverPlace {
  /** The bounds of the tray icon or the cursor; null if unknown. */
  readonly anchor: Rectangle | null
  readonly display: DisplayArea
  readonly size: { readonly width: number; readonly height: number }
  readonly os: DesktopFacts['os']
  readonly wayland: boolean
}

type Side = 'top' | 'bottom' | 'left' | 'right'

/** Pixels between the popover and the edge of the work area. */
const MARGIN = 8

/**
 * Returns the position of the popover: beside its anchor, inside the work area of that display. Without an
 * anchor it is the corner where this system has its tray. Returns null on Wayland, where the compositor decides.
 */
export function popoverPosition(place: PopoverPlace): Point | null {
  if (place.wayland) return null
  const { anchor, display, size, os } = place
  const { workArea } = display
  const { x, y } = anchor ? besideAnchor(anchor, place) : corner(place)
  return {
    x: Math.round(clamp(x, workArea.x + MARGIN, right(workArea) - size.width - MARGIN)),
    y: Math.round(
      clamp(y, workArea.y + (os === 'darwin' ? 0 : MARGIN), bottom(workArea) - size.height - MARGIN)
    )
  }
}

/**
 * Returns the anchor, or null if it is implausible. Systems report zeros when they do not know it, and
 * macOS places an icon that is switched off below the display.
 */
export function usableAnchor(
  anchor: Rectangle | null | undefined,
  displays: readonly DisplayArea[]
): Rectangle | null {
  if (!anchor || (anchor.width === 0 && anchor.height === 0)) return null
  const center = centerOf(anchor)
  return displays.some(({ bounds }) => contains(bounds, center)) ? anchor : null
}

function besideAnchor(anchor: Rectangle, { display, size, os }: PopoverPlace): Point {
  const { workArea } = display
  const center = centerOf(anchor)
  const x = center.x - size.width / 2
  const y = center.y - size.height / 2
  switch (os === 'darwin' ? 'top' : sideOf(center, display)) {
    case 'top':
      return { x, y: workArea.y }
    case 'bottom':
      return { x, y: bottom(workArea) }
    case 'left':
      return { x: workArea.x, y }
    case 'right':
      return { x: right(workArea), y }
  }
}

function corner({ display, os }: PopoverPlace): Point {
  const { workArea } = display
  const panels = panelSides(display)
  const isTop =
    os === 'darwin' || (panels.includes('top') && (os === 'linux' || !panels.includes('bottom')))
  const isLeft = os === 'win32' && panels.length === 1 && panels[0] === 'left'
  return {
    x: isLeft ? workArea.x : right(workArea),
    y: isTop ? workArea.y : bottom(workArea)
  }
}

/** Returns the nearest edge with a panel. If panels hide themselves, it is the nearer of top and bottom. */
function sideOf(point: Point, display: DisplayArea): Side {
  const { bounds } = display
  const distances: Readonly<Record<Side, number>> = {
    top: point.y - bounds.y,
    bottom: bottom(bounds) - point.y,
    left: point.x - bounds.x,
    right: right(bounds) - point.x
  }
  const panels = panelSides(display)
  const sides: readonly Side[] = panels.length > 0 ? panels : ['top', 'bottom']
  return sides.toSorted((one, other) => distances[one] - distances[other])[0] ?? 'bottom'
}

function panelSides({ bounds, workArea }: DisplayArea): readonly Side[] {
  const sides: readonly (readonly [Side, boolean])[] = [
    ['top', workArea.y > bounds.y],
    ['bottom', bottom(workArea) < bottom(bounds)],
    ['left', workArea.x > bounds.x],
    ['right', right(workArea) < right(bounds)]
  ]
  return sides.flatMap(([side, isPanel]) => (isPanel ? [side] : []))
}

function contains(area: Rectangle, { x, y }: Point): boolean {
  return x >= area.x && x < right(area) && y >= area.y && y < bottom(area)
}

function centerOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function right({ x, width }: Rectangle): number {
  return x + width
}

function bottom({ y, height }: Rectangle): number {
  return y + height
}

/** Limits a value. If the bounds cross, the lower one wins. */
function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest))
}
