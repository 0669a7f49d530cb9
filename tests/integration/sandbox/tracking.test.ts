import { describe, expect, it } from 'vitest'
import { both, ids, open, work, type WireBody } from './support.ts'

const HOUR = 3_600_000

describe.each(both)('starting a timer in a %s account', (mode) => {
  it('needs no more than project, task and date', async () => {
    const { call } = await open({ mode })
    const reply = await call('POST', '/v2/time_entries', { body: work })
    expect(reply.status).toBe(201)
    expect(reply.text).toContain('"hours":0.0,"hours_without_timer":0.0,"rounded_hours":0.0')
    expect(reply.body).toMatchObject({
      is_running: true,
      notes: null,
      timer_started_at: '2026-11-18T12:00:30Z',
      started_time: '13:00',
      ended_time: null
    })
  })

  it("stops the person's other timer at the same instant, and nobody else's", async () => {
    const { sandbox, call, clock } = await open({ mode })
    const first = await call('POST', '/v2/time_entries', { body: work })
    const other = await call('POST', '/v2/time_entries', { body: work, as: 'manager' })
    clock.advance(HOUR)
    await call('POST', '/v2/time_entries', { body: work })
    const { body } = await call('GET', `/v2/time_entries/${first.body.id}`)
    expect(body).toMatchObject({ is_running: false, hours: 1, updated_at: '2026-11-18T13:00:30Z' })
    expect(sandbox.account.entry(other.body.id)?.timerStartedAt).not.toBeNull()
  })

  it('leaves one of many running that were started at the same time', async () => {
    const { sandbox, call } = await open({ mode })
    const starts = Array.from({ length: 20 }, () =>
      call('POST', '/v2/time_entries', { body: work })
    )
    await Promise.all(starts)
    const running = sandbox.account.entries().filter((entry) => entry.timerStartedAt !== null)
    expect([sandbox.account.entries().length, running.length]).toEqual([20, 1])
  })

  it('shows live hours while it runs, and the banked ones beside them', async () => {
    const { call, clock } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(HOUR / 2)
    const later = await call('GET', `/v2/time_entries/${body.id}`)
    expect(later.body).toMatchObject({
      hours: 0.5,
      hours_without_timer: 0,
      is_running: true,
      updated_at: body.updated_at
    })
  })

  it('goes on past midnight on its own date', async () => {
    const { call, clock } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(30 * HOUR)
    const later = await call('GET', `/v2/time_entries/${body.id}`)
    expect(later.body).toMatchObject({ spent_date: '2026-11-18', hours: 30, is_running: true })
  })

  it('starts the timer of a teammate when it is created for them', async () => {
    const { call } = await open({ mode })
    const body = { ...work, user_id: ids.member }
    const reply = await call('POST', '/v2/time_entries', { body, as: 'administrator' })
    expect(reply.body).toMatchObject({ is_running: true, user: { id: ids.member } })
  })

  it.each([
    [
      {},
      "Task must exist, Project must exist, Project can't be blank, Task can't be blank, Spent date can't be blank, Spent date is not a valid date"
    ],
    [{ ...work, task_id: null }, "Task must exist, Task can't be blank"],
    [{ ...work, spent_date: '2026-02-30' }, 'Spent date is not a valid date'],
    [{ ...work, project_id: 5 }, 'Project must exist']
  ])('refuses what is missing or wrong: %j', async (body, message) => {
    const { sandbox, call } = await open({ mode })
    const reply = await call('POST', '/v2/time_entries', { body })
    expect([reply.status, reply.body]).toEqual([422, { message }])
    expect(sandbox.account.entries()).toEqual([])
  })

  it('takes numbers as text, a datetime as its date, null as me, and unknown attributes', async () => {
    const { call } = await open({ mode })
    const reply = await call('POST', '/v2/time_entries', {
      body: {
        project_id: String(work.project_id),
        task_id: String(work.task_id),
        spent_date: '2019-01-24T18:31:12+00:00',
        user_id: null,
        is_running: false,
        created_at: 'never'
      }
    })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ spent_date: '2019-01-24', is_running: true })
  })

  it('accepts any past or future date and a long note', async () => {
    const { call } = await open({ mode })
    for (const spent_date of ['2000-02-29', '2031-12-31']) {
      const body = { ...work, spent_date, notes: 'long '.repeat(20_000) }
      expect((await call('POST', '/v2/time_entries', { body })).status).toBe(201)
    }
  })
})

