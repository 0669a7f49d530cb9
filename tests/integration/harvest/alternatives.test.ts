import { describe, expect, it } from 'vitest'
import { notObservedDefaults, type NotObserved } from '#sandbox/not-observed.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import {
  collect,
  failureOf,
  modes,
  open,
  people,
  projects,
  stopped,
  tasks,
  timer,
  TODAY,
  work
} from './support.ts'

/** Every value of every switch except its default. */
const alternatives: { readonly [Switch in keyof NotObserved]: readonly NotObserved[Switch][] } = {
  missingUserAgentBody: ['html', 'empty'],
  lockedRefusal: ['forbidden'],
  lockedReadOnlyFields: ['refused'],
  notInvoicedInPeriod: ['open'],
  managerEditsManagedProjects: [true],
  adminDeletesArchived: [true],
  stopOfArchived: ['refused'],
  badAssignment: ['forbidden', 'not-found'],
  deleteBody: ['object', 'empty'],
  deleteReferenceBody: ['object', 'empty'],
  tooManyRequests: ['date-header', 'body-only', 'empty-html'],
  restartCopiesReference: [true],
  unknownService: ['null'],
  referenceWithoutPermalink: ['refused'],
  endBeforeStart: ['zero', 'refused'],
  zeroLength: ['refused'],
  endOfRunning: ['ignored'],
  endTakenAway: ['runs-again'],
  startedTimeOn: ['today'],
  startInFuture: ['refused'],
  elapsedGrain: ['minutes'],
  durationStartedTime: ['never'],
  singleDigitHours: ['08:00'],
  hiddenCostRate: ['omitted'],
  runningUpdatedAt: ['live'],
  conditionalGet: [true]
}

const each = Object.entries(alternatives).flatMap(([name, answers]) =>
  answers.map((answer) => [name, answer] as const)
)

const reference = {
  id: '4711',
  groupId: 'board',
  accountId: 'space',
  permalink: 'https://dev.azure.com/northlight/4711'
}

describe('switches of the sandbox', () => {
  it.each(Object.keys(notObservedDefaults) as (keyof NotObserved)[])(
    '%s has an alternative to its default',
    (name) => {
      expect(alternatives[name].length).toBeGreaterThan(0)
      expect(alternatives[name]).not.toContain(notObservedDefaults[name])
    }
  )
})

describe.each(each)('a day of a client where %s is %s', (name, answer) => {
  it.each(modes)('a day of a client has the usual result in a %s account', async (mode) => {
    const { as, advance, sandbox } = await open({ mode, switches: { [name]: answer } })
    const member = as('member')
    const first = await member.createTimeEntry({ ...timer, notes: 'Morning' })
    advance(HOUR)
    const done = await member.createTimeEntry(stopped(mode, { externalReference: reference }))
    const second = await member.createTimeEntry({ ...timer, taskId: tasks.business })
    expect((await member.retrieveTimeEntry(first.id)).hours).toBe(100)
    advance(30 * MINUTE)
    expect((await member.stopTimeEntry(second.id)).hours).toBe(50)
    const restarted = await member.restartTimeEntry(first.id)
    expect(restarted).toMatchObject({ isRunning: true, notes: 'Morning' })
    advance(HOUR)
    expect((await member.updateTimeEntry(restarted.id, { notes: 'Noon' })).isRunning).toBe(true)
    await member.stopTimeEntry(restarted.id)
    await member.deleteExternalReference(done.id)
    expect((await member.retrieveTimeEntry(done.id)).externalReference).toBeNull()
    await member.deleteTimeEntry(second.id)
    const entries = await collect(member.listTimeEntries({ userId: people.member, perPage: 1 }))
    expect(entries.reduce((sum, { hours }) => sum + hours, 0)).toBe(300)
    for (const { spentDate, isRunning } of entries)
      expect([isSpentDate(spentDate), isRunning]).toEqual([true, false])
    expect(sandbox.account.entries()).toHaveLength(entries.length)
  })
})

