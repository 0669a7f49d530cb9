import { beforeEach, describe, expect, it } from 'vitest'
import type { HeardClock } from '#main/ledger/clock-correction.ts'
import type { StoredClock } from '#main/account/server-clock.ts'
import type { ServerClock } from '#main/account/server-clock.ts'
import { createServerClock } from '#main/account/server-clock.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
let wall = NOON
let uptime = 3 * HOUR
let kept: StoredClock | null = null
let writes = 0
let told: HeardClock[] = []

beforeEach(() => {
  wall = NOON
  uptime = 3 * HOUR
  kept = null
  writes = 0
  told = []
})

function pass(ms: number): void {
  wall += ms
  uptime += ms
}

/** Hears two responses that agree. */
function hear(clock: ServerClock, offsetMs: number): void {
  clock.takeOffset(offsetMs)
  clock.takeOffset(offsetMs)
}

/** Starts a process on what the previous one stored. */
function launch() {
  const facts = {
    os: 'linux',
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en',
    hasTray: true
  } as const
  const clock = createServerClock({
    timers: { now: () => wall },
    power: { uptimeMs: () => uptime },
    store: createStore(initialState(facts, DEFAULT_SETTINGS, wall)),
    ledger: {
      document: <Body>() => kept as Body | null,
      writeDocument: (_, body) => {
        writes += 1
        kept = body as StoredClock
      }
    }
  })
  clock.onOffset((heard) => told.push(heard))
  return clock
}

it('the clock is this computer’s until Harvest was reached', () => {
  expect(launch().now()).toBe(NOON)
})

it('the clock follows Harvest’s when the two differ by more than the resolution of its Date header', () => {
  const clock = launch()
  clock.takeOffset(1900)
  expect(clock.now()).toBe(NOON)
  hear(clock, -HOUR)
  expect(clock.now()).toBe(NOON - HOUR)
  clock.takeOffset(-HOUR + 700)
  expect(clock.now()).toBe(NOON - HOUR)
})

it('the next process starts with the stored offset to Harvest’s clock', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  expect(launch().now()).toBe(NOON + 2 * HOUR + 10 * MINUTE)
})

it('the stored offset is dropped when the computer’s clock was set between two runs', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  wall += 2 * HOUR
  expect(launch().now()).toBe(wall)
})

it('the stored offset is dropped when the computer was switched off between two runs', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  uptime = 20 * SECOND
  expect(launch().now()).toBe(wall)
})

it('a zero offset is not stored, and an unchanged offset is stored once', () => {
  const clock = launch()
  clock.takeOffset(300)
  expect(writes).toBe(0)
  for (const offset of [HOUR, HOUR + 300, HOUR - 400]) hear(clock, offset)
  expect(writes).toBe(1)
  hear(clock, 0)
  clock.takeOffset(100)
  expect(writes).toBe(2)
  expect(launch().now()).toBe(wall)
})

it('the offset follows two clocks that drift apart', () => {
  const clock = launch()
  for (let day = 0; day < 5; day += 1) {
    hear(clock, HOUR)
    wall += SECOND
  }
  wall -= SECOND
  expect(launch().now()).toBe(wall + HOUR)
})

it('the clock is in doubt until Harvest was reached', () => {
  const clock = launch()
  expect(clock.doubt()).toEqual({ own: NOON - 3 * HOUR, taken: NOON - 3 * HOUR })
  clock.takeOffset(300)
  expect(clock.doubt()).toBeNull()
  pass(HOUR)
  expect(clock.doubt()).toBeNull()
})

it('the clock is in doubt after it is set while Gleaner runs, and Harvest’s time advances by the uptime', () => {
  const clock = launch()
  hear(clock, HOUR)
  wall -= 20 * MINUTE
  const own = NOON - 3 * HOUR - 20 * MINUTE
  expect(clock.doubt()).toEqual({ own, taken: NOON - 2 * HOUR })
  expect(clock.now()).toBe(NOON + HOUR)
  pass(MINUTE)
  expect(clock.now()).toBe(NOON + HOUR + MINUTE)
})

