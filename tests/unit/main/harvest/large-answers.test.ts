import { describe, expect, it } from 'vitest'
import { attempt } from '#main/harvest/request.ts'
import { systemTimers } from '#main/harvest/timers.ts'

const MEGABYTE = 1024 * 1024

/** Sends megabytes without end, and counts how many were read. */
function endless(headers: Record<string, string> = {}) {
  const taken = { megabytes: 0, isCancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.megabytes += 1
        controller.enqueue(new Uint8Array(MEGABYTE).fill(32))
      },
      cancel: () => void (taken.isCancelled = true)
    },
    { highWaterMark: 0 }
  )
  return { taken, response: new Response(body, { headers }) }
}

const read = (response: Response, method: 'GET' | 'POST' = 'GET') =>
  attempt(
    {
      method,
      url: new URL('https://api.harvest.test/v2/time_entries'),
      headers: {},
      json: undefined
    },
    { fetch: async () => response, timers: systemTimers, timeoutMs: 60_000, knownOffsetMs: 0 }
  )

describe('a response of more than 16 MB', () => {
  it('reading a response stops as soon as it exceeds 16 MB', async () => {
    const { taken, response } = endless()
    await expect(read(response, 'POST')).rejects.toMatchObject({
      kind: 'unexpected-answer',
      certainty: 'unknown',
      message: expect.stringContaining('larger than 16 MB')
    })
    expect(taken).toEqual({ megabytes: 17, isCancelled: true })
  })

  it('a response whose Content-Length exceeds 16 MB is refused unread', async () => {
    const { taken, response } = endless({ 'content-length': String(17 * MEGABYTE) })
    await expect(read(response)).rejects.toMatchObject({ kind: 'unexpected-answer' })
    expect(taken).toEqual({ megabytes: 0, isCancelled: true })
  })
})

it('a response of 16 MB is read', async () => {
  const text = JSON.stringify('x'.repeat(16 * MEGABYTE - 2))
  expect((await read(new Response(text))).body).toHaveLength(16 * MEGABYTE - 2)
})
