import { describe, expect, it } from 'vitest'
import { popoverPosition, usableAnchor } from '#main/platform/popover-position.ts'
import type { PopoverPlace, Rectangle } from '#main/platform/popover-position.ts'

const SIZE = { width: 380, height: 560 }
const BOUNDS = { x: 0, y: 0, width: 1920, height: 1080 }
const MAC = { bounds: BOUNDS, workArea: { x: 0, y: 25, width: 1920, height: 985 } }
const BOTTOM = { bounds: BOUNDS, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
const TOP = { bounds: BOUNDS, workArea: { x: 0, y: 27, width: 1920, height: 1053 } }
const LEFT = { bounds: BOUNDS, workArea: { x: 60, y: 0, width: 1860, height: 1080 } }
const RIGHT = { bounds: BOUNDS, workArea: { x: 0, y: 0, width: 1860, height: 1080 } }
const NO_PANEL = { bounds: BOUNDS, workArea: BOUNDS }
const TOP_AND_DOCK = { bounds: BOUNDS, workArea: { x: 70, y: 27, width: 1850, height: 1053 } }
const SECOND = {
  bounds: { x: 1920, y: -200, width: 1280, height: 1024 },
  workArea: { x: 1920, y: -175, width: 1280, height: 999 }
}

function rectangle(x: number, y: number, width = 24, height = 24): Rectangle {
  return { x, y, width, height }
}

type Case = readonly [
  what: string,
  place: Pick<PopoverPlace, 'os' | 'display' | 'anchor'>,
  expected: readonly [number, number]
]

describe('the place of the popover', () => {
  it.each<Case>([
    [
      'below a menu bar icon',
      { os: 'darwin', display: MAC, anchor: rectangle(1500, 0) },
      [1322, 25]
    ],
    [
      'inside the display when the icon is at its right end',
      { os: 'darwin', display: MAC, anchor: rectangle(1890, 0) },
      [1532, 25]
    ],
    [
      'below the menu bar of the display the icon is on',
      { os: 'darwin', display: SECOND, anchor: rectangle(2400, -200) },
      [2222, -175]
    ],
    [
      'top right on macOS without an icon',
      { os: 'darwin', display: MAC, anchor: null },
      [1532, 25]
    ],
    [
      'above a taskbar at the bottom',
      { os: 'win32', display: BOTTOM, anchor: rectangle(1600, 1045) },
      [1422, 472]
    ],
    [
      'below a taskbar at the top',
      { os: 'win32', display: TOP, anchor: rectangle(1600, 2) },
      [1422, 35]
    ],
    [
      'beside a taskbar at the left',
      { os: 'win32', display: LEFT, anchor: rectangle(10, 900) },
      [68, 512]
    ],
    [
      'beside a taskbar at the right',
      { os: 'win32', display: RIGHT, anchor: rectangle(1880, 500) },
      [1472, 232]
    ],
    [
      'at the nearer end when the taskbar hides itself',
      { os: 'win32', display: NO_PANEL, anchor: rectangle(1600, 1070) },
      [1422, 512]
    ],
    ['bottom right on Windows', { os: 'win32', display: BOTTOM, anchor: null }, [1532, 472]],
    ['bottom left beside a left taskbar', { os: 'win32', display: LEFT, anchor: null }, [68, 512]],
    ['top right below a top taskbar', { os: 'win32', display: TOP, anchor: null }, [1532, 35]],
    [
      'below a top panel under the cursor',
      { os: 'linux', display: TOP, anchor: rectangle(1700, 13, 1, 1) },
      [1511, 35]
    ],
    [
      'below the panel, not beside the dock, when both are there',
      { os: 'linux', display: TOP_AND_DOCK, anchor: rectangle(1700, 13, 1, 1) },
      [1511, 35]
    ],
    ['top right below a top panel', { os: 'linux', display: TOP, anchor: null }, [1532, 35]],
    ['bottom right elsewhere on Linux', { os: 'linux', display: BOTTOM, anchor: null }, [1532, 472]]
  ])('the popover is placed %s', (_what, place, [x, y]) => {
    expect(popoverPosition({ ...place, size: SIZE, wayland: false })).toEqual({ x, y })
  })

  it('the compositor places the popover on Wayland', () => {
    const place = { os: 'linux', display: TOP, anchor: null, size: SIZE, wayland: true } as const
    expect(popoverPosition(place)).toBeNull()
  })

  it('the top of the popover is visible on a display that is too small for it', () => {
    const display = { bounds: rectangle(0, 0, 300, 400), workArea: rectangle(0, 20, 300, 380) }
    const place = { os: 'linux', display, anchor: null, size: SIZE, wayland: false } as const
    expect(popoverPosition(place)).toEqual({ x: 8, y: 28 })
  })
})

describe('tray anchors', () => {
  it.each<readonly [string, Rectangle | null | undefined, boolean]>([
    ['on a display is usable', rectangle(100, 1050), true],
    ['on the second display is usable', rectangle(2000, -200), true],
    ['of zeros is dropped', rectangle(0, 0, 0, 0), false],
    ['below the display is dropped', rectangle(1500, 1080), false],
    ['on a removed display is dropped', rectangle(-500, 10), false],
    ['of null is dropped', null, false],
    ['of undefined is dropped', undefined, false]
  ])('an anchor %s', (_what, anchor, isUsable) => {
    expect(usableAnchor(anchor, [BOTTOM, SECOND])).toEqual(isUsable ? anchor : null)
  })
})
