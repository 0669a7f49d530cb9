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
  it.each(table)('the moment is accepted by --at and --zone: $name', ({ at, zone }) => {
    expect(readMoment(at, zone).toString({ timeZoneName: 'never' })).toMatch(`${at}:00`)
  })

  it('moments have the weekdays in their names', () => {
    expect(momentCalled('a Monday at 00:10').dayOfWeek).toBe(1)
    expect(momentCalled('a Sunday at 23:50').dayOfWeek).toBe(7)
  })

  it('the table has the last and the first day of a month', () => {
    const last = momentCalled('the last day of a month')
    expect(last.day).toBe(last.daysInMonth)
    expect(momentCalled('the first day of a month').day).toBe(1)
  })

  it.each(['Berlin', 'New York', 'Auckland'])(
    'the table has both nights when clocks change in %s, minutes before the change',
    (city) => {
      const hours = ['forward', 'back'].map((way) => {
        const before = momentCalled(`clocks go ${way} in ${city}`)
        return (before.add({ minutes: 10 }).offsetNanoseconds - before.offsetNanoseconds) / 3.6e12
      })
      expect(hours).toEqual([1, -1])
    }
  )

  it('the table has today in five years, or a day earlier if that year has no 29 February', () => {
    expect(table.at(-1)?.at).toBe('2031-12-01T10:00')
    expect(difficultMoments(Date.parse('2028-02-29T12:00:00Z')).at(-1)?.at).toBe('2033-02-28T10:00')
  })
})

describe('the moments of a day', () => {
  it('a day has the requested number of moments, and the same ones all day', () => {
    expect(momentsOfDay(2, NOW)).toHaveLength(2)
    expect(momentsOfDay(2, NOW + DAY / 4)).toEqual(momentsOfDay(2, NOW))
  })

  it('each moment of the table occurs within a week', () => {
    const names = Array.from({ length: 7 }, (_, day) => momentsOfDay(2, NOW + day * DAY))
      .flat()
      .map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(table.map(({ name }) => name)))
  })
})

describe('the tests about dates', () => {
  it('tests about dates are found by their source, with their first line', () => {
    const spec = [
      "test('one', () => { harvest.book({ daysAgo: 1 }) })",
      "test('two', () => { harvest.book({ hours: 1 }) })",
      'function lastWeek(page) { page.press("PageUp") }',
      "test.describe('three', () => {",
      "  test('four', () => { lastWeek(page) })",
      "  test('five', { tag: '@dates' }, () => {})",
      '})',
      "test('six', () => { const [year] = harvest.today().split('-') })"
    ]
    expect(linesAboutDates(spec.join('\n'))).toEqual([1, 5, 6, 8])
  })

  it('some e2e tests and some other tests are about dates, in existing files', () => {
    expect(dateSpecs().length).toBeGreaterThan(20)
    expect(dateTestFiles().length).toBeGreaterThan(5)
    for (const file of dateTestFiles()) expect(readFileSync(file, 'utf8')).not.toBe('')
  })
})
