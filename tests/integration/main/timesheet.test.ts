import { afterEach, expect, it } from 'vitest'
import { addDays } from '#shared/time/spent-date.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { Role } from '#sandbox/model.ts'
import type { SandboxOptions } from '#sandbox/server.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

async function signedIn(options: Partial<SandboxOptions> = {}, role: Role = 'member') {
  main = await MainProcess.create(options)
  return main.signIn(role)
}
const today = async () => (await main.state()).today.spentDate
const failed = (kind: string) => ({ ok: false, failure: expect.objectContaining({ kind }) })
const only = () => {
  const entries = main.sandbox.account.entries()
  expect(entries).toHaveLength(1)
  return entries[0]!
}

async function create(hours = 150, notes = 'design'): Promise<string> {
  const key = await main.run('createEntry', {
    ...(await main.work()),
    spentDate: await today(),
    notes,
    time: { kind: 'hours', hours }
  })
  await main.settled()
  return key
}

it('an entry is created with its hours, never as a running timer', async () => {
  await signedIn()
  await create()
  expect(only()).toMatchObject({ hundredths: 150, timerStartedAt: null, notes: 'design' })
})

it('an entry without any hours is refused, because Harvest would start a timer', async () => {
  await signedIn()
  const draft = {
    ...(await main.work()),
    spentDate: await today(),
    notes: '',
    time: { kind: 'hours', hours: 0 }
  } as const
  expect(await main.platform.command('createEntry', draft)).toEqual(failed('invalid-input'))
})

it('an entry is created with its times in a start/end account', async () => {
  await signedIn({ mode: 'timestamps' })
  await main.run('createEntry', {
    ...(await main.work()),
    spentDate: await today(),
    notes: '',
    time: { kind: 'times', startedTime: '09:15', endedTime: '11:00' }
  })
  const { today: day } = await main.settled()
  expect(day.entries[0]).toMatchObject({ startedTime: '09:15', endedTime: '11:00', hours: 175 })
})

it('hours in a start/end account and times in a duration account are refused before they are sent', async () => {
  await signedIn()
  const key = await create()
  expect(
    await main.platform.command('updateEntry', { key, changes: { startedTime: '09:00' } })
  ).toEqual(failed('invalid-input'))
})

it('notes and hours are changed, and nothing else', async () => {
  await signedIn()
  const key = await create()
  await main.run('updateEntry', { key, changes: { notes: 'design review', hours: 175 } })
  await main.settled()
  expect(only()).toMatchObject({ notes: 'design review', hundredths: 175 })
  await main.run('updateEntry', { key, changes: { notes: '' } })
  await main.settled()
  expect(only().notes ?? '').toBe('')
  expect(only().hundredths).toBe(175)
})

it('an entry is moved to another day and other work', async () => {
  await signedIn()
  const key = await create()
  const work = await main.work(1)
  const spentDate = addDays(await today(), -1)
  await main.run('updateEntry', { key, changes: { work, spentDate } })
  await main.settled()
  expect(only()).toMatchObject({ ...work, spentDate })
})

it('notes of a running entry are changed without a change of its timer', async () => {
  await signedIn()
  const key = await main.run('startTimer', { ...(await main.work()), notes: 'before' })
  await main.settled()
  const { timerStartedAt } = only()
  await main.run('updateEntry', { key, changes: { notes: 'after' } })
  await main.settled()
  expect(only()).toMatchObject({ notes: 'after', timerStartedAt })
  expect(await main.platform.command('updateEntry', { key, changes: { hours: 100 } })).toEqual(
    failed('invalid-input')
  )
})

it('a deleted entry disappears at once and then at Harvest', async () => {
  await signedIn()
  const key = await create()
  await main.run('deleteEntry', { key })
  expect((await main.state()).today.entries).toEqual([])
  await main.settled()
  expect(main.sandbox.account.entries()).toEqual([])
})

it('an entry deleted elsewhere disappears', async () => {
  await signedIn()
  await create()
  main.sandbox.account.delete(only().userId, only().id)
  await main.run('syncNow')
  await main.until(({ today: day }) => day.entries.length === 0)
})

