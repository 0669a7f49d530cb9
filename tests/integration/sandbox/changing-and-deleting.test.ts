import { describe, expect, it } from 'vitest'
import { both, HOUR, ids, open, work } from './support.ts'

describe.each(both)('updating in a %s account', (mode) => {
  it('an update changes the sent attributes and nothing else', async () => {
    const { call, clock } = await open({ mode })
    const created = await call('POST', '/v2/time_entries', { body: { ...work, notes: 'old' } })
    clock.advance(5_000)
    const path = `/v2/time_entries/${created.body.id}`
    const reply = await call('PATCH', path, {
      body: { notes: 'new', user: { id: 1 }, is_billed: true }
    })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      ...created.body,
      notes: 'new',
      updated_at: '2026-11-18T12:00:35Z',
      hours: reply.body.hours,
      rounded_hours: reply.body.rounded_hours
    })
    expect(reply.body.timer_started_at).toBe(created.body.timer_started_at)
  })

  it('null or an empty text clears the notes, and omitting them does not', async () => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, notes: 'kept' } })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('PATCH', path, { body: {} })).body.notes).toBe('kept')
    expect((await call('PATCH', path, { body: { notes: '' } })).body.notes).toBe('')
    expect((await call('PATCH', path, { body: { notes: null } })).body.notes).toBeNull()
  })

  it('an entry moves to another date, project and task, which must match', async () => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    const path = `/v2/time_entries/${body.id}`
    const change = { spent_date: '2026-11-17', project_id: ids.shop, task_id: ids.design }
    const moved = await call('PATCH', path, { body: change })
    expect(moved.body).toMatchObject({
      spent_date: '2026-11-17',
      project: { id: ids.shop },
      client: { name: 'Alder & Finch' },
      billable: true
    })
    const alone = await call('PATCH', path, { body: { project_id: ids.internal } })
    expect(alone.status).toBe(422)
  })

  it('the external reference is set and replaced, as text, with its host as service', async () => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    const reference = {
      id: 7_919,
      group_id: 12,
      permalink: 'https://dev.azure.com/acme/_workitems/7919',
      service: 'mine',
      service_icon_url: 'https://evil.example/x.png'
    }
    const path = `/v2/time_entries/${body.id}`
    const reply = await call('PATCH', path, { body: { external_reference: reference } })
    expect(reply.body.external_reference).toEqual({
      id: '7919',
      group_id: '12',
      account_id: null,
      permalink: 'https://dev.azure.com/acme/_workitems/7919',
      service: 'dev.azure.com',
      service_icon_url:
        'https://proxy.harvestfiles.com/production_harvestapp_public/uploads/platform_icons/dev.azure.com.png?1594318998'
    })
    const removed = await call('DELETE', `${path}/external_reference`)
    expect(removed.status).toBe(200)
    expect((await call('GET', path)).body.external_reference).toBeNull()
  })

  it('a missing entry gets a JSON 404', async () => {
    const { call } = await open({ mode })
    for (const [method, path] of [
      ['GET', '/v2/time_entries/1'],
      ['PATCH', '/v2/time_entries/1'],
      ['DELETE', '/v2/time_entries/1'],
      ['PATCH', '/v2/time_entries/1/stop'],
      ['PATCH', '/v2/time_entries/1/restart'],
      ['DELETE', '/v2/time_entries/1/external_reference'],
      ['GET', '/v2/time_entries/abc']
    ] as const) {
      const reply = await call(method, path)
      expect([reply.status, reply.text]).toEqual([404, '{"status":404,"error":"Not Found"}'])
    }
  })
})

describe('updating hours', () => {
  it('hours of a running entry set the total, and the timer counts on from there', async () => {
    const { call, clock } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(HOUR)
    const path = `/v2/time_entries/${body.id}`
    const changed = await call('PATCH', path, { body: { hours: 0.25 } })
    expect(changed.body).toMatchObject({
      hours: 0.25,
      hours_without_timer: 0.25,
      is_running: true,
      timer_started_at: '2026-11-18T13:00:30Z'
    })
    clock.advance(HOUR)
    expect((await call('GET', path)).body.hours).toBe(1.25)
  })

  it('a stopped entry can be set to zero hours', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    const reply = await call('PATCH', `/v2/time_entries/${body.id}`, { body: { hours: 0 } })
    expect(reply.body).toMatchObject({ hours: 0, is_running: false })
  })

  it('hours are ignored in a start/end account, and times in a duration account', async () => {
    const duration = await open()
    const made = await duration.call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    const times = { started_time: '9:00', ended_time: '12:00' }
    const same = await duration.call('PATCH', `/v2/time_entries/${made.body.id}`, { body: times })
    expect(same.body).toEqual(made.body)
    const timed = await open({ mode: 'timestamps' })
    const span = await timed.call('POST', '/v2/time_entries', { body: { ...work, ...times } })
    const still = await timed.call('PATCH', `/v2/time_entries/${span.body.id}`, {
      body: { hours: 1 }
    })
    expect(still.body).toEqual(span.body)
  })
})

describe('updating times', () => {
  it('changed times change the hours', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const times = { started_time: '9:00', ended_time: '12:00' }
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, ...times } })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('PATCH', path, { body: { started_time: '10:30' } })).body.hours).toBe(1.5)
    expect((await call('PATCH', path, { body: { ended_time: '11:00' } })).body.hours).toBe(0.5)
  })
})

describe('deleting', () => {
  it.each(both)(
    'a deletion returns the former entry, running or not, in a %s account',
    async (mode) => {
      const { sandbox, call } = await open({ mode })
      const { body } = await call('POST', '/v2/time_entries', { body: work })
      const reply = await call('DELETE', `/v2/time_entries/${body.id}`)
      expect([reply.status, reply.body]).toEqual([200, body])
      expect(sandbox.account.entry(body.id)).toBeUndefined()
    }
  )

  it.each([
    ['object', '{}'],
    ['empty', '']
  ] as const)('a deletion returns a body that is %s if the switch is set', async (kind, text) => {
    const { call } = await open({ switches: { deleteBody: kind, deleteReferenceBody: kind } })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('DELETE', `${path}/external_reference`)).text).toBe(text)
    expect((await call('DELETE', path)).text).toBe(text)
  })
})
