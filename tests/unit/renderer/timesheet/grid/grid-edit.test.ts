import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletionOf } from '#shared/seen.ts'
import {
  clearCell,
  readCell,
  targetOf,
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

describe('what a number in a cell changes', () => {
  const facts = { role: 'member', now: NOW, canBook: true } as const

  it('is a new entry where there is none', () => {
    expect(targetOf(cellOf(), facts)).toEqual({ kind: 'new' })
  })

  it('is nothing where the work is not assigned', () => {
    const target = targetOf(cellOf(), { ...facts, canBook: false })
    expect(target).toEqual({ kind: 'blocked', why: 'not-assigned' })
  })

  it('is the last one of several without notes, never the running one', () => {
    const first = anEntry({ key: 'a', hours: 100 })
    const last = anEntry({ key: 'b', hours: 50, notes: 'Review' })
    const target = targetOf(cellOf(first, last, aRunningEntry()), facts)
    expect(target).toMatchObject({ kind: 'entry', entry: last, rest: 100 + 150 })
  })

  it('has to be chosen when more than one has notes', () => {
    const entries = ['Review', 'Standup'].map((notes) => anEntry({ key: notes, notes }))
    expect(targetOf(cellOf(...entries), facts)).toEqual({ kind: 'choose' })
  })

  it.each([
    ['running', aRunningEntry()],
    ['invoiced', anEntry(locked)],
    ['approved', anEntry({ isLocked: true, isClosed: true })],
    ['locked', anEntry({ isLocked: true })]
  ] as const)('is nothing in a cell that is %s', (why, entry) => {
    expect(targetOf(cellOf(entry), facts)).toEqual({ kind: 'blocked', why })
  })

  it('is a locked entry for administrators', () => {
    const target = targetOf(cellOf(anEntry(locked)), { ...facts, role: 'administrator' })
    expect(target.kind).toBe('entry')
  })
})

describe('a text in a cell', () => {
  it('makes an entry with these hours', () => {
    expect(read('1h 30')).toMatchObject({
      kind: 'edit',
      total: 150,
      edit: {
        kind: 'create',
        draft: { ...WORK, spentDate: DATE, notes: '', time: { kind: 'hours', hours: 150 } }
      }
    })
  })

  it('changes what is there when it has a sign', () => {
    const entry = anEntry({ hours: 100 })
    expect(read('+0:15', [entry])).toMatchObject({
      total: 125,
      change: 25,
      edit: { kind: 'update', key: entry.key, changes: { hours: 125 } }
    })
    expect(read('-15m', [entry])).toMatchObject({ total: 75 })
  })

  it('is the total of the cell: the others keep what they have', () => {
    const entries = [anEntry({ key: 'a', hours: 100 }), anEntry({ key: 'b', hours: 50 })]
    expect(read('3', entries)).toMatchObject({
      total: 300,
      edit: { key: 'b', changes: { hours: 200 } }
    })
    expect(read('0:30', entries)).toEqual({ kind: 'error', reason: 'less-than-others' })
  })

  it('says what is wrong and changes nothing', () => {
    expect(read('soon')).toEqual({ kind: 'error', reason: 'not-a-duration' })
    expect(read('-2', [anEntry({ hours: 100 })])).toEqual({ kind: 'error', reason: 'negative' })
  })

  it('that says what is there already changes nothing', () => {
    expect(read('1', [anEntry({ hours: 100 })])).toEqual({ kind: 'nothing' })
    expect(read('0')).toEqual({ kind: 'nothing' })
    expect(read('')).toEqual({ kind: 'nothing' })
  })

  it('that is empty or zero takes the only entry away', () => {
    const entry = anEntry({ hours: 100 })
    expect(read('', [entry])).toMatchObject({ edit: { kind: 'delete', key: entry.key }, total: 0 })
    expect(read('0', [entry])).toMatchObject({ edit: { kind: 'delete', key: entry.key }, total: 0 })
  })

  it('comes to what it says, whatever the cell holds', () => {
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

describe('in a start/end account', () => {
  const timestamps = { timerMode: 'timestamps' } as const
  const busy = anEntry({ key: 'x', startedTime: '09:00', endedTime: '12:00', hours: 300 })

  it('a number is placed in the free time of the day', () => {
    expect(read('1:30', [], { ...timestamps, day: [busy] })).toMatchObject({
      block: { from: 720, to: 810 },
      edit: {
        kind: 'create',
        draft: { time: { kind: 'times', startedTime: '12:00', endedTime: '13:30' } }
      }
    })
  })

  it('another number moves the end and leaves the start alone', () => {
    const reading = read('4', [busy], timestamps)
    expect(reading.kind === 'edit' && reading.edit).toMatchObject({ kind: 'update', key: 'x' })
    expect(reading).toHaveProperty('edit.changes', { endedTime: '13:00' })
  })

  it('nothing is placed over other entries', () => {
    const full = anEntry({ key: 'full', hours: 2400, startedTime: '00:00', endedTime: '00:00' })
    const reading = read('1', [], { ...timestamps, day: [full] })
    expect(reading).toEqual({ kind: 'error', reason: 'no-room' })
  })

  it('several cells of one stroke keep out of each other’s way', () => {
    const planned = [{ from: 540, to: 600 }]
    expect(read('1', [], { ...timestamps, planned })).toMatchObject({
      block: { from: 600, to: 660 }
    })
  })
})

it('a cleared cell keeps what may not go, and says why', () => {
  const cell = cellOf(anEntry({ key: 'a' }), aRunningEntry(), anEntry({ key: 'b', ...locked }))
  expect(clearCell(cell, 'member')).toEqual({
    edits: [{ kind: 'delete', ...deletionOf(anEntry({ key: 'a' })) }],
    kept: ['running', 'invoiced']
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
  ])('takes “%s” as its total and changes an entry with positive hours', (text, edit) => {
    expect(read(text, cell)).toMatchObject({ kind: 'edit', ...edit })
  })

  it('is cleared with the negative hours first, because Harvest refuses a negative total', () => {
    const { edits } = clearCell(cellOf(...cell), 'member')
    expect(edits.map((edit) => edit.kind === 'delete' && edit.key)).toEqual(['c', 'a', 'b'])
  })

  it('does not change when its own text is typed again', () => {
    const hoursFormat = { timeFormat: 'hours_minutes', decimalSymbol: '.' } as const
    expect(read('-1:00', [correction], { hoursFormat })).toEqual({ kind: 'nothing' })
    expect(read('2', [correction])).toMatchObject({ edit: { key: 'c', changes: { hours: 200 } } })
  })
})
