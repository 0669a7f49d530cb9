import { describe, expect, it } from 'vitest'
import { systemTimers } from '#main/harvest/timers.ts'
import type { Fault } from '#sandbox/faults.ts'
import { HOUR, SECOND } from '#shared/durations.ts'
import { createFakeTimers } from '#tests/unit/main/harvest/fake-timers.ts'
import { failureOf, NOON, open, recordingFetch, timer } from './support.ts'

function limited(shape: Extract<Fault, { kind: 'rate-limited' }>['shape'], retryAfterSeconds = 1) {
  return { kind: 'rate-limited', shape, retryAfterSeconds } as const
}

describe('rate limits', () => {
  it.each(['header-and-body', 'date-header', 'body-only'] as const)(
    'a limited create waits as Harvest requires (%s)',
    async (shape) => {
      const { as, sandbox } = await open()
      sandbox.faults.arm(limited(shape, 5))
      const timers = createFakeTimers(NOON)
      const told: (number | null)[] = []
      const client = as('member', { timers, onLimited: (until) => told.push(until) })
      const created = client.createTimeEntry(timer)
      await expect.poll(() => told).toHaveLength(1)
      const pause = (told[0] ?? 0) - NOON
      expect(pause).toBeGreaterThan(4000)
      expect(pause).toBeLessThanOrEqual(6000)
      await timers.advance(pause - 1)
      expect(sandbox.account.entries()).toHaveLength(0)
      await timers.advance(1)
      expect((await created).isRunning).toBe(true)
      expect(sandbox.account.entries()).toHaveLength(1)
    }
  )

  it('a limit without a duration means 15 seconds', async () => {
    const { as, sandbox } = await open()
    sandbox.faults.arm(limited('empty-html'))
    const error = await failureOf(as('member', { totalTimeoutMs: 1000 }).createTimeEntry(timer))
    expect(error).toMatchObject({
      kind: 'rate-limited',
      certainty: 'refused',
      status: 429,
      retryAfterMs: 15_000
    })
  })

  it('a limit longer than the timeout fails this call and all others at once', async () => {
    const { as, sandbox } = await open()
    const told: (number | null)[] = []
    const { fetch, sent } = recordingFetch()
    const timers = createFakeTimers(NOON)
    const client = as('member', { fetch, timers, onLimited: (until) => told.push(until) })
    sandbox.faults.arm(limited('header-and-body', 3600))
    const first = await failureOf(client.retrieveMe())
    const second = await failureOf(client.createTimeEntry(timer))
    expect(first).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_600_000 })
    expect(second).toMatchObject({ kind: 'rate-limited', certainty: 'not-sent', status: null })
    expect(sent).toHaveLength(1)
    expect(told).toHaveLength(1)
  })

  it('a limit pauses all requests, and writes continue first', async () => {
    const { as, sandbox } = await open()
    const timers = createFakeTimers(NOON)
    const told: (number | null)[] = []
    const client = as('member', { timers, onLimited: (until) => told.push(until) })
    sandbox.faults.arm(limited('header-and-body'))
    const limitedRead = client.retrieveCompany()
    await expect.poll(() => told).toHaveLength(1)
    sandbox.requests.clear()
    const all = Promise.all([limitedRead, client.retrieveMe(), client.createTimeEntry(timer)])
    await timers.advance((told[0] ?? 0) - NOON)
    await all
    expect(sandbox.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
  })

  it('a busy client stays below the limit by itself', async () => {
    const { as, sandbox, advance } = await open({ limit: 20 })
    const timers = createFakeTimers(NOON)
    const client = as('member', { timers, requestsPer15Seconds: 20 })
    const calls = Array.from({ length: 30 }, () => client.retrieveMe())
    await Promise.all(calls.slice(0, 20))
    expect(sandbox.requests).toHaveLength(20)
    advance(15 * SECOND)
    await timers.advance(15 * SECOND)
    await Promise.all(calls)
    expect(sandbox.requests.map(({ status }) => status)).toEqual(Array<number>(30).fill(200))
  })
})

describe('Harvest’s clock', () => {
  it('every response measures the offset to Harvest’s clock', async () => {
    const { as } = await open()
    const offsets: number[] = []
    const timers = createFakeTimers(NOON - HOUR)
    const onClockOffset = (offset: number): void => void offsets.push(offset)
    await as('member', { timers, onClockOffset }).retrieveMe()
    expect(offsets).toHaveLength(1)
    expect(Math.abs((offsets[0] ?? 0) - HOUR)).toBeLessThanOrEqual(SECOND)
  })

  it('a response during which our clock was set back does not measure the offset', async () => {
    const { as } = await open()
    const offsets: number[] = []
    let setBack = 0
    const timers = { ...systemTimers, now: () => Date.now() - setBack }
    const settingBack: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      setBack = HOUR
      return response
    }
    const onClockOffset = (offset: number): void => void offsets.push(offset)
    await as('member', { timers, fetch: settingBack, onClockOffset }).retrieveMe()
    expect(offsets).toEqual([])
  })

  it('Retry-After dates are compared with Harvest’s clock, even if the response has no date', async () => {
    const { as, sandbox } = await open()
    const undated: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (response.status !== 429) return response
      const headers = new Headers(response.headers)
      headers.delete('Date')
      return new Response(response.body, { status: response.status, headers })
    }
    const client = as('member', { fetch: undated, totalTimeoutMs: 1000 })
    await client.retrieveCompany()
    sandbox.faults.arm(limited('date-header', 30))
    const error = await failureOf(client.retrieveMe())
    expect(error.retryAfterMs).toBeGreaterThan(25_000)
    expect(error.retryAfterMs).toBeLessThan(35_000)
  })
})
