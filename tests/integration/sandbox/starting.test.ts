import { describe, expect, it } from 'vitest'
import { both, HOUR, ids, open, work } from './support.ts'

describe.each(both)('starting a timer in a %s account', (mode) => {
  it('a timer needs only project, task and date', async () => {
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

  it('a new timer stops the person’s other timer at the same instant, and nobody else’s', async () => {
    const { sandbox, call, clock } = await open({ mode })
    const first = await call('POST', '/v2/time_entries', { body: work })
    const other = await call('POST', '/v2/time_entries', { body: work, as: 'manager' })
    clock.advance(HOUR)
    await call('POST', '/v2/time_entries', { body: work })
    const { body } = await call('GET', `/v2/time_entries/${first.body.id}`)
    expect(body).toMatchObject({ is_running: false, hours: 1, updated_at: '2026-11-18T13:00:30Z' })
    expect(sandbox.account.entry(other.body.id)?.timerStartedAt).not.toBeNull()
  })

  it('only one of many timers started at the same time stays running', async () => {
    const { sandbox, call } = await open({ mode })
    const starts = Array.from({ length: 20 }, () =>
      call('POST', '/v2/time_entries', { body: work })
    )
    await Promise.all(starts)
    const running = sandbox.account.entries().filter((entry) => entry.timerStartedAt !== null)
    expect([sandbox.account.entries().length, running.length]).toEqual([20, 1])
  })

  it('a running timer has live hours and its banked ones', async () => {
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

  it('a timer continues past midnight on its own date', async () => {
    const { call, clock } = await open({ mode })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    clock.advance(30 * HOUR)
    const later = await call('GET', `/v2/time_entries/${body.id}`)
    expect(later.body).toMatchObject({ spent_date: '2026-11-18', hours: 30, is_running: true })
  })

  it('a timer created for a teammate starts theirs', async () => {
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
  ])('missing or invalid values are refused: %j', async (body, message) => {
    const { sandbox, call } = await open({ mode })
    const reply = await call('POST', '/v2/time_entries', { body })
    expect([reply.status, reply.body]).toEqual([422, { message }])
    expect(sandbox.account.entries()).toEqual([])
  })

  it('numbers as text, a datetime as date, a null user and unknown attributes are accepted', async () => {
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

  it('any past or future date and a long note are accepted', async () => {
    const { call } = await open({ mode })
    for (const spent_date of ['2000-02-29', '2031-12-31']) {
      const body = { ...work, spent_date, notes: 'long '.repeat(20_000) }
      expect((await call('POST', '/v2/time_entries', { body })).status).toBe(201)
    }
  })
})
