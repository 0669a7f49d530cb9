import { describe, expect, it } from 'vitest'
import type { DailyTarget } from '#shared/daily-target.ts'
import { reviewWeek } from '#renderer/timesheet/dialogs/review.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { buildTimesheet } from '#shared/timesheet.ts'
import { anEntry, aRunningEntry, WEEK_DATES } from '#tests/unit/renderer/timesheet/an-entry.ts'

const WORK_WEEK: DailyTarget = { days: [1, 2, 3, 4, 5], hours: 800 }
const FACTS = {
  today: '2026-11-19',
  target: WORK_WEEK,
  now: Date.parse('2026-11-18T15:00:00Z')
}
const NO_TARGET: DailyTarget = { ...WORK_WEEK, hours: 0 }

function review(entries: readonly TimeEntry[], facts: Partial<typeof FACTS> = {}) {
  return reviewWeek(buildTimesheet(WEEK_DATES, entries), { ...FACTS, target: NO_TARGET, ...facts })
}
const kinds = (entries: readonly TimeEntry[]) => review(entries).map(({ kind }) => kind)
const complete = { notes: 'Review', hours: 800 }

describe('the review of a week', () => {
  it('the review lists past days under the target and no others', () => {
    const found = review([anEntry({ ...complete, hours: 750 })], { target: WORK_WEEK })
    expect(found.map(({ kind, spentDate }) => [kind, spentDate])).toEqual([
      ['under-target', '2026-11-16'],
      ['under-target', '2026-11-17'],
      ['under-target', '2026-11-18']
    ])
    expect(found.at(-1)).toMatchObject({ missing: 50 })
  })

  it('the review lists no days off of a 28-hour week from Monday to Thursday', () => {
    const target: DailyTarget = { days: [1, 2, 3, 4], hours: 700 }
    const whole = ['16', '17', '18', '19'].map((day) =>
      anEntry({ ...complete, key: day, spentDate: `2026-11-${day}`, hours: 700 })
    )
    expect(review(whole, { today: '2026-11-23', target })).toEqual([])
  })

  it('the review expects hours on a Saturday that is a work day, and does not list it as weekend work', () => {
    const target: DailyTarget = { days: [6], hours: 400 }
    const saturday = anEntry({ ...complete, spentDate: '2026-11-21', hours: 300 })
    expect(review([saturday], { today: '2026-11-23', target })).toEqual([
      { kind: 'under-target', spentDate: '2026-11-21', row: null, missing: 100 }
    ])
  })

  it('the review does not list a complete day', () => {
    expect(kinds([anEntry(complete)])).toEqual([])
  })

  it('the review lists a running timer', () => {
    expect(kinds([aRunningEntry()])).toEqual(['running'])
  })

  it('the review lists entries without notes, over ten hours or at the weekend', () => {
    expect(kinds([anEntry({ hours: 100 })])).toEqual(['without-notes'])
    expect(kinds([anEntry({ ...complete, hours: 1001 })])).toEqual(['very-long'])
    expect(kinds([anEntry({ ...complete, spentDate: '2026-11-21' })])).toEqual(['weekend'])
  })

  it('the review lists gaps between entries, but not the ends of the day', () => {
    const blocks = [
      anEntry({ ...complete, key: 'a', startedTime: '09:00', endedTime: '10:00' }),
      anEntry({ ...complete, key: 'b', startedTime: '10:30', endedTime: '12:00' }),
      anEntry({ ...complete, key: 'c', startedTime: '12:10', endedTime: '13:00' })
    ]
    expect(review(blocks)).toEqual([
      { kind: 'gap', spentDate: '2026-11-18', row: null, gap: { from: 600, to: 630 } }
    ])
  })

  it('the review explains locked days and requests no change in them', () => {
    const locked = { isLocked: true, isClosed: true, startedTime: '09:00', endedTime: '10:00' }
    const later = { ...locked, key: 'b', hours: 1100, startedTime: '12:00', endedTime: '23:00' }
    expect(review([anEntry(locked), anEntry(later)], { today: '2026-11-16' })).toEqual([
      { kind: 'locked', lock: 'approved', spentDate: '2026-11-18', row: null }
    ])
  })

  it('the review requests no change of a locked entry beside an open one', () => {
    const locked = anEntry({ key: 'b', isLocked: true, hours: 1100 })
    expect(kinds([anEntry(complete), locked])).toEqual([])
  })

  it('each line of the review leads to its row', () => {
    expect(review([anEntry({ hours: 100 })])[0]).toMatchObject({
      spentDate: '2026-11-18',
      row: '11:101'
    })
  })
})
