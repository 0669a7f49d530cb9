import { describe, expect, it } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import {
  clients,
  modes,
  NOON,
  open,
  people,
  projects,
  stopped,
  tasks,
  timer,
  TODAY
} from './support.ts'

const reference = {
  id: '4711',
  groupId: 'board',
  accountId: 'space',
  permalink: 'https://dev.azure.com/northlight/4711'
}

describe.each(modes)('the time entry object in a %s account', (mode) => {
  const create = async (more: Parameters<typeof stopped>[1] = {}, options: object = {}) => {
    const opened = await open({ mode, ...options })
    const entry = await opened.as('member').createTimeEntry(stopped(mode, more))
    return { ...opened, entry, again: () => opened.as('member').retrieveTimeEntry(entry.id) }
  }

  it('id is a number beyond 32 bits', async () => {
    expect((await create()).entry.id).toBeGreaterThan(2 ** 31)
  })

  it('spent_date is the date of the entry', async () => {
    expect((await create({ spentDate: '2026-11-02' })).entry.spentDate).toBe('2026-11-02')
  })

  it('user, client, project and task contain id and name', async () => {
    const { entry } = await create({ projectId: projects.shop, taskId: tasks.design })
    expect(entry.user).toEqual({ id: people.member, name: 'Leonie Castellanos-Whitfield' })
    expect(entry.client).toEqual({ id: clients.alder, name: 'Alder & Finch' })
    expect(entry.project).toEqual({
      id: projects.shop,
      name: 'Online shop relaunch',
      code: 'AF-SHOP'
    })
    expect(entry.task).toEqual({ id: tasks.design, name: 'Design' })
  })

  it('external_reference contains its ids, permalink and service', async () => {
    const { entry } = await create({ externalReference: reference })
    expect(entry.externalReference).toMatchObject({ ...reference, service: 'dev.azure.com' })
    expect(entry.externalReference?.serviceIconUrl).toMatch(/^https:/)
  })

  it('external_reference of an unknown service may have no service', async () => {
    const permalink = 'https://tracker.example/1'
    const { entry } = await create(
      { externalReference: { ...reference, permalink } },
      { switches: { unknownService: 'null' } }
    )
    expect(entry.externalReference).toMatchObject({ permalink, service: null })
  })

  it('invoice contains id and number once the entry is invoiced, and is_billed is true', async () => {
    const { sandbox, entry, again } = await create()
    expect(entry).toMatchObject({ invoice: null, isBilled: false })
    sandbox.account.setInvoice([entry.id], { id: 13_150_403, number: '1001' })
    expect(await again()).toMatchObject({
      invoice: { id: 13_150_403, number: '1001' },
      isBilled: true,
      isLocked: true,
      lockedReason: 'Item Invoiced'
    })
  })

  it('hours are the hours tracked', async () => {
    expect((await create()).entry).toMatchObject({ hours: 100, hoursWithoutTimer: 100 })
  })

  it('hours of a running timer grow, hours_without_timer does not', async () => {
    const { as, advance } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    advance(1.5 * HOUR)
    expect(await as('member').retrieveTimeEntry(id)).toMatchObject({
      hours: 150,
      hoursWithoutTimer: 0
    })
  })

  it('rounded_hours follows the account', async () => {
    const rounding = { direction: 'up', minutes: 15 } as const
    const time =
      mode === 'duration'
        ? ({ kind: 'hours', hours: 211 } as const)
        : ({ kind: 'times', startedTime: '09:00', endedTime: '11:07' } as const)
    expect((await create({ time }, { rounding })).entry.roundedHours).toBe(225)
  })

  it.each([
    ['words', 'Importing products'],
    ['several lines', 'one\ntwo\r\nthree'],
    ['any script', 'Überprüfung 検討 🧾 "quoted" <b>'],
    ['nothing', '']
  ])('notes may contain %s', async (_name, notes) => {
    expect((await create({ notes })).entry.notes).toBe(notes)
  })

  it('is_locked, locked_reason and is_closed show an approval', async () => {
    const { sandbox, entry, again } = await create()
    expect(entry).toMatchObject({ isLocked: false, lockedReason: null, isClosed: false })
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    expect(await again()).toMatchObject({
      isLocked: true,
      lockedReason: 'Item Approved',
      isClosed: true,
      approvalStatus: 'approved'
    })
  })

  it('approval_status shows a submission', async () => {
    const { sandbox, entry, again } = await create()
    expect(entry.approvalStatus).toBe('unsubmitted')
    sandbox.account.setTimesheet(people.member, TODAY, 'submitted')
    expect((await again()).approvalStatus).toBe('submitted')
  })

  it('timer_started_at and is_running show the timer', async () => {
    const { as } = await open({ mode })
    const entry = await as('member').createTimeEntry(timer)
    expect(entry.isRunning).toBe(true)
    const startedAt = Date.parse(entry.timerStartedAt ?? '')
    expect(Math.abs(startedAt - NOON)).toBeLessThanOrEqual(30_000)
    const after = await as('member').stopTimeEntry(entry.id)
    expect(after).toMatchObject({ isRunning: false, timerStartedAt: null })
  })

  it('billable, budgeted and the rates are returned', async () => {
    const { as } = await open({ mode })
    const shop = { projectId: projects.shop, taskId: tasks.design }
    const entry = await as('administrator').createTimeEntry(stopped(mode, shop))
    expect(entry).toMatchObject({
      billable: true,
      budgeted: true,
      billableRate: 110,
      costRate: 82.5
    })
    expect((await create()).entry).toMatchObject({ billable: false, budgeted: false })
  })

  it('created_at and updated_at are instants, and a change moves updated_at', async () => {
    const { as, advance, entry } = await create()
    expect(entry).toMatchObject({
      createdAt: '2026-11-18T12:00:30Z',
      updatedAt: '2026-11-18T12:00:30Z'
    })
    advance(60_000)
    const changed = await as('member').updateTimeEntry(entry.id, { notes: 'x' })
    expect(changed).toMatchObject({
      createdAt: '2026-11-18T12:00:30Z',
      updatedAt: '2026-11-18T12:01:30Z'
    })
  })
})

describe('started_time and ended_time', () => {
  it.each([
    ['12h', '8:00'],
    ['24h', '8:00'],
    ['24h', '08:00']
  ] as const)('times are read on a %s clock (%s)', async (clock, singleDigitHours) => {
    const { as } = await open({ mode: 'timestamps', clock, switches: { singleDigitHours } })
    const time = { kind: 'times', startedTime: '08:05', endedTime: '15:04' } as const
    expect(await as('member').createTimeEntry({ ...timer, time })).toMatchObject({
      startedTime: '08:05',
      endedTime: '15:04',
      hours: 698
    })
  })

  it('times of a stopped entry in a duration account are null', async () => {
    const { as } = await open({ mode: 'duration' })
    const { id } = await as('member').createTimeEntry(timer)
    expect(await as('member').stopTimeEntry(id)).toMatchObject({
      startedTime: null,
      endedTime: null
    })
  })
})
