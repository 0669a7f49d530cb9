import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '#shared/durations.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { Role } from '#sandbox/model.ts'
import { tellEntryAs, tellListAs } from '#tests/support/altered-answers.ts'
import { seedEntry } from '#tests/support/seeded-entry.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

async function signedIn(role: Role = 'member'): Promise<void> {
  main = await MainProcess.create()
  await main.signIn(role)
}

const today = async () => (await main.state()).today.spentDate
const shown = async () => (await main.state()).today.entries
const leftOut = async () => (await main.state()).sync.leftOut

/** Creates an entry as if on Harvest's own page. */
async function book(notes: string, daysAgo = 0): Promise<number> {
  const { projectId, taskId } = await main.work()
  const [person] = main.sandbox.account.directory.people.filter(({ role }) => role === 'member')
  const { id } = main.sandbox.account.create(person!.id, {
    project_id: projectId,
    task_id: taskId,
    spent_date: addDays(await today(), -daysAgo),
    hours: 1,
    notes
  })
  return id
}

/** Fetches everything again and waits for the end. */
async function sync(): Promise<void> {
  main.platform.timers.advance(SECOND)
  const now = main.platform.timers.now()
  await main.run('syncNow')
  await main.until(({ sync: { lastPulledAt, status } }) => {
    return status !== 'syncing' && lastPulledAt !== null && lastPulledAt >= now
  })
}

describe('unreadable entries', () => {
  it.each([
    ['hours', null],
    ['created_at', null],
    ['updated_at', null],
    ['timer_started_at', 'soon'],
    ['is_running', 'yes'],
    ['id', 'text']
  ])(
    'an entry with the %s %j is left out alone, and the drawer names it',
    async (attribute, value) => {
      await signedIn()
      const id = await book('odd')
      await book('fine')
      const odd = attribute === 'id' ? String(id) : value
      tellEntryAs(main.sandbox, id, { [attribute]: odd })
      await sync()
      expect((await shown()).map(({ notes }) => notes)).toEqual(['fine'])
      expect(await leftOut()).toMatchObject([{ kind: 'entry', id, attribute, isShown: false }])
      expect((await main.state()).sync).toMatchObject({ status: 'up-to-date', trouble: null })
    }
  )

  it('an unreadable entry is shown in its last good version until it can be read again', async () => {
    await signedIn()
    const id = await book('before')
    await sync()
    const end = tellEntryAs(main.sandbox, id, { hours: null, notes: 'after' })
    await sync()
    expect(await shown()).toMatchObject([{ id, notes: 'before' }])
    expect(await leftOut()).toMatchObject([{ id, isShown: true }])
    end()
    main.sandbox.account.update(main.sandbox.account.entry(id)!.userId, id, { notes: 'mended' })
    await sync()
    expect(await shown()).toMatchObject([{ id, notes: 'mended' }])
    expect(await leftOut()).toEqual([])
  })

  it('an entry with an unreadable id is shown in its last good version too', async () => {
    await signedIn()
    const id = await book('kept')
    const other = await book('deleted elsewhere')
    await sync()
    tellListAs(main.sandbox, '/time_entries', (body) => ({
      ...body,
      time_entries: (body['time_entries'] as { id: number }[]).map((entry) =>
        entry.id === id ? { ...entry, id: null } : entry
      )
    }))
    main.sandbox.account.delete(main.sandbox.account.entry(other)!.userId, other)
    await sync()
    expect((await shown()).map(({ notes }) => notes)).toEqual(['kept'])
    expect(await leftOut()).toMatchObject([{ id: null, attribute: 'id' }])
  })

  it('a change of an unreadable entry is refused with the reason', async () => {
    await signedIn()
    const id = await book('before')
    await sync()
    tellEntryAs(main.sandbox, id, { hours: null })
    await sync()
    const [entry] = await shown()
    await main.run('updateEntry', { key: entry!.key, changes: { notes: 'overwritten' } })
    const { sync: state } = await main.until((each) => each.sync.refused.length > 0)
    expect(state.refused).toMatchObject([{ kind: 'update', failure: { kind: 'unreadable' } }])
    expect(main.sandbox.account.entry(id)?.notes).toBe('before')
  })

  it('an unreadable entry does not block changes of others', async () => {
    await signedIn()
    const odd = await book('odd')
    const id = await book('fine')
    await sync()
    tellEntryAs(main.sandbox, odd, { hours: null })
    const entry = (await shown()).find((each) => each.id === id)
    await main.run('updateEntry', { key: entry!.key, changes: { notes: 'changed' } })
    await main.settled()
    expect(main.sandbox.account.entry(id)?.notes).toBe('changed')
  })

  it('an unreadable entry is named after a restart, and forgotten when Harvest deleted it', async () => {
    await signedIn()
    const id = await book('odd', 20)
    tellEntryAs(main.sandbox, id, { hours: null })
    await sync()
    await main.stop()
    await main.start()
    expect(await leftOut()).toMatchObject([{ id }])
    main.sandbox.account.delete(main.sandbox.account.entry(id)!.userId, id)
    await main.stop()
    await main.start()
    await main.until((state) => state.sync.leftOut?.length === 0)
  })

  it('an entry that is unreadable at the first launch does not stop the first pull', async () => {
    main = await MainProcess.create()
    const { id } = seedEntry(main.sandbox, { spentDate: '2026-10-01' })
    tellEntryAs(main.sandbox, id, { created_at: null })
    await main.signIn()
    const { sync: state } = await main.until((each) => each.sync.leftOut?.length === 1)
    expect(state).toMatchObject({ leftOut: [{ id, spentDate: '2026-10-01' }] })
  })
})

