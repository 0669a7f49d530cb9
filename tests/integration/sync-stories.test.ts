import { afterEach, describe, expect, it } from 'vitest'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { Simulation } from '#tests/torture/simulation.ts'

let story: Simulation
afterEach(() => story.close())

const WEDNESDAY = Date.UTC(2026, 10, 18, 8)

async function begin(
  mode: 'duration' | 'timestamps' = 'duration',
  at = WEDNESDAY,
  switches: Partial<NotObserved> = {}
): Promise<Simulation> {
  story = new Simulation({ mode, at, switches })
  await story.pass()
  return story
}

async function start(notes: string): Promise<void> {
  const work = await story.work()
  await story.run({ do: 'start', work, notes })
}

async function startElsewhere(notes: string): Promise<void> {
  const { projectId, taskId } = await story.work()
  story.network.account.create(story.network.userId, {
    project_id: projectId,
    task_id: taskId,
    spent_date: '2026-11-18',
    notes
  })
}

async function stopElsewhere(notes: string): Promise<void> {
  story.network.account.stop(story.network.userId, entryOf(notes)?.id ?? 0)
}

async function keyOf(text: string): Promise<string> {
  const entry = (await story.view()).entries.find(({ notes }) => notes === text)
  if (!entry) throw new Error(`${text} is not shown`)
  return entry.key
}

const entryOf = (text: string) => story.entries().find(({ notes }) => notes === text)
const hours = () => story.entries().map(({ notes, hundredths }) => [notes, hundredths])

