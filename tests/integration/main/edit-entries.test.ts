import { afterEach, expect, it } from 'vitest'
import { addDays } from '#shared/time/spent-date.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { ReceivedEdit } from '#shared/received-argument.ts'
import type { EntryDraft, EntryEdit } from '#shared/time-entry.ts'
import type { Role } from '#sandbox/model.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

async function signedIn(role: Role = 'member') {
  main = await MainProcess.create()
  return main.signIn(role)
}
const today = async () => (await main.state()).today.spentDate

async function draft(hours: number, changes: Partial<EntryDraft> = {}): Promise<EntryDraft> {
  const time = { kind: 'hours', hours } as const
  return { ...(await main.work()), spentDate: await today(), notes: '', time, ...changes }
}
const create = async (hours: number): Promise<EntryEdit> => ({
  kind: 'create',
  draft: await draft(hours)
})

it('several edits are sent together', async () => {
  await signedIn()
  const keys = await main.run('editEntries', { edits: [await create(100), await create(50)] })
  await main.settled()
  await main.run('editEntries', {
    edits: [
      { kind: 'update', key: keys[0]!, changes: { hours: 125 } },
      { kind: 'delete', key: keys[1]! },
      await create(25)
    ]
  })
  await main.settled()
  const hundredths = main.sandbox.account.entries().map((entry) => entry.hundredths)
  expect(hundredths.toSorted()).toEqual([125, 25])
})

it('one invalid edit prevents all others of the batch', async () => {
  await signedIn()
  const edits: ReceivedEdit[] = [await create(100), { kind: 'delete', key: 'nobody' }]
  const answer = await main.platform.command('editEntries', { edits })
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'gone' } })
  expect((await main.state()).today.entries).toEqual([])
})

it('an issue can be linked to a new and to an existing entry', async () => {
  await signedIn()
  const externalReference = {
    id: '482',
    groupId: 'example/shop',
    accountId: null,
    permalink: 'https://github.com/example/shop/issues/482',
    service: 'github.com',
    serviceIconUrl: null
  }
  const key = await main.run('createEntry', await draft(100, { externalReference }))
  const other = await main.run('createEntry', await draft(50))
  await main.run('updateEntry', { key: other, changes: { externalReference } })
  const state = await main.settled()
  expect(state.today.entries.map((entry) => entry.externalReference?.permalink)).toEqual([
    externalReference.permalink,
    externalReference.permalink
  ])
  await main.run('removeExternalReference', { key })
  const after = await main.settled()
  expect(after.today.entries.find((entry) => entry.key === key)?.externalReference).toBeNull()
})

it('a range before the first pull is returned at once and completed later', async () => {
  await signedIn()
  const date = await today()
  const [from, to] = [addDays(date, -800), addDays(date, -770)]
  const [person] = main.sandbox.account.directory.people.filter(({ role }) => role === 'member')
  const { projectId, taskId } = await main.work()
  main.sandbox.account.create(person!.id, {
    project_id: projectId,
    task_id: taskId,
    spent_date: addDays(date, -780),
    hours: 2
  })
  expect(await main.run('readRange', { from, to })).toMatchObject({ entries: [], isLoaded: false })
  await expect
    .poll(() => main.run('readRange', { from, to }))
    .toMatchObject({ isLoaded: true, entries: [{ hours: 200 }] })
})

it.each(['administrator', 'manager'] as const)(
  'the %s gets the week of a colleague',
  async (role) => {
    await signedIn(role)
    const colleagues = await main.run('listColleagues')
    expect(colleagues.length).toBeGreaterThan(0)
    const userId = colleagues[0]!.id
    const { projectId, taskId } = await main.work()
    const date = await today()
    const project = main.sandbox.account.directory.userAssignments.find(
      (each) => each.userId === userId && each.isActive
    )
    main.sandbox.account.create(userId, {
      project_id: project?.projectId ?? projectId,
      task_id:
        main.sandbox.account.directory.taskAssignments.find(
          (each) => each.projectId === project?.projectId && each.isActive
        )?.taskId ?? taskId,
      spent_date: date,
      hours: 3
    })
    main.platform.windows.show('popover')
    await main.run('watchWeek', { date, userId })
    await expect
      .poll(() => main.platform.sent.findLast(({ event }) => event === 'weekChanged')?.payload)
      .toMatchObject({ userId, isLoaded: true, entries: [{ hours: 300 }] } satisfies Partial<
        Record<keyof WeekSlice, unknown>
      >)
  }
)

it('a member has no colleagues', async () => {
  await signedIn()
  expect(await main.run('listColleagues')).toEqual([])
  const answer = await main.platform.command('watchWeek', { date: await today(), userId: 1 })
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
})
