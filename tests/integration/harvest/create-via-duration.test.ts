import { describe, expect, it } from 'vitest'
import { collect, failureOf, open, people, projects, tasks, timer, work } from './support.ts'

describe('create a time entry via duration', () => {
  it('project_id, task_id and spent_date alone start a timer', async () => {
    const { as } = await open()
    expect(await as('member').createTimeEntry(timer)).toMatchObject({
      project: { id: work.projectId },
      task: { id: work.taskId },
      spentDate: work.spentDate,
      hours: 0,
      isRunning: true
    })
  })

  it.each([1, 33, 100, 125, 2500, 99_999])(
    'hours: %i hundredths are stored exactly',
    async (hours) => {
      const { as } = await open()
      const entry = await as('member').createTimeEntry({ ...work, time: { kind: 'hours', hours } })
      expect(entry).toMatchObject({ hours, isRunning: false })
    }
  )

  it('hours: zero is refused before Harvest could start a timer', async () => {
    const { as, sandbox } = await open()
    const create = as('member').createTimeEntry({ ...work, time: { kind: 'hours', hours: 0 } })
    expect(await failureOf(create)).toMatchObject({ kind: 'invalid-input', certainty: 'refused' })
    expect(sandbox.requests).toHaveLength(0)
  })

  it('user_id: an administrator creates an entry for another user', async () => {
    const { as } = await open()
    const time = { kind: 'hours', hours: 100 } as const
    const entry = await as('administrator').createTimeEntry({
      ...work,
      time,
      userId: people.member
    })
    expect(entry.user.id).toBe(people.member)
  })

  it('user_id: an entry without it belongs to the owner of the token', async () => {
    const { as } = await open()
    expect((await as('manager').createTimeEntry(timer)).user.id).toBe(people.manager)
  })

  it('notes: an entry without notes has empty notes', async () => {
    const { as } = await open()
    expect((await as('member').createTimeEntry(timer)).notes).toBe('')
  })

  it('external_reference: unknown parts may be omitted', async () => {
    const { as, sandbox } = await open()
    const externalReference = { id: '1', groupId: '2', accountId: null, permalink: null }
    const entry = await as('member').createTimeEntry({ ...timer, externalReference })
    expect(entry.externalReference).toMatchObject(externalReference)
    expect(sandbox.requests[0]?.body['external_reference']).toEqual({ id: '1', group_id: '2' })
  })

  it('a second timer stops the first one', async () => {
    const { as } = await open()
    const first = await as('member').createTimeEntry(timer)
    const second = await as('member').createTimeEntry({ ...timer, taskId: tasks.business })
    const running = await collect(as('member').listTimeEntries({ isRunning: true }))
    expect(running.map(({ id }) => id)).toEqual([second.id])
    expect((await as('member').retrieveTimeEntry(first.id)).isRunning).toBe(false)
  })

  it.each([
    ['a project that does not exist', { projectId: 1 }],
    ['an archived project', { projectId: projects.archived, taskId: tasks.research }],
    ['a task that is not on the project', { taskId: tasks.design }]
  ])('a new entry with %s is rejected', async (_name, wrong) => {
    const { as } = await open()
    const error = await failureOf(as('member').createTimeEntry({ ...timer, ...wrong }))
    expect(error).toMatchObject({ kind: 'rejected', certainty: 'refused', status: 422 })
    expect(error.said).not.toBeNull()
    expect(await collect(as('member').listTimeEntries())).toEqual([])
  })

  it.each([
    ['forbidden', 'forbidden'],
    ['not-found', 'not-found']
  ] as const)(
    'a new entry with a bad assignment may be refused as %s',
    async (badAssignment, kind) => {
      const { as } = await open({ switches: { badAssignment } })
      const error = await failureOf(as('member').createTimeEntry({ ...timer, projectId: 1 }))
      expect(error).toMatchObject({ kind, certainty: 'refused' })
    }
  )

  it('start and end times are silently ignored, which only the response shows', async () => {
    const { as } = await open()
    const time = { kind: 'times', startedTime: '09:00', endedTime: '10:00' } as const
    const entry = await as('member').createTimeEntry({ ...work, time })
    expect(entry).toMatchObject({ isRunning: true, hours: 0 })
  })

  it('hours are sent as plain decimals', async () => {
    const { as, sandbox } = await open()
    await as('member').createTimeEntry({ ...work, time: { kind: 'hours', hours: 1 } })
    expect(sandbox.requests[0]?.body).toMatchObject({ hours: 0.01 })
  })
})
