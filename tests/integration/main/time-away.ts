import { expect, onTestFinished } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { IdleQuestion } from '#shared/absence.ts'
import { MainProcess } from '#tests/support/main-process.ts'

/** Advances the time while Gleaner samples presence. */
export function pass({ platform }: MainProcess, ms: number, isWorking: boolean): void {
  const { timers } = platform
  const end = timers.now() + ms
  while (timers.now() < end) {
    const step = Math.min(5 * SECOND, end - timers.now())
    timers.advance(step)
    platform.idleFor = isWorking ? 0 : platform.idleFor + Math.round(step / SECOND)
    timers.tick()
  }
}

export function goAway(main: MainProcess, minutes: number): void {
  pass(main, minutes * MINUTE, false)
}

/** Sleeps: presence is not sampled, and the system reports suspend and resume. */
export function sleep({ platform }: MainProcess, minutes: number): void {
  platform.powerEvent('suspend')
  platform.timers.advance(minutes * MINUTE)
  platform.powerEvent('resume')
}

/** Returns a signed-in process for one test, without a running timer. */
export async function signedIn(mode: TimerMode = 'duration'): Promise<MainProcess> {
  const main = await MainProcess.create({ mode })
  onTestFinished(() => main.close())
  return main.signIn()
}

/** Returns a process with a timer that has run for an hour. */
export async function work(mode?: TimerMode): Promise<MainProcess> {
  const main = await signedIn(mode)
  await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  await main.settled()
  pass(main, HOUR, true)
  return main
}

/** Works for an hour, is away for 22 minutes, and returned two minutes ago. */
export async function comeBack(mode?: TimerMode): Promise<MainProcess> {
  const main = await work(mode)
  goAway(main, 22)
  expect((await main.state()).idle).toBeNull()
  pass(main, 2 * MINUTE, true)
  await question(main)
  return main
}

/** Returns the open idle question. Throws if there is none. */
export async function question(main: MainProcess): Promise<IdleQuestion> {
  const { idle } = await main.state()
  if (!idle) throw new Error('nothing was asked')
  return idle
}

/** Returns today's hundredths once Harvest has confirmed everything. */
export async function total(main: MainProcess): Promise<number> {
  const { today } = await main.settled()
  const now = main.platform.timers.now()
  return today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
}
