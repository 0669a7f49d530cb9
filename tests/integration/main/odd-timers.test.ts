import { afterEach, describe, expect, it } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { weekHours } from '#shared/week-hours.ts'
import { tellEntryAs } from '#tests/support/altered-answers.ts'
import { MainProcess } from '#tests/support/main-process.ts'
import { seedEntry } from '#tests/support/seeded-entry.ts'
import { goAway, pass } from './time-away.ts'

let main: MainProcess
afterEach(() => main.close())

const modes = ['duration', 'timestamps'] as const

async function started(mode: TimerMode): Promise<string> {
  main = await MainProcess.create({ mode })
  await main.start()
  return (await main.state()).today.spentDate
}

const entry = (id: number) => main.sandbox.account.entry(id)
const now = () => main.platform.timers.now()

describe.each(modes)('a running entry without a start in a %s account', (mode) => {
  async function given(): Promise<number> {
    const spentDate = await started(mode)
    const timerStartedAt = now() - HOUR
    const startedMinute = mode === 'timestamps' ? 14 * 60 : null
    const { id } = seedEntry(main.sandbox, {
      spentDate,
      hundredths: 0,
      timerStartedAt,
      startedMinute
    })
    tellEntryAs(main.sandbox, id, { timer_started_at: null })
    await main.signIn()
    return id
  }

  it('a running entry without a start is shown with Harvest’s hours and can be stopped', async () => {
    const id = await given()
    const state = await main.state()
    expect(state.running).toMatchObject({ id, isRunning: true, timerStartedAt: null })
    expect(weekHours(state, now())).toBe(100)
    await main.run('stopTimer')
    await main.settled()
    expect(entry(id)?.timerStartedAt).toBeNull()
    expect((await main.state()).running).toBeNull()
    expect((await main.state()).sync.refused).toEqual([])
  })

  it('a running entry without a start causes no question, reminder or repair, and its stop can be undone', async () => {
    await given()
    pass(main, 20 * HOUR, true)
    goAway(main, 30)
    pass(main, 2 * MINUTE, true)
    expect((await main.state()).idle).toBeNull()
    await main.run('stopTimer')
    await main.settled()
    const { undoable } = await main.state()
    await main.run('undo', { id: undoable[0]!.id, agreed: true })
    const state = await main.settled()
    expect(state.running).toMatchObject({ isRunning: true })
    expect(state.notices.map(({ kind }) => kind)).not.toContain('ledger-was-corrupt')
  })

  it('a running entry without a start has the same hours after a late stop', async () => {
    const id = await given()
    const end = main.sandbox.faults.arm({
      kind: 'drop-before-commit',
      path: /stop$|time_entries\/\d+$/,
      times: 1000
    })
    await main.run('stopTimer')
    main.platform.timers.advance(30 * MINUTE)
    end()
    await main.run('syncNow')
    await main.settled()
    expect(entry(id)).toMatchObject({ timerStartedAt: null, hundredths: 150 })
  })
})

describe.each(modes)('two running entries in a %s account', (mode) => {
  async function given(): Promise<readonly number[]> {
    const spentDate = await started(mode)
    return [2, 1].map(
      (hours) =>
        seedEntry(main.sandbox, {
          spentDate,
          hundredths: 0,
          timerStartedAt: now() - hours * HOUR,
          startedMinute: mode === 'timestamps' ? 16 * 60 - hours * 60 : null
        }).id
    )
  }

  it('both running entries are shown as running and counted', async () => {
    const [first, second] = await given()
    await main.signIn()
    const state = await main.state()
    expect(state.running?.id).toBe(second)
    expect(
      state.today.entries
        .filter(({ isRunning }) => isRunning)
        .map(({ id }) => id)
        .toSorted()
    ).toEqual([first, second])
    expect(weekHours(state, now())).toBe(300)
  })

  it('a stop stops both running entries', async () => {
    const ids = await given()
    await main.signIn()
    await main.run('stopTimer')
    const state = await main.settled()
    expect(state.running).toBeNull()
    expect(state.sync.refused).toEqual([])
    expect(ids.map((id) => entry(id)?.timerStartedAt)).toEqual([null, null])
  })
})

describe('an entry without a user', () => {
  it('an entry without a user is the user’s own, even in the response to a change', async () => {
    const spentDate = await started('duration')
    const { id } = seedEntry(main.sandbox, { spentDate, notes: 'mine' })
    tellEntryAs(main.sandbox, id, { user: null })
    await main.signIn()
    const [shown] = (await main.state()).today.entries
    expect(shown).toMatchObject({ id, notes: 'mine' })
    await main.run('updateEntry', { key: shown!.key, changes: { notes: 'changed' } })
    await main.settled()
    expect((await main.state()).today.entries).toMatchObject([{ id, notes: 'changed' }])
    await main.run('continueEntry', { key: shown!.key })
    await main.settled()
    expect((await main.state()).running?.id).toBe(id)
    await main.run('stopTimer')
    await main.settled()
    expect(entry(id)?.timerStartedAt).toBeNull()
  })
})
