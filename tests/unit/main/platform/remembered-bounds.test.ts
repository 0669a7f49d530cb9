import { describe, expect, it } from 'vitest'
import { fitToDisplays } from '#main/platform/remembered-bounds.ts'
import type { Rectangle } from '#main/platform/popover-position.ts'

const FIRST = { x: 0, y: 27, width: 1920, height: 1053 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }

function rectangle(x: number, y: number, width: number, height: number): Rectangle {
  return { x, y, width, height }
}

describe('remembered bounds', () => {
  it.each<readonly [string, Rectangle, Rectangle | null]>([
    ['stay where they can be seen', rectangle(50, 60, 1100, 760), rectangle(50, 60, 1100, 760)],
    ['stay on the second display', rectangle(2000, 60, 900, 760), rectangle(2000, 60, 900, 760)],
    ['move in from beyond the edge', rectangle(-300, 900, 1100, 760), rectangle(0, 320, 1100, 760)],
    ['move below a panel', rectangle(50, 0, 1100, 760), rectangle(50, 27, 1100, 760)],
    [
      'shrink to a display that is smaller now',
      rectangle(0, 0, 3000, 2000),
      rectangle(0, 27, 1920, 1053)
    ],
    ['are forgotten when their display is gone', rectangle(5000, 60, 1100, 760), null],
    ['are forgotten when only a corner is visible', rectangle(-1080, 60, 1100, 760), null]
  ])('remembered bounds %s', (_what, bounds, expected) => {
    expect(fitToDisplays(bounds, [FIRST, SECOND])).toEqual(expected)
  })
})
