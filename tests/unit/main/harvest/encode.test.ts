import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeChanges,
  encodeFilter,
  encodeNewEntry,
  InvalidParameter,
  type NewEntryTime,
  type NewTimeEntry
} from '#main/harvest/encode.ts'

const entry: NewTimeEntry = {
  projectId: 41_068_261,
  taskId: 22_630_607,
  spentDate: '2026-11-18',
  time: { kind: 'timer' }
}

const withTime = (time: NewEntryTime) => ({ ...entry, time })

describe('encodeNewEntry', () => {
  it('three parameters are enough to start a timer', () => {
    expect(encodeNewEntry(entry, '24h')).toEqual({
      project_id: 41_068_261,
      task_id: 22_630_607,
      spent_date: '2026-11-18'
    })
  })

  it('user, notes and external reference are encoded when they are given', () => {
    const externalReference = { id: '42', groupId: '7', accountId: null, permalink: null }
    expect(
      encodeNewEntry({ ...entry, userId: 7, notes: '', externalReference }, '24h')
    ).toMatchObject({ user_id: 7, notes: '', external_reference: { id: '42', group_id: '7' } })
  })

  it.each([
    ['12h', '9:05am', '1:04pm'],
    ['24h', '09:05', '13:04']
  ] as const)(
    'times are encoded in the %s format of the account',
    (clock, started_time, ended_time) => {
      const time = { kind: 'times', startedTime: '09:05', endedTime: '13:04' } as const
      expect(encodeNewEntry(withTime(time), clock)).toMatchObject({ started_time, ended_time })
    }
  )

  it('a timer with an earlier start is encoded with its start time only', () => {
    const body = encodeNewEntry(withTime({ kind: 'timer', startedTime: '00:30' }), '12h')
    expect(body).toMatchObject({ started_time: '12:30am' })
    expect(body).not.toHaveProperty('ended_time')
  })

  it.each([0, -1, 0.5, NaN, Infinity])(
    '%s hundredths are refused, because Harvest would misread them',
    (hours) => {
      expect(() => encodeNewEntry(withTime({ kind: 'hours', hours }), '24h')).toThrow(
        InvalidParameter
      )
    }
  )

  it('hours are encoded with two decimals at most and without an exponent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (hours) => {
        const text = JSON.stringify(
          encodeNewEntry(withTime({ kind: 'hours', hours }), '24h')['hours']
        )
        expect(text).toMatch(/^\d+(\.\d{1,2})?$/)
        expect(Math.round(Number(text) * 100)).toBe(hours)
      })
    )
  })

  it.each([
    ['project_id', { projectId: 0 }],
    ['task_id', { taskId: 1.5 }],
    ['user_id', { userId: NaN }],
    ['spent_date', { spentDate: '2026-02-30' }],
    ['started_time', { time: { kind: 'timer', startedTime: '25:00' } as const }]
  ])('an invalid %s is refused', (parameter, wrong) => {
    expect(() => encodeNewEntry({ ...entry, ...wrong }, '24h')).toThrow(parameter)
  })
})

describe('encodeChanges', () => {
  it('only the given changes are encoded', () => {
    expect(encodeChanges({}, '24h')).toEqual({})
    expect(encodeChanges({ notes: 'x' }, '24h')).toEqual({ notes: 'x' })
  })

  it('an empty text removes the notes', () => {
    expect(encodeChanges({ notes: '' }, '24h')).toEqual({ notes: '' })
  })

  it('hours may be changed to zero', () => {
    expect(encodeChanges({ hours: 0 }, '24h')).toEqual({ hours: 0 })
  })

  it.each([-1, 0.5, NaN])('a change to %s hundredths is refused', (hours) => {
    expect(() => encodeChanges({ hours }, '24h')).toThrow(InvalidParameter)
  })

  it('every attribute that the API page allows is encoded', () => {
    const changes = {
      projectId: 1,
      taskId: 2,
      spentDate: '2026-11-17',
      startedTime: '09:00',
      endedTime: '10:00',
      hours: 100,
      notes: 'n',
      externalReference: {
        id: '1',
        groupId: '2',
        accountId: '3',
        permalink: 'https://dev.azure.com/1'
      }
    }
    expect(encodeChanges(changes, '12h')).toEqual({
      project_id: 1,
      task_id: 2,
      spent_date: '2026-11-17',
      started_time: '9:00am',
      ended_time: '10:00am',
      hours: 1,
      notes: 'n',
      external_reference: {
        id: '1',
        group_id: '2',
        account_id: '3',
        permalink: 'https://dev.azure.com/1'
      }
    })
  })
})

describe('encodeFilter', () => {
  it('filter parameters have the names of the API page', () => {
    const filter = {
      userId: 1,
      clientId: 2,
      projectId: 3,
      taskId: 4,
      externalReferenceId: 'a b&c',
      isBilled: false,
      isRunning: true,
      updatedSince: '2026-11-18T12:00:00Z',
      from: '2026-11-01',
      to: '2026-11-30',
      page: 2,
      perPage: 50
    }
    expect(encodeFilter(filter).toString()).toBe(
      'user_id=1&client_id=2&project_id=3&task_id=4&external_reference_id=a+b%26c&is_billed=false' +
        '&is_running=true&updated_since=2026-11-18T12%3A00%3A00Z&from=2026-11-01&to=2026-11-30' +
        '&page=2&per_page=50'
    )
  })
})
