import { afterEach, describe, expect, it } from 'vitest'
import type { Work } from '#shared/project-assignment.ts'
import type { AppState, WeekSlice } from '#shared/state.ts'
import type { EntryDraft, EntryKey } from '#shared/time-entry.ts'
import type { TimerMode } from '#sandbox/model.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const MODES: readonly TimerMode[] = ['duration', 'timestamps']

let main: MainProcess
afterEach(() => main.close())

type Who = 'administrator' | 'manager' | 'manager without the permission' | 'member'

const people = () => main.sandbox.account.directory.people
const person = (firstName: string) => {
  const found = people().find((each) => each.firstName === firstName)
  if (!found) throw new Error(`there is no user called ${firstName}`)
  return found
}

/** Tom is a teammate of both managers. */
const tom = () => person('Tom')
const signedInAs: Readonly<Record<Who, string>> = {
  administrator: 'Ines',
  manager: 'Jonas',
  'manager without the permission': 'Priya',
  member: 'Leonie'
}
const me = (who: Who) => person(signedInAs[who])

async function signIn(who: Who, mode: TimerMode = 'duration'): Promise<void> {
  main = await (await MainProcess.create({ mode })).start()
  await main.run('signIn', { accessToken: main.sandbox.tokenFor(me(who).id) })
  await main.until((state) => state.sync.lastPulledAt !== null)
  main.platform.windows.show('timesheet')
  await main.run('listColleagues')
}

async function workOfTom(): Promise<Work> {
  const [assignment] = await main.run('getAssignmentsOf', { userId: tom().id })
  const task = assignment?.taskAssignments[0]
  if (!assignment || !task) throw new Error('no work is assigned')
  return { projectId: assignment.project.id, taskId: task.task.id }
}

async function draft(mode: TimerMode, changes: Partial<EntryDraft> = {}): Promise<EntryDraft> {
  const time =
    mode === 'duration'
      ? ({ kind: 'hours', hours: 150 } as const)
      : ({ kind: 'times', startedTime: '09:00', endedTime: '10:30' } as const)
  const { today } = await main.state()
  return {
    ...(await workOfTom()),
    userId: tom().id,
    spentDate: today.spentDate,
    notes: 'for Tom',
    time,
    ...changes
  }
}

/** Creates an entry that Tom tracked on Harvest's own page. */
async function bookedByTom(mode: TimerMode, hours: number | null = 2) {
  const { projectId, taskId } = await workOfTom()
  const { today } = await main.state()
  const time = mode === 'duration' ? { hours } : { started_time: '08:00', ended_time: '10:00' }
  return main.sandbox.account.create(tom().id, {
    project_id: projectId,
    task_id: taskId,
    spent_date: today.spentDate,
    notes: 'by Tom',
    ...(hours === null ? {} : time)
  })
}

async function weekOfTom(): Promise<WeekSlice> {
  const { today } = await main.state()
  return main.run('watchWeek', { date: today.spentDate, userId: tom().id })
}

async function entryOfTom(notes: string): Promise<EntryKey> {
  await expect
    .poll(async () => (await weekOfTom()).entries.map((each) => each.notes))
    .toContain(notes)
  const entry = (await weekOfTom()).entries.find((each) => each.notes === notes)
  return entry?.key ?? ''
}

const stored = () =>
  main.sandbox.account.entries().map(({ userId, notes, hundredths }) => ({
    userId,
    notes,
    hundredths
  }))
const ownThings = ({ running, today, week, recents }: AppState) => ({
  running,
  entries: today.entries,
  hours: week.hours,
  recents
})
const NOTHING_OF_ONES_OWN = { running: null, entries: [], hours: 0, recents: [] }

