import { describe, expect, it } from 'vitest'
import type { Fault } from '#sandbox/faults.ts'
import { open, work } from './support.ts'

const POST = { method: 'POST', path: '/time_entries' }

describe('faults', () => {
  it('a fault applies to the next matching request only, after those it lets pass', async () => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'server-error', status: 503, body: 'empty', after: 1, ...POST })
    const statuses: number[] = []
    for (let count = 0; count < 3; count += 1) {
      await call('GET', '/v2/time_entries')
      statuses.push((await call('POST', '/v2/time_entries', { body: work })).status)
    }
    expect(statuses).toEqual([201, 503, 201])
    expect(sandbox.faults.pending).toBe(0)
  })

  it('a fault can be disarmed', async () => {
    const { sandbox, call } = await open()
    const disarm = sandbox.faults.arm({ kind: 'drop-before-commit', times: 9 })
    disarm()
    expect((await call('GET', '/v2/company')).status).toBe(200)
  })

  it.each([
    ['drop-before-commit', 0],
    ['commit-then-drop', 1]
  ] as const)('%s sends no response and leaves %i entries', async (kind, entries) => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind, ...POST })
    await expect(call('POST', '/v2/time_entries', { body: work })).rejects.toThrow()
    expect(sandbox.account.entries()).toHaveLength(entries)
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'POST', status: null })
  })

  it('a delayed commit happens after the connection died', async () => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'delayed-commit', milliseconds: 40, ...POST })
    await expect(call('POST', '/v2/time_entries', { body: work })).rejects.toThrow()
    expect(sandbox.account.entries()).toHaveLength(0)
    await expect.poll(() => sandbox.account.entries().length).toBe(1)
  })

  it('a truncated body ends in the middle', async () => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'truncated-body', ...POST })
    await expect(call('POST', '/v2/time_entries', { body: work })).rejects.toThrow()
    expect(sandbox.account.entries()).toHaveLength(1)
  })

  it.each([
    ['json', 'application/json; charset=utf-8', '{'],
    ['html', 'text/html; charset=utf-8', '<'],
    ['empty', null, '']
  ] as const)('a server error has a body of the type %s', async (body, type, start) => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'server-error', status: 502, body, ...POST })
    const reply = await call('POST', '/v2/time_entries', { body: work })
    expect(reply.status).toBe(502)
    expect(reply.headers.get('content-type')).toBe(type)
    expect(reply.text.startsWith(start)).toBe(true)
    expect(sandbox.account.entries()).toHaveLength(0)
  })

  it('a server error may follow a commit', async () => {
    const { sandbox, call } = await open()
    const fault: Fault = { kind: 'server-error', status: 500, body: 'json', committed: true }
    sandbox.faults.arm({ ...fault, ...POST })
    expect((await call('POST', '/v2/time_entries', { body: work })).status).toBe(500)
    expect(sandbox.account.entries()).toHaveLength(1)
  })

  it('a 429 is sent with the given wait', async () => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'rate-limited', shape: 'header-and-body', retryAfterSeconds: 3600 })
    const reply = await call('GET', '/v2/company')
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '3600'])
  })

  it.each([
    ['latency', 0],
    ['slow-answer', 1]
  ] as const)('%s waits for the given time, with %i entries meanwhile', async (kind, entries) => {
    const waiting = Promise.withResolvers<number>()
    const over = Promise.withResolvers<void>()
    const { sandbox, call } = await open({
      wait: (milliseconds) => {
        waiting.resolve(milliseconds)
        return over.promise
      }
    })
    sandbox.faults.arm({ kind, milliseconds: 60_000, ...POST })
    const reply = call('POST', '/v2/time_entries', { body: work })
    expect(await waiting.promise).toBe(60_000)
    expect(sandbox.account.entries()).toHaveLength(entries)
    over.resolve()
    expect((await reply).status).toBe(201)
    expect(sandbox.account.entries()).toHaveLength(1)
  })

  it('any other response can be sent', async () => {
    const { sandbox, call } = await open()
    const odd = { kind: 'odd-answer', status: 201, body: 'null' } as const
    sandbox.faults.arm({ ...odd, ...POST })
    const reply = await call('POST', '/v2/time_entries', { body: work })
    expect([reply.status, reply.text]).toEqual([201, 'null'])
  })

  it('a waiting fault does not prevent the sandbox from closing', async () => {
    const { sandbox, call } = await open()
    sandbox.faults.arm({ kind: 'latency', milliseconds: 60_000 })
    const lost = expect(call('GET', '/v2/company')).rejects.toThrow()
    await expect.poll(() => sandbox.faults.pending).toBe(0)
    await sandbox.close()
    await lost
  })
})

describe('the request log', () => {
  it('the log contains method, path, query, body and user, and is bounded', async () => {
    const { sandbox, call, clock } = await open()
    await call('POST', '/v2/time_entries?x=1', { body: work, as: 'manager' })
    expect(sandbox.requests[0]).toEqual({
      method: 'POST',
      path: '/v2/time_entries',
      query: { x: '1' },
      body: work,
      status: 201,
      role: 'manager',
      at: clock.now
    })
    sandbox.requests.clear()
    expect(sandbox.requests).toHaveLength(0)
  })
})
