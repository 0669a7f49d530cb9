import { describe, expect, it } from 'vitest'
import { cellViewOf, isTicking, type CellView } from '#renderer/timesheet/grid/cell-view.ts'
import { cellsIn, columnsOf } from '#renderer/timesheet/grid/grid-columns.ts'
import { formatHours } from '#shared/hours.ts'
import { english } from '#shared/messages/english.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { buildTimesheet } from '#shared/timesheet.ts'
import { anEntry, aRunningEntry, WEEK_DATES } from '../an-entry.ts'

const FORMAT = { timeFormat: 'hours_minutes', decimalSymbol: '.' } as const
const AT_THREE = Date.parse('2026-11-18T15:00:00Z')

function viewOf(...entries: readonly TimeEntry[]): CellView {
  const cell = buildTimesheet(WEEK_DATES, entries).rows[0]!.cells[2]!
  const hours = (size: number): string => formatHours(size, FORMAT)
  return cellViewOf(cell, 'Wednesday', AT_THREE, {
    work: 'Website',
    texts: english.timesheet.grid,
    hours
  })
}

describe('cell views', () => {
  it('an empty cell shows nothing and has a label', () => {
    const { hours, label, sign } = viewOf(anEntry({ spentDate: '2026-11-19' }))
    expect([hours, label, sign]).toEqual(['', 'Website, Wednesday: nothing', undefined])
  })

  it('the label of a cell contains its hours, the number of entries and every sign', () => {
    const { hours, label, sign, lacksNotes } = viewOf(
      anEntry({ isLocked: true }),
      anEntry({ key: 'b', hours: 50, notes: 'Written' })
    )
    expect(hours).toBe('1:30')
    expect(label).toBe('Website, Wednesday: 1:30, 2 entries, locked, without notes')
    expect([sign, lacksNotes]).toEqual(['locked', true])
  })

  it('a cell with a running entry counts up', () => {
    const running = viewOf(aRunningEntry())
    expect([running.hours, running.sign, isTicking(running)]).toEqual(['1:30', 'running', true])
    expect(isTicking(viewOf(anEntry()))).toBe(false)
  })
})

describe('the columns of a week', () => {
  it('a row has cells for the shown days only', () => {
    const { days, rows } = buildTimesheet(WEEK_DATES, [anEntry()])
    const columns = columnsOf(
      days.filter(({ isWeekend }) => !isWeekend),
      (date) => `day ${date}`
    )
    expect(columns.map(({ name }) => name).at(0)).toBe('day 2026-11-16')
    expect(cellsIn(rows[0]!, columns).map(({ spentDate }) => spentDate)).toEqual(
      WEEK_DATES.slice(0, 5)
    )
  })
})
