import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#shared/time/spent-date.ts'
import { DateWords } from '#renderer/window/date-words.ts'
import { shiftWeek, weekOf, type WeekStartDay } from '#shared/time/week.ts'
import { spentDates } from '#tests/unit/shared/arbitraries.ts'

const startDays = fc.constantFrom<WeekStartDay>('Monday', 'Sunday', 'Saturday')
const dayName = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })

describe('weeks', () => {
  it.each<[WeekStartDay, string, string]>([
    ['Monday', '2026-11-23', '2026-11-29'],
    ['Sunday', '2026-11-22', '2026-11-28'],
    ['Saturday', '2026-11-21', '2026-11-27']
  ])('a week with the start day %s is from %s to %s', (startDay, first, last) => {
    const week = weekOf('2026-11-25', startDay)
    expect(week).toMatchObject({ first, last })
    expect(week.days).toHaveLength(7)
  })

  it.each<[WeekStartDay, string, string]>([
    ['Monday', '2026-12-28', '2027-01-03'],
    ['Sunday', '2026-12-27', '2027-01-02'],
    ['Saturday', '2026-12-26', '2027-01-01']
  ])('a week with the start day %s may cross the end of a year', (startDay, first, last) => {
    expect(weekOf('2026-12-31', startDay)).toMatchObject({ first, last })
    expect(weekOf('2027-01-01', startDay)).toMatchObject({ first, last })
  })

  it('a week has seven consecutive days from its start day and contains the given day', () => {
    fc.assert(
      fc.property(spentDates, startDays, (date, startDay) => {
        const week = weekOf(date, startDay)
        expect(week.days).toContain(date)
        expect(dayName(week.first)).toBe(startDay)
        expect([week.days[0], week.days[6]]).toEqual([week.first, week.last])
        week.days.forEach((day, index) => expect(daysBetween(week.first, day)).toBe(index))
      })
    )
  })

  it('each day of a week returns the same week', () => {
    fc.assert(
      fc.property(spentDates, startDays, (date, startDay) => {
        const week = weekOf(date, startDay)
        for (const day of week.days) expect(weekOf(day, startDay)).toEqual(week)
        expect(weekOf(addDays(week.last, 1), startDay)).toEqual(shiftWeek(week, 1))
        expect(weekOf(addDays(week.first, -1), startDay)).toEqual(shiftWeek(week, -1))
      })
    )
  })

  it('shifting a week forth and back returns the same week', () => {
    fc.assert(
      fc.property(
        spentDates,
        startDays,
        fc.integer({ min: -600, max: 600 }),
        (date, startDay, by) => {
          const week = weekOf(date, startDay)
          expect(shiftWeek(shiftWeek(week, by), -by)).toEqual(week)
          expect(daysBetween(week.first, shiftWeek(week, by).first)).toBe(by * 7)
        }
      )
    )
  })
})

describe('weeks in words', () => {
  const written = (date: string, locale: string) =>
    new DateWords(locale).week(weekOf(date, 'Monday'))

  it('the month of a week within one month is written once', () => {
    expect(written('2026-11-25', 'en-GB')).toBe('23 – 29 November 2026')
  })

  it('both months of a week are written, and both years if they differ', () => {
    expect(written('2026-12-02', 'en-GB')).toBe('30 Nov – 6 Dec 2026')
    expect(written('2026-12-31', 'en-GB')).toBe('28 Dec 2026 – 3 Jan 2027')
  })

  it('a week is written in the order of its locale', () => {
    expect(written('2026-11-25', 'en-US')).toBe('November 23 – 29, 2026')
  })
})
