import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteCommand } from '#shared/seen.ts'
import {
  clearCell,
  readCell,
  cellTargetOf,
  type GridFacts
} from '#renderer/timesheet/grid/grid-edit.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { sumOf, type TimesheetCell } from '#shared/timesheet.ts'
import { anEntry, aRunningEntry } from '#tests/unit/renderer/timesheet/an-entry.ts'

const WORK = { projectId: 11, taskId: 101 }
const DATE = '2026-11-18'
const NOW = Date.parse('2026-11-18T15:00:00Z')

function cellOf(...entries: TimeEntry[]): TimesheetCell {
  return { spentDate: DATE, entries, sum: sumOf(entries) }
}

function read(text: string, entries: TimeEntry[] = [], changes: Partial<GridFacts> = {}) {
  const facts: GridFacts = {
    role: 'member',
    timerMode: 'duration',
    now: NOW,
    canBook: true,
    workHours: { from: 540, to: 1020 },
    day: entries,
    ...changes
  }
  return readCell(text, cellOf(...entries), WORK, facts)
}

const locked = { isLocked: true, isBilled: true }

describe('the target of a typed number', () => {
  const facts = { role: 'member', now: NOW, canBook: true } as const

  it('a number in an empty cell makes a new entry', () => {
    expect(cellTargetOf(cellOf(), facts)).toEqual({ kind: 'new' })
  })

  it('a number in an empty cell is refused when the work is not assigned', () => {
    const target = cellTargetOf(cellOf(), { ...facts, canBook: false })
    expect(target).toEqual({ kind: 'blocked', why: 'not-assigned' })
  })

  it('a number changes the last entry without notes, never the running one', () => {
    const first = anEntry({ key: 'a', hours: 100 })
    const last = anEntry({ key: 'b', hours: 50, notes: 'Review' })
    const target = cellTargetOf(cellOf(first, last, aRunningEntry()), facts)
    expect(target).toMatchObject({ kind: 'entry', entry: last, rest: 100 + 150 })
  })

  it('the user chooses the entry when several have notes', () => {
    const entries = ['Review', 'Standup'].map((notes) => anEntry({ key: notes, notes }))
    expect(cellTargetOf(cellOf(...entries), facts)).toEqual({ kind: 'choose' })
  })

  it.each([
    ['running', aRunningEntry()],
    ['invoiced', anEntry(locked)],
    ['approved', anEntry({ isLocked: true, isClosed: true })],
    ['locked', anEntry({ isLocked: true })]
  ] as const)('a cell that is %s cannot be changed', (why, entry) => {
    expect(cellTargetOf(cellOf(entry), facts)).toEqual({ kind: 'blocked', why })
  })

  it('an administrator can change a locked entry', () => {
    const target = cellTargetOf(cellOf(anEntry(locked)), { ...facts, role: 'administrator' })
    expect(target.kind).toBe('entry')
  })
})

describe('typed text in a cell', () => {
  it('hours in an empty cell create an entry', () => {
    expect(read('1h 30')).toMatchObject({
      kind: 'edit',
      total: 150,
      edit: {
        kind: 'create',
        draft: { ...WORK, spentDate: DATE, notes: '', time: { kind: 'hours', hours: 150 } }
      }
    })
  })

  it('a sign changes the existing hours', () => {
    const entry = anEntry({ hours: 100 })
    expect(read('+0:15', [entry])).toMatchObject({
      total: 125,
      change: 25,
      edit: { kind: 'update', key: entry.key, changes: { hours: 125 } }
    })
    expect(read('-15m', [entry])).toMatchObject({ total: 75 })
  })

  it('a number is the new total of the cell, and only one entry changes', () => {
    const entries = [anEntry({ key: 'a', hours: 100 }), anEntry({ key: 'b', hours: 50 })]
    expect(read('3', entries)).toMatchObject({
      total: 300,
      edit: { key: 'b', changes: { hours: 200 } }
    })
    expect(read('0:30', entries)).toEqual({ kind: 'error', reason: 'less-than-others' })
  })

  it('unreadable text changes nothing and shows the reason', () => {
    expect(read('soon')).toEqual({ kind: 'error', reason: 'not-a-duration' })
    expect(read('-2', [anEntry({ hours: 100 })])).toEqual({ kind: 'error', reason: 'negative' })
  })

  it('text that equals the shown hours changes nothing', () => {
    expect(read('1', [anEntry({ hours: 100 })])).toEqual({ kind: 'nothing' })
    expect(read('0')).toEqual({ kind: 'nothing' })
    expect(read('')).toEqual({ kind: 'nothing' })
  })

  it('empty text or zero deletes the only entry', () => {
    const entry = anEntry({ hours: 100 })
    expect(read('', [entry])).toMatchObject({ edit: { kind: 'delete', key: entry.key }, total: 0 })
    expect(read('0', [entry])).toMatchObject({ edit: { kind: 'delete', key: entry.key }, total: 0 })
  })

  it('the cell has the typed total afterwards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 3000 }),
        (hours, wish) => {
          const entries = hours.map((each, index) => anEntry({ key: String(index), hours: each }))
          const reading = read((wish / 100).toFixed(2), entries)
          if (reading.kind !== 'edit') return
          expect(reading.total).toBe(wish)
          const { edit } = reading
          const after = entries.map((entry) =>
            edit.kind === 'update' && edit.key === entry.key
              ? (edit.changes.hours ?? 0)
              : edit.kind === 'delete' && edit.key === entry.key
                ? 0
                : entry.hours
          )
          const made =
            edit.kind === 'create' && edit.draft.time.kind === 'hours' ? edit.draft.time.hours : 0
          expect(after.reduce((sum, each) => sum + each, made)).toBe(wish)
        }
      )
    )
  })
})

