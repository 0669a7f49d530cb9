import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildTimesheet } from '#shared/timesheet.ts'
import { pictureOf } from '#renderer/timesheet/picture/week-picture.ts'
import { anEntry, WEEK_DATES } from '#tests/unit/renderer/timesheet/an-entry.ts'

const entries = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    project: fc.integer({ min: 1, max: 5 }),
    hours: fc.integer({ min: 0, max: 1200 })
  })
)

it('every hour of the week is in exactly one part of one bar', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const week = buildTimesheet(
        WEEK_DATES,
        given.map(({ day, project, hours }, index) =>
          anEntry({
            key: String(index),
            spentDate: WEEK_DATES[day] ?? '',
            project: { id: project, name: `Project ${project}`, code: null },
            hours
          })
        )
      )
      const picture = pictureOf(week, 0)
      expect(picture.total).toBe(week.sum.settled)
      const drawn = picture.parts.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(drawn).toBe(picture.total)
      picture.days.forEach((hours, day) => {
        const tops = picture.parts.filter((part) => part.day === day).map(({ to }) => to)
        expect(Math.max(0, ...tops)).toBe(hours)
      })
    })
  )
})

it('negative hours are drawn below the baseline and do not move other parts', () => {
  const [date = ''] = WEEK_DATES
  const given = [
    { id: 1, hours: 300 },
    { id: 2, hours: -100 }
  ]
  const entries = given.map(({ id, hours }) =>
    anEntry({
      key: String(id),
      spentDate: date,
      project: { id, name: `Project ${id}`, code: null },
      hours
    })
  )
  const { parts, total } = pictureOf(buildTimesheet(WEEK_DATES, entries), 0)
  expect(total).toBe(200)
  expect(parts).toEqual([
    { projectId: 1, day: 0, from: 0, to: 300 },
    { projectId: 2, day: 0, from: -100, to: 0 }
  ])
})
