import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '#sandbox/model.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Work } from '#shared/project-assignment.ts'
import type { AnswerOnTheWay } from '#tests/support/changed-answers.ts'
import { ChangedAnswers } from '#tests/support/changed-answers.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let gleaner: MainProcess
let answers: ChangedAnswers
let work: Work

beforeEach(async () => {
  gleaner = await MainProcess.create()
  answers = new ChangedAnswers(gleaner.platform)
})

afterEach(() => gleaner.close())

function entries(): readonly Entry[] {
  return gleaner.sandbox.account.entries()
}

function entryOf(text: string): Entry | undefined {
  return entries().find(({ notes }) => notes === text)
}

async function book(notes: string, spentDate: string, hours: number): Promise<string> {
  return gleaner.run('createEntry', {
    ...work,
    spentDate,
    notes,
    time: { kind: 'hours', hours }
  })
}

/** Changes the first response that matches. */
function changeOnce(fits: (answer: AnswerOnTheWay) => boolean, body: object): void {
  let isDone = false
  answers.change = (answer) => {
    if (isDone || !fits(answer)) return
    isDone = true
    answer.body = { ...(answer.body as object), ...body }
  }
}

/** Advances the time until Harvest has confirmed everything. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    gleaner.platform.timers.advance(MINUTE / 2)
    await gleaner.run('syncNow')
    const { sync } = await gleaner.until(({ sync: { status } }) => status !== 'syncing')
    if (sync.pending === 0) return
  }
  await gleaner.settled()
}

describe('responses about something else', () => {
  beforeEach(async () => {
    await gleaner.signIn()
    work = await gleaner.work()
    await book('eight hours', '2026-11-17', 800)
    await gleaner.settled()
  })

  it('a response to a create that names another entry does not affect that entry', async () => {
    changeOnce(({ method }) => method === 'POST', { id: entryOf('eight hours')?.id })
    const key = await book('ten minutes', '2026-11-18', 17)
    await settle()
    await gleaner.run('deleteEntry', { key })
    await settle()
    expect(entries().map(({ notes, hundredths }) => [notes, hundredths])).toEqual([
      ['eight hours', 800]
    ])
  })

  it.each([
    ['user', { user: { id: 1, name: 'Somebody else' } }],
    ['project', { project: { id: 1, name: 'Another', code: null } }],
    ['task', { task: { id: 1, name: 'Another' } }],
    ['date', { spent_date: '2026-11-16' }]
  ])(
    'a response to a create with another %s is not shown, and the entry exists once',
    async (_, body) => {
      changeOnce(({ method }) => method === 'POST', body)
      await book('ten minutes', '2026-11-18', 17)
      await settle()
      const range = { from: '2026-11-16', to: '2026-11-18' }
      const shown = (await gleaner.run('readRange', range)).entries
      expect(shown).toContainEqual(
        expect.objectContaining({ notes: 'ten minutes', spentDate: '2026-11-18', hours: 17 })
      )
      expect(shown).toHaveLength(2)
      expect(entries()).toHaveLength(2)
    }
  )

  it('a wrong response to a change causes a lookup instead of being shown', async () => {
    const key = await book('ten minutes', '2026-11-18', 17)
    await settle()
    changeOnce(({ method }) => method === 'PATCH', {
      id: entryOf('eight hours')?.id,
      notes: 'eight hours',
      hours: 8
    })
    await gleaner.run('updateEntry', { key, changes: { hours: 33 } })
    await settle()
    const hours = () => entries().map(({ notes, hundredths }) => [notes, hundredths])
    expect(hours()).toEqual([
      ['ten minutes', 33],
      ['eight hours', 800]
    ])
    const { today } = await gleaner.state()
    expect(today.entries).toMatchObject([{ notes: 'ten minutes', hours: 33 }])
  })

  it('a wrong response to a lookup changes nothing', async () => {
    const key = await book('ten minutes', '2026-11-18', 17)
    await settle()
    const { id } = entryOf('ten minutes') ?? {}
    changeOnce(({ method, url }) => method === 'GET' && url.pathname.endsWith(`/${id}`), {
      id: entryOf('eight hours')?.id
    })
    await gleaner.run('updateEntry', { key, changes: { notes: 'twenty minutes' } })
    await settle()
    expect(entryOf('twenty minutes')?.id).toBe(id)
    expect(entryOf('eight hours')?.hundredths).toBe(800)
  })

  it('a repeated wrong response is shown to the user', async () => {
    answers.change = (answer) => {
      if (answer.method === 'POST')
        answer.body = { ...(answer.body as object), spent_date: '2026-11-16' }
      // the lookup does not find it either
      if (answer.url.searchParams.has('external_reference_id'))
        answer.body = { time_entries: [], links: {}, total_entries: 0 }
      if (answer.url.searchParams.has('project_id'))
        answer.body = { time_entries: [], links: {}, total_entries: 0 }
    }
    await book('ten minutes', '2026-11-18', 17)
    // a request must end before the time advances, or it times out instead
    await gleaner.until(({ sync: { refused, status } }) => {
      if (status === 'syncing' || refused.length > 0) return refused.length > 0
      gleaner.platform.timers.advance(10 * SECOND)
      void gleaner.platform.command('syncNow')
      return false
    })
    const { sync } = await gleaner.state()
    expect(sync.refused).toMatchObject([{ failure: { kind: 'unexpected-answer' } }])
  })

  it('a wrong response to a pull removes no entries', async () => {
    changeOnce(({ url }) => url.searchParams.has('from'), { time_entries: [], total_entries: 0 })
    await gleaner.run('syncNow')
    await gleaner.until(({ sync }) => sync.trouble?.kind === 'unexpected-answer')
    const range = { from: '2026-11-17', to: '2026-11-17' }
    expect((await gleaner.run('readRange', range)).entries).toHaveLength(1)
    await gleaner.until(({ sync }) => sync.status === 'up-to-date')
  })

  it('a wrong response about the user does not change the user', async () => {
    const before = (await gleaner.state()).session
    await gleaner.stop()
    changeOnce(({ url }) => url.pathname.endsWith('/users/me'), {
      id: 1,
      first_name: 'Somebody',
      timezone: 'Tokyo'
    })
    await gleaner.start()
    await gleaner.until(({ sync }) => sync.lastPulledAt !== null)
    expect((await gleaner.state()).session).toEqual(before)
  })
})

/** Starts a timer of a colleague. */
function startOfColleague(): Entry {
  const { account } = gleaner.sandbox
  const { people, userAssignments, taskAssignments } = account.directory
  const colleague = people.find(({ role }) => role === 'member')?.id ?? 0
  const project = [...userAssignments].find(({ userId }) => userId === colleague)?.projectId ?? 0
  const task = [...taskAssignments].find(({ projectId }) => projectId === project)?.taskId ?? 0
  return account.create(colleague, {
    project_id: project,
    task_id: task,
    spent_date: '2026-11-18',
    notes: 'of the colleague'
  })
}

