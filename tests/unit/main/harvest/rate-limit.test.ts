import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateLimiter, type Priority, type RateLimiterOptions } from '#main/harvest/rate-limit.ts'
import { createFakeTimers } from './fake-timers.ts'

function setUp(options: Partial<RateLimiterOptions> = {}) {
  const timers = createFakeTimers()
  const limiter = new RateLimiter({ timers, ...options })
  const log: string[] = []
  const ask = (name: string, priority: Priority, waitMs = Infinity, signal?: AbortSignal) =>
    void limiter
      .turn({ priority, deadline: timers.now() + waitMs, signal })
      .then((verdict) => log.push(`${name} ${verdict}`))
  return { timers, limiter, log, ask }
}

describe('the rate limiter', () => {
  it('requests are sent at once while there is room', async () => {
    const { timers, log, ask } = setUp()
    for (let index = 0; index < 90; index++) ask(`${index}`, 'read')
    await timers.advance(0)
    expect(log).toHaveLength(90)
  })

  it('at most 90 requests start in any 15 seconds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 300 }),
        async (gaps) => {
          const timers = createFakeTimers()
          const limiter = new RateLimiter({ timers })
          const started: number[] = []
          for (const gap of gaps) {
            await timers.advance(gap % 97)
            void limiter
              .turn({ priority: 'read', deadline: Infinity })
              .then(() => started.push(timers.now()))
          }
          await timers.advance(120_000)
          expect(started).toHaveLength(gaps.length)
          for (const [index, at] of started.entries())
            expect((started[index + 90] ?? Infinity) - at).toBeGreaterThanOrEqual(15_000)
        }
      ),
      { numRuns: 10 }
    )
  })

  it('writes are sent before reads, each in their order', async () => {
    const { timers, limiter, log, ask } = setUp()
    limiter.pause(1000)
    ask('first read', 'read')
    ask('first write', 'write')
    ask('second read', 'read')
    ask('second write', 'write')
    await timers.advance(1000)
    expect(log).toEqual(['first write go', 'second write go', 'first read go', 'second read go'])
  })

  it('a shorter pause does not end a longer one', async () => {
    const { timers, limiter, log, ask } = setUp()
    limiter.pause(5000)
    limiter.pause(1000)
    ask('a', 'write')
    await timers.advance(4999)
    expect(log).toEqual([])
    await timers.advance(1)
    expect(log).toEqual(['a go'])
  })

  it('the limiter reports the start and the end of a pause, even if nothing waits', async () => {
    const told: (number | null)[] = []
    const { timers, limiter } = setUp({ onLimited: (until) => told.push(until) })
    const until = timers.now() + 2000
    limiter.pause(2000)
    await timers.advance(2000)
    expect(told).toEqual([until, null])
    expect(timers.pending).toBe(0)
  })

  it('a request that cannot be sent in time fails at once', async () => {
    const { timers, limiter, log, ask } = setUp()
    ask('before', 'read', 60_000)
    await timers.advance(0)
    limiter.pause(3_600_000)
    ask('after', 'read', 60_000)
    await timers.advance(0)
    expect(log).toEqual(['before go', 'after too-late'])
  })

  it('a waiting request fails at once when a pause outlasts it', async () => {
    const { timers, limiter, log, ask } = setUp()
    limiter.pause(1000)
    ask('a', 'read', 60_000)
    limiter.pause(3_600_000)
    await timers.advance(0)
    expect(log).toEqual(['a too-late'])
  })

  it('an aborted request leaves the queue', async () => {
    const { timers, limiter, log, ask } = setUp()
    const controller = new AbortController()
    limiter.pause(1000)
    ask('a', 'read', Infinity, controller.signal)
    controller.abort()
    ask('b', 'read', Infinity, controller.signal)
    await timers.advance(1000)
    expect(log).toEqual(['a cancelled', 'b cancelled'])
  })

  it('setting the clock back by an hour does not delay requests by an hour', async () => {
    const { timers, limiter, log, ask } = setUp({ mostPerWindow: 1 })
    ask('a', 'read')
    limiter.pause(5000)
    timers.set(timers.now() - 3_600_000)
    ask('b', 'read')
    await timers.advance(0)
    expect(log).toEqual(['a go', 'b go'])
  })
})
