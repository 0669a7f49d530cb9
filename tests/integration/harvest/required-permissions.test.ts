import { describe, expect, it } from 'vitest'
import {
  collect,
  failureOf,
  modes,
  open,
  people,
  projects,
  stopped,
  tasks,
  work
} from './support.ts'

const onShop = { projectId: projects.shop, taskId: tasks.design }

describe.each(modes)('required permissions in a %s account', (mode) => {
  it('administrators see all time entries of the account', async () => {
    const { as } = await open({ mode })
    await as('member').createTimeEntry(stopped(mode))
    await as('manager').createTimeEntry(stopped(mode))
    expect(await collect(as('administrator').listTimeEntries())).toHaveLength(2)
  })

  it('members see only their own tracked time', async () => {
    const { as } = await open({ mode })
    const mine = await as('member').createTimeEntry(stopped(mode))
    const other = await as(people.secondMember).createTimeEntry(stopped(mode))
    const seen = await collect(as('member').listTimeEntries())
    expect(seen.map(({ id }) => id)).toEqual([mine.id])
    expect(await failureOf(as('member').retrieveTimeEntry(other.id))).toMatchObject({
      kind: 'not-found'
    })
  })

  it('managers see themselves, assigned teammates and time tracked to projects they manage', async () => {
    const { as } = await open({ mode })
    const own = await as('manager').createTimeEntry(stopped(mode))
    const teammates = await as('member').createTimeEntry(stopped(mode))
    const managed = await as('administrator').createTimeEntry(stopped(mode, onShop))
    await as('administrator').createTimeEntry(stopped(mode))
    const seen = await collect(as('manager').listTimeEntries())
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([own.id, teammates.id, managed.id]))
  })

  it("managers with the permission create, edit and destroy teammates' entries", async () => {
    const { as } = await open({ mode })
    const manager = as('manager')
    const entry = await manager.createTimeEntry(stopped(mode, { userId: people.member }))
    expect(entry.user.id).toBe(people.member)
    expect((await manager.updateTimeEntry(entry.id, { notes: 'moved' })).notes).toBe('moved')
    await manager.deleteTimeEntry(entry.id)
    expect(await collect(as('member').listTimeEntries())).toEqual([])
  })

  it('managers without the permission get a refusal', async () => {
    const { as } = await open({ mode })
    const entry = await as(people.secondMember).createTimeEntry(stopped(mode))
    const manager = as(people.managerWhoOnlySees)
    expect((await manager.retrieveTimeEntry(entry.id)).id).toBe(entry.id)
    const calls = [
      manager.updateTimeEntry(entry.id, { notes: 'x' }),
      manager.deleteTimeEntry(entry.id),
      manager.createTimeEntry(stopped(mode, { userId: people.secondMember }))
    ]
    for (const error of await Promise.all(calls.map(failureOf)))
      expect(error).toMatchObject({
        kind: 'forbidden',
        certainty: 'refused',
        status: 403,
        said: 'Not authorized!'
      })
  })

  it('members may not create entries for others', async () => {
    const { as } = await open({ mode })
    const create = as('member').createTimeEntry(stopped(mode, { userId: people.secondMember }))
    expect(await failureOf(create)).toMatchObject({ kind: 'forbidden', status: 403 })
  })

  it.each([
    ['administrator', 110, 52.25],
    ['manager', 110, null],
    ['member', null, null]
  ] as const)('rates are visible to the %s as far as permitted', async (role, billable, cost) => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode, onShop))
    const entry = await as(role).retrieveTimeEntry(id)
    expect([entry.billableRate, entry.costRate]).toEqual([billable, cost])
  })

  it('a missing cost rate is null', async () => {
    const { as } = await open({ mode, switches: { hiddenCostRate: 'omitted' } })
    expect((await as('member').createTimeEntry(stopped(mode))).costRate).toBeNull()
  })
})

describe('authentication', () => {
  it('a wrong token fails as invalid-token at once, with Harvest’s words', async () => {
    const { as, sandbox } = await open()
    const error = await failureOf(as('member', { accessToken: '1.pt.revoked' }).retrieveMe())
    expect(error).toMatchObject({
      kind: 'invalid-token',
      certainty: 'refused',
      status: 401,
      said: 'The access token provided is expired, revoked, malformed or invalid for other reasons.'
    })
    expect(error.message).not.toContain('1.pt.revoked')
    expect(sandbox.requests).toHaveLength(1)
  })

  it('an account outside the token fails as invalid-token', async () => {
    const { as } = await open()
    const error = await failureOf(as('member', { accountId: 1 }).retrieveMe())
    expect(error.kind).toBe('invalid-token')
  })

  it('a token that no header can contain fails as invalid-token without a request', async () => {
    const { as, sandbox } = await open()
    const error = await failureOf(
      as('member', { accessToken: 'top\nsecret' }).createTimeEntry({
        ...work,
        time: { kind: 'timer' }
      })
    )
    expect(error).toMatchObject({ kind: 'invalid-token', certainty: 'not-sent' })
    expect(String(error.stack)).not.toContain('secret')
    expect(sandbox.requests).toHaveLength(0)
  })
})
