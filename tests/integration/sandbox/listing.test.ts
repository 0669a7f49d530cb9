import { describe, expect, it } from 'vitest'
import { both, ids, open, work, type Call, type WireBody } from './support.ts'

const ENTRY_KEYS = [
  'id',
  'spent_date',
  'hours',
  'hours_without_timer',
  'rounded_hours',
  'notes',
  'is_locked',
  'locked_reason',
  'is_closed',
  'approval_status',
  'is_billed',
  'is_explicitly_locked',
  'timer_started_at',
  'started_time',
  'ended_time',
  'is_running',
  'billable',
  'budgeted',
  'billable_rate',
  'cost_rate',
  'created_at',
  'updated_at',
  'user',
  'client',
  'project',
  'task',
  'user_assignment',
  'task_assignment',
  'invoice',
  'external_reference'
]

async function listOf(call: Call, query: string): Promise<readonly WireBody[]> {
  const reply = await call('GET', `/v2/time_entries?${query}`, { as: 'administrator' })
  expect(reply.status, reply.text).toBe(200)
  return reply.body.time_entries
}

describe.each(both)('a time entry on the wire of a %s account', (mode) => {
  it('the attributes of an entry are in Harvest’s order', async () => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    expect(Object.keys(body)).toEqual(ENTRY_KEYS)
    expect(Object.keys(body.client as object)).toEqual(['id', 'name', 'currency'])
    expect(Object.keys(body.project as object)).toEqual(['id', 'name', 'code'])
    expect(Object.keys(body.user_assignment as object)).toEqual([
      'id',
      'is_project_manager',
      'is_active',
      'use_default_rates',
      'budget',
      'created_at',
      'updated_at',
      'hourly_rate'
    ])
    expect(Object.keys(body.task_assignment as object)).toEqual([
      'id',
      'billable',
      'is_active',
      'created_at',
      'updated_at',
      'hourly_rate',
      'budget'
    ])
  })

  it('whole decimals have a point, and times are in UTC without fractions', async () => {
    const { call } = await open({ mode })
    const span = mode === 'duration' ? { hours: 2 } : { started_time: '9:00', ended_time: '11:00' }
    const { text } = await call('POST', '/v2/time_entries', { body: { ...work, ...span } })
    expect(text).toContain('"hours":2.0,"hours_without_timer":2.0,"rounded_hours":2.0,')
    expect(text).toContain('"created_at":"2026-11-18T12:00:30Z"')
  })

  it('a note that resembles an attribute is unchanged', async () => {
    const { call } = await open({ mode })
    const notes = '{"hours":2,"cost_rate":5}'
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, notes } })
    expect(body.notes).toBe(notes)
  })
})

