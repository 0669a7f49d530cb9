import { describe, expect, it } from 'vitest'
import {
  buildTimesheet,
  editRightOn,
  lockOf,
  looksMiscounted,
  sumAt,
  sumOf
} from '#shared/timesheet.ts'
import { anEntry, aRunningEntry, WEEK_DATES } from '#tests/unit/renderer/timesheet/an-entry.ts'

const HALF_AN_HOUR_LATER = Date.parse('2026-11-18T14:30:00Z')
const DESIGN = { id: 102, name: 'Design' }
const ZETA = { client: { id: 2, name: 'Zeta' }, project: { id: 21, name: 'App', code: null } }

describe('the rows of a week', () => {
  it('a row has one cell for each date, empty without entries', () => {
    const { rows } = buildTimesheet(WEEK_DATES, [anEntry()])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells.map((cell) => cell.entries.length)).toEqual([0, 0, 1, 0, 0, 0, 0])
  })

  it('a row contains all entries of a project and task in the week', () => {
    const { rows } = buildTimesheet(WEEK_DATES, [
      anEntry({ key: 'a', hours: 125 }),
      anEntry({ key: 'b', hours: 50, spentDate: '2026-11-20' }),
      anEntry({ key: 'c', hours: 25, task: DESIGN })
    ])
    expect(rows.map((row) => [row.work.task.name, row.sum.settled])).toEqual([
      ['Design', 25],
      ['Development', 175]
    ])
  })

  it('rows are sorted by client, project and task', () => {
    const entries = [
      anEntry({ key: 'a', ...ZETA }),
      anEntry({ key: 'b' }),
      anEntry({ key: 'c', task: DESIGN })
    ]
    const idsOf = (list: typeof entries): string[] =>
      buildTimesheet(WEEK_DATES, list).rows.map((row) => row.id)
    expect(idsOf(entries)).toEqual(['11:102', '11:101', '21:101'])
    expect(idsOf(entries.toReversed())).toEqual(idsOf(entries))
  })

  it('rows stay in place when hours, notes or timers change', () => {
    const before = [anEntry({ key: 'a', ...ZETA }), anEntry({ key: 'b' })]
    const after = [aRunningEntry({ key: 'a', ...ZETA }), anEntry({ key: 'b', hours: 900 })]
    const ids = buildTimesheet(WEEK_DATES, before).rows.map((row) => row.id)
    expect(buildTimesheet(WEEK_DATES, after).rows.map((row) => row.id)).toEqual(ids)
  })

  it('entries of other weeks are left out', () => {
    const { rows, sum } = buildTimesheet(WEEK_DATES, [anEntry({ spentDate: '2026-11-23' })])
    expect(rows).toEqual([])
    expect(sum).toEqual({ settled: 0, running: [] })
  })
})

describe('the days of a week', () => {
  it('entries of a day are sorted by start if all have one', () => {
    const late = anEntry({ key: 'a', startedTime: '13:00', endedTime: '14:00' })
    const early = anEntry({ key: 'b', startedTime: '09:00', endedTime: '10:00' })
    const { days } = buildTimesheet(WEEK_DATES, [late, early])
    expect(days[2]?.entries.map((entry) => entry.key)).toEqual(['b', 'a'])
  })

  it('entries of a day are sorted by creation otherwise, so that a started timer does not move', () => {
    const first = aRunningEntry({ key: 'z', startedTime: '14:00' })
    const second = anEntry({ key: 'a', createdAt: '2026-11-18T10:00:00Z' })
    const { days } = buildTimesheet(WEEK_DATES, [second, first])
    expect(days[2]?.entries.map((entry) => entry.key)).toEqual(['z', 'a'])
  })

  it('Saturday and Sunday are the weekend', () => {
    const { days } = buildTimesheet(WEEK_DATES, [])
    expect(days.filter((day) => day.isWeekend).map((day) => day.spentDate)).toEqual([
      '2026-11-21',
      '2026-11-22'
    ])
  })
})

describe('sums of a week', () => {
  it('a sum adds whole hundredths, and only running entries grow', () => {
    const sum = sumOf([anEntry({ hours: 33 }), anEntry({ hours: 33 }), aRunningEntry()])
    expect(sum.settled).toBe(66)
    expect(sumAt(sum, HALF_AN_HOUR_LATER)).toBe(66 + 50 + 50)
  })

  it('three times 0:20 look miscounted as 0:59', () => {
    const third = [anEntry({ hours: 33 }), anEntry({ hours: 33 }), anEntry({ hours: 33 })]
    expect(looksMiscounted(third, HALF_AN_HOUR_LATER)).toBe(true)
  })

  it('minutes that add up do not look miscounted', () => {
    const whole = [anEntry({ hours: 50 }), anEntry({ hours: 25 })]
    expect(looksMiscounted(whole, HALF_AN_HOUR_LATER)).toBe(false)
  })
})

describe('locks', () => {
  it('the reason of a lock is the strongest: invoiced, then approved, then locked', () => {
    const lockedReason = 'Item Invoiced and Approved'
    const locked = { isLocked: true, lockedReason }
    expect(lockOf(anEntry({ ...locked, isClosed: true, isBilled: true }))).toEqual({
      kind: 'invoiced',
      reason: lockedReason
    })
    expect(lockOf(anEntry({ ...locked, isClosed: true })).kind).toBe('approved')
    expect(lockOf(anEntry(locked)).kind).toBe('locked')
    expect(lockOf(anEntry())).toEqual({ kind: 'open' })
  })

  it('an administrator can change the content of a locked entry, and nobody else anything', () => {
    const locked = anEntry({ isLocked: true })
    expect(editRightOn(locked, 'administrator')).toBe('content')
    expect(editRightOn(locked, 'manager')).toBe('none')
    expect(editRightOn(locked, 'member')).toBe('none')
    expect(editRightOn(locked, null)).toBe('none')
    expect(editRightOn(anEntry(), 'member')).toBe('all')
  })
})
