import { beforeEach, expect, it } from 'vitest'
import type { KeptClock } from '#main/server-clock.ts'
import { createServerClock } from '#main/server-clock.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
let wall = NOON
let uptime = 3 * HOUR
let kept: KeptClock | null = null
let writes = 0
let told: number[] = []

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
    onHeard: (switchedOnAt) => told.push(switchedOnAt)
  })
}

it('is this computer’s own clock until Harvest was heard', () => {
  expect(launch().now()).toBe(NOON)
})

it('follows Harvest where this computer is off by more than the grain of its answers', () => {
  const clock = launch()
  clock.heard(1900)
  expect(clock.now()).toBe(NOON)
  clock.heard(-HOUR)
  expect(clock.now()).toBe(NOON - HOUR)
  clock.heard(-HOUR + 700)
  expect(clock.now()).toBe(NOON - HOUR)
})

it('knows in the next process what it knew in the one before', () => {
  launch().heard(2 * HOUR)
  pass(10 * MINUTE)
  expect(launch().now()).toBe(NOON + 2 * HOUR + 10 * MINUTE)
})

it('takes the computer’s own clock where that was set in between', () => {
  launch().heard(2 * HOUR)
  pass(10 * MINUTE)
  wall += 2 * HOUR
  expect(launch().now()).toBe(wall)
})

it('takes the computer’s own clock where it was switched off in between', () => {
  launch().heard(2 * HOUR)
  pass(10 * MINUTE)
  uptime = 20 * SECOND
  expect(launch().now()).toBe(wall)
})

it('keeps nothing of a clock that is right, and writes once what stays the same', () => {
  const clock = launch()
  clock.heard(300)
  expect(writes).toBe(0)
  for (const offset of [HOUR, HOUR + 300, HOUR - 400]) clock.heard(offset)
  expect(writes).toBe(1)
  clock.heard(0)
  clock.heard(100)
  expect(writes).toBe(2)
  expect(launch().now()).toBe(wall)
})

it('keeps up with two clocks that drift apart', () => {
  const clock = launch()
  for (let day = 0; day < 5; day += 1) {
    clock.heard(HOUR)
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
  clock.heard(HOUR)
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
  expect(told).toEqual([NOON - 3 * HOUR, NOON - 3 * HOUR])
})

it('is not in doubt where the process before knew it', () => {
  launch().heard(2 * HOUR)
  pass(MINUTE)
  expect(launch().doubt()).toBeNull()
})