describe('what arrives late', () => {
  it('a stop that Harvest let wait ends at the click', async () => {
    await begin()
    await start('standup')
    await story.pass(HOUR)
    const shape = 'date-header'
    story.network.arm({ kind: 'rate-limited', shape, seconds: 40 }, true)
    await story.run({ do: 'stop' })
    await story.pass(10 * MINUTE)
    expect(hours()).toEqual([['standup', 100]])
  })

  it.each(['duration', 'timestamps'] as const)(
    'a timer made late, and stopped elsewhere before it was found, has what it ran (%s)',
    async (mode) => {
      await begin(mode)
      story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
      await start('planning')
      await story.pass(95 * SECOND)
      await startElsewhere('a call')
      await story.pass(10 * MINUTE)
      const { hundredths, startedMinute, endedMinute } = entryOf('planning') ?? {}
      expect([hundredths, startedMinute, endedMinute]).toEqual(
        mode === 'duration' ? [3, null, null] : [2, 9 * 60, 9 * 60 + 1]
      )
    }
  )

  it.each([
    ['a stop', () => stopElsewhere('planning')],
    ['another timer', () => startElsewhere('a call')]
  ])(
    'a timer set going late, and ended by %s elsewhere before it was found, has what it ran',
    async (_, endElsewhere) => {
      await begin()
      await start('planning')
      await story.pass(HOUR)
      await story.run({ do: 'stop' })
      await story.pass(10 * MINUTE)
      story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
      const key = await keyOf('planning')
      await story.run({ do: 'continue', key })
      await story.pass(95 * SECOND)
      await endElsewhere()
      await story.pass(10 * MINUTE)
      expect(entryOf('planning')).toMatchObject({ hundredths: 103, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )

  it('a timer made late keeps the hours that somebody typed before it was found', async () => {
    await begin()
    story.network.arm({ kind: 'delayed-commit', ms: 85 * SECOND, isBeyond: false }, true)
    await start('planning')
    await story.pass(90 * SECOND)
    const { account, userId } = story.network
    const id = entryOf('planning')?.id ?? 0
    account.stop(userId, id)
    account.update(userId, id, { hours: 2 })
    await story.pass(10 * MINUTE)
    expect(hours()).toEqual([['planning', 200]])
  })

  it('a timer that was cut and stopped before it could be sent has what was shown', async () => {
    await begin()
    story.network.goOffline(3 * HOUR, false)
    await start('on the train')
    await story.pass(HOUR)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(30 * MINUTE)
    await start('at the station')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(HOUR)
    expect(hours().toReversed()).toEqual([
      ['on the train', 117],
      ['at the station', 100]
    ])
    expect((await story.view()).operations).toEqual([])
  })

  it('a stop after a cut counts, however late both reach a timer that runs at Harvest', async () => {
    await begin()
    await start('at home')
    await story.pass(HOUR)
    story.network.goOffline(3 * HOUR, false)
    await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
    await story.pass(30 * MINUTE)
    await story.run({ do: 'stop' })
    await story.pass(3 * HOUR)
    expect(story.entries()).toMatchObject([{ hundredths: 117, timerStartedAt: null }])
    expect((await story.view()).operations).toEqual([])
  })

  it.each(['stops', 'ignored'] as const)(
    'a timer ends where it was cut, though its copy is stopped as well (an end of what runs: %s)',
    async (endOfRunning) => {
      await begin('timestamps', WEDNESDAY, { endOfRunning })
      await start('at home')
      await story.pass(HOUR)
      story.network.goOffline(3 * HOUR, false)
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: 'on' })
      await story.pass(30 * MINUTE)
      await story.run({ do: 'stop' })
      await story.pass(3 * HOUR)
      const [home, on] = ['at home', 'on'].map(entryOf)
      expect(home).toMatchObject({ hundredths: 67, timerStartedAt: null })
      expect(on).toMatchObject({ hundredths: 50, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )

  it.each(['duration', 'timestamps'] as const)(
    'a timer that was cut and stopped before it could be sent leaves alone what runs elsewhere (%s)',
    async (mode) => {
      await begin(mode)
      story.network.goOffline(3 * HOUR, false)
      await startElsewhere('on the phone')
      await story.pass(MINUTE)
      await start('on the train')
      await story.pass(HOUR)
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'stop', copyNotes: '' })
      await story.pass(3 * HOUR)
      const [phone, train] = ['on the phone', 'on the train'].map(entryOf)
      expect(phone?.timerStartedAt).not.toBeNull()
      expect(train).toMatchObject({ hundredths: 67, timerStartedAt: null })
      expect((await story.view()).operations).toEqual([])
    }
  )
})

/** What the status was, looked at four times a second. */
async function statusesWithin(ms: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let passed = 0; passed < ms; passed += 250) {
    await story.pass(250)
    seen.add((await story.view()).status)
  }
  return seen
}

describe('a line that is dead', () => {
  it('for two seconds is not worth a word', async () => {
    await begin()
    story.network.goOffline(2 * SECOND, false)
    await start('standup')
    expect(await statusesWithin(MINUTE)).toEqual(new Set(['up-to-date']))
  })

  it.each([
    ['refuses', false],
    ['is silent', true]
  ])('for longer is said within five seconds (it %s)', async (_, isSilent) => {
    await begin()
    story.network.goOffline(HOUR, isSilent)
    await start('standup')
    expect(await statusesWithin(5 * SECOND)).toContain('offline')
  })
})

describe('a timer that is shorter than Harvest’s grain', () => {
  it.each(['duration', 'timestamps'] as const)(
    'is kept here and asked about, and nothing of it is sent (%s)',
    async (mode) => {
      await begin(mode)
      story.network.goOffline(HOUR, false)
      await start('by mistake')
      await story.pass(5 * SECOND)
      await story.run({ do: 'stop' })
      await story.pass(2 * HOUR)
      expect(story.entries()).toEqual([])
      const { entries, questions } = await story.view()
      expect(entries.map(({ notes, isRunning }) => [notes, isRunning])).toEqual([
        ['by mistake', false]
      ])
      expect(questions.map(({ kind }) => kind)).toEqual(['too-short'])
      await story.run({ do: 'answer', id: questions[0]!.id, choice: 'keep' })
      await story.pass(10 * MINUTE)
      expect(story.entries()).toMatchObject([{ notes: 'by mistake', timerStartedAt: null }])
      expect((await story.view()).operations).toEqual([])
    }
  )
})

describe('a start without an answer that arrives long after it was given up', () => {
  async function byMistake(delay: number): Promise<void> {
    await begin()
    story.network.arm({ kind: 'delayed-commit', ms: delay, isBeyond: true }, true)
    await start('by mistake')
    await story.pass(5 * SECOND)
    await story.run({ do: 'stop' })
    await story.pass(5 * MINUTE)
    expect((await story.view()).questions.map(({ kind }) => kind)).toEqual(['too-short'])
  }

  it('is put to the person where it was dropped in between', async () => {
    await byMistake(HOUR)
    const { questions } = await story.view()
    await story.run({ do: 'answer', id: questions[0]!.id, choice: 'discard' })
    await story.pass(10 * MINUTE)
    expect(story.entries()).toEqual([])
    await story.pass(HOUR)
    const [late] = (await story.view()).questions
    expect(late).toMatchObject({ kind: 'came-late', notes: 'by mistake' })
    await story.run({ do: 'answer', id: late!.id, choice: 'discard' })
    await story.pass(10 * MINUTE)
    expect(story.entries()).toEqual([])
    expect((await story.view()).questions).toEqual([])
  })

  it('is the answer to what was asked in between', async () => {
    await byMistake(HOUR)
    await story.pass(2 * HOUR)
    const { questions, operations } = await story.view()
    expect([questions, operations]).toEqual([[], []])
    expect(story.entries()).toMatchObject([
      { notes: 'by mistake', hundredths: 0, timerStartedAt: null, externalReference: null }
    ])
  })
})

it('the second of two stays, and nobody is asked, where the person deletes the first', async () => {
  await begin()
  story.network.arm({ kind: 'delayed-commit', ms: HOUR, isBeyond: true }, true)
  await start('planning')
  await story.pass(30 * MINUTE)
  await story.run({ do: 'stop' })
  await story.pass(HOUR)
  const { questions, entries } = await story.view()
  expect(questions.map(({ kind }) => kind)).toEqual(['came-twice'])
  expect(entries).toHaveLength(2)
  const first = entries.find(({ key }) => key !== questions[0]!.entryKey)
  await story.run({ do: 'delete', key: first!.key })
  await story.pass(10 * MINUTE)
  const after = await story.view()
  expect([after.questions, after.operations]).toEqual([[], []])
  expect(story.entries()).toMatchObject([{ notes: 'planning', externalReference: null }])
})

describe('what was begun and deleted without network', () => {
  const posts = () => story.network.log.filter((line) => line.includes(' POST ')).length

  it('never reaches Harvest, and what ran elsewhere runs on', async () => {
    await begin()
    story.network.goOffline(2 * HOUR, false)
    await startElsewhere('on the phone')
    await story.pass(MINUTE)
    await start('by mistake')
    await story.pass(10 * MINUTE)
    await story.run({ do: 'delete', key: await keyOf('by mistake') })
    const before = posts()
    story.network.heal()
    await story.pass(10 * MINUTE)
    expect(story.entries()).toMatchObject([
      { notes: 'on the phone', timerStartedAt: WEDNESDAY + 20 * SECOND }
    ])
    expect(posts()).toBe(before)
    expect((await story.view()).operations).toEqual([])
  })

  it('is deleted as it is at Harvest where it was set going again', async () => {
    await begin()
    await start('planning')
    await story.pass(HOUR)
    await story.run({ do: 'stop' })
    await story.pass(MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await startElsewhere('on the phone')
    const key = await keyOf('planning')
    await story.run({ do: 'continue', key })
    await story.pass(10 * MINUTE)
    await story.run({ do: 'delete', key })
    story.network.heal()
    await story.pass(10 * MINUTE)
    expect(story.entries()).toMatchObject([{ notes: 'on the phone' }])
    expect(entryOf('on the phone')?.timerStartedAt).not.toBeNull()
    const { operations, questions } = await story.view()
    expect([operations, questions]).toEqual([[], []])
  })
})

it('an old start that arrives late never stops a timer that was started since', async () => {
  await begin()
  story.network.goOffline(2 * HOUR, false)
  await start('on the train')
  await story.pass(HOUR)
  await startElsewhere('on the phone')
  await story.pass(2 * HOUR)
  const [phone, train] = ['on the phone', 'on the train'].map(entryOf)
  expect(phone?.timerStartedAt).toBe(WEDNESDAY + 20 * SECOND + HOUR)
  expect(train).toMatchObject({ hundredths: 100, timerStartedAt: null })
})

it('what ran elsewhere ended where a late start began, also where time was cut out of that since', async () => {
  await begin()
  story.network.goOffline(2 * HOUR, false)
  await startElsewhere('on the phone')
  await story.pass(30 * MINUTE)
  await start('on the train')
  await story.pass(HOUR)
  await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: '' })
  await story.pass(HOUR)
  expect(entryOf('on the phone')).toMatchObject({ hundredths: 50, timerStartedAt: null })
  const shown = (await story.view()).entries.find(({ isRunning }) => isRunning)
  expect(shown?.notes).toBe('on the train')
})