describe('the list of time entries', () => {
  it('an empty list has the complete envelope', async () => {
    const { sandbox, call } = await open()
    const { text } = await call('GET', '/v2/time_entries')
    const link = (ref: string) => `${sandbox.url}/v2/time_entries?page=1&per_page=2000&ref=${ref}`
    expect(text).toBe(
      `{"time_entries":[],"per_page":2000,"total_pages":1,"total_entries":0,"next_page":null,"previous_page":null,"page":1,"links":{"first":"${link('first')}","next":null,"previous":null,"last":"${link('last')}"}}`
    )
  })

  it('entries are sorted by spent date and then by creation, newest first', async () => {
    const { call, clock } = await open()
    for (const spent_date of ['2026-11-17', '2026-11-18', '2026-11-16', '2026-11-18']) {
      await call('POST', '/v2/time_entries', { body: { ...work, spent_date, hours: 1 } })
      clock.advance(1_000)
    }
    const entries = await listOf(call, '')
    expect(entries.map((entry) => `${entry.spent_date} ${entry.created_at}`)).toEqual([
      '2026-11-18 2026-11-18T12:00:33Z',
      '2026-11-18 2026-11-18T12:00:31Z',
      '2026-11-17 2026-11-18T12:00:30Z',
      '2026-11-16 2026-11-18T12:00:32Z'
    ])
  })

  it('administrators get all entries, and members their own', async () => {
    const { sandbox, call } = await open({ empty: false })
    const all = await listOf(call, '')
    expect(all).toHaveLength(sandbox.account.entries().length)
    const own = await call('GET', '/v2/time_entries')
    expect(new Set(own.body.time_entries.map(({ user }) => (user as WireBody).id))).toEqual(
      new Set([ids.member])
    )
    const others = await call('GET', `/v2/time_entries?user_id=${ids.administrator}`)
    expect(others.body.time_entries).toEqual([])
  })

  it.each([
    ['user_id', ids.member, (entry: WireBody) => (entry.user as WireBody).id],
    ['client_id', 15_058_377, (entry: WireBody) => (entry.client as WireBody).id],
    ['project_id', ids.shop, (entry: WireBody) => (entry.project as WireBody).id],
    ['task_id', ids.design, (entry: WireBody) => (entry.task as WireBody).id],
    ['is_billed', true, (entry: WireBody) => entry.is_billed],
    ['is_billed', false, (entry: WireBody) => entry.is_billed],
    ['approval_status', 'approved', (entry: WireBody) => entry.approval_status]
  ] as const)('entries are filtered by %s %s', async (name, value, read) => {
    const { sandbox, call } = await open({ empty: false })
    const entries = await listOf(call, `${name}=${value}`)
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.length).toBeLessThan(sandbox.account.entries().length)
    expect(new Set(entries.map(read))).toEqual(new Set([value]))
  })

  it('from and to include their own days, as dates and datetimes', async () => {
    const { call } = await open()
    for (const spent_date of ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18']) {
      await call('POST', '/v2/time_entries', { body: { ...work, spent_date, hours: 1 } })
    }
    for (const query of [
      'from=2026-11-16&to=2026-11-17',
      'from=2026-11-16T10:00:00%2B01:00&to=2026-11-17T23:59:59Z'
    ]) {
      const dates = (await listOf(call, query)).map(({ spent_date }) => spent_date)
      expect(dates).toEqual(['2026-11-17', '2026-11-16'])
    }
  })

  it('the running entry is found on any date', async () => {
    const { call } = await open()
    const body = { ...work, spent_date: '2025-01-01' }
    const started = await call('POST', '/v2/time_entries', { body })
    await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    expect((await listOf(call, 'is_running=true')).map(({ id }) => id)).toEqual([started.body.id])
    expect(await listOf(call, 'is_running=false')).toHaveLength(1)
  })

  it('updated_since means strictly later, in whole seconds', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    expect(await listOf(call, `updated_since=${String(body.updated_at)}`)).toHaveLength(0)
    expect(await listOf(call, 'updated_since=2026-11-18T12:00:29Z')).toHaveLength(1)
    expect(await listOf(call, 'updated_since=2026-11-18T13:00:29+01:00')).toHaveLength(1)
  })

  it('a deleted entry is in no list', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    await call('DELETE', `/v2/time_entries/${body.id}`)
    expect(await listOf(call, 'updated_since=2020-01-01T00:00:00Z')).toEqual([])
    expect(await listOf(call, `from=${work.spent_date}&to=${work.spent_date}`)).toEqual([])
    expect((await call('GET', `/v2/time_entries/${body.id}`)).status).toBe(404)
  })

  it('several filters apply together', async () => {
    const { call } = await open()
    for (const [hours, task_id] of [
      [1, ids.meetings],
      [2, ids.business]
    ] as const)
      await call('POST', '/v2/time_entries', { body: { ...work, hours, task_id } })
    const query = `user_id=${ids.member}&task_id=${ids.business}&is_running=false&from=2026-11-18`
    expect((await listOf(call, query)).map(({ hours }) => hours)).toEqual([2])
    expect(await listOf(call, `${query}&is_billed=true`)).toEqual([])
  })

  it('an exact external reference is found', async () => {
    const { call } = await open()
    const reference = { id: 42, group_id: 'board', permalink: 'https://github.com/a/b/issues/42' }
    const body = { ...work, hours: 1, external_reference: reference }
    await call('POST', '/v2/time_entries', { body })
    expect(await listOf(call, 'external_reference_id=42')).toHaveLength(1)
    expect(await listOf(call, 'external_reference_id=4')).toHaveLength(0)
  })

  it.each([
    ['per_page=2001', 'Invalid per_page parameter'],
    ['per_page=0', 'Invalid per_page parameter'],
    ['per_page=-1', 'Invalid per_page parameter'],
    ['per_page=many', 'Invalid per_page parameter'],
    ['page=0', 'Invalid page parameter'],
    ['cursor=nonsense', 'Invalid cursor parameter'],
    ['updated_since=yesterday', 'Invalid updated_since parameter'],
    ['from=2026-02-30', 'Invalid from parameter']
  ])('the query %s is refused', async (query, message) => {
    const { call } = await open()
    const reply = await call('GET', `/v2/time_entries?${query}`)
    expect([reply.status, reply.body]).toEqual([422, { message }])
  })
})

