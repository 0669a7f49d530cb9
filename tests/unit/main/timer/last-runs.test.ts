import { describe, expect, it } from 'vitest'
import { createLastRuns } from '#main/timer/last-runs.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { harvestEntry, NOW, shown } from '#tests/support/entries.ts'

const iso = (at: number): string => new Date(at).toISOString()
const context = () => ({
  mode: 'duration' as const,
  timeZone: 'Europe/Berlin',
  user: { id: 1, name: 'Kim Allen' }
})

/** Last runs over a ledger with one document. `run` sets the running entry. */
function lastRuns() {
  let document: unknown = null
  let running: TimeEntry | undefined
  let now = NOW
  const entries = new Map<string, TimeEntry>()
  const make = () =>
    createLastRuns({
      ledger: {
        document: <Body>() => document as Body | null,
        writeDocument: (_name, body) => void (document = body)
      },
      view: { running: () => running, entry: (key) => entries.get(key) },
      context,
      now: () => now
    })
  let runs = make()
  return {
    get runs() {
      return runs
    },
    restart: () => void (runs = make()),
    run(entry: TimeEntry | undefined, at: number) {
      if (entry) entries.set(entry.key, entry)
      running = entry
      now = at
      runs.follow()
    }
  }
}

const entry = (key: string, differs: Partial<TimeEntry>): TimeEntry =>
  shown(harvestEntry({ isRunning: false, startedTime: null, endedTime: null }), { key, ...differs })

describe('the entry that ran last', () => {
  it('the last entry is the one whose timer ended last, despite later edits and restarts', () => {
    const { run, runs, restart } = lastRuns()
    const waiting = { sync: { kind: 'waiting' } } as const
    const morning = entry('morning', { ...waiting, updatedAt: iso(NOW + 3 * HOUR) })
    const noon = entry('noon', { ...waiting, updatedAt: iso(NOW + HOUR) })
    run(morning, NOW)
    run(noon, NOW + HOUR)
    run(undefined, NOW + 2 * HOUR)
    expect(runs.last([morning, noon])?.key).toBe('noon')
    restart()
    expect(runs.last([noon, morning])?.key).toBe('noon')
  })

  it('an entry stopped elsewhere ran until the time that Harvest reports', () => {
    const { run, runs } = lastRuns()
    const old = entry('old', { updatedAt: iso(NOW - 60 * HOUR) })
    run(old, NOW - 64 * HOUR)
    run(undefined, NOW)
    expect(runs.ranAt(old)).toBe(NOW - 60 * HOUR)
  })

  it('a timer that Gleaner did not see ran from its creation for its hours', () => {
    const { runs } = lastRuns()
    const timed = entry('timed', {
      hours: 100,
      createdAt: iso(NOW - 3 * HOUR),
      updatedAt: iso(NOW - MINUTE)
    })
    expect(runs.ranAt(timed)).toBe(NOW - 2 * HOUR)
  })

  it('an entry with typed hours ranks behind entries with a timer', () => {
    const { runs } = lastRuns()
    const typed = entry('typed', {
      hours: 400,
      createdAt: iso(NOW - MINUTE),
      updatedAt: iso(NOW - MINUTE)
    })
    const timed = entry('timed', {
      hours: 100,
      createdAt: iso(NOW - 3 * HOUR),
      updatedAt: iso(NOW - 2 * HOUR)
    })
    expect(runs.ranAt(typed)).toBeNull()
    expect(runs.last([typed, timed])?.key).toBe('timed')
    expect(runs.sort([timed, typed]).map(({ key }) => key)).toEqual(['typed', 'timed'])
    expect(runs.last([typed])?.key).toBe('typed')
  })

  it('an entry of an earlier day with typed hours ranks behind entries with a timer, despite later edits', () => {
    const { run, runs } = lastRuns()
    const madeAt = NOW - 6 * HOUR
    const typed = entry('typed', {
      spentDate: iso(NOW - 48 * HOUR).slice(0, 10),
      hours: 500,
      createdAt: iso(madeAt),
      updatedAt: iso(NOW)
    })
    const timed = entry('timed', { createdAt: iso(NOW - 4 * HOUR), updatedAt: iso(NOW - 3 * HOUR) })
    run(timed, NOW - 4 * HOUR)
    run(undefined, NOW - 3 * HOUR)
    run(undefined, NOW)
    expect(runs.ranAt(typed)).toBeNull()
    expect(runs.last([typed, timed])?.key).toBe('timed')
  })

  it('the entry with the later end ran last in a start/end account', () => {
    const { runs } = lastRuns()
    const spentDate = new Date(NOW).toISOString().slice(0, 10)
    const early = entry('early', { spentDate, endedTime: '10:00', updatedAt: iso(NOW) })
    const late = entry('late', { spentDate, endedTime: '11:00', updatedAt: iso(NOW - HOUR) })
    expect(runs.last([early, late])?.key).toBe('late')
  })
})
