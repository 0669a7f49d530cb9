import { describe, expect, it } from 'vitest'
import { ids, open, type Opened, type WireBody } from './support.ts'

describe('the company', () => {
  it('the company has the attributes of the API page for any role', async () => {
    const { call } = await open({ mode: 'timestamps', clock: '12h', weekStartDay: 'Sunday' })
    const { body } = await call('GET', '/v2/company')
    expect(Object.keys(body)).toEqual([
      'base_uri',
      'full_domain',
      'name',
      'is_active',
      'week_start_day',
      'wants_timestamp_timers',
      'time_format',
      'date_format',
      'plan_type',
      'expense_feature',
      'invoice_feature',
      'estimate_feature',
      'approval_feature',
      'clock',
      'currency_code_display',
      'currency_symbol_display',
      'decimal_symbol',
      'thousands_separator',
      'color_scheme',
      'weekly_capacity'
    ])
    expect(body).toMatchObject({
      wants_timestamp_timers: true,
      clock: '12h',
      week_start_day: 'Sunday',
      weekly_capacity: 126_000
    })
  })

  it('only an administrator can change the timer mode', async () => {
    const { call } = await open()
    const body = { wants_timestamp_timers: true }
    expect((await call('PATCH', '/v2/company', { body })).status).toBe(403)
    const reply = await call('PATCH', '/v2/company', { body, as: 'administrator' })
    expect(reply.body.wants_timestamp_timers).toBe(true)
  })
})

describe('people', () => {
  it('a person has a Rails zone name and no rates', async () => {
    const { call } = await open({ timeZone: 'America/Denver' })
    const { body } = await call('GET', '/v2/users/me')
    expect(Object.keys(body)).toEqual([
      'id',
      'first_name',
      'last_name',
      'email',
      'telephone',
      'timezone',
      'has_access_to_all_future_projects',
      'is_contractor',
      'is_active',
      'created_at',
      'updated_at',
      'weekly_capacity',
      'roles',
      'access_roles',
      'avatar_url'
    ])
    expect(body).toMatchObject({
      timezone: 'Mountain Time (US & Canada)',
      access_roles: ['member']
    })
  })

  it('an administrator gets rates, printed as decimals', async () => {
    const { call } = await open()
    const { text } = await call('GET', '/v2/users/me', { as: 'administrator' })
    expect(text).toContain('"default_hourly_rate":140.0,"cost_rate":82.5,"roles"')
  })

  it.each([
    ['administrator', ids.secondMember, 200],
    ['administrator', 1, 404],
    ['manager', ids.member, 200],
    ['manager', ids.administrator, 404],
    ['member', ids.member, 200],
    ['member', ids.manager, 403]
  ] as const)('a request of the %s for user %i gets %i', async (as, id, status) => {
    const { call } = await open()
    expect((await call('GET', `/v2/users/${id}`, { as })).status).toBe(status)
  })

  it('people are listed newest first and filtered, but not for members', async () => {
    const { sandbox, call } = await open()
    const list = await call('GET', '/v2/users', { as: 'administrator' })
    const people = list.body.users as readonly WireBody[]
    expect(people.map(({ id }) => id)).toEqual([
      ids.secondMember,
      ids.member,
      ids.secondManager,
      ids.manager,
      ids.administrator
    ])
    sandbox.account.changePerson(ids.member, { isActive: false })
    const former = await call('GET', '/v2/users?is_active=false', { as: 'administrator' })
    expect(former.body.total_entries).toBe(1)
    const changed = await call('GET', '/v2/users?updated_since=2026-11-01', { as: 'administrator' })
    expect(changed.body.total_entries).toBe(1)
    expect((await call('GET', '/v2/users', { as: 'manager' })).body.total_entries).toBe(3)
  })

  it('only managers have teammates', async () => {
    const { call } = await open()
    const own = await call('GET', `/v2/users/${ids.manager}/teammates`, { as: 'manager' })
    expect(own.body.teammates).toEqual([
      {
        id: ids.secondMember,
        first_name: 'Tom',
        last_name: 'Okafor',
        email: 'tom@northlight.example'
      },
      {
        id: ids.member,
        first_name: 'Leonie',
        last_name: 'Castellanos-Whitfield',
        email: 'leonie@northlight.example'
      }
    ])
    const path = `/v2/users/${ids.member}/teammates`
    expect((await call('GET', path, { as: 'administrator' })).status).toBe(422)
    expect((await call('GET', path)).status).toBe(403)
  })
})

