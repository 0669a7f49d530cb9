import { describe, expect, it } from 'vitest'
import { Faults } from '#sandbox/faults.ts'
import { RateLimit } from '#sandbox/rate-limit.ts'

describe('the rate limit', () => {
  it('a request counts for 15 seconds from its own time', () => {
    let now = 1_000_000
    const limit = new RateLimit(2, () => now)
    expect(limit.take('a')).toBe(0)
    now += 10_000
    expect(limit.take('a')).toBe(0)
    expect(limit.take('a')).toBe(5)
    now += 5_000
    expect(limit.take('a')).toBe(0)
    expect(limit.take('a')).toBe(10)
  })

  it('each token has its own rate limit', () => {
    const limit = new RateLimit(1, () => 0)
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).toEqual([0, 0, 15])
  })
})

describe('faults', () => {
  it('a fault matches by method and by the end of the path or a pattern', () => {
    const faults = new Faults()
    faults.arm({ kind: 'drop-before-commit', method: 'patch', path: '/stop' })
    faults.arm({ kind: 'commit-then-drop', path: /time_entries\/\d+$/ })
    expect(faults.take('PATCH', '/v2/time_entries/1/restart')).toBeNull()
    expect(faults.take('GET', '/v2/time_entries/1')?.kind).toBe('commit-then-drop')
    expect(faults.take('PATCH', '/v2/time_entries/1/stop')?.kind).toBe('drop-before-commit')
    expect(faults.pending).toBe(0)
  })

  it('each request uses up one fault, in the order they were armed', () => {
    const faults = new Faults()
    faults.arm({ kind: 'latency', milliseconds: 1, times: 2 })
    faults.arm({ kind: 'truncated-body' })
    const kinds = [1, 2, 3, 4].map(() => faults.take('GET', '/')?.kind ?? null)
    expect(kinds).toEqual(['latency', 'latency', 'truncated-body', null])
  })
})
