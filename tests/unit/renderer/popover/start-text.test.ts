import { describe, expect, test } from 'vitest'
import { readStart, type StartMoment } from '#renderer/popover/entries/start-text.ts'

const NOW = Date.UTC(2026, 10, 18, 14, 30)
const MOMENT: StartMoment = {
  now: NOW,
  time: '15:30',
  today: '2026-11-18',
  timeZone: 'Europe/Berlin',
  clockStyle: '24h'
}

describe('typed starts of a timer', () => {
  test.each([
    ['9:15', Date.UTC(2026, 10, 18, 8, 15)],
    ['915', Date.UTC(2026, 10, 18, 8, 15)],
    ['2:30pm', Date.UTC(2026, 10, 18, 13, 30)],
    ['20m', NOW - 20 * 60_000],
    ['20 min ago', NOW - 20 * 60_000],
    ['1h 30m ago', NOW - 90 * 60_000],
    ['vor 20m', NOW - 20 * 60_000],
    ['vor 20 Minuten', NOW - 20 * 60_000],
    ['Vor 20 Min.', NOW - 20 * 60_000],
    ['20 minutes ago', NOW - 20 * 60_000],
    ['1 hour ago', NOW - 60 * 60_000],
    ['vor 1,5 Std', NOW - 90 * 60_000],
    ['vor 2 Stunden', NOW - 120 * 60_000],
    ['half an hour ago', NOW - 30 * 60_000],
    ['vor einer halben Stunde', NOW - 30 * 60_000],
    ['vor einer Stunde', NOW - 60 * 60_000],
    ['1:30 ago', NOW - 90 * 60_000],
    ['9 Uhr', Date.UTC(2026, 10, 18, 8)],
    ['9:15 Uhr', Date.UTC(2026, 10, 18, 8, 15)],
    ['9h15', Date.UTC(2026, 10, 18, 8, 15)],
    ['9,30', Date.UTC(2026, 10, 18, 8, 30)]
  ])('%j is read as a start', (text, startedAt) => {
    expect(readStart(text, MOMENT)).toBe(startedAt)
  })

  test('a start on a 12-hour clock is the nearest such time of day', () => {
    expect(readStart('2', { ...MOMENT, clockStyle: '12h' })).toBe(Date.UTC(2026, 10, 18, 13))
  })

  test.each(['', 'soon', '16:00', '25:00', '-5m', 'ago', 'vor', 'vor Uhr'])(
    '%j is not read as a start',
    (text) => {
      expect(readStart(text, MOMENT)).toBeNull()
    }
  )
})
