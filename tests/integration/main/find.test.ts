import { afterEach, describe, expect, it } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import type { FindQuery } from '#shared/find-query.ts'
import { addDays } from '#shared/time/spent-date.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

const reference = { id: 'AB-12', permalink: 'https://github.com/fernhill/site/issues/12' }

/** Creates two entries of this week, and two old ones that this computer has never fetched. */
async function withHistory(mode: 'duration' | 'timestamps' = 'duration'): Promise<void> {
  main = await MainProcess.create({ mode })
  const { account } = main.sandbox
  const member = account.directory.people.find(({ role }) => role === 'member')
  if (!member) throw new Error('nobody is a member')
  const { userId } = { userId: member.id }
  const today = new Date(main.platform.timers.now()).toISOString().slice(0, 10)
  const book = (spent_date: string, notes: string, more: object = {}) =>
    account.create(userId, {
      project_id: 41_068_268,
      task_id: 22_630_614,
      spent_date,
      notes,
      hours: 1,
      started_time: '9:00',
      ended_time: '10:00',
      ...more
    })
  book(today, 'Stand-up of this week')
  book(today, 'Überprüfung', { project_id: 41_068_264, task_id: 22_630_607 })
  book(addDays(today, -700), 'Stand-up long ago', { external_reference: reference })
  const billed = book(addDays(today, -800), 'Invoice me')
  account.setInvoice([billed.id], { id: 1, number: '1001' })
  // Gleaner also fetches entries that were updated recently
  main.platform.timers.advance(HOUR)
  await main.signIn()
  await main.settled()
}

const notesOf = async (query: Partial<FindQuery>, everywhere: boolean) => {
  const { entries } = await main.run('findEntries', { query: { text: '', ...query }, everywhere })
  return entries.map(({ notes }) => notes)
}

describe.each(['duration', 'timestamps'] as const)('finding in a %s account', (mode) => {
  it('local entries are found at once without a request', async () => {
    await withHistory(mode)
    main.sandbox.requests.clear()
    expect(await notesOf({ text: 'stand' }, false)).toEqual(['Stand-up of this week'])
    expect(main.sandbox.requests).toHaveLength(0)
  })

  it('entries that only Harvest has are found afterwards, the latest first', async () => {
    await withHistory(mode)
    expect(await notesOf({ text: 'stand' }, true)).toEqual([
      'Stand-up of this week',
      'Stand-up long ago'
    ])
    expect(await notesOf({ isBilled: true }, true)).toEqual(['Invoice me'])
    expect(await notesOf({ externalReferenceId: 'AB-12' }, true)).toEqual(['Stand-up long ago'])
    expect(await notesOf({ projectId: 41_068_264 }, true)).toEqual(['Überprüfung'])
  })
})

describe('the request of a search', () => {
  it('a search sends every filter of the API and always the user', async () => {
    await withHistory()
    main.sandbox.requests.clear()
    const query: FindQuery = {
      text: 'x',
      clientId: 1,
      projectId: 2,
      taskId: 3,
      isBilled: true,
      isRunning: false,
      from: '2026-01-01',
      to: '2026-12-31',
      externalReferenceId: 'AB-12'
    }
    await main.run('findEntries', { query, everywhere: true })
    const sent = main.sandbox.requests.map(({ path, query: given }) => [path, { ...given }])
    expect(JSON.stringify(sent)).toContain('time_entries')
    for (const parameter of [
      'user_id',
      'client_id',
      'project_id',
      'task_id',
      'is_billed',
      'is_running',
      'from',
      'to',
      'external_reference_id'
    ])
      expect(JSON.stringify(main.sandbox.requests)).toContain(parameter)
  })

  it('a failed search returns the failure and the local entries', async () => {
    await withHistory()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    const answer = await main.run('findEntries', { query: { text: 'stand' }, everywhere: true })
    expect(answer.failure?.kind).toBe('offline')
    expect(answer.entries.map(({ notes }) => notes)).toEqual(['Stand-up of this week'])
  })
})

describe('searches among pending changes', () => {
  it('an entry with a pending change is found as it is shown, and a deleted one is not', async () => {
    await withHistory()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    const [known] = (await main.run('findEntries', { query: { text: 'stand' }, everywhere: false }))
      .entries
    if (!known) throw new Error('nothing was found')
    await main.run('updateEntry', { key: known.key, changes: { notes: 'Retrospective' } })
    expect(await notesOf({ text: 'retro' }, false)).toEqual(['Retrospective'])
    expect(await notesOf({ text: 'stand-up of' }, false)).toEqual([])
    await main.run('deleteEntry', { key: known.key })
    expect(await notesOf({ text: 'retro' }, false)).toEqual([])
  })
})

it('a signed-out user finds nothing', async () => {
  main = await (await MainProcess.create()).start()
  const answer = await main.platform.command('findEntries', {
    query: { text: 'x' },
    everywhere: false
  })
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'signed-out' } })
})
