import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { changeCommand, deleteCommand, seenOf } from '#shared/seen.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
afterEach(() => main.close())

async function signedIn(): Promise<void> {
  main = await MainProcess.create()
  await main.signIn()
}

async function entryOf(hours: number, notes: string): Promise<TimeEntry> {
  const { today } = await main.state()
  const time = { kind: 'hours', hours } as const
  const draft = { ...(await main.work()), spentDate: today.spentDate, notes, time }
  const key = await main.run('createEntry', draft)
  await main.settled()
  return shown(key)
}

async function shown(key: string): Promise<TimeEntry> {
  const entry = (await main.state()).today.entries.find((each) => each.key === key)
  if (!entry) throw new Error(`${key} is not shown`)
  return entry
}

const only = () => main.sandbox.account.entries()[0]!

/** Changes the only entry on another device and makes Gleaner fetch it. */
async function changeElsewhere(changes: Record<string, unknown>): Promise<void> {
  const { userId, id, hundredths, notes } = only()
  main.platform.timers.advance(MINUTE)
  main.sandbox.account.update(userId, id, changes)
  await main.run('syncNow')
  await main.until(
    ({ today }) => today.entries[0]?.hours !== hundredths || today.entries[0].notes !== notes
  )
}

const question = async () =>
  (await main.until(({ sync }) => sync.questions.length > 0)).sync.questions[0]!

describe('changes made on an older version', () => {
  it('a field changed elsewhere stays when another one is changed', async () => {
    await signedIn()
    const opened = await entryOf(100, 'Draft')
    await changeElsewhere({ hours: 3.25 })
    await main.run('updateEntry', changeCommand(opened, { notes: 'Draft, sent' }))
    await main.settled()
    expect(only()).toMatchObject({ hundredths: 325, notes: 'Draft, sent' })
    expect((await main.state()).sync.questions).toEqual([])
  })

  it.each([
    ['mine', 150],
    ['theirs', 325]
  ] as const)('a field changed on both sides causes a question (%s)', async (choice, hours) => {
    await signedIn()
    const opened = await entryOf(100, 'Draft')
    await changeElsewhere({ hours: 3.25 })
    await main.run('updateEntry', changeCommand(opened, { hours: 150 }))
    const { id, ...asked } = await question()
    expect(asked).toMatchObject({ kind: 'conflict', mine: { hours: 150 }, theirs: { hours: 325 } })
    await main.run('answerQuestion', { id, choice })
    await main.settled()
    expect(only().hundredths).toBe(hours)
  })

  it('a change without its base causes a question too', async () => {
    await signedIn()
    const { key } = await entryOf(100, 'Draft')
    await changeElsewhere({ notes: 'Draft, and the call' })
    await main.run('updateEntry', { key, changes: { notes: 'Draft!' } })
    await question()
    expect(only().notes).toBe('Draft, and the call')
  })

  it('a change with an invented base does no harm', async () => {
    await signedIn()
    const entry = await entryOf(100, 'Draft')
    const seen = {
      ...seenOf(entry),
      project: 999_999,
      hundredths: -5,
      text: 'never',
      day: '2001-02-03'
    }
    await main.run('updateEntry', { key: entry.key, seen, changes: { hours: 50 } })
    await question()
    expect(only()).toMatchObject({ hundredths: 100, notes: 'Draft' })
  })
})

describe('deletions on an older version', () => {
  it.each([
    ['theirs', 1],
    ['mine', 0]
  ] as const)(
    'deleting an entry that was changed since it was shown causes a question (%s)',
    async (choice, left) => {
      await signedIn()
      const opened = await entryOf(100, 'Draft')
      await changeElsewhere({ hours: 7.5 })
      await main.run('deleteEntry', deleteCommand(opened))
      const { id } = await question()
      expect(only().hundredths).toBe(750)
      await main.run('answerQuestion', { id, choice })
      await main.settled()
      expect(main.sandbox.account.entries()).toHaveLength(left)
    }
  )
})