describe('a list that counts one entry more than it contains', () => {
  function countOneMore(): void {
    tellListAs(main.sandbox, '/time_entries', (body) => ({
      ...body,
      total_entries: Number(body['total_entries']) + 1
    }))
  }

  it('the list is read', async () => {
    await signedIn()
    countOneMore()
    await book('fine')
    await sync()
    expect((await shown()).map(({ notes }) => notes)).toEqual(['fine'])
    expect((await main.state()).sync.status).toBe('up-to-date')
  })

  it('the list shows which entries were deleted elsewhere, and loses none that exist', async () => {
    await signedIn()
    const [kept, deleted] = [await book('kept'), await book('deleted')]
    await sync()
    tellListAs(main.sandbox, '/time_entries', (body) => ({ ...body, time_entries: [] }))
    main.sandbox.account.delete(main.sandbox.account.entry(deleted)!.userId, deleted)
    await sync()
    expect((await shown()).map(({ id }) => id)).toEqual([kept])
  })
})

describe('unreadable assignments and people', () => {
  const withoutIds =
    (key: string, nth: number, change: object) => (body: Record<string, unknown>) => ({
      ...body,
      [key]: (body[key] as object[]).map((item, index) =>
        index === nth ? { ...item, ...change } : item
      )
    })

  it('an unreadable assignment stays in its last version', async () => {
    await signedIn()
    const before = await main.run('getAssignments')
    const alter = withoutIds('project_assignments', 0, { task_assignments: [{ id: null }] })
    tellListAs(main.sandbox, '/project_assignments', alter)
    main.platform.timers.advance(11 * MINUTE)
    await sync()
    const after = await main.run('getAssignments')
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)))
    expect(await leftOut()).toMatchObject([
      { kind: 'assignment', attribute: 'task_assignments.0.id', isShown: true }
    ])
  })

  it('an unreadable colleague is left out and named, and the others are listed', async () => {
    await signedIn('administrator')
    const before = await main.run('listColleagues')
    tellListAs(main.sandbox, '/users', withoutIds('users', 1, { id: 'x' }))
    const after = await main.run('listColleagues')
    expect(after.length).toBeGreaterThanOrEqual(before.length - 1)
    expect(await leftOut()).toMatchObject([{ kind: 'person', id: null, attribute: 'id' }])
  })
})