describe('paging', () => {
  async function five() {
    const opened = await open()
    for (const spent_date of ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18'])
      await opened.call('POST', '/v2/time_entries', { body: { ...work, spent_date, hours: 1 } })
    return opened
  }

  it('cursors lead through every entry once, with page numbers only at both ends', async () => {
    const { sandbox, call } = await five()
    const seen: unknown[] = []
    const pages: unknown[] = []
    let next: string | null = `${sandbox.url}/v2/time_entries?per_page=2&from=2026-11-01&limit=1`
    while (next !== null) {
      const { body }: { body: WireBody } = await call('GET', next)
      seen.push(...body.time_entries.map(({ spent_date }) => spent_date))
      pages.push([body.page, body.next_page, body.previous_page, body.total_pages])
      next = body.links.next
      if (next) expect(next).toMatch(/\?cursor=[\w-]+&from=2026-11-01&limit=1&per_page=2&ref=next_/)
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect(pages).toEqual([
      [1, 2, null, 3],
      [null, null, null, 3],
      [3, null, 2, 3]
    ])
  })

  it('cursors lead back too', async () => {
    const { call } = await five()
    const last = await call('GET', '/v2/time_entries?per_page=2&page=3')
    const middle = await call('GET', last.body.links.previous)
    const first = await call('GET', middle.body.links.previous)
    expect(first.body.time_entries.map(({ spent_date }) => spent_date)).toEqual([
      '2026-11-18',
      '2026-11-17'
    ])
    expect(first.body.links.previous).toBeNull()
  })

  it('page numbers are accepted, and a cursor has priority', async () => {
    const { call } = await five()
    const second = await call('GET', '/v2/time_entries?per_page=2&page=2')
    expect(second.body).toMatchObject({ page: 2, next_page: 3, previous_page: 1 })
    const beyond = await call('GET', '/v2/time_entries?per_page=2&page=9')
    expect(beyond.body.time_entries).toEqual([])
    const both = await call('GET', `${second.body.links.next}&page=1`)
    expect(both.body.time_entries).toHaveLength(1)
  })

  it('paging continues after an entry that was deleted meanwhile', async () => {
    const { sandbox, call } = await five()
    const first = await call('GET', '/v2/time_entries?per_page=2')
    const gone = first.body.time_entries[1]?.id ?? 0
    sandbox.account.delete(ids.member, gone)
    const second = await call('GET', first.body.links.next)
    expect(second.body.time_entries.map(({ spent_date }) => spent_date)).toEqual([
      '2026-11-16',
      '2026-11-15'
    ])
  })

  it('links have the own origin under /v2, even for requests under /api/v2', async () => {
    const { sandbox, call } = await five()
    const reply = await call('GET', '/api/v2/time_entries?per_page=2')
    expect(reply.body.links.next.startsWith(`${sandbox.url}/v2/time_entries?`)).toBe(true)
  })
})