describe.each(MODES)('time of a colleague (%s)', (mode) => {
  it.each(['administrator', 'manager'] as const)(
    'the %s adds time for a colleague',
    async (who) => {
      await signIn(who, mode)
      await weekOfTom()
      const key = await main.run('createEntry', await draft(mode))
      expect((await weekOfTom()).entries).toMatchObject([
        { key, user: { name: 'Tom Okafor' }, hours: 150, sync: { kind: 'waiting' } }
      ])
      await main.settled()
      expect(stored()).toEqual([{ userId: tom().id, notes: 'for Tom', hundredths: 150 }])
      expect(main.sandbox.account.entries()[0]?.externalReference).toBeNull()
      expect((await weekOfTom()).entries).toMatchObject([{ key, sync: { kind: 'confirmed' } }])
    }
  )

  it.each(['administrator', 'manager'] as const)(
    'the %s changes and deletes time of a colleague',
    async (who) => {
      await signIn(who, mode)
      await bookedByTom(mode)
      const key = await entryOfTom('by Tom')
      const time = mode === 'duration' ? { hours: 25 } : { endedTime: '08:15' as const }
      await main.run('updateEntry', { key, changes: { notes: 'checked', ...time } })
      await main.settled()
      expect(stored()).toEqual([{ userId: tom().id, notes: 'checked', hundredths: 25 }])
      await main.run('deleteEntry', { key })
      expect((await weekOfTom()).entries).toEqual([])
      await main.settled()
      expect(stored()).toEqual([])
    }
  )

  it('a change without the permission is refused by Harvest, shown and explained', async () => {
    await signIn('manager without the permission', mode)
    await bookedByTom(mode)
    const key = await entryOfTom('by Tom')
    await main.run('updateEntry', { key, changes: { notes: 'not mine to change' } })
    await main.run('createEntry', await draft(mode))
    const { sync } = await main.until((state) => state.sync.refused.length === 2)
    expect(sync.refused).toMatchObject([
      { kind: 'update', person: 'Tom Okafor', failure: { kind: 'not-for-colleague' } },
      { kind: 'create', person: 'Tom Okafor', failure: { kind: 'not-for-colleague' } }
    ])
    expect(stored()).toEqual([{ userId: tom().id, notes: 'by Tom', hundredths: 200 }])
    expect((await weekOfTom()).entries).toMatchObject([
      { notes: 'for Tom', sync: { kind: 'refused' } },
      { notes: 'not mine to change', sync: { kind: 'refused' } }
    ])
  })

  it('time of a colleague never appears among one’s own', async () => {
    await signIn('administrator', mode)
    await bookedByTom(mode, null)
    await entryOfTom('by Tom')
    await main.run('createEntry', await draft(mode))
    expect(ownThings(await main.state())).toEqual(NOTHING_OF_ONES_OWN)
    await main.settled()
    expect(ownThings(await main.state())).toEqual(NOTHING_OF_ONES_OWN)
    expect(main.platform.trayView?.icon).toBe('idle')
    for (const everywhere of [false, true])
      expect(await main.run('findEntries', { query: { text: 'Tom' }, everywhere })).toMatchObject({
        entries: []
      })
    const { today } = await main.state()
    const range = { from: today.spentDate, to: today.spentDate }
    expect((await main.run('readRange', range)).entries).toEqual([])
  })

  it('time of a colleague cannot be started, stopped or continued', async () => {
    await signIn('administrator', mode)
    await bookedByTom(mode, null)
    const key = await entryOfTom('by Tom')
    const gone = { ok: false, failure: { kind: 'gone' } }
    const timer = await draft(mode, { time: { kind: 'timer' } })
    expect(await main.platform.command('createEntry', timer)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' }
    })
    expect(await main.platform.command('stopTimer')).toMatchObject(gone)
    expect(await main.platform.command('continueEntry', { key })).toMatchObject(gone)
    expect(main.sandbox.account.entries()).toMatchObject([{ timerStartedAt: expect.any(Number) }])
  })
})