it('a locked entry is refused before it is sent, but an administrator may change its notes', async () => {
  await signedIn({ empty: false }, 'member')
  const lockedOf = async () => {
    const week = await main.run('watchWeek', { date: addDays(await today(), -42) })
    await main.until(
      () => main.platform.sent.some(({ event }) => event === 'weekChanged') || week.isLoaded
    )
    const slice = await main.run('watchWeek', { date: addDays(await today(), -42) })
    return slice.entries.find(({ isLocked }) => isLocked)
  }
  main.platform.windows.show('popover')
  const locked = await lockedOf()
  if (!locked) throw new Error('the demo data has no locked entry six weeks ago')
  const changes = { notes: 'too late' }
  expect(await main.platform.command('updateEntry', { key: locked.key, changes })).toEqual(
    failed('locked')
  )
  expect(await main.platform.command('deleteEntry', { key: locked.key })).toEqual(failed('locked'))
})

it('a refused change stays visible with Harvest’s words until it is discarded', async () => {
  await signedIn()
  const key = await create()
  main.sandbox.faults.arm({
    kind: 'odd-answer',
    method: 'PATCH',
    status: 422,
    body: '{"message":"Task is archived"}',
    contentType: 'application/json'
  })
  await main.run('updateEntry', { key, changes: { notes: 'refused' } })
  const { sync, today: day } = await main.until(({ sync: { refused } }) => refused.length === 1)
  expect(sync.refused[0]?.failure).toMatchObject({ kind: 'rejected', said: 'Task is archived' })
  expect(day.entries[0]).toMatchObject({ notes: 'refused', sync: { kind: 'refused' } })
  await main.run('discardOperation', { id: sync.refused[0]!.id })
  const after = await main.state()
  expect(after.today.entries[0]).toMatchObject({ notes: 'design', sync: { kind: 'confirmed' } })
})

it('a refused change blocks only changes of the same entry', async () => {
  await signedIn()
  const first = await create(100, 'first')
  const second = await create(100, 'second')
  main.sandbox.faults.arm({
    kind: 'odd-answer',
    method: 'PATCH',
    status: 422,
    body: '{"message":"no"}',
    contentType: 'application/json'
  })
  await main.run('updateEntry', { key: first, changes: { notes: 'first, refused' } })
  await main.run('updateEntry', { key: second, changes: { notes: 'second, changed' } })
  await main.until(({ sync }) => sync.refused.length === 1 && sync.pending === 0)
  const notes = main.sandbox.account.entries().map((entry) => entry.notes)
  expect(notes).toContain('second, changed')
})

it('a window gets changes of its watched week, and a hidden one does not', async () => {
  await signedIn()
  main.platform.windows.show('popover')
  await main.run('watchWeek', { date: await today() })
  await create()
  const told = () => main.platform.sent.filter(({ to }) => to === 'popover')
  const last = told().findLast(({ event }) => event === 'weekChanged')?.payload as WeekSlice
  expect(last.entries).toHaveLength(1)
  main.platform.windows.hide('popover')
  const before = told().length
  await create()
  expect(told()).toHaveLength(before)
})

it('an external reference is removed', async () => {
  await signedIn()
  const key = await create()
  const { userId, id } = only()
  main.sandbox.account.update(userId, id, {
    external_reference: { id: '1', group_id: '2', permalink: 'https://github.com/a/b/issues/1' }
  })
  await main.run('syncNow')
  await main.until(({ today: day }) => day.entries[0]?.externalReference !== null)
  await main.run('removeExternalReference', { key })
  await main.settled()
  expect(only().externalReference).toBeNull()
})

it('an amended refused change is sent, and undone as one', async () => {
  await signedIn()
  const key = await create(100)
  main.sandbox.account.lockThrough(await today())
  await main.run('updateEntry', { key, changes: { notes: 'too late' } })
  await main.until(({ sync }) => sync.refused.length === 1)
  main.sandbox.account.lockThrough(null)
  await main.run('syncNow')
  await main.until(({ today: day }) => day.entries[0]?.isLocked === false)
  await main.run('updateEntry', { key, changes: { hours: 150 } })
  await main.until(({ sync }) => sync.operations.length === 0)
  expect(only()).toMatchObject({ notes: 'too late', hundredths: 150 })
  await main.run('undo', {})
  await main.settled()
  expect(only()).toMatchObject({ notes: 'too late', hundredths: 100 })
})

it('undo returns what is lost once Harvest has the change, and nothing before', async () => {
  await signedIn()
  const key = await create()
  await main.run('deleteEntry', { key })
  await main.settled()
  expect(await main.run('undo', {})).toEqual(['id'])
  await main.settled()
  const again = (await main.state()).today.entries[0]!
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 50 })
  await main.run('deleteEntry', { key: again.key })
  await main.until(({ undoable }) => undoable[0]?.kind === 'delete')
  expect(await main.run('undo', {})).toEqual([])
})
