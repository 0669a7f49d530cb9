import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeldKey } from '#main/hotkeys/held-keys.ts'
import type { Timers } from '#main/platform/ports.ts'

/** A key and a clock that the test moves. `presses` are the times of its actions. */
function key() {
  let now = 1_000_000
  const began = now
  let due: { at: number; work: () => void } | null = null
  const timers: Timers = {
    now: () => now,
    after(delayMs, work) {
      due = { at: now + delayMs, work }
      return () => (due = null)
    },
    every: () => () => {}
  }
  const presses: number[] = []
  const held = createHeldKey(timers, () => presses.push(now - began))
  function wait(ms: number): void {
    const end = now + ms
    if (due && due.at <= end) {
      now = due.at
      const { work } = due
      due = null
      work()
    }
    now = end
  }
  function hold(ms: number, { delay, period }: { delay: number; period: number }): void {
    held.event()
    for (let passed = delay; passed <= ms; passed += period) {
      wait(passed === delay ? delay : period)
      held.event()
    }
  }
  return { ...held, presses, wait, hold, setClock: (ms: number) => (now += ms) }
}

const delays = fc.integer({ min: 250, max: 1000 })
const periods = fc.integer({ min: 15, max: 60 })

describe('a held hotkey', () => {
  it('holding a hotkey is one press at any repeat delay and rate', () => {
    fc.assert(
      fc.property(delays, periods, fc.integer({ min: 2, max: 60 }), (delay, period, repeats) => {
        const { hold, wait, presses } = key()
        hold(delay + repeats * period, { delay, period })
        wait(5000)
        expect(presses).toEqual([0])
      })
    )
  })

  it('a hotkey can be pressed again as soon as it was released', () => {
    fc.assert(
      fc.property(delays, periods, fc.integer({ min: 350, max: 5000 }), (delay, period, pause) => {
        const { hold, wait, event, presses } = key()
        hold(delay + 3 * period, { delay, period })
        wait(pause)
        event()
        expect(presses).toHaveLength(2)
      })
    )
  })

  it('each time a hotkey is held is one press', () => {
    fc.assert(
      fc.property(
        delays,
        periods,
        fc.array(fc.integer({ min: 400, max: 3000 })),
        (delay, period, pauses) => {
          const { hold, wait, presses } = key()
          for (const pause of [2000, ...pauses]) {
            hold(delay + 5 * period, { delay, period })
            wait(pause)
          }
          expect(presses).toHaveLength(1 + pauses.length)
        }
      )
    )
  })

  it('a hotkey released right after its first repeat is one press, once the delay is known', () => {
    const { hold, wait, event, presses } = key()
    hold(800, { delay: 500, period: 33 })
    wait(3000)
    event()
    wait(505)
    event()
    wait(3000)
    expect(presses).toHaveLength(2)
  })

  it('a held hotkey is one press even if some repeats arrive late', () => {
    const { wait, event, presses } = key()
    for (const gap of [0, 660, 140, 2, 2, 300, 1, 1]) {
      wait(gap)
      event()
    }
    wait(3000)
    expect(presses).toEqual([0])
  })
})

describe('a hotkey pressed twice', () => {
  it('a second press without repeats runs the action again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 350, max: 10_000 }), (gap) => {
        const { wait, event, presses } = key()
        event()
        wait(gap)
        event()
        wait(200)
        expect(presses).toHaveLength(2)
        expect((presses[1] ?? 0) - gap).toBeLessThanOrEqual(200)
      })
    )
  })

  it('a second press later than any repeat runs the action at once', () => {
    const { wait, event, presses } = key()
    event()
    wait(1501)
    event()
    expect(presses).toEqual([0, 1501])
  })

  it('a second press runs the action when the clock was set back before it', () => {
    const { event, presses, setClock } = key()
    event()
    setClock(-60_000)
    event()
    expect(presses).toHaveLength(2)
  })

  it('a pending second press is dropped when the hotkey is unregistered', () => {
    const { wait, event, stop, presses } = key()
    event()
    wait(500)
    event()
    stop()
    wait(1000)
    expect(presses).toEqual([0])
  })
})
