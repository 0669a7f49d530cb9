import { describe, expect, it } from 'vitest'
import { collect, failureOf, modes, open, people, stopped, timer, TODAY, work } from './support.ts'

describe.each(modes)('delete a time entry in a %s account', (mode) => {
  it.each(['entry', 'object', 'empty'] as const)(
    'an entry is deleted when the response body is %s',
    async (deleteBody) => {
      const { as } = await open({ mode, switches: { deleteBody } })
      const { id } = await as('member').createTimeEntry(stopped(mode))
      await as('member').deleteTimeEntry(id)
      expect(await collect(as('member').listTimeEntries())).toEqual([])
    }
  )

  it('a running entry can be deleted', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    await as('member').deleteTimeEntry(id)
    expect(await collect(as('member').listTimeEntries())).toEqual([])
  })

  it('deleting a deleted entry fails as not found', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    await as('member').deleteTimeEntry(id)
    const error = await failureOf(as('member').deleteTimeEntry(id))
    expect(error).toMatchObject({ kind: 'not-found', certainty: 'refused' })
  })

  it('deleting a closed entry is refused, except for administrators', async () => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    expect(await failureOf(as('member').deleteTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused'
    })
    await as('administrator').deleteTimeEntry(id)
  })

  it.each(['project', 'task'])('deleting an entry of an archived %s is refused', async (what) => {
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
