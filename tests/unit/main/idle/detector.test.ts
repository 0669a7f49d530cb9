import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Presence, PresenceSample } from '#main/idle/detector.ts'
import { nextSampleIn, observe, restoredPresence, savedPresence } from '#main/idle/detector.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import type { Absence } from '#shared/absence.ts'

const THRESHOLD = 10 * MINUTE
const BOOT = 100 * HOUR

/** A computer used minute by minute, with a detector that decides when it samples presence. */
class Computer {
  at = BOOT
  lastInput = BOOT
  isLocked = false
  presence: Presence = { kind: 'unknown' }
  samples = 0
  readonly absences: Absence[] = []
  #sampleAt = BOOT

  sample(sleep?: PresenceSample['sleep']): void {
    const idleMs = Math.floor((this.at - this.lastInput) / SECOND) * SECOND
    const sample = { at: this.at, idleMs, isLocked: this.isLocked, ...(sleep ? { sleep } : {}) }
    const { presence, absence } = observe(this.presence, sample, THRESHOLD)
    this.presence = presence
    this.samples += 1
    this.#sampleAt = this.at + nextSampleIn(presence, this.at, THRESHOLD)
    if (absence) this.absences.push(absence)
  }

  /** Advances the time with an input every few seconds, or without input. */
  pass(ms: number, isWorking: boolean): this {
    for (const end = this.at + ms; this.at < end; this.at += SECOND) {
      if (isWorking && this.at % (3 * SECOND) === 0) this.lastInput = this.at
      if (this.at >= this.#sampleAt) this.sample()
    }
    return this
  }

  work = (ms: number): this => this.pass(ms, true)
  rest = (ms: number): this => this.pass(ms, false)

  /** Nothing runs during sleep. The detector's next sample is as late as the sleep was long. */
  sleep(ms: number, told: 'told' | 'untold' = 'told'): this {
    if (told === 'told') this.sample('begins')
    this.at += ms
    this.lastInput = this.at
    if (told === 'told') this.sample('ended')
    return this
  }
}

describe('the idle detector', () => {
  it('an absence lasts from the last input to the first input after it', () => {
    const computer = new Computer().work(HOUR)
    const from = computer.lastInput
    computer.rest(22 * MINUTE)
    const to = computer.at
    computer.work(MINUTE)
    expect(computer.absences).toHaveLength(1)
    expect(computer.absences[0]?.kind).toBe('idle')
    expect(Math.abs((computer.absences[0]?.from ?? 0) - from)).toBeLessThanOrEqual(SECOND)
    expect(Math.abs((computer.absences[0]?.to ?? 0) - to)).toBeLessThanOrEqual(6 * SECOND)
  })

  it('no absence is reported while the user is away', () => {
    expect(new Computer().work(MINUTE).rest(5 * HOUR).absences).toEqual([])
  })

  it('work is never reported as an absence, however rare the samples are', () => {
    expect(new Computer().work(8 * HOUR).absences).toEqual([])
  })

  it('time away below the threshold is not reported, whatever events say', () => {
    const computer = new Computer()
      .work(MINUTE)
      .rest(9 * MINUTE)
      .work(MINUTE)
    computer.sleep(9 * MINUTE).work(MINUTE)
    computer.isLocked = true
    computer.rest(5 * MINUTE)
    computer.isLocked = false
    expect(computer.work(MINUTE).absences).toEqual([])
  })

  it.each(['told', 'untold'] as const)(
    'an absence during sleep is found with and without events (%s)',
    (told) => {
      const computer = new Computer().work(HOUR)
      const from = computer.at
      computer.sleep(8 * HOUR, told).work(MINUTE)
      expect(computer.absences).toMatchObject([{ kind: 'sleep' }])
      const [{ from: began, to: ended } = { from: 0, to: 0 }] = computer.absences
      expect(Math.abs(began - from)).toBeLessThanOrEqual(31 * SECOND)
      expect(Math.abs(ended - began - 8 * HOUR)).toBeLessThanOrEqual(62 * SECOND)
    }
  )

  it('an absence goes on when the computer wakes up without input', () => {
    const computer = new Computer().work(MINUTE)
    const { lastInput } = computer
    computer.sleep(3 * HOUR)
    computer.presence = { ...computer.presence, kind: 'away', lastInput } as Presence
    computer.lastInput = lastInput
    computer.rest(HOUR)
    expect(computer.presence).toMatchObject({ kind: 'away' })
  })

  it('an absence with a locked screen is reported as a lock', () => {
    const computer = new Computer().work(MINUTE)
    computer.isLocked = true
    computer.rest(20 * MINUTE)
    computer.isLocked = false
    expect(computer.work(MINUTE).absences).toMatchObject([{ kind: 'lock' }])
  })

  it('the next input clears a false event', () => {
    const computer = new Computer().work(MINUTE)
    computer.sample('begins')
    computer
      .work(MINUTE)
      .rest(20 * MINUTE)
      .work(MINUTE)
    expect(computer.absences).toMatchObject([{ kind: 'idle' }])
  })

  it('a locked screen counts as an absence where the desktop reports no input', () => {
    let presence: Presence = { kind: 'unknown' }
    const found: Absence[] = []
    for (let at = BOOT; at < BOOT + 2 * HOUR; at += 20 * SECOND) {
      const isLocked = at > BOOT + HOUR && at < BOOT + 1.5 * HOUR
      const result = observe(presence, { at, idleMs: null, isLocked }, THRESHOLD)
      presence = result.presence
      if (result.absence) found.push(result.absence)
    }
    expect(found).toMatchObject([{ kind: 'lock' }])
  })

  it('an absence longer than the uptime is ignored', () => {
    const first = observe({ kind: 'unknown' }, { at: HOUR, idleMs: 0, isLocked: false }, THRESHOLD)
    const wild = { at: HOUR + SECOND, idleMs: 1e13, isLocked: false }
    expect(observe(first.presence, wild, THRESHOLD).presence.kind).toBe('present')
  })

  it('presence is sampled twice a minute at work, and every few seconds only before a return', () => {
    const working = new Computer().work(HOUR)
    expect(working.samples).toBeLessThanOrEqual(125)
    const before = working.samples
    working.rest(HOUR)
    expect(working.samples - before).toBeLessThanOrEqual(20 + (50 * 60) / 5 + 2)
  })

  it('the detector finds the same absences as a stopwatch, for all activities and events', () => {
    const act = fc.record({
      kind: fc.constantFrom('work', 'rest', 'sleep', 'untold', 'false event'),
      minutes: fc.integer({ min: 1, max: 40 })
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const computer = new Computer().work(2 * MINUTE)
        let awayMs = 0
        let expected = 0
        for (const { kind, minutes } of [...acts, { kind: 'work', minutes: 2 }]) {
          const ms = minutes * MINUTE
          if (kind === 'false event') computer.sample(minutes % 2 ? 'begins' : 'ended')
          if (kind === 'rest') awayMs += ms
          if (kind === 'rest') computer.rest(ms)
          if (kind === 'work' || kind.endsWith('told') || kind === 'sleep') {
            if (kind !== 'work') awayMs += ms
            if (awayMs >= THRESHOLD + MINUTE) expected += awayMs
            // seconds decide about absences as long as the threshold
            fc.pre(awayMs < THRESHOLD - MINUTE || awayMs >= THRESHOLD + MINUTE)
            awayMs = 0
            if (kind === 'work') computer.work(ms)
            else computer.sleep(ms, kind === 'sleep' ? 'told' : 'untold').work(MINUTE)
          }
        }
        const found = computer.absences.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(65 * SECOND * (acts.length + 1))
        for (const [index, { from, to }] of computer.absences.entries()) {
          expect(to - from).toBeGreaterThanOrEqual(THRESHOLD)
          expect(from).toBeGreaterThanOrEqual(computer.absences[index - 1]?.to ?? 0)
        }
      }),
      { numRuns: 60 }
    )
  })

  it('repeated identical samples report no further absence', () => {
    const idle = fc.array(fc.integer({ min: 0, max: 3600 }), { maxLength: 20 })
    fc.assert(
      fc.property(idle, fc.integer({ min: 1, max: 5 }), (seconds, times) => {
        const run = (repeats: number): readonly Absence[] => {
          let presence: Presence = { kind: 'unknown' }
          return seconds.flatMap((idleSeconds, index) => {
            const at = BOOT + index * 20 * SECOND
            return Array.from({ length: repeats }).flatMap(() => {
              const sample = { at, idleMs: idleSeconds * SECOND, isLocked: false }
              const result = observe(presence, sample, THRESHOLD)
              presence = result.presence
              return result.absence ?? []
            })
          })
        }
        expect(run(times)).toEqual(run(1))
      })
    )
  })
})

