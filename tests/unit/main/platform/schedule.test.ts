import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClockTimes } from '#main/platform/ports.ts'
import { createSchedule, nextOccurrence } from '#main/platform/schedule.ts'
import { createTimers } from '#main/platform/system-timers.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'

const timeZone = 'Europe/Berlin'
const WORKDAYS = [1, 2, 3, 4, 5] as const
const at = (text: string) => Date.parse(text)

let wake = () => {}
const calls: string[] = []

/** Schedules a call at each of these clock times. */
function follow(times: Pick<ClockTimes, 'time' | 'days'>): () => void {
  const schedule = createSchedule({
    timers: createTimers(),
    power: {
      on: (_, listener) => {
        wake = listener
        return () => (wake = () => {})
      }
    }
  })
  return schedule.at({ ...times, timeZone }, () =>
    calls.push(new Date().toISOString().slice(0, 16))
  )
}

beforeEach(() => {
  calls.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('schedules by clock time', () => {
  it('a schedule runs on its days in the time zone of the profile', async () => {
    vi.setSystemTime(at('2026-11-20T16:59:00+01:00'))
    const stop = follow({ time: '17:00', days: WORKDAYS })
    await vi.advanceTimersByTimeAsync(3 * 24 * HOUR + 2 * MINUTE)
    expect(calls).toEqual(['2026-11-20T16:00', '2026-11-23T16:00'])
    stop()
    await vi.advanceTimersByTimeAsync(24 * HOUR)
    expect(calls).toHaveLength(2)
  })

  it('a schedule follows daylight saving time', async () => {
    vi.setSystemTime(at('2026-10-24T12:00:00+02:00'))
    follow({ time: '17:00', days: [6, 7] })
    await vi.advanceTimersByTimeAsync(30 * HOUR)
    expect(calls).toEqual(['2026-10-24T15:00', '2026-10-25T16:00'])
  })

  it('a schedule runs once in the night when its clock time occurs twice', async () => {
    vi.setSystemTime(at('2026-10-25T00:00:00+02:00'))
    follow({ time: '02:30', days: [7] })
    await vi.advanceTimersByTimeAsync(8 * HOUR)
    expect(calls).toHaveLength(1)
  })

  it('a schedule sets no further timer while its clock time occurs a second time', async () => {
    vi.setSystemTime(at('2026-10-25T02:59:00+02:00'))
    follow({ time: '02:30', days: [7] })
    const timersSet = vi.spyOn(globalThis, 'setTimeout')
    await vi.advanceTimersByTimeAsync(2 * HOUR)
    expect(timersSet).not.toHaveBeenCalled()
  })

  it('a schedule runs an hour later in the night when its clock time is skipped', async () => {
    vi.setSystemTime(at('2027-03-28T00:00:00+01:00'))
    follow({ time: '02:30', days: [1, 7] })
    await vi.advanceTimersByTimeAsync(30 * HOUR)
    expect(calls).toEqual(['2027-03-28T01:30', '2027-03-29T00:30'])
  })

  it('times missed during sleep are one call at the wake-up, and the next call is on time', async () => {
    vi.setSystemTime(at('2026-11-16T16:00:00+01:00'))
    follow({ time: '17:00', days: WORKDAYS })
    vi.setSystemTime(at('2026-11-19T08:00:00+01:00'))
    wake()
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(calls).toEqual(['2026-11-19T07:00'])
    await vi.advanceTimersByTimeAsync(9 * HOUR + MINUTE)
    expect(calls).toEqual(['2026-11-19T07:00', '2026-11-19T16:00'])
  })

  it('times missed during an unannounced sleep are one call at most', async () => {
    vi.setSystemTime(at('2026-11-16T16:00:00+01:00'))
    follow({ time: '17:00', days: WORKDAYS })
    vi.setSystemTime(at('2026-11-19T08:00:00+01:00'))
    await vi.advanceTimersByTimeAsync(2 * HOUR)
    expect(calls).toHaveLength(1)
  })

  it('a schedule follows a clock that is set back', async () => {
    vi.setSystemTime(at('2026-11-20T16:59:00+01:00'))
    follow({ time: '17:00', days: WORKDAYS })
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    vi.setSystemTime(at('2026-11-19T08:00:00+01:00'))
    wake()
    await vi.advanceTimersByTimeAsync(9 * HOUR + MINUTE)
    expect(calls).toEqual(['2026-11-20T16:00', '2026-11-19T16:00'])
  })

  it('a wake-up without a missed time causes no call', async () => {
    vi.setSystemTime(at('2026-11-16T16:00:00+01:00'))
    follow({ time: '17:00', days: WORKDAYS })
    wake()
    wake()
    expect(calls).toEqual([])
  })
})

it('the next occurrence is after the given instant, on one of the days', () => {
  const friday = at('2026-11-20T17:00:00+01:00')
  const times = { time: '17:00', days: WORKDAYS, timeZone }
  expect(nextOccurrence(times, friday - 1)).toBe(friday)
  expect(nextOccurrence(times, friday)).toBe(at('2026-11-23T17:00:00+01:00'))
})
