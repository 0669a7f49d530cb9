import { describe, expect, it } from 'vitest'
import { collect, failureOf, modes, open, people, projects, tasks } from './support.ts'

describe('the company', () => {
  it.each(modes)('the company tracks time by %s', async (mode) => {
    const { as } = await open({ mode })
    expect((await as('member').retrieveCompany()).timerMode).toBe(mode)
  })

  it('the company contains the formats of the account', async () => {
    const { as } = await open({ clock: '12h', timeFormat: 'decimal', weekStartDay: 'Saturday' })
    expect(await as('member').retrieveCompany()).toEqual({
      name: 'Northlight Studio',
      baseUri: 'https://northlightstudio.harvestapp.com',
      timerMode: 'duration',
      timeFormat: 'decimal',
      clock: '12h',
      weekStartDay: 'Saturday',
      decimalSymbol: '.'
    })
  })
})

describe('people', () => {
  it.each(['administrator', 'manager', 'member'] as const)(
    'users/me returns the %s',
    async (role) => {
      const { as } = await open()
      expect(await as(role).retrieveMe()).toMatchObject({
        id: people[role],
        accessRole: role,
        timeZone: 'Europe/Berlin',
        weeklyCapacitySeconds: 126_000
      })
    }
  )

  it('users/{id} is allowed for administrators and oneself', async () => {
    const { as } = await open()
    const user = await as('administrator').retrieveUser(people.member)
    expect(user).toMatchObject({ id: people.member, isActive: true })
    const error = await failureOf(as('member').retrieveUser(people.manager))
    expect(error.kind).toBe('forbidden')
  })

  it('users lists all users for administrators and is forbidden for members', async () => {
    const { as } = await open()
    const everybody = await collect(as('administrator').listUsers({ perPage: 2 }))
    expect(new Set(everybody.map(({ id }) => id))).toEqual(new Set(Object.values(people)))
    expect((await failureOf(collect(as('member').listUsers()))).kind).toBe('forbidden')
  })

  it('teammates lists the teammates of a manager', async () => {
    const { as } = await open()
    const teammates = await collect(as('manager').listTeammates(people.manager))
    expect(new Set(teammates.map(({ id }) => id))).toEqual(
      new Set([people.member, people.secondMember])
    )
    const none = await failureOf(collect(as('administrator').listTeammates(people.administrator)))
    expect(none).toMatchObject({ kind: 'rejected', status: 422 })
  })
})

describe('project assignments', () => {
  it('a member gets the own active projects with their active tasks', async () => {
    const { as } = await open()
    const assignments = await collect(as('member').listMyProjectAssignments())
    const shop = assignments.find(({ project }) => project.id === projects.shop)
    expect(shop).toMatchObject({ client: { name: 'Alder & Finch' }, isProjectManager: false })
    expect(shop?.taskAssignments.map(({ task }) => task.id)).toContain(tasks.design)
    expect(shop?.taskAssignments.map(({ task }) => task.id)).not.toContain(tasks.research)
    expect(assignments.map(({ project }) => project.id)).not.toContain(projects.archived)
  })

  it('a manager gets the project assignments of others', async () => {
    const { as } = await open()
    const theirs = await collect(as('manager').listProjectAssignments(people.member))
    expect(theirs).toHaveLength((await collect(as('member').listMyProjectAssignments())).length)
  })
})

describe('clients, projects and tasks', () => {
  it('an administrator gets all clients, projects and tasks, including archived ones', async () => {
    const { as } = await open()
    const administrator = as('administrator')
    expect(await collect(administrator.listClients({ perPage: 3 }))).toHaveLength(4)
    const listed = await collect(administrator.listProjects())
    expect(listed).toHaveLength(9)
    expect(listed.filter(({ isActive }) => !isActive).map(({ id }) => id)).toEqual([
      projects.archived
    ])
    expect(await collect(administrator.listTasks())).toHaveLength(12)
  })

  it('lists are filtered by is_active', async () => {
    const { as } = await open()
    expect(await collect(as('administrator').listProjects({ isActive: false }))).toHaveLength(1)
    expect(await collect(as('administrator').listTasks({ isActive: true }))).toHaveLength(11)
  })

  it('members may not list clients, projects and tasks', async () => {
    const { as } = await open()
    const member = as('member')
    for (const list of [member.listClients(), member.listProjects(), member.listTasks()])
      expect((await failureOf(collect<unknown>(list))).kind).toBe('forbidden')
  })
})
