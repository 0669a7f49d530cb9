import { expect, it } from 'vitest'
import { readHours } from '#renderer/timesheet/day/hours-reading.ts'

it.each([
  ['-1:00', -100],
  ['-1.00', -100],
  ['-1:01', -101]
])('typing the shown text “%s” of negative hours changes nothing', (text, base) => {
  expect(readHours(text, base)).toEqual({ kind: 'hours', hours: base, change: null })
})

it('a signed text changes positive hours by its amount, and a number replaces negative hours', () => {
  expect(readHours('-0:30', 100)).toEqual({ kind: 'hours', hours: 50, change: -50 })
  expect(readHours('2', -100)).toEqual({ kind: 'hours', hours: 200, change: null })
})
