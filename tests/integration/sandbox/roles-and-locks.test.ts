import { describe, expect, it } from 'vitest'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { both, ids, open, work, type CallOptions, type Opened } from './support.ts'

function asPerson({ sandbox }: Opened, userId: number): CallOptions {
  return { headers: { authorization: `Bearer ${sandbox.tokenFor(userId)}` } }
}

async function entryOf(opened: Opened, userId: number, more: object = {}): Promise<string> {
  const { sandbox } = opened
  const body = { ...work, user_id: userId, hours: 1, started_time: '9:00', ended_time: '10:00' }
  const entry = sandbox.account.create(ids.administrator, { ...body, ...more })
  return `/v2/time_entries/${entry.id}`
}

describe.each(both)('permissions in a %s account', (mode) => {
  it('members see and change only their own entries', async () => {
    const opened = await open({ mode })
    const { call } = opened
    const path = await entryOf(opened, ids.secondMember)
    expect((await call('GET', path)).status).toBe(404)
    expect((await call('PATCH', path, { body: { notes: 'x' } })).status).toBe(404)
    expect((await call('DELETE', path)).status).toBe(404)
    const other = { ...work, user_id: ids.secondMember }
    const refused = await call('POST', '/v2/time_entries', { body: other })
    expect([refused.status, refused.body]).toEqual([403, { message: 'Not authorized!' }])
  })

  it('managers with the permission create, edit and delete for assigned teammates', async () => {
    const opened = await open({ mode })
    const { call } = opened
    const as = 'manager'
    const path = await entryOf(opened, ids.member)
    expect((await call('PATCH', path, { as, body: { notes: 'x' } })).body.notes).toBe('x')
    expect((await call('DELETE', path, { as })).status).toBe(200)
    const body = { ...work, user_id: ids.member }
    expect((await call('POST', '/v2/time_entries', { as, body })).status).toBe(201)
  })

  it('managers without the permission see their teammates and change nothing', async () => {
    const opened = await open({ mode })
    const { call } = opened
    const self = asPerson(opened, ids.secondManager)
    const path = await entryOf(opened, ids.secondMember)
    expect((await call('GET', path, self)).status).toBe(200)
    expect((await call('PATCH', path, { ...self, body: { notes: 'x' } })).status).toBe(403)
    expect((await call('DELETE', path, self)).status).toBe(403)
  })

  it('managers see time tracked to projects they manage, and no other', async () => {
    const opened = await open({ mode })
    const { call } = opened
    const managed = await entryOf(opened, ids.administrator, {
      project_id: ids.shop,
      task_id: ids.design
    })
    const elsewhere = await entryOf(opened, ids.administrator)
    expect((await call('GET', managed, { as: 'manager' })).status).toBe(200)
    expect((await call('PATCH', managed, { as: 'manager', body: {} })).status).toBe(403)
    expect((await call('GET', elsewhere, { as: 'manager' })).status).toBe(404)
    const list = await call('GET', '/v2/time_entries', { as: 'manager' })
    expect(list.body.time_entries).toHaveLength(1)
  })

  it('rates are returned only to permitted roles', async () => {
    const opened = await open({ mode })
    const { call } = opened
    const path = await entryOf(opened, ids.member, { project_id: ids.shop, task_id: ids.design })
    const rates = async (options: CallOptions) => {
      const { body } = await call('GET', path, options)
      return [body.billable_rate, body.cost_rate]
    }
    expect(await rates({ as: 'administrator' })).toEqual([110, 52.25])
    expect(await rates({ as: 'manager' })).toEqual([110, null])
    expect(await rates({ as: 'member' })).toEqual([null, null])
  })

  it('the cost rate may be missing', async () => {
    const opened = await open({ mode, switches: { hiddenCostRate: 'omitted' } })
    const path = await entryOf(opened, ids.member)
    expect((await opened.call('GET', path)).body).not.toHaveProperty('cost_rate')
  })
})

