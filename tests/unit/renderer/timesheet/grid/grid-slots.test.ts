import { describe, expect, it } from 'vitest'
import { GridSlots, assignSlots } from '#renderer/timesheet/grid/grid-slots.ts'
import { buildTimesheet, type TimesheetRow } from '#shared/timesheet.ts'
import { anEntry, WEEK_DATES } from '../an-entry.ts'

const BETA = { id: 2, name: 'Beta' }

function rowsOf(...tasks: readonly number[]): readonly TimesheetRow[] {
  const entries = tasks.map((id) =>
    anEntry({
      key: `e${id}`,
      task: { id, name: `Task ${id}` },
      ...(id >= 100 ? { client: BETA } : {})
    })
  )
  return buildTimesheet(WEEK_DATES, entries).rows
}

describe('the slots of the grid', () => {
  it('slots stay with their rows, and new rows get free slots first', () => {
    const before = assignSlots(new Map(), ['a', 'b', 'c'])
    expect([...before]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2]
    ])
    expect([...assignSlots(before, ['d', 'c', 'e', 'f'])]).toEqual([
      ['d', 0],
      ['c', 2],
      ['e', 1],
      ['f', 3]
    ])
  })

  it('a week with other rows reuses the slots', () => {
    const slots = new GridSlots()
    const slotsOf = (rows: readonly TimesheetRow[]) =>
      slots.arrange(rows, true).map((group) => [group.slot, group.rows.map(({ slot }) => slot)])
    expect(slotsOf(rowsOf(1, 2, 100, 101))).toEqual([
      [0, [0, 1]],
      [1, [0, 1]]
    ])
    expect(slotsOf(rowsOf(3, 4, 5, 101, 102))).toEqual([
      [0, [0, 1, 2]],
      [1, [1, 0]]
    ])
  })

  it('slots contain the position of each row, grouped by client or not', () => {
    const slots = new GridSlots()
    const grouped = slots.arrange(rowsOf(1, 2, 100), true)
    expect(grouped.map(({ client, rows }) => [client, rows.map(({ index }) => index)])).toEqual([
      ['Acme', [0, 1]],
      ['Beta', [2]]
    ])
    const [all, ...others] = slots.arrange(rowsOf(1, 2, 100), false)
    expect(others).toEqual([])
    expect(all?.client).toBeNull()
    expect(all?.rows.map(({ index }) => index)).toEqual([0, 1, 2])
  })
})
