import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeDay, nextDayOf } from '#main/idle/next-day.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { runningEntry } from '#tests/support/entries.ts'

const BERLIN = 'Europe/Berlin'
const context = { mode: 'duration', timeZone: BERLIN, user: { id: 1, name: 'Ada' } } as const
/** 16:00 in Berlin on 18 November 2026. */
const AFTERNOON = Date.UTC(2026, 10, 18, 15)

function started(at: number): TimeEntry {
  return {
    ...runningEntry(at),
    spentDate: '2026-11-18',
    key: 'k',
    sync: { kind: 'confirmed' }
  }
}

it('the idle question offers the next day only if the user returns on another day than the entry’s', () => {
  expect(nextDayOf(started(AFTERNOON), AFTERNOON + 7 * HOUR, BERLIN)).toBeNull()
  expect(nextDayOf(started(AFTERNOON), AFTERNOON + 8 * HOUR, BERLIN)).toBe('2026-11-19')
})

describe('a cut over midnight', () => {
  const night = { from: AFTERNOON + HOUR, to: AFTERNOON + 17 * HOUR }

  it('a continued entry stays on its day, and an entry of the new day continues it', () => {
    const cut = changeDay(started(AFTERNOON), [night], 'continue', night.to + HOUR, context)
    expect(cut).toMatchObject({ hoursAfter: 100, then: 'stop', added: [] })
    expect(cut.copy).toMatchObject({ startedAt: night.to, entry: { spentDate: '2026-11-19' } })
  })

  it('the work after the return is added to the new day when the timer is stopped', () => {
    const cut = changeDay(started(AFTERNOON), [night], 'stop', night.to + HOUR, context)
    expect(cut).toMatchObject({ hoursAfter: 100, copy: null })
    expect(cut.added).toMatchObject([
      { entry: { spentDate: '2026-11-19' }, time: { kind: 'hours', hours: 100 } }
    ])
  })

  it('every minute of work is preserved between two absences', () => {
    const minutes = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(minutes, minutes, minutes, fc.boolean(), (evening, between, morning, goesOn) => {
        const from = AFTERNOON + HOUR
        const first = { from, to: from + evening * MINUTE + MINUTE }
        const second = { from: first.to + between * MINUTE, to: AFTERNOON + 18 * HOUR }
        const answeredAt = second.to + morning * MINUTE
        const then = goesOn ? 'continue' : 'stop'
        const cut = changeDay(started(AFTERNOON), [first, second], then, answeredAt, context)
        const added = cut.added.reduce(
          (sum, { time }) => sum + (time.kind === 'hours' ? time.hours : 0),
          0
        )
        const running = cut.copy ? hundredthsOf(answeredAt - cut.copy.startedAt) : 0
        const worked = hundredthsOf(HOUR + (between + morning) * MINUTE)
        expect(Math.abs(cut.hoursAfter + added + running - worked)).toBeLessThanOrEqual(3)
      })
    )
  })
})