describe.each(both)('a locked entry in a %s account', (mode) => {
  it.each([
    ['approved', 'Item Approved', { is_closed: true, is_billed: false }],
    ['invoiced', 'Item Invoiced', { is_closed: false, is_billed: true }],
    ['period', 'Item Locked for this Time Period', { is_closed: false, is_billed: false }],
    ['archived', 'Item Archived', { is_closed: false, is_billed: false }],
    [
      'all',
      'Item Invoiced and Approved and Archived and Locked for this Time Period',
      { is_closed: true, is_billed: true }
    ]
  ])(
    'a locked entry (%s) contains the reason and cannot be changed by its owner',
    async (why, reason, flags) => {
      const opened = await open({ mode })
      const { sandbox, call } = opened
      const path = await entryOf(opened, ids.member)
      const id = Number(path.split('/').at(-1))
      const all = why === 'all'
      if (all || why === 'approved') {
        sandbox.account.setTimesheet(ids.member, work.spent_date, 'approved')
      }
      if (all || why === 'invoiced') sandbox.account.setInvoice([id], { id: 1, number: '1001' })
      if (all || why === 'period') sandbox.account.lockThrough(work.spent_date)
      if (all || why === 'archived')
        sandbox.account.changeProject(ids.internal, { isActive: false })
      expect((await call('GET', path)).body).toMatchObject({
        is_locked: true,
        locked_reason: reason,
        ...flags
      })
      for (const [method, suffix] of [
        ['PATCH', ''],
        ['DELETE', ''],
        ['PATCH', '/restart'],
        ['DELETE', '/external_reference']
      ] as const) {
        const reply = await call(
          method,
          path + suffix,
          method === 'PATCH' ? { body: { notes: 'x' } } : {}
        )
        expect([method + suffix, reply.status]).toEqual([method + suffix, 422])
      }
      expect(sandbox.account.entry(id)?.notes).toBeNull()
    }
  )

  it('an administrator can edit a locked entry, except for project, task and date', async () => {
    const opened = await open({ mode })
    const { sandbox, call } = opened
    const path = await entryOf(opened, ids.member)
    sandbox.account.setTimesheet(ids.member, work.spent_date, 'approved')
    const body = { notes: 'corrected', spent_date: '2026-11-17', task_id: ids.business }
    const reply = await call('PATCH', path, { as: 'administrator', body })
    expect(reply.body).toMatchObject({
      notes: 'corrected',
      spent_date: work.spent_date,
      task: { id: ids.meetings }
    })
    expect((await call('DELETE', path, { as: 'administrator' })).status).toBe(200)
  })

  it('an administrator may be refused these three if the switch is set', async () => {
    const opened = await open({ mode, switches: { lockedReadOnlyFields: 'refused' } })
    const path = await entryOf(opened, ids.member)
    opened.sandbox.account.lockThrough(work.spent_date)
    const body = { spent_date: '2026-11-17' }
    expect((await opened.call('PATCH', path, { as: 'administrator', body })).status).toBe(422)
  })

  it('an administrator cannot delete an entry of an archived project, as the API page says', async () => {
    for (const adminDeletesArchived of [false, true]) {
      const opened = await open({ mode, switches: { adminDeletesArchived } })
      const path = await entryOf(opened, ids.member)
      opened.sandbox.account.changeProject(ids.internal, { isActive: false })
      const reply = await opened.call('DELETE', path, { as: 'administrator' })
      expect(reply.status).toBe(adminDeletesArchived ? 200 : 422)
    }
  })

  it('a locked entry is refused with 403 if the switch is set', async () => {
    const opened = await open({ mode, switches: { lockedRefusal: 'forbidden' } })
    const path = await entryOf(opened, ids.member)
    opened.sandbox.account.lockThrough(work.spent_date)
    const reply = await opened.call('PATCH', path, { body: { notes: 'x' } })
    expect([reply.status, reply.body]).toEqual([403, { message: 'Not authorized!' }])
  })

  it('nothing can be created in or moved into a locked period', async () => {
    const opened = await open({ mode })
    const { sandbox, call } = opened
    const path = await entryOf(opened, ids.member)
    sandbox.account.lockThrough('2026-11-10')
    const early = { spent_date: '2026-11-10' }
    expect((await call('POST', '/v2/time_entries', { body: { ...work, ...early } })).status).toBe(
      422
    )
    expect((await call('PATCH', path, { body: early })).status).toBe(422)
    sandbox.account.setTimesheet(ids.member, '2026-11-11', 'approved')
    const sameWeek = { ...work, spent_date: '2026-11-12' }
    expect((await call('POST', '/v2/time_entries', { body: sameWeek })).status).toBe(422)
  })

  it('a submitted entry is not locked', async () => {
    const opened = await open({ mode })
    const path = await entryOf(opened, ids.member)
    opened.sandbox.account.setTimesheet(ids.member, work.spent_date, 'submitted')
    expect((await opened.call('GET', path)).body).toMatchObject({
      approval_status: 'submitted',
      is_locked: false
    })
  })
})