describe('notes', () => {
  it.each([
    [16_777_215, 201],
    [16_777_216, 422]
  ])('of %i characters are answered with %i', async (length, status) => {
    const { call } = await open()
    const body = { ...work, hours: 1, notes: 'x'.repeat(length) }
    expect((await call('POST', '/v2/time_entries', { body })).status).toBe(status)
  })
})

describe('creating by duration', () => {
  it('makes a stopped entry without times from hours of two decimals', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: '1.2345' } })
    expect(body).toMatchObject({
      hours: 1.23,
      hours_without_timer: 1.23,
      is_running: false,
      timer_started_at: null,
      started_time: null,
      ended_time: null
    })
  })

  it.each([0, 0.0, '0', 0.004])('starts a timer from hours of %j', async (hours) => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours } })
    expect(body).toMatchObject({ is_running: true, hours: 0 })
  })

  it('accepts more hours than a day has', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 30 } })
    expect(body.hours).toBe(30)
  })

  it.each(['-1', '2.8e-05', '"-0.5"'])('refuses hours of %s as a negative total', async (hours) => {
    const { call } = await open()
    const body = JSON.stringify(work).replace('}', `,"hours":${hours}}`)
    const reply = await call('POST', '/v2/time_entries', { body })
    expect(reply.status).toBe(422)
    expect(reply.body.message).toContain(
      'would create a negative total for the selected project and task'
    )
  })

  it('ignores times, even broken ones', async () => {
    const { call } = await open()
    const body = { ...work, hours: 1, started_time: 'soon', ended_time: '9:00am' }
    const reply = await call('POST', '/v2/time_entries', { body })
    expect(reply.body).toMatchObject({ hours: 1, started_time: null, ended_time: null })
  })
})

describe('creating by start and end time', () => {
  it('makes a stopped entry from both', async () => {
    const { call } = await open({ mode: 'timestamps', clock: '12h' })
    const times = { started_time: '8:00am', ended_time: '1:04PM' }
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, ...times } })
    expect(body).toMatchObject({
      hours: 5.07,
      hours_without_timer: 5.07,
      is_running: false,
      timer_started_at: null,
      started_time: '8:00am',
      ended_time: '1:04pm'
    })
  })

  it('runs from a start given in the past', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const { body } = await call('POST', '/v2/time_entries', {
      body: { ...work, started_time: '9:15' }
    })
    expect(body).toMatchObject({
      is_running: true,
      started_time: '9:15',
      timer_started_at: '2026-11-18T08:15:00Z',
      hours: 3.76
    })
  })

  it('ignores hours: the entry runs', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 3 } })
    expect(body).toMatchObject({ is_running: true, hours: 0 })
  })

  it('refuses a time that is none', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const body = { ...work, started_time: '25:00' }
    expect((await call('POST', '/v2/time_entries', { body })).status).toBe(422)
  })
})

describe('stopping', () => {
  it('banks the time to the arrival and leaves no times in a duration account', async () => {
    const { call, clock } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(78_000)
    const reply = await call('PATCH', `/v2/time_entries/${body.id}/stop`)
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      hours: 0.02,
      hours_without_timer: 0.02,
      is_running: false,
      timer_started_at: null,
      started_time: null,
      ended_time: null
    })
  })

  it('keeps the start and sets the end in a start/end account', async () => {
    const { call, clock } = await open({ mode: 'timestamps' })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(78_000)
    const reply = await call('PATCH', `/v2/time_entries/${body.id}/stop`)
    expect(reply.body).toMatchObject({
      hours: 0.02,
      started_time: '13:00',
      ended_time: '13:01',
      timer_started_at: null
    })
  })

  it.each(both)('a stopped entry is refused in a %s account', async (mode) => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    await call('PATCH', `/v2/time_entries/${body.id}/stop`)
    const again = await call('PATCH', `/v2/time_entries/${body.id}/stop`)
    expect([again.status, again.body]).toEqual([422, { message: "can't stop a stopped timer" }])
  })
})

