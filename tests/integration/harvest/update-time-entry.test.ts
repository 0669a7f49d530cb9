import { describe, expect, it } from 'vitest'
import type { TimeEntryChanges } from '#main/harvest/encode.ts'
import { HOUR } from '#shared/durations.ts'
import {
  failureOf,
  modes,
  open,
  people,
  projects,
  stopped,
  tasks,
  timer,
  TODAY
} from './support.ts'

describe.each(modes)('update a time entry in a %s account', (mode) => {
  async function update(changes: TimeEntryChanges) {
    const opened = await open({ mode })
    const before = await opened.as('member').createTimeEntry(stopped(mode, { notes: 'before' }))
    const after = await opened.as('member').updateTimeEntry(before.id, changes)
    return { ...opened, before, after }
  }

  it.each<[string, TimeEntryChanges, object]>([
    [
      'project_id with task_id',
      { projectId: projects.shop, taskId: tasks.design },
      { project: { id: projects.shop }, task: { id: tasks.design } }
    ],
    ['task_id', { taskId: tasks.business }, { task: { id: tasks.business } }],
    ['spent_date', { spentDate: '2026-11-12' }, { spentDate: '2026-11-12' }],
    ['notes', { notes: 'after' }, { notes: 'after' }],
    ['notes to an empty text', { notes: '' }, { notes: '' }]
  ])('an update changes %s', async (_name, changes, expected) => {
    const { before, after } = await update(changes)
    expect(after).toMatchObject({ id: before.id, hours: before.hours, ...expected })
  })

  it('an update changes external_reference', async () => {
    const externalReference = {
      id: '9',
      groupId: '8',
      accountId: '7',
      permalink: 'https://github.com/x'
    }
    expect((await update({ externalReference })).after.externalReference).toMatchObject(
      externalReference
    )
  })

  it('attributes that are not given stay', async () => {
    const { before, after } = await update({})
    expect({ ...after, updatedAt: '' }).toEqual({ ...before, updatedAt: '' })
  })

  it('attributes that are not given are not sent', async () => {
    const { sandbox } = await update({ notes: 'after' })
    expect(sandbox.requests.at(-1)?.body).toEqual({ notes: 'after' })
  })

  it('notes of a running entry do not change its timer', async () => {
    const { as, advance } = await open({ mode })
    const before = await as('member').createTimeEntry(timer)
    advance(HOUR)
    const after = await as('member').updateTimeEntry(before.id, { notes: 'x' })
    expect(after).toMatchObject({
      notes: 'x',
      isRunning: true,
      timerStartedAt: before.timerStartedAt
    })
  })

  it('a task that is not on the project is rejected', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    const error = await failureOf(as('member').updateTimeEntry(id, { taskId: tasks.design }))
    expect(error).toMatchObject({ kind: 'rejected', certainty: 'refused', status: 422 })
    expect((await as('member').retrieveTimeEntry(id)).task.id).toBe(tasks.meetings)
  })

  it('an update of a missing entry fails as not found', async () => {
    const { as } = await open({ mode })
    const error = await failureOf(as('member').updateTimeEntry(1, { notes: 'x' }))
    expect(error).toMatchObject({ kind: 'not-found', certainty: 'refused' })
  })

  it.each([
    ['unprocessable', 'rejected'],
    ['forbidden', 'forbidden']
  ] as const)('the owner of a locked entry cannot update it (%s)', async (lockedRefusal, kind) => {
    const { as, sandbox } = await open({ mode, switches: { lockedRefusal } })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    const error = await failureOf(as('member').updateTimeEntry(id, { notes: 'x' }))
    expect(error).toMatchObject({ kind, certainty: 'refused' })
  })

  it('an administrator can update a locked entry', async () => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    const entry = await as('administrator').updateTimeEntry(id, { notes: 'corrected' })
    expect(entry.notes).toBe('corrected')
  })
})

describe('update a time entry: hours', () => {
  it.each([0, 1, 250])(
    'hours set the total in a duration account (%i hundredths)',
    async (hours) => {
      const { as } = await open()
      const { id } = await as('member').createTimeEntry(stopped('duration'))
      expect(await as('member').updateTimeEntry(id, { hours })).toMatchObject({
        hours,
        isRunning: false
      })
    }
  )

  it('hours of a running entry set the total and restart its timer', async () => {
    const { as, advance } = await open()
    const { id } = await as('member').createTimeEntry(timer)
    advance(HOUR)
    expect(await as('member').updateTimeEntry(id, { hours: 25 })).toMatchObject({
      hours: 25,
      hoursWithoutTimer: 25,
      isRunning: true,
      timerStartedAt: '2026-11-18T13:00:30Z'
    })
  })

  it('hours are silently ignored in a start/end account', async () => {
    const { as } = await open({ mode: 'timestamps' })
    const { id } = await as('member').createTimeEntry(stopped('timestamps'))
    expect((await as('member').updateTimeEntry(id, { hours: 700 })).hours).toBe(100)
  })
})

describe('update a time entry: started_time and ended_time', () => {
  it.each(['12h', '24h'] as const)('times are set in a start/end account (%s)', async (clock) => {
    const { as } = await open({ mode: 'timestamps', clock })
    const { id } = await as('member').createTimeEntry(stopped('timestamps'))
    const times = { startedTime: '12:30', endedTime: '14:00' }
    expect(await as('member').updateTimeEntry(id, times)).toMatchObject({ ...times, hours: 150 })
  })

  it('started_time alone moves the start', async () => {
    const { as } = await open({ mode: 'timestamps' })
    const { id } = await as('member').createTimeEntry(stopped('timestamps'))
    expect((await as('member').updateTimeEntry(id, { startedTime: '08:00' })).hours).toBe(200)
  })

  it('times are silently ignored in a duration account', async () => {
    const { as } = await open()
    const { id } = await as('member').createTimeEntry(stopped('duration'))
    const times = { startedTime: '12:30', endedTime: '14:00' }
    expect(await as('member').updateTimeEntry(id, times)).toMatchObject({
      hours: 100,
      startedTime: null
    })
  })
})