describe.each(both)('assignments of new entries in a %s account', (mode) => {
  it.each([
    ['an archived project', { project_id: ids.archivedProject, task_id: ids.print }],
    ['a task taken off the project', { project_id: ids.shop, task_id: ids.formerTask }],
    ['a task never on the project', { project_id: ids.internal, task_id: ids.design }],
    [
      'a project that the person is not assigned to',
      { project_id: 41_068_269, task_id: ids.meetings }
    ],
    ['a task that does not exist', { task_id: 1 }]
  ])('time cannot be tracked to %s', async (_name, more) => {
    for (const [badAssignment, status] of [
      ['unprocessable', 422],
      ['forbidden', 403],
      ['not-found', 404]
    ] as const) {
      const { sandbox, call } = await open({ mode, switches: { badAssignment } })
      const reply = await call('POST', '/v2/time_entries', { body: { ...work, ...more } })
      expect(reply.status).toBe(status)
      expect(sandbox.account.entries()).toEqual([])
    }
  })

  it('time cannot be tracked to an archived task', async () => {
    const { sandbox, call } = await open({ mode })
    sandbox.account.changeTask(ids.meetings, { isActive: false })
    expect((await call('POST', '/v2/time_entries', { body: work })).status).toBe(422)
  })
})

describe.each(both)('an invoice in a %s account', (mode) => {
  const day = (spent_date: string, more: object = {}) => ({ ...work, spent_date, ...more })

  async function invoiced(switches: Partial<NotObserved> = {}) {
    const opened = await open({ mode, switches })
    const path = await entryOf(opened, ids.member, { spent_date: '2026-11-17' })
    const earlier = await entryOf(opened, ids.member, { spent_date: '2026-11-16' })
    const id = Number(path.split('/').at(-1))
    opened.sandbox.account.setInvoice([id], { id: 1, number: '1001' })
    return { ...opened, earlier }
  }

  it('an invoice locks its project up to the last invoiced day', async () => {
    const { call } = await invoiced()
    const post = async (body: object) => (await call('POST', '/v2/time_entries', { body })).status
    expect(await post(day('2026-11-17'))).toBe(422)
    expect(await post(day('2026-11-16'))).toBe(422)
    expect(await post(day('2026-11-18'))).toBe(201)
    const elsewhere = { project_id: ids.shop, task_id: ids.design }
    expect(await post(day('2026-11-17', elsewhere))).toBe(201)
  })

  it('other entries cannot be moved into the project and days of an invoice', async () => {
    const opened = await invoiced()
    const { call } = opened
    const later = await entryOf(opened, ids.member)
    const moved = { spent_date: '2026-11-17' }
    expect((await call('PATCH', later, { body: moved })).status).toBe(422)
    expect((await call('PATCH', later, { as: 'administrator', body: moved })).status).toBe(200)
  })

  it('the other entries of the invoiced days are locked, or open if the switch is set', async () => {
    for (const notInvoicedInPeriod of ['locked', 'open'] as const) {
      const { call, earlier } = await invoiced({ notInvoicedInPeriod })
      const isLocked = notInvoicedInPeriod === 'locked'
      expect((await call('GET', earlier)).body).toMatchObject({
        is_locked: isLocked,
        locked_reason: isLocked ? 'Item Locked for this Time Period' : null
      })
      const reply = await call('PATCH', earlier, { body: { notes: 'x' } })
      expect(reply.status).toBe(isLocked ? 422 : 200)
    }
  })

  it('a removed invoice locks nothing', async () => {
    const { call, sandbox } = await invoiced()
    sandbox.account.setInvoice(
      sandbox.account.entries().map(({ id }) => id),
      null
    )
    const reply = await call('POST', '/v2/time_entries', { body: day('2026-11-17') })
    expect(reply.status).toBe(201)
  })
})

it.each([
  [true, ids.manager, 200],
  [false, ids.manager, 403],
  [true, ids.secondManager, 404]
])(
  'a manager with the permission edits entries of managed projects if the account allows it (%s, %i)',
  async (managerEditsManagedProjects, managerId, status) => {
    const opened = await open({ mode: 'duration', switches: { managerEditsManagedProjects } })
    const managed = { project_id: ids.shop, task_id: ids.design }
    const path = await entryOf(opened, ids.administrator, managed)
    const self = asPerson(opened, managerId)
    const { call } = opened
    expect((await call('PATCH', path, { ...self, body: { notes: 'x' } })).status).toBe(status)
    expect((await call('DELETE', path, self)).status).toBe(status)
  }
)
