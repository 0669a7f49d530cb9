import { describe, expect, it } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import type { Fault } from '#sandbox/faults.ts'
import {
  collect,
  failureOf,
  modes,
  open,
  recordingFetch,
  stopped,
  timer,
  type Mode
} from './support.ts'

const lost: readonly Fault[] = [
  { kind: 'drop-before-commit' },
  { kind: 'commit-then-drop' },
  { kind: 'truncated-body' },
  { kind: 'server-error', status: 500, body: 'json' },
  { kind: 'server-error', status: 502, body: 'html', committed: true },
  { kind: 'server-error', status: 503, body: 'empty' },
  { kind: 'server-error', status: 504, body: 'html' },
  { kind: 'odd-answer', status: 200, body: '<html>Sign in to the hotel</html>' },
  { kind: 'odd-answer', status: 200, body: '{"id":' },
  { kind: 'odd-answer', status: 302, body: '' }
]

const writes: readonly [string, (client: HarvestClient, mode: Mode) => Promise<unknown>][] = [
  ['create', (client, mode) => client.createTimeEntry(stopped(mode))],
  ['update', async (client) => client.updateTimeEntry(await anyId(client), { notes: 'x' })],
  ['restart', async (client) => client.restartTimeEntry(await anyId(client))],
  ['stop', async (client) => client.stopTimeEntry(await anyId(client))],
  ['delete', async (client) => client.deleteTimeEntry(await anyId(client))],
  ['delete reference', async (client) => client.deleteExternalReference(await anyId(client))]
]

async function anyId(client: HarvestClient): Promise<number> {
  const [entry] = await collect(client.listTimeEntries())
  return entry?.id ?? 0
}

describe.each(modes)('a change whose response is lost in a %s account', (mode) => {
  it.each(writes)('%s has an unknown outcome and is sent once', async (name, write) => {
    const { as, sandbox } = await open({ mode })
    for (const fault of lost) {
      const entry = name === 'stop' ? timer : stopped(mode)
      await as('member').createTimeEntry(entry)
      const { fetch, sent } = recordingFetch()
      sandbox.faults.arm({
        ...fault,
        path: /time_entries/,
        ...(name === 'create' ? {} : { after: 1 })
      })
      const error = await failureOf(write(as('member', { fetch }), mode))
      expect(error.certainty, JSON.stringify(fault)).toBe('unknown')
      expect(sandbox.faults.pending).toBe(0)
      expect(sent.filter((method) => method !== 'GET')).toHaveLength(1)
    }
  })
})

describe('reads', () => {
  it.each(lost.filter(({ kind }) => kind !== 'odd-answer'))(
    'a read whose response is lost is repeated ($kind $status)',
    async (fault) => {
      const { as, sandbox } = await open()
      await as('member').createTimeEntry(timer)
      sandbox.faults.arm({ ...fault, times: 2 })
      const listed = collect(as('member', { random: () => 0 }).listTimeEntries())
      expect(await listed).toHaveLength(1)
    }
  )

  it('a read is abandoned after three attempts', async () => {
    const { as, sandbox } = await open()
    sandbox.faults.arm({ kind: 'server-error', status: 503, body: 'html', times: 10 })
    const { fetch, sent } = recordingFetch()
    const error = await failureOf(as('member', { fetch, random: () => 0 }).retrieveMe())
    expect(error).toMatchObject({ kind: 'server-trouble', status: 503 })
    expect(sent).toHaveLength(3)
  })

  it('a failed page fails the list instead of ending it', async () => {
    const { as, sandbox } = await open()
    for (let index = 0; index < 3; index++) await as('member').createTimeEntry(stopped('duration'))
    sandbox.faults.arm({ kind: 'odd-answer', status: 200, body: '{}', after: 1 })
    const error = await failureOf(collect(as('member').listTimeEntries({ perPage: 1 })))
    expect(error).toMatchObject({ kind: 'unexpected-answer', path: '/v2/time_entries' })
  })
})

describe('an unreachable server', () => {
  it('an unreachable server means that nothing was sent, after a few attempts', async () => {
    const { as, sandbox } = await open()
    const client = as('member', { random: () => 0 })
    await sandbox.close()
    expect(await failureOf(client.createTimeEntry(timer))).toMatchObject({
      kind: 'offline',
      certainty: 'not-sent',
      status: null,
      message: 'POST /v2/time_entries: offline (ECONNREFUSED)'
    })
  })
})

describe('slow responses', () => {
  it('a slow response to a change leaves its outcome unknown', async () => {
    const { as, sandbox } = await open()
    sandbox.faults.arm({ kind: 'slow-answer', milliseconds: 5000 })
    const create = as('member', { attemptTimeoutMs: 60 }).createTimeEntry(timer)
    expect(await failureOf(create)).toMatchObject({
      kind: 'offline',
      certainty: 'unknown',
      message: 'POST /v2/time_entries: offline (timed out)'
    })
    expect(await collect(as('member').listTimeEntries())).toHaveLength(1)
  })

  it('a slow response to a read is requested again until the time for all attempts is over', async () => {
    const { as, sandbox } = await open()
    sandbox.faults.arm({ kind: 'latency', milliseconds: 5000 })
    const client = as('member', { attemptTimeoutMs: 60, random: () => 0 })
    expect((await client.retrieveMe()).firstName).toBe('Leonie')
    sandbox.faults.arm({ kind: 'latency', milliseconds: 5000 })
    const hurried = as('member', { totalTimeoutMs: 60 })
    expect((await failureOf(hurried.retrieveMe())).kind).toBe('offline')
  })
})

describe('cancellation', () => {
  it('a call cancelled before it starts sends nothing', async () => {
    const { as, sandbox } = await open()
    const options = { signal: AbortSignal.abort() }
    expect(await failureOf(as('member').createTimeEntry(timer, options))).toMatchObject({
      kind: 'cancelled',
      certainty: 'not-sent'
    })
    expect(sandbox.requests).toHaveLength(0)
  })

  it('a change cancelled while it is sent has an unknown outcome', async () => {
    const { as, sandbox } = await open()
    sandbox.faults.arm({ kind: 'latency', milliseconds: 5000 })
    const controller = new AbortController()
    const create = as('member').createTimeEntry(timer, { signal: controller.signal })
    await expect.poll(() => sandbox.faults.pending).toBe(0)
    controller.abort()
    const error = await failureOf(create)
    expect(error).toMatchObject({ kind: 'cancelled', certainty: 'unknown' })
    expect(error.toFailure().kind).toBe('offline')
  })

  it('cancellation ends a list', async () => {
    const { as } = await open()
    for (let index = 0; index < 3; index++) await as('member').createTimeEntry(stopped('duration'))
    const controller = new AbortController()
    const list = as('member').listTimeEntries({ perPage: 1 }, { signal: controller.signal })
    const read = async () => {
      for await (const entry of list) if (entry.id > 0) controller.abort()
    }
    expect((await failureOf(read())).kind).toBe('cancelled')
  })
})
