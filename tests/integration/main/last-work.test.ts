import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { signedIn } from './time-away.ts'

const press = (main: MainProcess) => main.platform.hotkeys.get('CommandOrControl+Alt+S')?.()

/** Tracks two timers of an hour each: "morning", then "noon". */
async function twoTimers(mode: 'duration' | 'timestamps'): Promise<MainProcess> {
  const main = await signedIn(mode)
  await main.run('startTimer', { ...(await main.work(0)), notes: 'morning' })
  main.platform.timers.advance(HOUR)
  await main.run('startTimer', { ...(await main.work(1)), notes: 'noon' })
  main.platform.timers.advance(HOUR)
  await main.run('stopTimer')
  await main.settled()
  main.platform.timers.advance(MINUTE)
  return main
}

async function keyOf(main: MainProcess, notes: string): Promise<string> {
  const { today } = await main.state()
  return today.entries.find((entry) => entry.notes === notes)!.key
}

describe.each(['duration', 'timestamps'] as const)('the last work (%s)', (mode) => {
  it('the last work is what ran last, even after an earlier entry was corrected', async () => {
    const main = await twoTimers(mode)
    const key = await keyOf(main, 'morning')
    const changes = mode === 'duration' ? { hours: 125 } : { notes: 'corrected' }
    await main.run('updateEntry', { key, changes })
    await main.settled()
    press(main)
    expect((await main.state()).running?.notes).toBe('noon')
  })

  it('the last work is what ran last, even after a restart of Gleaner', async () => {
    const main = await twoTimers(mode)
    await main.run('continueEntry', { key: await keyOf(main, 'morning') })
    main.platform.timers.advance(MINUTE)
    await main.run('stopTimer')
    await main.settled()
    main.platform.timers.advance(MINUTE)
    await main.run('updateEntry', { key: await keyOf(main, 'noon'), changes: { notes: 'edited' } })
    await main.settled()
    await main.stop()
    await main.start()
    await main.until(({ sync, session }) => session.kind === 'signed-in' && sync.pending === 0)
    press(main)
    await main.settled()
    expect((await main.state()).running?.notes).toBe('morning')
  })

  it('last work that is no longer assigned leads to the choice of work with a reason', async () => {
    const main = await twoTimers(mode)
    const { projectId } = await main.work(1)
    main.sandbox.account.changeProject(projectId, { isActive: false })
    main.platform.timers.advance(11 * MINUTE)
    await main.run('syncNow')
    await main.until(({ recents }) => recents.every(({ work }) => work.project.id !== projectId))
    press(main)
    const { running, notices } = await main.settled()
    expect(running).toBeNull()
    expect(notices).toMatchObject([{ kind: 'not-assigned-any-more' }])
    expect(main.platform.visible.get('popover')).toBe('new-entry')
  })
})

describe.each(['duration', 'timestamps'] as const)(
  'a second start within 36 seconds (%s)',
  (mode) => {
    it('a second start of the same work continues the new entry', async () => {
      const main = await signedIn(mode)
      const work = await main.work()
      const first = await main.run('startTimer', { ...work, notes: 'Report' })
      const second = await main.run('startTimer', { ...work, notes: 'Report, part 2' })
      expect(second).toBe(first)
      const { sync } = await main.settled()
      expect(sync.questions).toEqual([])
      expect(main.sandbox.account.entries().map(({ notes }) => notes)).toEqual(['Report, part 2'])
    })

    it('a start, stop and start leave no empty entry', async () => {
      const main = await signedIn(mode)
      const work = await main.work()
      await main.run('startTimer', { ...work, notes: 'Report' })
      await main.run('stopTimer')
      await main.run('startTimer', { ...work, notes: 'Report' })
      const { sync, running } = await main.settled()
      expect(sync.questions).toEqual([])
      expect(running?.notes).toBe('Report')
      expect(main.sandbox.account.entries()).toHaveLength(1)
    })

    it('a double click on Continue creates one entry', async () => {
      const main = await twoTimers(mode)
      const key = await keyOf(main, 'morning')
      const before = main.sandbox.account.entries().length
      await main.run('continueEntry', { key })
      const again = await main.platform.command('continueEntry', { key })
      expect(again).toMatchObject({ ok: false, failure: { kind: 'already-running' } })
      await main.settled()
      const entries = main.sandbox.account.entries()
      expect(entries).toHaveLength(before + (mode === 'duration' ? 0 : 1))
      expect(entries.filter(({ timerStartedAt }) => timerStartedAt !== null)).toHaveLength(1)
    })

    it('a second start of other work leaves both entries', async () => {
      const main = await signedIn(mode)
      await main.run('startTimer', { ...(await main.work(0)), notes: 'A' })
      await main.run('startTimer', { ...(await main.work(1)), notes: 'B' })
      expect((await main.state()).running?.notes).toBe('B')
    })
  }
)