describe('cells in a start/end account', () => {
  const timestamps = { timerMode: 'timestamps' } as const
  const busy = anEntry({ key: 'x', startedTime: '09:00', endedTime: '12:00', hours: 300 })

  it('a typed number is placed in the free time of the day', () => {
    expect(read('1:30', [], { ...timestamps, day: [busy] })).toMatchObject({
      block: { from: 720, to: 810 },
      edit: {
        kind: 'create',
        draft: { time: { kind: 'times', startedTime: '12:00', endedTime: '13:30' } }
      }
    })
  })

  it('a changed number moves the end and not the start', () => {
    const reading = read('4', [busy], timestamps)
    expect(reading.kind === 'edit' && reading.edit).toMatchObject({ kind: 'update', key: 'x' })
    expect(reading).toHaveProperty('edit.changes', { endedTime: '13:00' })
  })

  it('a number that does not fit beside other entries is refused', () => {
    const full = anEntry({ key: 'full', hours: 2400, startedTime: '00:00', endedTime: '00:00' })
    const reading = read('1', [], { ...timestamps, day: [full] })
    expect(reading).toEqual({ kind: 'error', reason: 'no-room' })
  })

  it('cells of one batch edit do not overlap', () => {
    const planned = [{ from: 540, to: 600 }]
    expect(read('1', [], { ...timestamps, planned })).toMatchObject({
      block: { from: 600, to: 660 }
    })
  })
})

it('clearing a cell leaves entries that cannot be deleted, and shows the reason', () => {
  const cell = cellOf(anEntry({ key: 'a' }), aRunningEntry(), anEntry({ key: 'b', ...locked }))
  expect(clearCell(cell, 'member')).toEqual({
    edits: [{ kind: 'delete', ...deleteCommand(anEntry({ key: 'a' })) }],
    skipped: ['running', 'invoiced']
  })
})

describe('a cell with negative hours', () => {
  const positive = ['a', 'b'].map((key) => anEntry({ key, hours: 100 }))
  const correction = anEntry({ key: 'c', hours: -100 })
  const cell = [...positive, correction]

  it.each([
    ['1:30', { total: 150, edit: { key: 'b', changes: { hours: 150 } } }],
    ['+0:15', { total: 125, edit: { key: 'b', changes: { hours: 125 } } }],
    ['0:30', { total: 50, edit: { key: 'b', changes: { hours: 50 } } }]
  ])('the text “%s” is the total, and an entry with positive hours changes', (text, edit) => {
    expect(read(text, cell)).toMatchObject({ kind: 'edit', ...edit })
  })

  it('negative hours are cleared first, because Harvest refuses a negative total', () => {
    const { edits } = clearCell(cellOf(...cell), 'member')
    expect(edits.map((edit) => edit.kind === 'delete' && edit.key)).toEqual(['c', 'a', 'b'])
  })

  it('typing the shown text of negative hours changes nothing', () => {
    const hoursFormat = { timeFormat: 'hours_minutes', decimalSymbol: '.' } as const
    expect(read('-1:00', [correction], { hoursFormat })).toEqual({ kind: 'nothing' })
    expect(read('2', [correction])).toMatchObject({ edit: { key: 'c', changes: { hours: 200 } } })
  })
})
