import { beforeEach, describe, expect, it } from 'vitest'
import type { HeardClock } from '#main/ledger/clock-correction.ts'
import type { KeptClock } from '#main/account/server-clock.ts'
import type { ServerClock } from '#main/account/server-clock.ts'
import { createServerClock } from '#main/account/server-clock.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
let wall = NOON
let uptime = 3 * HOUR
let kept: KeptClock | null = null
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

/** Two answers tell the same. */
function hear(clock: ServerClock, offsetMs: number): void {
  clock.heard(offsetMs)
  clock.heard(offsetMs)
}

/** A process that starts on what the one before it has kept. */
function launch() {
  const facts = {
    os: 'linux',
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en',
    hasTray: true
  } as const
  return createServerClock({
    timers: { now: () => wall },
    power: { uptimeMs: () => uptime },
    store: createStore(initialState(facts, DEFAULT_SETTINGS, wall)),
    ledger: {
      document: <Body>() => kept as Body | null,
      writeDocument: (_, body) => {
        writes += 1
        kept = body as KeptClock
      }
    },
    onHeard: (heard) => told.push(heard)
  })
}

it('is this computer’s own clock until Harvest was heard', () => {
  expect(launch().now()).toBe(NOON)
})

it('follows Harvest where this computer is off by more than the grain of its answers', () => {
  const clock = launch()
  clock.heard(1900)
  expect(clock.now()).toBe(NOON)
  hear(clock, -HOUR)
  expect(clock.now()).toBe(NOON - HOUR)
  clock.heard(-HOUR + 700)
  expect(clock.now()).toBe(NOON - HOUR)
})

it('knows in the next process what it knew in the one before', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  expect(launch().now()).toBe(NOON + 2 * HOUR + 10 * MINUTE)
})

it('takes the computer’s own clock where that was set in between', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  wall += 2 * HOUR
  expect(launch().now()).toBe(wall)
})

it('takes the computer’s own clock where it was switched off in between', () => {
  hear(launch(), 2 * HOUR)
  pass(10 * MINUTE)
  uptime = 20 * SECOND
  expect(launch().now()).toBe(wall)
})

it('keeps nothing of a clock that is right, and writes once what stays the same', () => {
  const clock = launch()
  clock.heard(300)
  expect(writes).toBe(0)
  for (const offset of [HOUR, HOUR + 300, HOUR - 400]) hear(clock, offset)
  expect(writes).toBe(1)
  hear(clock, 0)
  clock.heard(100)
  expect(writes).toBe(2)
  expect(launch().now()).toBe(wall)
})

it('keeps up with two clocks that drift apart', () => {
  const clock = launch()
  for (let day = 0; day < 5; day += 1) {
    hear(clock, HOUR)
    wall += SECOND
  }
  wall -= SECOND
  expect(launch().now()).toBe(wall + HOUR)
})

it('is in doubt until Harvest was heard', () => {
  const clock = launch()
  expect(clock.doubt()).toEqual({ own: NOON - 3 * HOUR, taken: NOON - 3 * HOUR })
  clock.heard(300)
  expect(clock.doubt()).toBeNull()
  pass(HOUR)
  expect(clock.doubt()).toBeNull()
})

it('a clock that is set while Gleaner runs is in doubt, and Harvest’s time goes on by the uptime', () => {
  const clock = launch()
  hear(clock, HOUR)
  wall -= 20 * MINUTE
  const own = NOON - 3 * HOUR - 20 * MINUTE
  expect(clock.doubt()).toEqual({ own, taken: NOON - 2 * HOUR })
  expect(clock.now()).toBe(NOON + HOUR)
  pass(MINUTE)
  expect(clock.now()).toBe(NOON + HOUR + MINUTE)
})

