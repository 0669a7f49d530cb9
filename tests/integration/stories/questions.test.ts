import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin } from './story.ts'
import type { Story } from './story.ts'

describe('a timer shorter than 36 seconds', () => {
  it.each(['duration', 'timestamps'] as const)(
    'a short timer is not sent and causes a question (%s)',
    async (mode) => {
      const story = await begin(mode)
      story.network.goOffline(HOUR, false)
      await story.start('by mistake')
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

describe.each(['duration', 'timestamps'] as const)(
  'a stop after more than 24 hours (%s)',
  (mode) => {
    async function forgotten(isOffline: boolean): Promise<Story> {
      const story = await begin(mode)
      if (isOffline) story.network.goOffline(31 * HOUR, false)
      await story.start('forgotten')
      await story.pass(30 * HOUR)
      await story.run({ do: 'stop' })
      await story.pass(isOffline ? 2 * HOUR : MINUTE)
      const { questions, operations } = await story.view()
      expect(questions).toMatchObject([{ kind: 'too-long', notes: 'forgotten', hours: 3000 }])
      expect(operations.every(({ status }) => status === 'asking')).toBe(true)
      return story
    }

    const sumOf = (story: Story): number =>
      story.entries().reduce((sum, { hundredths }) => sum + hundredths, 0)

    it.each([false, true])(
      'a long stop causes a question, and is sent if the user chooses that (offline: %s)',
      async (isOffline) => {
        const story = await forgotten(isOffline)
        expect(story.entryOf('forgotten')?.timerStartedAt).not.toBeNull()
        const [question] = (await story.view()).questions
        await story.run({ do: 'answer', id: question!.id, choice: 'keep' })
        await story.pass(5 * MINUTE)
        expect((await story.view()).operations).toEqual([])
        expect(story.entries().every(({ timerStartedAt }) => timerStartedAt === null)).toBe(true)
        expect(sumOf(story)).toBe(3000)
      }
    )

    it.each([false, true])(
      'the timer runs on if the user discards the long stop (offline: %s)',
      async (isOffline) => {
        const story = await forgotten(isOffline)
        const [question] = (await story.view()).questions
        await story.run({ do: 'answer', id: question!.id, choice: 'discard' })
        await story.pass(5 * MINUTE)
        const { operations, entries } = await story.view()
        expect(operations).toEqual([])
        expect(entries).toMatchObject([{ notes: 'forgotten', isRunning: true }])
        expect(await story.shownHours('forgotten')).toBeGreaterThan(3000)
      }
    )

    it.runIf(mode === 'duration')(
      'the question disappears when the user deletes the entry',
      async () => {
        const story = await forgotten(false)
        await story.run({ do: 'delete', key: await story.keyOf('forgotten') })
        await story.pass(5 * MINUTE)
        const { questions, operations } = await story.view()
        expect([questions, operations]).toEqual([[], []])
        expect(story.entryOf('forgotten')).toBeUndefined()
      }
    )
  }
)

describe('a question about a timer that was stopped at once', () => {
  async function tooShort(mode: 'duration' | 'timestamps'): Promise<Story> {
    const story = await begin(mode)
    story.network.goOffline(MINUTE, false)
    await story.start('by mistake')
    await story.pass(SECOND)
    await story.run({ do: 'stop' })
    await story.pass(2 * MINUTE)
    expect((await story.view()).questions.map(({ kind }) => kind)).toEqual(['too-short'])
    return story
  }

  it.each(['duration', 'timestamps'] as const)(
    'the question about a short timer disappears when the user deletes the entry (%s)',
    async (mode) => {
      const story = await tooShort(mode)
      await story.run({ do: 'delete', key: await story.keyOf('by mistake') })
      await story.pass(5 * MINUTE)
      const { questions, operations, entries } = await story.view()
      expect([questions, operations, entries]).toEqual([[], [], []])
      expect(story.entries()).toEqual([])
    }
  )

  it.each(['duration', 'timestamps'] as const)(
    'the question about a short timer disappears when the user continues the entry, which has its time at Harvest (%s)',
    async (mode) => {
      const story = await tooShort(mode)
      await story.run({ do: 'continue', key: await story.keyOf('by mistake') })
      await story.pass(6 * MINUTE)
      await story.run({ do: 'stop' })
      await story.pass(5 * MINUTE)
      const { questions, operations } = await story.view()
      expect(operations).toEqual([])
      expect(questions).toEqual([])
      expect(story.entries()).toMatchObject([{ notes: 'by mistake', hundredths: 10 }])
    }
  )
})

describe('a start without a response that arrives long after it was abandoned', () => {
  async function byMistake(): Promise<Story> {
    const story = await begin()
    story.network.arm({ kind: 'delayed-commit', ms: HOUR, isBeyond: true }, true)
    await story.start('by mistake')
    await story.pass(5 * SECOND)
    await story.run({ do: 'stop' })
    await story.pass(5 * MINUTE)
    expect((await story.view()).questions.map(({ kind }) => kind)).toEqual(['too-short'])
    return story
  }

  it('a late start that was discarded meanwhile causes a question', async () => {
    const story = await byMistake()
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

  it('a late start closes the question about it', async () => {
    const story = await byMistake()
    await story.pass(2 * HOUR)
    const { questions, operations } = await story.view()
    expect([questions, operations]).toEqual([[], []])
    expect(story.entries()).toMatchObject([
      { notes: 'by mistake', hundredths: 0, timerStartedAt: null, externalReference: null }
    ])
  })
})

it('the second of two duplicates stays without a question when the user deletes the first', async () => {
  const story = await begin()
  story.network.arm({ kind: 'delayed-commit', ms: HOUR, isBeyond: true }, true)
  await story.start('planning')
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

it('a typed end causes a question when the timer was stopped elsewhere before', async () => {
  const story = await begin('timestamps')
  await story.start('at home')
  await story.pass(HOUR)
  story.network.goOffline(HOUR, false)
  await story.startElsewhere('on the phone')
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