describe('restarting', () => {
  it('resumes the same entry with its banked hours in a duration account', async () => {
    const { call, clock } = await open()
    const { body } = await call('POST', '/v2/time_entries', {
      body: { ...work, spent_date: '2026-11-10', hours: 2 }
    })
    clock.advance(HOUR)
    const restarted = await call('PATCH', `/v2/time_entries/${body.id}/restart`)
    expect(restarted.status).toBe(200)
    expect(restarted.body).toMatchObject({
      id: body.id,
      spent_date: '2026-11-10',
      hours: 2,
      hours_without_timer: 2,
      is_running: true,
      timer_started_at: '2026-11-18T13:00:30Z'
    })
    clock.advance(HOUR)
    const later = await call('GET', `/v2/time_entries/${body.id}`)
    expect(later.body).toMatchObject({ hours: 3, hours_without_timer: 2 })
  })

  it('makes a new entry on the same date in a start/end account', async () => {
    const { sandbox, call, clock } = await open({ mode: 'timestamps' })
    const { body } = await call('POST', '/v2/time_entries', {
      body: {
        ...work,
        spent_date: '2026-11-10',
        started_time: '9:00',
        ended_time: '10:00',
        notes: 'again',
        external_reference: { id: '1', permalink: 'https://github.com/a/b/issues/1' }
      }
    })
    clock.advance(HOUR)
    const restarted = await call('PATCH', `/v2/time_entries/${body.id}/restart`)
    expect(restarted.body.id).not.toBe(body.id)
    expect(restarted.body).toMatchObject({
      spent_date: '2026-11-10',
      hours: 0,
      notes: 'again',
      started_time: '14:00',
      is_running: true,
      external_reference: null
    })
    expect(sandbox.account.entry(body.id)).toMatchObject({ hundredths: 100, timerStartedAt: null })
  })

  it.each(both)(
    'stops the other timer, and refuses a running entry, in a %s account',
    async (mode) => {
      const { sandbox, call } = await open({ mode })
      const first = await call('POST', '/v2/time_entries', { body: work })
      const second = await call('POST', '/v2/time_entries', { body: work })
      const restarted = await call('PATCH', `/v2/time_entries/${first.body.id}/restart`)
      expect(sandbox.account.entry(second.body.id)?.timerStartedAt).toBeNull()
      const again = await call('PATCH', `/v2/time_entries/${restarted.body.id}/restart`)
      expect(again.status).toBe(422)
    }
  )
})

describe.each(both)('updating in a %s account', (mode) => {
  it('changes what was sent and nothing else', async () => {
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

  it('clears notes by null or by nothing, and keeps them when left out', async () => {
    const { call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, notes: 'kept' } })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('PATCH', path, { body: {} })).body.notes).toBe('kept')
    expect((await call('PATCH', path, { body: { notes: '' } })).body.notes).toBe('')
    expect((await call('PATCH', path, { body: { notes: null } })).body.notes).toBeNull()
  })

  it('moves to another date, project and task, which have to fit each other', async () => {
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

  it('sets and replaces the external reference, as text, with the host as its service', async () => {
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

  it('answers 404 in JSON for an entry that does not exist', async () => {
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
  it('sets the total of a running entry and lets the clock count on from there', async () => {
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

  it('may set a stopped entry to nothing', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })
    const reply = await call('PATCH', `/v2/time_entries/${body.id}`, { body: { hours: 0 } })
    expect(reply.body).toMatchObject({ hours: 0, is_running: false })
  })

  it('does nothing in a start/end account, as times do nothing in a duration account', async () => {
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
  it('lets the hours follow', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const times = { started_time: '9:00', ended_time: '12:00' }
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, ...times } })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('PATCH', path, { body: { started_time: '10:30' } })).body.hours).toBe(1.5)
    expect((await call('PATCH', path, { body: { ended_time: '11:00' } })).body.hours).toBe(0.5)
  })
})

describe('deleting', () => {
  it.each(both)('answers with the entry it was, running or not, in a %s account', async (mode) => {
    const { sandbox, call } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    const reply = await call('DELETE', `/v2/time_entries/${body.id}`)
    expect([reply.status, reply.body]).toEqual([200, body])
    expect(sandbox.account.entry(body.id)).toBeUndefined()
  })

  it.each([
    ['object', '{}'],
    ['empty', '']
  ] as const)('answers with a body that is %s where the switch says so', async (kind, text) => {
    const { call } = await open({ switches: { deleteBody: kind, deleteReferenceBody: kind } })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    const path = `/v2/time_entries/${body.id}`
    expect((await call('DELETE', `${path}/external_reference`)).text).toBe(text)
    expect((await call('DELETE', path)).text).toBe(text)
  })
})

describe('the account settings', () => {
  it('decide how clock times are printed', async () => {
    const { call } = await open({ mode: 'timestamps', clock: '12h', timeZone: 'America/Denver' })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    expect(body.started_time).toBe('5:00am')
  })

  it('decide how hours are rounded', async () => {
    const { call } = await open({ rounding: { direction: 'up', minutes: 15 } })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 2.11 } })
    expect(body).toMatchObject({ hours: 2.11, rounded_hours: 2.25 } satisfies Partial<WireBody>)
  })
})
