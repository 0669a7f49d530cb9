import { describe, expect, it } from 'vitest'
import { both, HOUR, open, work } from './support.ts'

describe('stopping', () => {
  it('a stop counts the time until its arrival and leaves no times in a duration account', async () => {
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

  it('a stop preserves the start and sets the end in a start/end account', async () => {
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
  it('a restart continues the same entry with its hours in a duration account', async () => {
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

  it('a restart creates a new entry on the same date in a start/end account', async () => {
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
    'a restart stops the other timer and refuses a running entry in a %s account',
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
