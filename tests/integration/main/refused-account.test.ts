import { afterEach, describe, expect, it } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'
import { seedEntry } from '#tests/support/seeded-entry.ts'

let main: MainProcess
afterEach(() => main.close())

/** Makes Harvest return this response for a path from now on. */
function answer(path: string | RegExp, status: number, body: string, contentType?: string): void {
  main.sandbox.faults.arm({
    kind: 'odd-answer',
    status,
    body,
    path,
    times: Number.POSITIVE_INFINITY,
    ...(contentType ? { contentType } : {})
  })
}

const refuse = (path: string): void => answer(path, 403, '{"message":"Not authorized!"}')

async function given(mode: TimerMode): Promise<void> {
  main = await MainProcess.create({ mode })
  await main.start()
  refuse('/company')
}

async function company() {
  const { session } = await main.state()
  return 'company' in session ? session.company : null
}

describe('an account whose settings Harvest refuses', () => {
  it('the user can sign in, and the account works with Gleaner’s settings', async () => {
    await given('duration')
    await main.signIn()
    expect(await company()).toMatchObject({ isGuessed: true, timerMode: 'duration', clock: '24h' })
    const { settings, sync } = await main.until((state) => state.sync.status === 'up-to-date')
    expect(sync.trouble).toBeNull()
    const accountFormats = {
      ...settings.accountFormats,
      clock: '12h',
      weekStartDay: 'Sunday'
    } as const
    await main.run('changeSettings', { accountFormats })
    expect(await company()).toMatchObject({ clock: '12h', weekStartDay: 'Sunday' })
    expect((await main.state()).week.week.first).toBe('2026-11-15')
  })

  it('start and end times are tracked as soon as entries show them', async () => {
    await given('timestamps')
    const { today } = await main.state()
    seedEntry(main.sandbox, {
      spentDate: today.spentDate,
      startedMinute: 9 * 60,
      endedMinute: 10 * 60
    })
    await main.signIn()
    expect(await company()).toMatchObject({ isGuessed: true, timerMode: 'timestamps' })
  })

  it('a session with known settings does not end', async () => {
    main = await MainProcess.create({ mode: 'timestamps' })
    await main.signIn()
    refuse('/company')
    main.platform.timers.advance(11 * MINUTE)
    await main.run('syncNow')
    await main.until(({ sync }) => (sync.lastPulledAt ?? 0) >= main.platform.timers.now() - MINUTE)
    expect((await main.state()).session).toMatchObject({
      kind: 'signed-in',
      company: { timerMode: 'timestamps' }
    })
    expect(await company()).not.toHaveProperty('isGuessed')
    expect((await main.state()).sync.status).toBe('up-to-date')
  })
})

it('refused assignments sign nobody out, and work named by entries can be tracked', async () => {
  main = await MainProcess.create()
  await main.start()
  const { today } = await main.state()
  const { projectId, taskId } = seedEntry(main.sandbox, { spentDate: today.spentDate })
  refuse('/project_assignments')
  await main.signIn()
  const { sync } = await main.until((state) => state.sync.status === 'up-to-date')
  expect(sync.trouble).toBeNull()
  expect(await main.run('getAssignments')).toMatchObject([
    { project: { id: projectId }, taskAssignments: [{ task: { id: taskId } }] }
  ])
  await main.run('startTimer', { projectId, taskId, notes: '' })
  await main.settled()
  expect((await main.state()).sync.refused).toEqual([])
})

describe('refusals', () => {
  it.each([
    ['as an HTML page', '<html>Unprocessable</html>', 'text/html'],
    ['without a message', '', 'application/json'],
    ['with an empty message', '{"message":" "}', 'application/json']
  ])('a refusal %s is shown and not repeated', async (_, body, contentType) => {
    main = await MainProcess.create()
    await main.signIn()
    answer('/v2/time_entries', 422, body, contentType)
    await main.run('createEntry', {
      ...(await main.work()),
      spentDate: (await main.state()).today.spentDate,
      notes: '',
      time: { kind: 'hours', hours: 100 }
    })
    const { sync } = await main.until((state) => state.sync.refused.length > 0)
    expect(sync.refused[0]?.failure).toMatchObject({ kind: 'rejected' })
    expect(sync.refused[0]?.failure).not.toHaveProperty('said')
    expect(sync.pending).toBe(0)
  })
})