it('tells with every answer when the computer was switched on', () => {
  const clock = launch()
  clock.heard(0)
  wall -= 20 * MINUTE
  pass(MINUTE)
  clock.heard(20 * MINUTE)
  expect(told).toEqual([
    { switchedOnAt: NOON - 3 * HOUR, jumpMs: 0 },
    { switchedOnAt: NOON - 3 * HOUR, jumpMs: 0 }
  ])
})

it('is not in doubt where the process before knew it', () => {
  hear(launch(), 2 * HOUR)
  pass(MINUTE)
  expect(launch().doubt()).toBeNull()
})

describe('an answer that tells another time than this computer’s clock explains', () => {
  it.each([HOUR, -HOUR, 24 * HOUR, 10 * SECOND])('is not believed alone (%i ms)', (offset) => {
    const clock = launch()
    clock.heard(0)
    clock.heard(offset)
    expect(clock.now()).toBe(NOON)
    expect(clock.certainty()).toBe('contradicted')
    expect(clock.doubt()).not.toBeNull()
    clock.heard(0)
    expect(clock.certainty()).toBe('known')
    expect(clock.now()).toBe(NOON)
    expect(writes).toBe(0)
  })

  it('is believed when a second answer agrees, and stays on trial for ten minutes', () => {
    const clock = launch()
    clock.heard(0)
    hear(clock, HOUR)
    expect(clock.now()).toBe(NOON + HOUR)
    expect(clock.certainty()).toBe('on-trial')
    expect(clock.doubt()).toBeNull()
    expect(clock.given()).toEqual({
      own: NOON - 3 * HOUR,
      taken: NOON - 2 * HOUR,
      isHarvests: true
    })
    pass(10 * MINUTE)
    clock.heard(HOUR)
    expect(clock.certainty()).toBe('known')
    expect(clock.given()).toBeNull()
  })

  it('is not believed when the second answer tells a third time', () => {
    const clock = launch()
    clock.heard(0)
    clock.heard(HOUR)
    clock.heard(2 * HOUR)
    expect(clock.now()).toBe(NOON)
    clock.heard(2 * HOUR)
    expect(clock.now()).toBe(NOON + 2 * HOUR)
  })

  it('tells by how much what was believed before proved wrong', () => {
    const clock = launch()
    clock.heard(0)
    hear(clock, HOUR)
    hear(clock, 0)
    expect(told.map(({ jumpMs }) => jumpMs)).toEqual([0, HOUR, -HOUR])
  })

  it('needs a second answer in the next process too', () => {
    hear(launch(), 2 * HOUR)
    const clock = launch()
    clock.heard(0)
    expect(clock.now()).toBe(NOON + 2 * HOUR)
    clock.heard(0)
    expect(clock.now()).toBe(NOON)
  })

  it('needs a second answer at the first launch, where this computer’s clock says otherwise', () => {
    const clock = launch()
    clock.heard(24 * HOUR)
    expect(clock.now()).toBe(NOON)
    expect(clock.certainty()).toBe('contradicted')
  })
})

it('is compared before a push when Harvest was not heard for ten minutes, but is not in doubt', () => {
  const clock = launch()
  clock.heard(0)
  pass(10 * MINUTE)
  expect(clock.certainty()).toBe('not-heard-lately')
  expect(clock.given()).toBeNull()
  clock.heard(0)
  expect(clock.certainty()).toBe('known')
})

it('a clock that was set here proves nothing that was heard before wrong', () => {
  const clock = launch()
  clock.heard(0)
  wall -= 3 * HOUR
  clock.heard(3 * HOUR)
  expect(clock.now()).toBe(NOON)
  expect(told.map(({ jumpMs }) => jumpMs)).toEqual([0, 0])
})

it('an uptime that stood still while the computer slept changes nothing', () => {
  const clock = launch()
  clock.heard(0)
  wall += 8 * HOUR
  clock.heard(0)
  expect(clock.now()).toBe(NOON + 8 * HOUR)
  expect(clock.certainty()).toBe('known')
})
