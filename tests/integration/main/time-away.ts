import { expect, onTestFinished } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { IdleQuestion } from '#shared/idle.ts'
import { MainProcess } from '#tests/support/main-process.ts'

/** Time passes, and Gleaner looks when it wants to. */
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

/** Asleep nothing looks; the system says so, before and after. */
export function sleep({ platform }: MainProcess, minutes: number): void {
  platform.powerEvent('suspend')
  platform.timers.advance(minutes * MINUTE)
  platform.powerEvent('resume')
}

/** A process that ends with its test; nothing runs yet. */
export async function signedIn(mode: TimerMode = 'duration'): Promise<MainProcess> {
  const main = await MainProcess.create({ mode })
  onTestFinished(() => main.close())
  return main.signIn()
}

/** A running timer with an hour of work behind it. */
export async function work(mode?: TimerMode): Promise<MainProcess> {
  const main = await signedIn(mode)
  await main.run('startTimer', { ...(await main.work()), notes: 'review' })
  await main.settled()
  pass(main, HOUR, true)
  return main
}

/** An hour of work, 22 minutes away, and back two minutes ago. */
export async function comeBack(mode?: TimerMode): Promise<MainProcess> {
  const main = await work(mode)
  goAway(main, 22)
  expect((await main.state()).idle).toBeNull()
  pass(main, 2 * MINUTE, true)
  await question(main)
  return main
}

/** What is asked; there must be something. */
export async function question(main: MainProcess): Promise<IdleQuestion> {
  const { idle } = await main.state()
  if (!idle) throw new Error('nothing was asked')
  return idle
}

/** The hundredths of today, once Harvest has confirmed everything. */
export async function total(main: MainProcess): Promise<number> {
  const { today } = await main.settled()
  const now = main.platform.timers.now()
  return today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
}