describe('project assignments', () => {
  async function assignments({ call }: Opened, path: string): Promise<WireBody> {
    const reply = await call('GET', path)
    expect(reply.status).toBe(200)
    return reply.body
  }

  it('assignments are the active ones, newest first, with their tasks', async () => {
    const opened = await open()
    const body = await assignments(opened, '/v2/users/me/project_assignments')
    const list = body.project_assignments as readonly Record<string, WireBody>[]
    expect(list.map(({ project }) => project?.name)).toEqual([
      'Internal',
      'Bike configurator',
      'Exhibition app',
      'Accessibility audit and remediation of the ticketing and membership portals',
      'Support retainer',
      'Online shop relaunch'
    ])
    expect(Object.keys(list[0] ?? {})).toEqual([
      'id',
      'is_project_manager',
      'is_active',
      'use_default_rates',
      'budget',
      'created_at',
      'updated_at',
      'hourly_rate',
      'project',
      'client',
      'task_assignments'
    ])
    expect(list[0]?.project).toEqual({
      id: ids.internal,
      name: 'Internal',
      code: 'INT',
      is_billable: false
    })
    const shop = list.at(-1)?.task_assignments as unknown as readonly WireBody[]
    expect(shop.filter((task) => task.is_active === false)).toHaveLength(1)
  })

  it('links use page numbers and the id of the person, which works for oneself', async () => {
    const opened = await open()
    const { sandbox } = opened
    const body = await assignments(opened, '/v2/users/me/project_assignments?per_page=4')
    const own = `${sandbox.url}/v2/users/${ids.member}/project_assignments`
    expect(body.links).toMatchObject({
      first: `${own}?page=1&per_page=4&ref=first`,
      next: `${own}?page=2&per_page=4&ref=next`
    })
    const next = await assignments(opened, body.links.next)
    expect(next.project_assignments).toHaveLength(2)
  })

  it('members do not get the assignments of others', async () => {
    const { call } = await open()
    const path = `/v2/users/${ids.manager}/project_assignments`
    expect((await call('GET', path)).status).toBe(403)
    expect((await call('GET', path, { as: 'administrator' })).status).toBe(200)
  })
})

describe('clients, projects and tasks', () => {
  it.each(['clients', 'projects', 'tasks', 'task_assignments', 'users', 'roles'])(
    'members do not get %s',
    async (name) => {
      const { call } = await open()
      const reply = await call('GET', `/v2/${name}`)
      expect([reply.status, reply.text]).toEqual([403, '{"message":"Not authorized!"}'])
    }
  )

  it.each([
    ['clients', 4, 4],
    ['projects', 9, 8],
    ['tasks', 12, 11]
  ])('%s are listed and returned one by one', async (name, all, active) => {
    const { call } = await open()
    const as = 'administrator'
    const list = await call('GET', `/v2/${name}`, { as })
    expect(list.body.total_entries).toBe(all)
    const current = await call('GET', `/v2/${name}?is_active=true`, { as })
    expect(current.body.total_entries).toBe(active)
    const [first] = list.body[name] as readonly WireBody[]
    expect((await call('GET', `/v2/${name}/${first?.id}`, { as })).body).toEqual(first)
    expect((await call('GET', `/v2/${name}/1`, { as })).status).toBe(404)
    expect(
      (await call('GET', `/v2/${name}?updated_since=2026-11-18`, { as })).body.total_entries
    ).toBe(0)
  })

  it('projects are filtered by client, and managers get those they manage', async () => {
    const { call } = await open()
    const bikes = await call('GET', '/v2/projects?client_id=15058377', { as: 'administrator' })
    expect(bikes.body.total_entries).toBe(2)
    expect((await call('GET', '/v2/projects', { as: 'manager' })).body.total_entries).toBe(4)
  })

  it('task assignments are listed for all projects and for one', async () => {
    const { call } = await open()
    const as = 'administrator'
    const { body, text } = await call('GET', `/v2/projects/${ids.shop}/task_assignments`, { as })
    expect(body.total_entries).toBe(7)
    expect(text).toContain('"hourly_rate":110.0,"budget":null,"project":{"id":41068261,')
    const all = await call('GET', '/v2/task_assignments?is_active=false', { as })
    expect(all.body.total_entries).toBe(2)
  })
})

describe('roles', () => {
  it('roles are labels without rights, for administrators only', async () => {
    const { call } = await open()
    const { body } = await call('GET', '/v2/roles', { as: 'administrator' })
    expect(body.total_entries).toBe(5)
    const [first] = body.roles as readonly WireBody[]
    expect(Object.keys(first ?? {})).toEqual(['id', 'name', 'created_at', 'updated_at', 'user_ids'])
    expect((await call('GET', '/v2/roles', { as: 'manager' })).status).toBe(403)
  })
})
