import { expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import type { IdleDecision } from '#shared/absence.ts'
import { changeCommand } from '#shared/seen.ts'
import type { MainProcess } from '#tests/support/main-process.ts'
import { goAway, pass, question, total, work } from './time-away.ts'

const CASES = (['duration', 'timestamps'] as const).flatMap((mode) =>
  (['stop-and-remove', 'continue-and-remove'] as const).map((decision) => [mode, decision] as const)
)

function setApproval({ sandbox }: MainProcess, status: 'approved' | 'unsubmitted'): void {
  const [entry] = sandbox.account.entries()
  if (entry) sandbox.account.setTimesheet(entry.userId, entry.spentDate, status)
}

/** Works for an hour, gets a refused stop, and is away for 22 minutes, which causes an idle question. */
async function refusedStop(mode: 'duration' | 'timestamps'): Promise<MainProcess> {
  const main = await work(mode)
  setApproval(main, 'approved')
  await main.run('stopTimer')
  await main.until(({ sync }) => sync.refused.length > 0)
  goAway(main, 22)
  pass(main, 2 * MINUTE, true)
  await question(main)
  setApproval(main, 'unsubmitted')
  return main
}

async function answer(main: MainProcess, decision: IdleDecision): Promise<void> {
  await main.run('answerIdle', { decision })
  await main.until(({ sync }) => sync.operations.length === 0)
}

it.each(CASES)('an idle choice replaces a refused stop (%s, %s)', async (mode, decision) => {
  const main = await refusedStop(mode)
  await answer(main, decision)
  const { running } = await main.state()
  expect(running === null).toBe(decision === 'stop-and-remove')
  const left = await total(main)
  expect(Math.abs(left - 103)).toBeLessThanOrEqual(4)
})

it('notes typed after a refused stop are sent although the stop waits', async () => {
  const main = await refusedStop('duration')
  await main.run('syncNow')
  const { running } = await main.until((state) => state.running?.isLocked === false)
  if (!running) throw new Error('no timer runs')
  await main.run('updateEntry', changeCommand(running, { notes: 'still going' }))
  await main.until(({ sync }) => sync.pending === 0)
  expect(main.sandbox.account.entries()[0]?.notes).toBe('still going')
})
