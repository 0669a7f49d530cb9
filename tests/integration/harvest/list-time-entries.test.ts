import { describe, expect, it } from 'vitest'
import type { TimeEntryFilter } from '#main/harvest/encode.ts'
import {
  clients,
  collect,
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

const externalReference = { id: '4711', groupId: null, accountId: null, permalink: null }

describe.each(modes)('list all time entries in a %s account', (mode) => {
  async function openWithEntries() {
    const opened = await open({ mode })
    const { as, sandbox, advance } = opened
    const named = {
      older: await as('member').createTimeEntry(stopped(mode, { spentDate: '2026-11-16' })),
      shop: await as('member').createTimeEntry(
        stopped(mode, { projectId: projects.shop, taskId: tasks.design, spentDate: '2026-11-17' })
      ),
      referenced: await as('member').createTimeEntry(stopped(mode, { externalReference })),
      managers: await as('manager').createTimeEntry(stopped(mode, { taskId: tasks.business }))
    }
    sandbox.account.setInvoice([named.older.id], { id: 1, number: '1' })
    advance(10_000)
    const running = await as('member').createTimeEntry(timer)
    const entries: Readonly<Record<string, { readonly id: number }>> = { ...named, running }
    const nameOf = (id: number) =>
      Object.keys(entries).find((name) => entries[name]?.id === id) ?? 'unknown'
    const listed = async (filter: TimeEntryFilter) =>
      (await collect(as('administrator').listTimeEntries(filter))).map(({ id }) => nameOf(id))
    return { ...opened, listed }
  }

  it.each<[string, TimeEntryFilter, readonly string[]]>([
    ['user_id', { userId: people.manager }, ['managers']],
    ['client_id', { clientId: clients.alder }, ['shop']],
    ['project_id', { projectId: projects.shop }, ['shop']],
    ['task_id', { taskId: tasks.business }, ['managers']],
    ['external_reference_id', { externalReferenceId: '4711' }, ['referenced']],
    ['is_billed true', { isBilled: true }, ['older']],
    ['is_billed false', { isBilled: false, userId: people.manager }, ['managers']],
    ['is_running true', { isRunning: true }, ['running']],
    ['is_running false', { isRunning: false, projectId: projects.shop }, ['shop']],
    ['updated_since', { updatedSince: '2026-11-18T12:00:39Z' }, ['running']],
    ['from', { from: TODAY, userId: people.manager }, ['managers']],
    ['to', { to: '2026-11-16' }, ['older']],
    ['from and to (inclusive)', { from: '2026-11-16', to: '2026-11-17' }, ['shop', 'older']],
    ['approval_status', { approvalStatus: 'approved' }, []]
  ])('%s filters the list', async (_name, filter, names) => {
    const { listed } = await openWithEntries()
    expect(await listed(filter)).toEqual(names)
  })

  it('updated_since excludes entries updated in that very second', async () => {
    const { listed } = await openWithEntries()
    expect(await listed({ updatedSince: '2026-11-18T12:00:40Z' })).toEqual([])
  })

  it('entries are sorted by spent_date, latest first', async () => {
    const { as } = await openWithEntries()
    const dates = (await collect(as('administrator').listTimeEntries())).map((it) => it.spentDate)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  it('page returns that page', async () => {
    const { listed } = await openWithEntries()
    expect(await listed({ page: 2, perPage: 4 })).toEqual(['older'])
  })

  it.each([1, 2, 5, 2000])('per_page %i returns every entry once', async (perPage) => {
    const { listed, sandbox } = await openWithEntries()
    sandbox.requests.clear()
    const all = await listed({ perPage })
    expect([...all].sort()).toEqual(['managers', 'older', 'referenced', 'running', 'shop'])
    expect(sandbox.requests).toHaveLength(Math.ceil(5 / perPage))
  })

  it('per_page above 2000 is refused', async () => {
    const { listed } = await openWithEntries()
    expect(await failureOf(listed({ perPage: 2001 }))).toMatchObject({
      kind: 'rejected',
      status: 422,
      said: 'Invalid per_page parameter'
    })
  })

  it('filters apply to all pages', async () => {
    const { listed } = await openWithEntries()
    expect(await listed({ userId: people.member, perPage: 1 })).toHaveLength(4)
  })

  it('each page contains the total number of entries', async () => {
    const { as } = await openWithEntries()
    const pages = await collect(as('administrator').listTimeEntryPages({ perPage: 2 }))
    expect(pages.map(({ items, totalEntries }) => [items.length, totalEntries])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5]
    ])
  })

  it('an empty list is one empty page', async () => {
    const { as } = await open({ mode })
    const pages = await collect(as('member').listTimeEntryPages())
    expect(pages).toEqual([{ items: [], totalEntries: 0 }])
  })

  it('iteration can stop in the middle without further requests', async () => {
    const { as, sandbox } = await openWithEntries()
    sandbox.requests.clear()
    for await (const entry of as('administrator').listTimeEntries({ perPage: 1 }))
      if (entry.id > 0) break
    expect(sandbox.requests).toHaveLength(1)
  })
})
