import { describe, expect, it } from 'vitest'
import { open, work, type WireBody } from './support.ts'

describe('notes', () => {
  it.each([
    [16_777_215, 201],
    [16_777_216, 422]
  ])('notes of %i characters get %i', async (length, status) => {
    const { call } = await open()
    const body = { ...work, hours: 1, notes: 'x'.repeat(length) }
    expect((await call('POST', '/v2/time_entries', { body })).status).toBe(status)
  })
})

describe('creating by duration', () => {
  it('hours with two decimals create a stopped entry without times', async () => {
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

  it.each([0, 0.0, '0', 0.004])('hours of %j start a timer', async (hours) => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours } })
    expect(body).toMatchObject({ is_running: true, hours: 0 })
  })

  it('more than 24 hours are accepted', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 30 } })
    expect(body.hours).toBe(30)
  })

  it.each(['-1', '2.8e-05', '"-0.5"'])(
    'hours of %s are refused as a negative total',
    async (hours) => {
      const { call } = await open()
      const body = JSON.stringify(work).replace('}', `,"hours":${hours}}`)
      const reply = await call('POST', '/v2/time_entries', { body })
      expect(reply.status).toBe(422)
      expect(reply.body.message).toContain(
        'would create a negative total for the selected project and task'
      )
    }
  )

  it('times are ignored, even invalid ones', async () => {
    const { call } = await open()
    const body = { ...work, hours: 1, started_time: 'soon', ended_time: '9:00am' }
    const reply = await call('POST', '/v2/time_entries', { body })
    expect(reply.body).toMatchObject({ hours: 1, started_time: null, ended_time: null })
  })
})

describe('creating by start and end time', () => {
  it('start and end create a stopped entry', async () => {
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

  it('a start in the past starts a timer from then', async () => {
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

  it('hours are ignored, and a timer starts', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 3 } })
    expect(body).toMatchObject({ is_running: true, hours: 0 })
  })

  it('an invalid time is refused', async () => {
    const { call } = await open({ mode: 'timestamps' })
    const body = { ...work, started_time: '25:00' }
    expect((await call('POST', '/v2/time_entries', { body })).status).toBe(422)
  })
})

describe('account settings', () => {
  it('clock times are printed in the format of the account', async () => {
    const { call } = await open({ mode: 'timestamps', clock: '12h', timeZone: 'America/Denver' })
    const { body } = await call('POST', '/v2/time_entries', { body: work })
    expect(body.started_time).toBe('5:00am')
  })

  it('hours are rounded as the account requires', async () => {
    const { call } = await open({ rounding: { direction: 'up', minutes: 15 } })
    const { body } = await call('POST', '/v2/time_entries', { body: { ...work, hours: 2.11 } })
    expect(body).toMatchObject({ hours: 2.11, rounded_hours: 2.25 } satisfies Partial<WireBody>)
  })
})
