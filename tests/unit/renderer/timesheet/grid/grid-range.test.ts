import { describe, expect, it } from 'vitest'
import type { CellReading } from '#renderer/timesheet/grid/grid-edit.ts'
import { deleteCommand } from '#shared/seen.ts'
import { windowEntry } from '#tests/support/window-state.ts'
import {
  placesIn,
  planFill,
  planPaste,
  rectOf,
  type GridPlace
} from '#renderer/timesheet/grid/grid-range.ts'

const SIZE = { rows: 3, columns: 7 }

function reader(blocked?: GridPlace) {
  const read = (place: GridPlace, text: string): CellReading => {
    if (place.row === blocked?.row && place.column === blocked.column)
      return { kind: 'blocked', why: 'running' }
    if (Number.isNaN(Number(text))) return { kind: 'error', reason: 'not-a-duration' }
    const key = `${place.row},${place.column}=${text}`
    const edit = { kind: 'delete', ...deleteCommand(windowEntry({ key })) } as const
    return { kind: 'edit', edit, total: 0, change: null, block: null }
  }
  return read
}
const keys = (plan: ReturnType<typeof planPaste>) =>
  plan.kind === 'edits' && plan.edits.map((edit) => (edit.kind === 'create' ? '' : edit.key))

describe('a selected range', () => {
  it('a range is the same from either corner', () => {
    const [one, other] = [
      { row: 2, column: 1 },
      { row: 0, column: 3 }
    ]
    expect(rectOf(one, other)).toEqual(rectOf(other, one))
    const places = placesIn(rectOf(one, other))
    expect(places).toHaveLength(9)
    expect(places).toContainEqual({ row: 1, column: 2 })
    expect(places).not.toContainEqual({ row: 1, column: 4 })
  })
})

describe('pasting into the grid', () => {
  const at = rectOf({ row: 1, column: 2 }, { row: 1, column: 2 })

  it('a paste begins at the selected cell, and its empty cells change nothing', () => {
    const plan = planPaste(
      [
        ['1', '', '2'],
        ['3', '4', '']
      ],
      at,
      SIZE,
      reader()
    )
    expect(keys(plan)).toEqual(['1,2=1', '1,4=2', '2,2=3', '2,3=4'])
  })

  it('a pasted single cell fills the whole selection', () => {
    const chosen = rectOf({ row: 0, column: 0 }, { row: 1, column: 1 })
    expect(keys(planPaste([['2']], chosen, SIZE, reader()))).toHaveLength(4)
  })

  it('a paste with an unreadable cell changes nothing and names it', () => {
    const plan = planPaste([['1', 'soon']], at, SIZE, reader())
    expect(plan).toEqual({ kind: 'unreadable', texts: ['soon'] })
  })

  it('a paste into a cell that cannot change changes nothing', () => {
    const plan = planPaste([['1', '2']], at, SIZE, reader({ row: 1, column: 3 }))
    expect(plan).toEqual({ kind: 'blocked', why: 'running' })
  })

  it('the plan of a paste counts the entries that it deletes', () => {
    expect(planPaste([['1', '2']], at, SIZE, reader())).toMatchObject({ deleted: 2 })
  })

  it('several pasted cells are totals, so a minus sign is refused and a plus sign ignored', () => {
    expect(planPaste([['1', '-2']], at, SIZE, reader())).toEqual({
      kind: 'unreadable',
      texts: ['-2']
    })
    expect(keys(planPaste([['+1', '2']], at, SIZE, reader()))).toEqual(['1,2=1', '1,3=2'])
  })

  it('a single pasted cell with a sign changes the existing hours, unless Gleaner copied it', () => {
    expect(keys(planPaste([['-1']], at, SIZE, reader()))).toEqual(['1,2=-1'])
    const copied = planPaste([['-1']], at, SIZE, reader(), true)
    expect(copied).toEqual({ kind: 'unreadable', texts: ['-1'] })
  })

  it('a paste that does not fit is refused', () => {
    expect(planPaste([['1'], ['2'], ['3']], at, SIZE, reader())).toEqual({ kind: 'too-big' })
    expect(planPaste([[' ']], at, SIZE, reader())).toEqual({ kind: 'nothing' })
  })
})

describe('filling right', () => {
  const textAt = ({ row }: GridPlace) => String(row + 1)

  it('filling right copies the first cell of each row into the other cells', () => {
    const chosen = rectOf({ row: 0, column: 1 }, { row: 1, column: 3 })
    expect(keys(planFill(chosen, textAt, reader()))).toEqual(['0,2=1', '0,3=1', '1,2=2', '1,3=2'])
  })

  it('filling a single cell copies the cell to its left', () => {
    const chosen = rectOf({ row: 0, column: 1 }, { row: 0, column: 1 })
    expect(keys(planFill(chosen, textAt, reader()))).toEqual(['0,1=1'])
    const first = rectOf({ row: 0, column: 0 }, { row: 0, column: 0 })
    expect(planFill(first, textAt, reader())).toEqual({ kind: 'nothing' })
  })
})