describe('commands about the shown timer', () => {
  it('a command about one timer does not stop another', async () => {
    await signedIn()
    const work = await main.work()
    const first = await main.run('startTimer', { ...work, notes: 'first' })
    main.platform.timers.advance(10 * MINUTE)
    await main.run('startTimer', { ...work, notes: 'second' })
    const answer = await main.platform.command('stopTimer', { seen: { key: first } })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'gone' } })
    expect((await main.state()).running?.notes).toBe('second')
  })

  it('a start that was moved elsewhere is not moved', async () => {
    await signedIn()
    const key = await main.run('startTimer', { ...(await main.work()), notes: 'first' })
    const opened = await shown(key)
    main.platform.timers.advance(30 * MINUTE)
    await main.run('moveTimerStart', { startedAt: main.platform.timers.now() - 20 * MINUTE })
    const startedAt = main.platform.timers.now() - 10 * MINUTE
    const move = { key, seen: seenOf(opened), startedAt }
    const answer = await main.platform.command('moveTimerStart', move)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'changed-elsewhere' } })
  })
})

describe('undo on an older version', () => {
  it('undo asks before it overwrites a change from elsewhere', async () => {
    await signedIn()
    const opened = await entryOf(100, 'Draft')
    await main.run('updateEntry', changeCommand(opened, { notes: 'Draft, sent' }))
    await main.settled()
    await changeElsewhere({ notes: 'Draft, sent and paid' })
    await main.run('undo', {})
    expect(await question()).toMatchObject({
      mine: { notes: 'Draft' },
      theirs: { notes: 'Draft, sent and paid' }
    })
  })

  it('undo of a stop asks when the hours were corrected elsewhere', async () => {
    await signedIn()
    await main.run('startTimer', { ...(await main.work()), notes: 'first' })
    await main.settled()
    main.platform.timers.advance(2 * HOUR)
    await main.run('stopTimer')
    await main.settled()
    await changeElsewhere({ hours: 1 })
    await main.run('undo', {})
    const { id, ...asked } = await question()
    expect(asked).toMatchObject({ operation: 'restart', theirs: { hours: 100 } })
    await main.run('answerQuestion', { id, choice: 'theirs' })
    await main.settled()
    expect(only()).toMatchObject({ hundredths: 100, timerStartedAt: null })
  })

  it('undo of a step from before the start of Gleaner needs the user’s agreement', async () => {
    await signedIn()
    const { key } = await entryOf(100, 'Draft')
    await main.run('deleteEntry', { key })
    await main.settled()
    await main.stop()
    await main.start()
    const { undoable } = await main.until((state) => state.undoable.length > 0)
    const [{ id, isOld } = { id: '', isOld: false }] = undoable
    expect(isOld).toBe(true)
    for (const blind of [{}, { id }])
      expect(await main.platform.command('undo', blind)).toMatchObject({
        failure: { kind: 'step-is-old' }
      })
    await main.run('undo', { id, agreed: true })
    await main.settled()
    expect(only()).toMatchObject({ hundredths: 100, notes: 'Draft' })
  })

  it('undo of a step of an earlier day shows how long the timer would have run', async () => {
    await signedIn()
    await main.run('startTimer', { ...(await main.work()), notes: 'friday' })
    main.platform.timers.advance(HOUR)
    await main.run('stopTimer')
    await main.settled()
    main.platform.timers.advance(64 * HOUR)
    await main.run('syncNow')
    const startedAt = main.platform.timers.now() - 65 * HOUR
    const [step] = (await main.until(({ undoable }) => undoable[0]?.isOld === true)).undoable
    expect(Math.abs(Date.parse(step?.wouldRun?.timerStartedAt ?? '') - startedAt)).toBeLessThan(
      MINUTE
    )
    expect(await main.platform.command('undo', {})).toMatchObject({ ok: false })
    expect((await main.state()).running).toBeNull()
  })
})