describe.each(modes)('locked entries in a %s account', (mode) => {
  it.each([
    ['unprocessable', 'rejected'],
    ['forbidden', 'forbidden']
  ] as const)(
    'every change of a locked entry by its owner is refused as %s',
    async (lockedRefusal, kind) => {
      const { as, sandbox } = await open({ mode, switches: { lockedRefusal } })
      const member = as('member')
      const { id } = await member.createTimeEntry(stopped(mode, { externalReference: reference }))
      sandbox.account.setTimesheet(people.member, TODAY, 'approved')
      const calls = [
        member.updateTimeEntry(id, { notes: 'x' }),
        member.deleteTimeEntry(id),
        member.restartTimeEntry(id),
        member.deleteExternalReference(id),
        member.createTimeEntry(stopped(mode))
      ]
      for (const error of await Promise.all(calls.map(failureOf)))
        expect(error).toMatchObject({ kind, certainty: 'refused' })
    }
  )

  it('an administrator cannot move a locked entry to another date: it is ignored or refused', async () => {
    const move = { spentDate: '2026-11-17' }
    const lenient = await open({ mode })
    const strict = await open({ mode, switches: { lockedReadOnlyFields: 'refused' } })
    for (const { as, sandbox } of [lenient, strict]) {
      const { id } = await as('member').createTimeEntry(stopped(mode))
      sandbox.account.setTimesheet(people.member, TODAY, 'approved')
      const moved = as('administrator').updateTimeEntry(id, move)
      if (sandbox === lenient.sandbox) expect((await moved).spentDate).toBe(TODAY)
      else expect((await failureOf(moved)).kind).toBe('rejected')
      expect((await as('member').retrieveTimeEntry(id)).spentDate).toBe(TODAY)
    }
  })

  it.each([
    [false, 'rejected'],
    [true, null]
  ] as const)(
    'an administrator deletes an entry of an archived project, allowed: %s',
    async (may, kind) => {
      const { as, sandbox } = await open({ mode, switches: { adminDeletesArchived: may } })
      const { id } = await as('member').createTimeEntry(stopped(mode))
      sandbox.account.changeProject(work.projectId, { isActive: false })
      const deletion = as('administrator').deleteTimeEntry(id)
      if (kind === null) await deletion
      else expect(await failureOf(deletion)).toMatchObject({ kind, certainty: 'refused' })
    }
  )

  it.each(['accepted', 'refused'] as const)(
    'a stop of a timer on an archived project is %s',
    async (stopOfArchived) => {
      const { as, sandbox } = await open({ mode, switches: { stopOfArchived } })
      const { id } = await as('member').createTimeEntry(timer)
      sandbox.account.changeProject(work.projectId, { isActive: false })
      const stop = as('member').stopTimeEntry(id)
      if (stopOfArchived === 'accepted') expect((await stop).isRunning).toBe(false)
      else expect(await failureOf(stop)).toMatchObject({ kind: 'rejected', certainty: 'refused' })
    }
  )

  it.each([
    ['unprocessable', 'rejected'],
    ['forbidden', 'forbidden'],
    ['not-found', 'not-found']
  ] as const)('unassigned work is refused as %s', async (badAssignment, kind) => {
    const { as } = await open({ mode, switches: { badAssignment } })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    const change = as('member').updateTimeEntry(id, { projectId: projects.archived })
    expect(await failureOf(change)).toMatchObject({ kind, certainty: 'refused' })
  })
})

describe('external references', () => {
  it('a restart in a start/end account copies the external reference, or does not', async () => {
    for (const restartCopiesReference of [false, true]) {
      const { as } = await open({ mode: 'timestamps', switches: { restartCopiesReference } })
      const more = { externalReference: reference }
      const { id } = await as('member').createTimeEntry(stopped('timestamps', more))
      const { externalReference } = await as('member').restartTimeEntry(id)
      expect(externalReference?.id ?? null).toBe(restartCopiesReference ? '4711' : null)
    }
  })

  it.each(modes)(
    'an external reference without a permalink may be refused in a %s account',
    async (mode) => {
      const switches = { referenceWithoutPermalink: 'refused' } as const
      const { as } = await open({ mode, switches })
      const bare = { ...reference, permalink: null }
      const create = as('member').createTimeEntry(stopped(mode, { externalReference: bare }))
      expect(await failureOf(create)).toMatchObject({ kind: 'rejected', certainty: 'refused' })
      const { id } = await as('member').createTimeEntry(stopped(mode))
      const change = as('member').updateTimeEntry(id, { externalReference: bare })
      expect((await failureOf(change)).kind).toBe('rejected')
    }
  )
})

