import { describe, expect, it } from 'vitest'
import { dragTo, type Drag } from '#renderer/timesheet/timeline/timeline-drag.ts'
import {
  fitsFilter,
  orderRows,
  RowOrders,
  withAddedRows
} from '#renderer/timesheet/grid/week-rows.ts'
import { buildTimesheet } from '#shared/timesheet.ts'
import { anEntry, WEEK_DATES } from '../an-entry.ts'

const DESIGN = { id: 102, name: 'Design' }
const week = buildTimesheet(WEEK_DATES, [
  anEntry({ hours: 200 }),
  anEntry({ key: 'b', task: DESIGN, hours: 50 })
])
const names = (rows: typeof week.rows) => rows.map(({ work }) => work.task.name)

describe('rows of a week', () => {
  it('an added row is listed once among the others, with a cell for each day', () => {
    const { client, project, task } = anEntry()
    const review = { client, project, task: { id: 103, name: 'Review' } }
    const rows = withAddedRows(week, [review, { client, project, task }, review])
    expect(names(rows)).toEqual(['Design', 'Development', 'Review'])
    expect(rows.at(-1)?.cells).toHaveLength(7)
  })

  it('rows sorted by hours stay in place, and new ones are last', () => {
    const orders = new RowOrders()
    const first = orderRows(week.rows, 'hours', orders.of('w'), 0)
    expect(names(first)).toEqual(['Development', 'Design'])
    orders.store('w', first)
    const grown = buildTimesheet(WEEK_DATES, [
      anEntry({ hours: 200 }),
      anEntry({ key: 'b', task: DESIGN, hours: 900 }),
      anEntry({ key: 'c', task: { id: 103, name: 'Review' }, hours: 999 })
    ])
    const next = orderRows(grown.rows, 'hours', orders.of('w'), 0)
    expect(names(next)).toEqual(['Development', 'Design', 'Review'])
  })

  it('a row matches a filter when each word begins one of its words', () => {
    const [design] = week.rows
    expect(design && fitsFilter(design, 'des acm')).toBe(true)
    expect(design && fitsFilter(design, 'web relaunch')).toBe(true)
    expect(design && fitsFilter(design, 'des nobody')).toBe(false)
  })
})

describe('dragging a block', () => {
  const before = { from: 540, to: 600 }
  const drag: Drag = {
    entry: anEntry(),
    part: 'all',
    block: before,
    before,
    at: 550,
    hasMoved: false
  }

  it('a block does not move before the pointer has moved some pixels', () => {
    expect(dragTo(drag, 552, 5, 5)).toBe(drag)
  })

  it('a block follows the pointer on the raster with the same length', () => {
    expect(dragTo(drag, 582, 5, 5).block).toEqual({ from: 570, to: 630 })
  })

  it('a block is resized at the dragged edge', () => {
    expect(dragTo({ ...drag, part: 'end', at: 600 }, 633, 5, 5).block).toEqual({
      from: 540,
      to: 635
    })
  })
})