it('an end that is typed here is put to the person where the timer was stopped elsewhere before', async () => {
  await begin('timestamps')
  await start('at home')
  await story.pass(HOUR)
  story.network.goOffline(HOUR, false)
  await startElsewhere('on the phone')
  await story.pass(20 * MINUTE)
  await story.run({ do: 'stop' })
  const [entry] = (await story.view()).entries
  await story.run({ do: 'update', key: entry!.key, changes: { endedTime: '10:15' } })
  await story.pass(HOUR)
  const { questions } = await story.view()
  expect(questions).toMatchObject([
    { kind: 'conflict', mine: { endedTime: '10:15' }, theirs: { endedTime: '10:00' } }
  ])
})

describe('days and clocks of the profile', () => {
  const beforeMidnight = Date.UTC(2026, 10, 18, 22, 50)
  const beforeSummerTime = Date.UTC(2026, 2, 29, 0, 30)
  const beforeWinterTime = Date.UTC(2026, 9, 25, 0, 30)

  it.each(['duration', 'timestamps'] as const)(
    'a timer over midnight stays on the day it was started on (%s)',
    async (mode) => {
      await begin(mode, beforeMidnight)
      await start('release')
      await story.pass(HOUR)
      await story.run({ do: 'stop' })
      await story.pass(MINUTE)
      expect(story.entries()).toMatchObject([{ spentDate: '2026-11-18', hundredths: 100 }])
      await start('the day after')
      await story.pass(MINUTE)
      expect(story.entries().map(({ spentDate }) => spentDate)).toContain('2026-11-19')
    }
  )

  it.each([
    ['forward', beforeSummerTime],
    ['back', beforeWinterTime]
  ])('hours are what really passed when the clocks go %s', async (_, at) => {
    await begin('duration', at)
    story.network.goOffline(3 * HOUR, false)
    await start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    expect(hours()).toEqual([['night shift', 200]])
  })

  it('a start/end entry over the spring gap has the times of the wall clock', async () => {
    await begin('timestamps', beforeSummerTime)
    story.network.goOffline(3 * HOUR, false)
    await start('night shift')
    await story.pass(2 * HOUR)
    await story.run({ do: 'stop' })
    await story.pass(2 * HOUR)
    const [entry] = (await story.view()).entries
    expect(entry).toMatchObject({ startedTime: '01:30', endedTime: '04:30' })
  })

  it('a stop that is found at Harvest after the spring gap ends at the click all the same', async () => {
    await begin('timestamps', beforeSummerTime)
    await start('night shift')
    await story.pass(10 * MINUTE)
    story.network.goOffline(2 * HOUR, false)
    await story.run({ do: 'stop' })
    story.network.arm({ kind: 'commit-then-drop' }, true)
    await story.pass(3 * HOUR)
    expect((await story.view()).entries).toMatchObject([
      { startedTime: '01:30', endedTime: '01:40' }
    ])
  })
})
