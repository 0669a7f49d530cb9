import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both, ids, open, work } from './support.ts'

const odd = fc.oneof(
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, '', [], {}, '2026-02-30', '25:61', '-0', '1e400', 'NaN', [[]], { id: {} }),
  fc.jsonValue()
)

const broken = fc.record(
  {
    user_id: odd,
    project_id: fc.oneof(odd, fc.constant(work.project_id)),
    task_id: fc.oneof(odd, fc.constant(work.task_id)),
    spent_date: fc.oneof(odd, fc.constant(work.spent_date)),
    hours: odd,
    started_time: odd,
    ended_time: odd,
    notes: odd,
    external_reference: fc.oneof(odd, fc.record({ id: odd, permalink: odd, group_id: odd }))
  },
  { requiredKeys: [] }
)

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
  path: fc.oneof(
    fc.constant('/v2/time_entries'),
    fc.constantFrom('7', 'x', '-1', '1e9', '%00', '..').map((id) => `/v2/time_entries/${id}`),
    fc.webPath().map((path) => `/v2${path}`),
    fc.webQueryParameters().map((query) => `/v2/time_entries?${query}`),
    fc
      .tuple(
        fc.constantFrom('per_page', 'page', 'cursor', 'from', 'updated_since', 'is_running'),
        fc.string()
      )
      .map(([name, value]) => `/v2/time_entries?${name}=${encodeURIComponent(value)}`)
  ),
  body: fc.oneof(
    broken.map((value) => JSON.stringify(value)),
    fc.string()
  ),
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'nonsense'
  )
})

describe.each(both)('a malformed request to a %s account', (mode) => {
  it('a malformed request gets a proper response and changes nothing if refused', async () => {
    const { sandbox, call } = await open({ mode })
    sandbox.account.create(ids.member, { ...work, notes: 'untouched' })
    const property = fc.asyncProperty(request, async ({ method, path, body, type }) => {
      const before = sandbox.save()
      const reply = await call(method, path, {
        ...(method === 'GET' ? {} : { body, headers: { 'content-type': type } })
      })
      expect(reply.status).toBeLessThan(500)
      if (reply.status >= 400) expect(sandbox.save()).toBe(before)
    })
    await fc.assert(property, { numRuns: 1_000 })
    expect((await call('GET', '/v2/time_entries')).status).toBe(200)
  })
})
