import { describe, expect, test } from 'vitest'
import { readStart, type StartMoment } from '#renderer/components/time-entry/start-text.ts'

const NOW = Date.UTC(2026, 10, 18, 14, 30)
const MOMENT: StartMoment = {
  now: NOW,
  time: '15:30',
  today: '2026-11-18',
  timeZone: 'Europe/Berlin',
  clock: '24h'
}

describe('when a timer began', () => {
  test.each([
    ['9:15', Date.UTC(2026, 10, 18, 8, 15)],
    ['915', Date.UTC(2026, 10, 18, 8, 15)],
    ['2:30pm', Date.UTC(2026, 10, 18, 13, 30)],
    ['20m', NOW - 20 * 60_000],
    ['20 min ago', NOW - 20 * 60_000],
    ['1h 30m ago', NOW - 90 * 60_000],
    ['vor 20m', NOW - 20 * 60_000]
  ])('%j is understood', (text, startedAt) => {
    expect(readStart(text, MOMENT)).toBe(startedAt)
  })

  test('is the nearest time of day where people write twelve hours', () => {
    expect(readStart('2', { ...MOMENT, clock: '12h' })).toBe(Date.UTC(2026, 10, 18, 13))
  })

  test.each(['', 'soon', '16:00', '25:00', '-5m', 'ago'])('%j is none', (text) => {
    expect(readStart(text, MOMENT)).toBeNull()
  })
})
