import { describe, expect, it } from 'vitest'
import { systemTimers } from '#main/harvest/timers.ts'
import type { Fault } from '#sandbox/faults.ts'
import { HOUR } from '#shared/durations.ts'
import { failureOf, NOON, open, recordingFetch, timer } from './support.ts'

function limited(shape: Extract<Fault, { kind: 'rate-limited' }>['shape'], retryAfterSeconds = 1) {
  return { kind: 'rate-limited', shape, retryAfterSeconds } as const
}

describe('too many requests', () => {
  it.each(['header-and-body', 'date-header', 'body-only'] as const)(
    'are waited out as Harvest asks, even for a create (%s)',
    async (shape) => {
      const { as, sandbox } = await open()
      sandbox.faults.arm(limited(shape))
      const started = Date.now()
      expect((await as('member').createTimeEntry(timer)).isRunning).toBe(true)
      expect(Date.now() - started).toBeGreaterThanOrEqual(990)
      expect(sandbox.account.entries()).toHaveLength(1)
    }
  )

  it('that say nothing more are taken for a quarter of a minute', async () => {
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

  it('for longer than anybody would wait are told at once, and so is every other call', async () => {
    const { as, sandbox } = await open()
    const told: (number | null)[] = []
    const { fetch, sent } = recordingFetch()
    const client = as('member', { fetch, onLimited: (until) => told.push(until) })
    sandbox.faults.arm(limited('header-and-body', 3600))
    const started = Date.now()
    const first = await failureOf(client.retrieveMe())
    const second = await failureOf(client.createTimeEntry(timer))
    expect(Date.now() - started).toBeLessThan(2000)
    expect(first).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_600_000 })
    expect(second).toMatchObject({ kind: 'rate-limited', certainty: 'not-sent', status: null })
    expect(sent).toHaveLength(1)
    expect(told).toHaveLength(1)
  })

  it('pause everything, and writes go on first', async () => {
    const { as, sandbox } = await open()
    const client = as('member')
    sandbox.faults.arm(limited('header-and-body'))
    const limitedRead = client.retrieveCompany()
    await expect.poll(() => sandbox.faults.pending).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 100))
    sandbox.requests.clear()
    await Promise.all([limitedRead, client.retrieveMe(), client.createTimeEntry(timer)])
    expect(sandbox.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
  })

  it('do not come about: a busy client stays below the limit by itself', async () => {
    const { as, sandbox } = await open({ limit: 20 })
    const client = as('member', { requestsPer15Seconds: 20 })
    const calls = Array.from({ length: 30 }, () => client.retrieveMe())
    await Promise.all(calls.slice(0, 20))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(sandbox.requests.map(({ status }) => status)).toEqual(Array<number>(20).fill(200))
    for (const call of calls) call.catch(() => {})
  })
})

describe("Harvest's clock", () => {
  it('is compared with ours by every answer', async () => {
    const { as } = await open()
    const offsets: number[] = []
    await as('member', { onClockOffset: (offset) => offsets.push(offset) }).retrieveMe()
    expect(offsets).toHaveLength(1)
    expect(Math.abs((offsets[0] ?? 0) - (NOON - Date.now()))).toBeLessThan(2000)
  })

  it('is not told by an answer during which our own was set back', async () => {
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

  it('is what the date of a pause is compared with, also where the answer has no date', async () => {
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
