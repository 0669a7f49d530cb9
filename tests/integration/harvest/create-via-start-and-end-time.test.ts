import { describe, expect, it } from 'vitest'
import { failureOf, open, timer, work } from './support.ts'

const times = { kind: 'times', startedTime: '08:00', endedTime: '09:30' } as const

describe('create a time entry via start and end time', () => {
  it('started_time and ended_time create a stopped entry with their difference', async () => {
    const { as } = await open({ mode: 'timestamps' })
    expect(await as('member').createTimeEntry({ ...work, time: times })).toMatchObject({
      startedTime: '08:00',
      endedTime: '09:30',
      hours: 150,
      isRunning: false,
      timerStartedAt: null
    })
  })

  it.each([
    ['12h', '8:00am', '9:30am'],
    ['24h', '08:00', '09:30']
  ] as const)('times are sent in the format of the account: %s', async (clock, start, end) => {
    const { as, sandbox } = await open({ mode: 'timestamps', clock })
    await as('member').createTimeEntry({ ...work, time: times })
    expect(sandbox.requests[0]?.body).toMatchObject({ started_time: start, ended_time: end })
  })

  it('started_time: a timer without it starts now', async () => {
    const { as } = await open({ mode: 'timestamps' })
    expect(await as('member').createTimeEntry(timer)).toMatchObject({
      startedTime: '13:00',
      endedTime: null,
      isRunning: true
    })
  })

  it('ended_time: an entry without it runs since its start', async () => {
    const { as } = await open({ mode: 'timestamps' })
    const time = { kind: 'timer', startedTime: '11:00' } as const
    expect(await as('member').createTimeEntry({ ...work, time })).toMatchObject({
      startedTime: '11:00',
      timerStartedAt: '2026-11-18T10:00:00Z',
      isRunning: true
    })
  })

  it('notes, user_id and external_reference work as in a duration account', async () => {
    const { as } = await open({ mode: 'timestamps' })
    const externalReference = {
      id: '1',
      groupId: '2',
      accountId: '3',
      permalink: 'https://dev.azure.com/1'
    }
    const entry = await as('member').createTimeEntry({
      ...work,
      time: times,
      notes: 'Standup',
      externalReference
    })
    expect(entry).toMatchObject({ notes: 'Standup', externalReference })
  })

  it('an end before the start is after midnight, or refused', async () => {
    const time = { kind: 'times', startedTime: '22:00', endedTime: '01:00' } as const
    const lenient = await open({ mode: 'timestamps' })
    expect((await lenient.as('member').createTimeEntry({ ...work, time })).hours).toBe(300)
    const strict = await open({ mode: 'timestamps', switches: { endBeforeStart: 'refused' } })
    expect(await failureOf(strict.as('member').createTimeEntry({ ...work, time }))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused'
    })
  })

  it('an invalid time of day is refused before it is sent', async () => {
    const { as, sandbox } = await open({ mode: 'timestamps' })
    const time = { kind: 'timer', startedTime: '24:00' } as const
    const error = await failureOf(as('member').createTimeEntry({ ...work, time }))
    expect(error.message).toBe('POST /v2/time_entries: invalid-input (started_time)')
    expect(sandbox.requests).toHaveLength(0)
  })

  it('hours are silently ignored, which only the response shows', async () => {
    const { as } = await open({ mode: 'timestamps' })
    const entry = await as('member').createTimeEntry({
      ...work,
      time: { kind: 'hours', hours: 200 }
    })
    expect(entry).toMatchObject({ isRunning: true, hours: 0 })
  })
})