describe('a restart', () => {
  const WALL = Date.UTC(2026, 10, 18, 15)

  function restarted(presence: Presence, afterMs: number, uptimeMs: number): readonly Absence[] {
    const saved = savedPresence(presence, WALL - BOOT)
    const now = WALL + afterMs
    const restored = restoredPresence(saved, uptimeMs, now - uptimeMs)
    const { absence } = observe(restored, { at: uptimeMs, idleMs: 0, isLocked: false }, THRESHOLD)
    return absence ? [absence] : []
  }
  const present: Presence = { kind: 'present', lastInput: BOOT, sampledAt: BOOT, reason: null }
  const away: Presence = { ...present, kind: 'away', reason: 'lock' }

  it('an absence during which the process ended ends at the next start', () => {
    const [absence] = restarted(away, HOUR, BOOT + HOUR)
    expect(absence).toMatchObject({ kind: 'lock' })
    expect((absence?.to ?? 0) - (absence?.from ?? 0)).toBe(HOUR)
  })

  it('the time during which the computer was off is an absence', () => {
    const [absence] = restarted(present, 10 * HOUR, MINUTE)
    expect(absence).toMatchObject({ kind: 'off' })
    expect((absence?.to ?? 0) - (absence?.from ?? 0)).toBe(10 * HOUR)
  })

  it('a restart of the process at work causes no idle question', () => {
    expect(restarted(present, 3 * HOUR, BOOT + 3 * HOUR)).toEqual([])
  })

  it('without a stored presence, a restart reports no absence', () => {
    expect(restoredPresence(null, BOOT, 0)).toEqual({ kind: 'unknown' })
    expect(savedPresence({ kind: 'unknown' }, 0)).toBeNull()
  })
})

it('returns are polled often only where the system does not report them', () => {
  const away: Presence = { kind: 'away', lastInput: BOOT, sampledAt: BOOT, reason: null }
  const at = BOOT + HOUR
  expect(nextSampleIn(away, at, THRESHOLD)).toBe(5 * SECOND)
  expect(nextSampleIn(away, at, THRESHOLD, true)).toBe(30 * SECOND)
  expect(nextSampleIn({ ...away, reason: 'lock' }, at, THRESHOLD)).toBe(30 * SECOND)
})