describe('times in a start/end account', () => {
  it('an end before its start may count no hours', async () => {
    const { as } = await open({ mode: 'timestamps', switches: { endBeforeStart: 'zero' } })
    const time = { kind: 'times', startedTime: '22:00', endedTime: '01:00' } as const
    expect((await as('member').createTimeEntry({ ...work, time })).hours).toBe(0)
  })

  it('an end equal to its start counts no hours, or is refused', async () => {
    const time = { kind: 'times', startedTime: '09:00', endedTime: '09:00' } as const
    const lenient = await open({ mode: 'timestamps' })
    expect(await lenient.as('member').createTimeEntry({ ...work, time })).toMatchObject({
      hours: 0,
      isRunning: false
    })
    const strict = await open({ mode: 'timestamps', switches: { zeroLength: 'refused' } })
    const refused = strict.as('member').createTimeEntry({ ...work, time })
    expect(await failureOf(refused)).toMatchObject({ kind: 'rejected', certainty: 'refused' })
  })

  it('an end for a running entry stops it, or is ignored, which the response shows', async () => {
    for (const [endOfRunning, expected] of [
      ['stops', { isRunning: false, hours: 150, endedTime: '14:30' }],
      ['ignored', { isRunning: true, endedTime: null }]
    ] as const) {
      const { as, advance } = await open({ mode: 'timestamps', switches: { endOfRunning } })
      const { id } = await as('member').createTimeEntry(timer)
      advance(2 * HOUR)
      const change = await as('member').updateTimeEntry(id, { endedTime: '14:30' })
      expect(change).toMatchObject(expected)
    }
  })

  it('a start for another date counts from that date, or from today', async () => {
    const time = { kind: 'timer', startedTime: '09:00' } as const
    for (const [startedTimeOn, hours] of [
      ['spent-date', 2801],
      ['today', 401]
    ] as const) {
      const { as } = await open({ mode: 'timestamps', switches: { startedTimeOn } })
      const spentDate = '2026-11-17'
      const entry = await as('member').createTimeEntry({ ...work, spentDate, time })
      expect(entry).toMatchObject({ hours, spentDate, startedTime: '09:00', isRunning: true })
    }
  })

  it('a start in the future counts no hours yet, or is refused', async () => {
    const time = { kind: 'timer', startedTime: '20:00' } as const
    const lenient = await open({ mode: 'timestamps' })
    expect(await lenient.as('member').createTimeEntry({ ...work, time })).toMatchObject({
      hours: 0,
      isRunning: true
    })
    const strict = await open({ mode: 'timestamps', switches: { startInFuture: 'refused' } })
    const refused = strict.as('member').createTimeEntry({ ...work, time })
    expect((await failureOf(refused)).kind).toBe('rejected')
  })

  it('elapsed time is counted in seconds, or in minutes of the clock', async () => {
    for (const [elapsedGrain, hours] of [
      ['seconds', 1],
      ['minutes', 2]
    ] as const) {
      const { as, advance } = await open({ mode: 'timestamps', switches: { elapsedGrain } })
      const { id } = await as('member').createTimeEntry(timer)
      advance(36 * SECOND)
      expect(await as('member').stopTimeEntry(id)).toMatchObject({ hours, endedTime: '13:01' })
    }
  })
})

describe('running entries', () => {
  it('a running entry of a duration account has a start time, or none', async () => {
    for (const [durationStartedTime, startedTime] of [
      ['while-running', '13:00'],
      ['never', null]
    ] as const) {
      const { as } = await open({ switches: { durationStartedTime } })
      const entry = await as('member').createTimeEntry(timer)
      expect(entry).toMatchObject({ isRunning: true, startedTime })
    }
  })

  it.each(modes)(
    'updated_at of a running entry in a %s account is its last change, or now',
    async (mode) => {
      for (const [runningUpdatedAt, updatedAt] of [
        ['unchanged', '2026-11-18T12:00:30Z'],
        ['live', '2026-11-18T13:00:30Z']
      ] as const) {
        const { as, advance } = await open({ mode, switches: { runningUpdatedAt } })
        const { id } = await as('member').createTimeEntry(timer)
        advance(HOUR)
        const entry = await as('member').retrieveTimeEntry(id)
        expect(entry).toMatchObject({ hours: 100, updatedAt, isRunning: true })
      }
    }
  )
})

describe('rate limit responses', () => {
  it.each([
    ['header-and-body', 15_000],
    ['date-header', 15_000],
    ['body-only', 15_000],
    ['empty-html', 15_000]
  ] as const)(
    'a client waits as long as a limited response requires (%s)',
    async (tooManyRequests, retryAfterMs) => {
      const { as } = await open({ limit: 1, switches: { tooManyRequests } })
      await as('member').retrieveMe()
      const error = await failureOf(as('member', { totalTimeoutMs: 1000 }).retrieveMe())
      expect(error).toMatchObject({ kind: 'rate-limited', certainty: 'refused', retryAfterMs })
    }
  )
})
