import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dateSpecs, dateTestFiles, linesAboutDates } from '#scripts/support/date-tests.ts'
import { difficultMoments, momentsOfDay } from '#scripts/support/difficult-moments.ts'
import { readMoment } from '#scripts/support/moment.ts'

const NOW = Date.parse('2026-12-01T12:00:00Z')
const DAY = 86_400_000
const table = difficultMoments(NOW)

function momentCalled(name: string): Temporal.ZonedDateTime {
  const found = table.find((moment) => moment.name === name)
  if (!found) throw new Error(`no moment is called ${name}`)
  return readMoment(found.at, found.zone)
}

describe('the table of difficult moments', () => {
  it.each(table)('has a moment that --at and --zone accept: $name', ({ at, zone }) => {
    expect(readMoment(at, zone).toString({ timeZoneName: 'never' })).toMatch(`${at}:00`)
  })

  it('has the weekdays that its names promise', () => {
    expect(momentCalled('a Monday at 00:10').dayOfWeek).toBe(1)
    expect(momentCalled('a Sunday at 23:50').dayOfWeek).toBe(7)
  })

  it('has the last and the first day of a month', () => {
    const last = momentCalled('the last day of a month')
    expect(last.day).toBe(last.daysInMonth)
    expect(momentCalled('the first day of a month').day).toBe(1)
  })

  it.each(['Berlin', 'New York', 'Auckland'])(
    'has both nights on which clocks change in %s, minutes before they do',
    (city) => {
      const hours = ['forward', 'back'].map((way) => {
        const before = momentCalled(`clocks go ${way} in ${city}`)
        return (before.add({ minutes: 10 }).offsetNanoseconds - before.offsetNanoseconds) / 3.6e12
      })
      expect(hours).toEqual([1, -1])
    }
  )

  it('has today plus five years, a day earlier where that year has no 29 February', () => {
    expect(table.at(-1)?.at).toBe('2031-12-01T10:00')
    expect(difficultMoments(Date.parse('2028-02-29T12:00:00Z')).at(-1)?.at).toBe('2033-02-28T10:00')
  })
})

describe('the moments of a day', () => {
  it('are as many as asked for, and the same all day', () => {
    expect(momentsOfDay(2, NOW)).toHaveLength(2)
    expect(momentsOfDay(2, NOW + DAY / 4)).toEqual(momentsOfDay(2, NOW))
  })

  it('give each moment of the table its turn within a week', () => {
    const names = Array.from({ length: 7 }, (_, day) => momentsOfDay(2, NOW + day * DAY))
      .flat()
      .map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(table.map(({ name }) => name)))
  })
})

describe('the tests that deal with dates', () => {
  it('are found by what they look at, with the line on which each begins', () => {
    const spec = [
      "test('one', () => { harvest.book({ daysAgo: 1 }) })",
      "test('two', () => { harvest.book({ hours: 1 }) })",
      'function lastWeek(page) { page.press("PageUp") }',
      "test.describe('three', () => {",
      "  test('four', () => { lastWeek(page) })",
      "  test('five', { tag: '@dates' }, () => {})",
      '})'
    ]
    expect(linesAboutDates(spec.join('\n'))).toEqual([1, 5, 6])
  })

  it('are some of the end-to-end tests and of the others, in files that exist', () => {
    expect(dateSpecs().length).toBeGreaterThan(20)
    expect(dateTestFiles().length).toBeGreaterThan(5)
    for (const file of dateTestFiles()) expect(readFileSync(file, 'utf8')).not.toBe('')
  })
})
