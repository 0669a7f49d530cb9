import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { IdleDecision } from '#shared/absence.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { question, work } from './time-away.ts'

const MODES = ['duration', 'timestamps'] as const

function entryOf(main: MainProcess) {
  const entry = main.sandbox.account.entries().at(-1)
  if (!entry) throw new Error('nothing was tracked')
  return entry
}

function wake(main: MainProcess): void {
  main.platform.idleFor = 0
  main.platform.powerEvent('resume')
  main.platform.timers.tick()
}

/** Works for an hour and closes the lid. The phone stops the timer 7 minutes later, and 64 hours pass. */
async function weekend(main: MainProcess, isOffline: boolean): Promise<void> {
  const { timers } = main.platform
  main.platform.powerEvent('suspend')
  timers.advance(7 * MINUTE)
  main.sandbox.account.stop(entryOf(main).userId, entryOf(main).id)
  timers.advance(64 * HOUR)
  if (isOffline) main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  wake(main)
}

async function answer(main: MainProcess, decision: IdleDecision): Promise<void> {
  await question(main)
  await main.run('answerIdle', { decision })
  main.sandbox.faults.clear()
  await main.run('syncNow')
  await main.settled()
}

async function setRule(main: MainProcess, decision: IdleDecision): Promise<void> {
  const { away } = (await main.state()).settings
  const rules = [{ id: 'r', decision, conditions: {}, isOn: true }]
  await main.run('changeSettings', { away: { ...away, rules } })
}

describe.each(MODES)('an idle choice for a timer stopped on the phone (%s)', (mode) => {
  it.each(['continue-and-remove', 'stop-and-remove', 'add-as-new-entry'] as const)(
    '“%s” removes no more than the timer ran during the absence',
    async (decision) => {
      const main = await work(mode)
      await weekend(main, true)
      await answer(main, decision)
      const friday = main.sandbox.account
        .entries()
        .filter(({ spentDate }) => spentDate === entryOf(main).spentDate)
      const sum = friday.reduce((hours, { hundredths }) => hours + hundredths, 0)
      expect(entryOf(main).hundredths).toBeGreaterThanOrEqual(99)
      expect(sum).toBeLessThanOrEqual(113)
    }
  )

  it('a rule waits for Harvest, removes nothing and starts no timer', async () => {
    const main = await work(mode)
    await setRule(main, 'continue-and-remove')
    await weekend(main, false)
    expect((await main.state()).idle).toBeNull()
    await main.run('syncNow')
    const { running, idle } = await main.settled()
    expect([running, idle]).toEqual([null, null])
    expect(main.sandbox.account.entries()).toHaveLength(1)
    expect(entryOf(main).hundredths).toBeGreaterThanOrEqual(110)
  })
})

it('a rule that waits for Harvest offline is shown, and its question can be answered', async () => {
  const main = await work()
  await setRule(main, 'continue-and-remove')
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  main.platform.powerEvent('suspend')
  main.platform.timers.advance(HOUR)
  wake(main)
  const { idle } = await main.until((state) => state.idle !== null)
  expect(idle?.awaitsHarvest).toBe(true)
  main.sandbox.faults.clear()
  await main.run('syncNow')
  await main.until((state) => state.idle === null)
  const { running } = await main.settled()
  const hours = running ? currentHours(running, main.platform.timers.now()) : 0
  expect(Math.abs(hours - 100)).toBeLessThanOrEqual(2)
})

it.each([60, 105, 200])('hours corrected on the web to %i hundredths stay', async (typed) => {
  const main = await work()
  await weekend(main, true)
  const { id, userId } = entryOf(main)
  main.sandbox.account.update(userId, id, { hours: typed / 100 })
  await answer(main, 'stop-and-remove')
  expect(entryOf(main).hundredths).toBe(typed)
})

it('an absence that another computer removed is not removed again', async () => {
  const main = await work()
  const { timers } = main.platform
  main.platform.powerEvent('suspend')
  timers.advance(40 * MINUTE)
  const { id, userId } = entryOf(main)
  main.sandbox.account.update(userId, id, { hours: 1 })
  timers.advance(10_000)
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  wake(main)
  await answer(main, 'continue-and-remove')
  const [running] = main.sandbox.account.entries()
  expect(running?.timerStartedAt).not.toBeNull()
  expect(running?.hundredths).toBe(100)
})

it('a choice that removed nothing cannot be undone', async () => {
  const main = await work()
  await weekend(main, true)
  const { id, userId } = entryOf(main)
  main.sandbox.account.update(userId, id, { hours: 0.7 })
  await answer(main, 'stop-and-remove')
  const { undoable } = await main.state()
  expect(undoable.map(({ kind }) => kind)).not.toContain('trim')
})
