import { describe, expect, it } from 'vitest'
import { collect, failureOf, modes, open, people, stopped, timer, TODAY, work } from './support.ts'

describe.each(modes)('delete a time entry in a %s account', (mode) => {
  it.each(['entry', 'object', 'empty'] as const)('with a body that is %s', async (deleteBody) => {
    const { as } = await open({ mode, switches: { deleteBody } })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    await as('member').deleteTimeEntry(id)
    expect(await collect(as('member').listTimeEntries())).toEqual([])
  })

  it('may delete a running one', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    await as('member').deleteTimeEntry(id)
    expect(await collect(as('member').listTimeEntries())).toEqual([])
  })

  it('is not found when it was gone already', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    await as('member').deleteTimeEntry(id)
    const error = await failureOf(as('member').deleteTimeEntry(id))
    expect(error).toMatchObject({ kind: 'not-found', certainty: 'refused' })
  })

  it('is refused for a closed entry, except to administrators', async () => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    expect(await failureOf(as('member').deleteTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused'
    })
    await as('administrator').deleteTimeEntry(id)
  })

  it.each(['project', 'task'])('is refused when the %s has been archived', async (what) => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    if (what === 'project') sandbox.account.changeProject(work.projectId, { isActive: false })
    else sandbox.account.changeTask(work.taskId, { isActive: false })
    expect(await failureOf(as('member').deleteTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused'
    })
  })
})