it.each(['sent', 'refused'] as const)(
  'a response to a start with the id of a colleague’s entry does not affect that entry (reference %s)',
  async (reference) => {
    await gleaner.close()
    const referenceWithoutPermalink = reference === 'sent' ? 'accepted' : 'refused'
    gleaner = await MainProcess.create({ switches: { referenceWithoutPermalink } })
    answers = new ChangedAnswers(gleaner.platform)
    await gleaner.signIn('administrator')
    work = await gleaner.work()
    await book('before', '2026-11-17', 100)
    await settle()
    const theirs = startOfColleague()
    changeOnce(({ method, status }) => method === 'POST' && status === 201, { id: theirs.id })
    await gleaner.run('startTimer', { ...work, notes: 'mine' })
    await settle()
    gleaner.platform.timers.advance(10 * MINUTE)
    await gleaner.run('stopTimer')
    await settle()
    expect(entryOf('of the colleague')).toEqual(theirs)
    expect(entries().filter(({ notes }) => notes === 'mine')).toMatchObject([
      { timerStartedAt: null, externalReference: null }
    ])
  }
)

it('a colleague’s timer in a list of running timers is neither shown nor stopped', async () => {
  // like a cache that ignores query parameters
  answers.redirect = (url) => {
    if (url.searchParams.get('is_running') === 'true') url.searchParams.delete('user_id')
  }
  await gleaner.signIn('administrator')
  work = await gleaner.work()
  const theirs = startOfColleague()
  await gleaner.run('syncNow')
  gleaner.platform.timers.advance(MINUTE)
  gleaner.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
  await gleaner.run('startTimer', { ...work, notes: 'started offline' })
  gleaner.platform.timers.advance(10 * MINUTE)
  gleaner.sandbox.faults.clear()
  await settle()
  expect((await gleaner.state()).running?.notes).toBe('started offline')
  expect(entryOf('of the colleague')).toMatchObject({
    timerStartedAt: theirs.timerStartedAt,
    updatedAt: theirs.updatedAt
  })
})
