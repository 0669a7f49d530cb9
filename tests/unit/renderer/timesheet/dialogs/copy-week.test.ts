import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCopy, rowsToCopy } from '#renderer/timesheet/dialogs/copy-week.ts'
import type { TimerMode } from '#shared/company.ts'
import { timeAtMinute } from '#shared/time/clock-time.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry, aRunningEntry, WEEK_DATES } from '#tests/unit/renderer/timesheet/an-entry.ts'

const NEXT_WEEK = WEEK_DATES.map((date) => addDays(date, 7))
const DESIGN = { id: 102, name: 'Design' }
const entry = anEntry()
const ASSIGNMENTS = [
  {
    id: 1,
    client: entry.client,
    project: entry.project,
    isProjectManager: false,
    taskAssignments: [{ id: 1, task: entry.task, billable: true }]
  }
]
const ALL = new Set(['11:101', '11:102'])

function plan(
  source: readonly TimeEntry[],
  wish: { rows?: ReadonlySet<string>; withHours?: boolean; withNotes?: boolean } = {},
  target: readonly TimeEntry[] = [],
  timerMode: TimerMode = 'duration'
) {
  return planCopy(
    rowsToCopy(source, ASSIGNMENTS),
    { rows: ALL, withHours: true, withNotes: false, ...wish },
    { from: WEEK_DATES, to: NEXT_WEEK, source, target, timerMode }
  )
}

const times = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 2 })
const stretches = times.map((two) => two.toSorted((a, b) => a - b))

describe('copying a week', () => {
  it('a copy without hours creates rows only', () => {
    const { rows, edits, hours } = plan([anEntry({ hours: 150 })], { withHours: false })
    expect(rows.map(({ task }) => task.name)).toEqual(['Development'])
    expect(edits).toEqual([])
    expect(hours).toBe(0)
  })

  it('hours are copied to the same day of the week', () => {
    const { edits } = plan([anEntry({ hours: 150, notes: 'Review' })])
    expect(edits).toEqual([
      {
        kind: 'create',
        draft: {
          projectId: 11,
          taskId: 101,
          spentDate: '2026-11-25',
          notes: '',
          time: { kind: 'hours', hours: 150 }
        }
      }
    ])
  })

  it('notes are copied when the user chooses that', () => {
    const { edits } = plan([anEntry({ notes: 'Review' })], { withNotes: true })
    expect(edits[0]).toMatchObject({ draft: { notes: 'Review' } })
  })

  it('work that is no longer assigned is left out and listed', () => {
    const source = [anEntry(), anEntry({ key: 'b', task: DESIGN })]
    expect(rowsToCopy(source, ASSIGNMENTS).map((row) => [row.id, row.isAssigned])).toEqual([
      ['11:102', false],
      ['11:101', true]
    ])
    expect(plan(source).edits).toHaveLength(1)
  })

  it('only the chosen rows are copied', () => {
    expect(plan([anEntry()], { rows: new Set() })).toMatchObject({ rows: [], edits: [], hours: 0 })
  })

  it('days that already have hours do not change', () => {
    const there = anEntry({ key: 'there', spentDate: '2026-11-25' })
    expect(plan([anEntry()], {}, [there])).toMatchObject({ edits: [], skipped: 1 })
  })

  it('start and end are copied without overlapping existing entries', () => {
    fc.assert(
      fc.property(stretches, stretches, ([from = 0, to = 0], [otherFrom = 0, otherTo = 0]) => {
        const clock = { startedTime: timeAtMinute(from), endedTime: timeAtMinute(to) }
        const there = anEntry({
          key: 'there',
          task: DESIGN,
          spentDate: '2026-11-25',
          startedTime: timeAtMinute(otherFrom),
          endedTime: timeAtMinute(otherTo)
        })
        const { edits, skipped } = plan([anEntry(clock)], {}, [there], 'timestamps')
        const isFree = to <= otherFrom || otherTo <= from
        expect(edits).toMatchObject(
          isFree ? [{ draft: { time: { kind: 'times', ...clock } } }] : []
        )
        expect(skipped).toBe(isFree ? 0 : 1)
      })
    )
  })

  it('entries without start and end promise no hours in a start/end account', () => {
    expect(plan([anEntry()], {}, [], 'timestamps')).toMatchObject({ edits: [], hours: 0 })
  })

  it('a running timer is never copied', () => {
    expect(plan([aRunningEntry()]).edits).toEqual([])
  })

  it('the copy adds exactly the promised hours, and none twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 900 }))),
        (days) => {
          const source = days.map(([day, hours], index) =>
            anEntry({ key: String(index), spentDate: WEEK_DATES[day] ?? '', hours })
          )
          const { edits, hours } = plan(source)
          const created = edits.map((edit) =>
            edit.kind === 'create' && edit.draft.time.kind === 'hours' ? edit.draft.time.hours : 0
          )
          expect(created.reduce((sum, each) => sum + each, 0)).toBe(hours)
          expect(hours).toBe(source.reduce((sum, each) => sum + each.hours, 0))
          expect(created.every((each) => each > 0)).toBe(true)
        }
      )
    )
  })
})

it('negative hours reduce the copied hours of their row and day', () => {
  const [monday = '', tuesday = ''] = WEEK_DATES
  const source = [
    anEntry({ key: 'a', spentDate: monday, hours: 100 }),
    anEntry({ key: 'b', spentDate: monday, hours: 100 }),
    anEntry({ key: 'c', spentDate: monday, hours: -150 }),
    anEntry({ key: 'd', spentDate: tuesday, hours: 200 })
  ]
  const { edits, hours } = plan(source)
  expect(hours).toBe(250)
  expect(edits.map((edit) => edit.kind === 'create' && edit.draft.time)).toEqual([
    { kind: 'hours', hours: 50 },
    { kind: 'hours', hours: 200 }
  ])
})
