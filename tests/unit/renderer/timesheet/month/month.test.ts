import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addMonths,
  formatMonth,
  hoursBetween,
  hoursByDay,
  monthOf
} from '#renderer/timesheet/month/month.ts'
import { anEntry } from '#tests/unit/renderer/timesheet/an-entry.ts'
import { spentDates } from '../../../shared/arbitraries.ts'

it('a month consists of whole weeks with each of its days once', () => {
  fc.assert(
    fc.property(spentDates, fc.constantFrom('Monday', 'Sunday', 'Saturday'), (date, start) => {
      const { first, last, weeks } = monthOf(date, start)
      const days = weeks.flatMap((week) => week.days)
      expect(new Set(days).size).toBe(days.length)
      expect(days).toContain(first)
      expect(days).toContain(last)
      expect(days).toContain(date)
      expect(weeks[0]?.days).toContain(first)
      expect(weeks.at(-1)?.days).toContain(last)
    })
  )
})

it('a month later is the same day or the last day of that month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-15', -1)).toBe('2026-02-15')
})

it('hours are summed by day and over days', () => {
  const byDay = hoursByDay(
    [
      anEntry({ key: 'a', hours: 100 }),
      anEntry({ key: 'b', hours: 50 }),
      anEntry({ key: 'c', hours: 25, spentDate: '2026-11-20' })
    ],
    0
  )
  expect(byDay.get('2026-11-18')).toBe(150)
  expect(hoursBetween(byDay, '2026-11-19', '2026-11-30')).toBe(25)
})

it('a month is written with its year', () => {
  expect(formatMonth('2026-11-18', 'en-GB')).toBe('November 2026')
})