it('every response reports when the computer was switched on', () => {
  const clock = launch()
  clock.takeOffset(0)
  wall -= 20 * MINUTE
  pass(MINUTE)
  clock.takeOffset(20 * MINUTE)
  expect(told).toEqual([
    { switchedOnAt: NOON - 3 * HOUR, jumpMs: 0 },
    { switchedOnAt: NOON - 3 * HOUR, jumpMs: 0 }
  ])
})

it('the clock is not in doubt when the previous process stored an offset', () => {
  hear(launch(), 2 * HOUR)
  pass(MINUTE)
  expect(launch().doubt()).toBeNull()
})

describe('a response whose time contradicts this computer’s clock', () => {
  it.each([HOUR, -HOUR, 24 * HOUR, 10 * SECOND])(
    'a single contradicting response does not change the clock (%i ms)',
    (offset) => {
      const clock = launch()
      clock.takeOffset(0)
      clock.takeOffset(offset)
      expect(clock.now()).toBe(NOON)
      expect(clock.certainty()).toBe('contradicted')
      expect(clock.doubt()).not.toBeNull()
      clock.takeOffset(0)
      expect(clock.certainty()).toBe('known')
      expect(clock.now()).toBe(NOON)
      expect(writes).toBe(0)
    }
  )

  it('a second response that agrees changes the clock, which stays on trial for ten minutes', () => {
    const clock = launch()
    clock.takeOffset(0)
    hear(clock, HOUR)
    expect(clock.now()).toBe(NOON + HOUR)
    expect(clock.certainty()).toBe('on-trial')
    expect(clock.doubt()).toBeNull()
    expect(clock.commandDoubt()).toEqual({
      own: NOON - 3 * HOUR,
      taken: NOON - 2 * HOUR,
      isHarvests: true
    })
    pass(10 * MINUTE)
    clock.takeOffset(HOUR)
    expect(clock.certainty()).toBe('known')
    expect(clock.commandDoubt()).toBeNull()
  })

  it('a second response with a third time does not change the clock', () => {
    const clock = launch()
    clock.takeOffset(0)
    clock.takeOffset(HOUR)
    clock.takeOffset(2 * HOUR)
    expect(clock.now()).toBe(NOON)
    clock.takeOffset(2 * HOUR)
    expect(clock.now()).toBe(NOON + 2 * HOUR)
  })

  it('a correction of a confirmed offset reports the size of the error', () => {
    const clock = launch()
    clock.takeOffset(0)
    hear(clock, HOUR)
    hear(clock, 0)
    expect(told.map(({ jumpMs }) => jumpMs)).toEqual([0, HOUR, -HOUR])
  })

  it('a second response is needed to contradict an offset from the previous process', () => {
    hear(launch(), 2 * HOUR)
    const clock = launch()
    clock.takeOffset(0)
    expect(clock.now()).toBe(NOON + 2 * HOUR)
    clock.takeOffset(0)
    expect(clock.now()).toBe(NOON)
  })

  it('a second response is needed at the first launch when it contradicts this computer’s clock', () => {
    const clock = launch()
    clock.takeOffset(24 * HOUR)
    expect(clock.now()).toBe(NOON)
    expect(clock.certainty()).toBe('contradicted')
  })
})

it('the clock is checked before a push after ten minutes without Harvest, but is not in doubt', () => {
  const clock = launch()
  clock.takeOffset(0)
  pass(10 * MINUTE)
  expect(clock.certainty()).toBe('not-heard-lately')
  expect(clock.commandDoubt()).toBeNull()
  clock.takeOffset(0)
  expect(clock.certainty()).toBe('known')
})

it('setting this computer’s clock does not invalidate the offset known before', () => {
  const clock = launch()
  clock.takeOffset(0)
  wall -= 3 * HOUR
  clock.takeOffset(3 * HOUR)
  expect(clock.now()).toBe(NOON)
  expect(told.map(({ jumpMs }) => jumpMs)).toEqual([0, 0])
})

it('an uptime that stops while the computer sleeps does not change the clock', () => {
  const clock = launch()
  clock.takeOffset(0)
  wall += 8 * HOUR
  clock.takeOffset(0)
  expect(clock.now()).toBe(NOON + 8 * HOUR)
  expect(clock.certainty()).toBe('known')
})
