import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DetectorState } from '#main/idle/detector.ts'
import { observe } from '#main/idle/detector.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import { NOW } from '#tests/support/entries.ts'

const THRESHOLD = 10 * MINUTE

function watch(observations: readonly { now: number; idleSeconds: number }[]) {
  let state: DetectorState = { lastInput: null }
  return observations.flatMap((seen) => {
    const result = observe(state, seen, THRESHOLD)
    state = result.state
    return result.absence ?? []
  })
}

describe('the idle detector', () => {
  it('finds an absence on return, from the last input to the first one after it', () => {
    const absences = watch([
      { now: NOW, idleSeconds: 0 },
      { now: NOW + 5 * SECOND, idleSeconds: 3 },
      { now: NOW + 20 * MINUTE, idleSeconds: 20 * 60 - 2 },
      { now: NOW + 22 * MINUTE, idleSeconds: 4 }
    ])
    expect(absences).toEqual([{ from: NOW + 2 * SECOND, to: NOW + 22 * MINUTE - 4 * SECOND }])
  })

  it('says nothing while the person is still away', () => {
    const away = { now: NOW + 60 * MINUTE, idleSeconds: 60 * 60 }
    expect(watch([{ now: NOW, idleSeconds: 0 }, away])).toEqual([])
  })

  it('finds sleep by the gap, when nothing looked in between', () => {
    const absences = watch([
      { now: NOW, idleSeconds: 0 },
      { now: NOW + 8 * 60 * MINUTE, idleSeconds: 1 }
    ])
    expect(absences).toHaveLength(1)
  })

  it('never takes a gap below the threshold for an absence', () => {
    const short = { now: NOW + 9 * MINUTE, idleSeconds: 0 }
    expect(watch([{ now: NOW, idleSeconds: 0 }, short])).toEqual([])
  })

  it('finds nothing new when it looks twice', () => {
    const back = { now: NOW + 30 * MINUTE, idleSeconds: 1 }
    expect(watch([{ now: NOW, idleSeconds: 0 }, back, back, back])).toHaveLength(1)
  })

  it('finds nothing when the clock is set back', () => {
    const earlier = { now: NOW - 60 * MINUTE, idleSeconds: 0 }
    expect(watch([{ now: NOW, idleSeconds: 0 }, earlier])).toEqual([])
  })

  it('never finds absences that overlap, or that are shorter than the threshold', () => {
    const steps = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 3600 }), idle: fc.nat(7200) }),
      { maxLength: 40 }
    )
    fc.assert(
      fc.property(steps, (given) => {
        let now = NOW
        const absences = watch(
          given.map(({ after, idle }) => {
            now += after * SECOND
            return { now, idleSeconds: idle }
          })
        )
        for (const { from, to } of absences) expect(to - from).toBeGreaterThanOrEqual(THRESHOLD)
      })
    )
  })
})