describe('changes of a colleague’s time', () => {
  it('a change for a colleague survives a quit and is sent once', async () => {
    await signIn('administrator')
    await bookedByTom('duration')
    const key = await entryOfTom('by Tom')
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await main.run('updateEntry', { key, changes: { hours: 300 } })
    await main.run('createEntry', await draft('duration'))
    await main.stop()
    main.sandbox.faults.clear()
    await main.start()
    await main.settled()
    expect(stored().toSorted((a, b) => a.hundredths - b.hundredths)).toEqual([
      { userId: tom().id, notes: 'for Tom', hundredths: 150 },
      { userId: tom().id, notes: 'by Tom', hundredths: 300 }
    ])
  })

  it('the lookup of a change for a colleague searches the colleague’s entries', async () => {
    await signIn('administrator')
    const entry = await draft('duration')
    main.sandbox.faults.arm({ kind: 'commit-then-drop', method: 'POST', times: 1 })
    await main.run('createEntry', entry)
    await expect.poll(() => stored().length).toBe(1)
    await expect
      .poll(
        async () => {
          main.platform.timers.advance(5000)
          await main.run('syncNow')
          return (await main.state()).sync.pending
        },
        { timeout: 10_000 }
      )
      .toBe(0)
    expect(stored()).toEqual([{ userId: tom().id, notes: 'for Tom', hundredths: 150 }])
  })

  it('an undo applies to the colleague', async () => {
    await signIn('administrator')
    await bookedByTom('duration')
    const key = await entryOfTom('by Tom')
    await main.run('deleteEntry', { key })
    await main.settled()
    await main.run('undo', {})
    await main.settled()
    expect(stored()).toEqual([{ userId: tom().id, notes: 'by Tom', hundredths: 200 }])
  })

  it('a deleted running entry of a colleague is restored without a timer', async () => {
    await signIn('administrator')
    await bookedByTom('duration', null)
    const key = await entryOfTom('by Tom')
    main.platform.timers.advance(30 * 60_000)
    await main.run('deleteEntry', { key })
    await main.settled()
    await main.run('undo', {})
    await main.settled()
    expect(stored()).toEqual([{ userId: tom().id, notes: 'by Tom', hundredths: 50 }])
    expect(main.sandbox.account.entries()).toMatchObject([{ timerStartedAt: null }])
  })

  it('a conflict in a colleague’s entry causes a question', async () => {
    await signIn('administrator')
    const entry = await bookedByTom('duration')
    const key = await entryOfTom('by Tom')
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await main.run('updateEntry', { key, changes: { notes: 'by Ines' } })
    await main.until(({ sync }) => sync.operations.some(({ attempts }) => attempts >= 0))
    main.sandbox.account.update(tom().id, entry.id, { notes: 'by Tom, again' })
    main.sandbox.faults.clear()
    await main.run('syncNow')
    const { sync } = await main.until((state) => state.sync.questions.length === 1)
    expect(sync.questions).toMatchObject([{ kind: 'conflict', theirs: { notes: 'by Tom, again' } }])
  })
})

describe('permitted colleagues', () => {
  it('a member gets nobody’s time but the own', async () => {
    await signIn('member')
    const { today } = await main.state()
    const forbidden = { ok: false, failure: { kind: 'forbidden' } }
    const userId = tom().id
    expect(await main.run('listColleagues')).toEqual([])
    expect(
      await main.platform.command('watchWeek', { date: today.spentDate, userId })
    ).toMatchObject(forbidden)
    expect(await main.platform.command('getAssignmentsOf', { userId })).toMatchObject(forbidden)
    const entry: EntryDraft = {
      ...(await main.work()),
      userId,
      spentDate: today.spentDate,
      notes: '',
      time: { kind: 'hours', hours: 100 }
    }
    expect(await main.platform.command('createEntry', entry)).toMatchObject(forbidden)
  })

  it('a manager gets only teammates', async () => {
    await signIn('manager')
    const names = (await main.run('listColleagues')).map(({ name }) => name)
    expect(names).toEqual(['Leonie Castellanos-Whitfield', 'Tom Okafor'])
  })

  it('a week that Harvest hides shows Harvest’s words, and everything else works', async () => {
    main = await MainProcess.create()
    const { fetch } = main.platform
    const refuse: typeof fetch = async (input, init) =>
      String(input).includes(`user_id=${tom().id}`)
        ? Response.json({ message: 'Not authorized!' }, { status: 403 })
        : fetch(input, init)
    Object.assign(main.platform, { fetch: refuse })
    await main.signIn('manager')
    await expect
      .poll(async () => (await weekOfTom()).failure)
      .toMatchObject({ kind: 'forbidden', said: 'Not authorized!' })
    const { sync } = await main.until((state) => state.sync.status === 'up-to-date')
    expect(sync.trouble).toBeNull()
  })

  it('colleagues and their work are stored for times without Harvest', async () => {
    await signIn('administrator')
    await workOfTom()
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    expect((await main.run('listColleagues')).map(({ name }) => name)).toContain('Tom Okafor')
    expect(await main.run('getAssignmentsOf', { userId: tom().id })).not.toEqual([])
  })
})
