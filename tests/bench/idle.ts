import '../support/temporal.ts'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createApp } from '#main/app.ts'
import type { Presence } from '#main/idle/detector.ts'
import { observe } from '#main/idle/detector.ts'
import { createSandbox } from '#sandbox/server.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import type { EventName, Events, WindowName } from '#shared/ipc.ts'
import { FakePlatform } from '#tests/support/fake-platform.ts'
import { VirtualClock } from './support/virtual-clock.ts'

/*
 * The cost of idle detection: a day of inputs through the detector, the wake-ups per hour in several states, and
 * the messages to hidden windows. The whole main process runs against the sandbox over HTTP. Only the computer
 * and its clock are simulated.
 *
 *     npm run bench -- idle
 */
const ROUNDS = 20
const THRESHOLD = 10 * MINUTE
const MOST_CPU_MS = 50

/** A simulated computer that counts messages to hidden windows. */
class BenchPlatform extends FakePlatform {
  override readonly timers = new VirtualClock()
  toHidden = 0
  underWay = 0

  override readonly fetch: typeof globalThis.fetch = async (...request) => {
    this.underWay += 1
    try {
      return await globalThis.fetch(...request)
    } finally {
      this.underWay -= 1
    }
  }

  constructor() {
    super()
    const { send } = this.windows
    this.windows.send = <Name extends EventName>(
      to: WindowName,
      event: Name,
      payload: Events[Name]
    ) => {
      if (!this.visible.has(to)) this.toHidden += 1
      send(to, event, payload)
    }
  }

  /** Waits until no request to Harvest is in progress. */
  readonly settle = async (): Promise<void> => {
    await setImmediate()
    while (this.underWay > 0) await setTimeout(1)
    await setImmediate()
  }
}

const cpuMs = dayThroughDetector()
console.log(`8 h of inputs every 5 s through the detector: ${cpuMs.toFixed(1)} ms of CPU time`)
const { hours, onShow } = await countHours()
for (const { name, wakeUps } of hours) {
  const sum = wakeUps.reduce((total, [, count]) => total + count, 0)
  console.log(`\n${name}: ${sum} wake-ups in an hour`)
  for (const [by, count] of wakeUps) console.log(`  ${String(count).padStart(4)}  ${by}`)
}
const toHidden = hours.reduce((total, each) => total + each.toHidden, 0)
console.log(`\nmessages to hidden windows in all these hours: ${toHidden}`)
console.log(`messages to a window when it is shown: ${onShow}`)
process.exitCode = cpuMs < MOST_CPU_MS && toHidden === 0 && onShow === 1 ? 0 : 1

/** Returns the median of several days, in milliseconds of CPU time. */
function dayThroughDetector(): number {
  const days = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    let presence: Presence = { kind: 'unknown' }
    for (let at = 0; at < 8 * HOUR; at += 5 * SECOND) {
      const look = { at: at + HOUR, idleMs: at % (30 * SECOND), isLocked: false }
      ;({ presence } = observe(presence, look, THRESHOLD))
    }
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return days.toSorted((one, other) => one - other)[ROUNDS / 2] ?? 0
}

async function countHours() {
  const platform = new BenchPlatform()
  const { timers } = platform
  const sandbox = await createSandbox({
    mode: 'duration',
    now: () => timers.now(),
    limit: 100_000,
    empty: true
  })
  const app = createApp({
    platform,
    config: {
      apiUrl: `${sandbox.url}/v2`,
      idUrl: sandbox.url,
      demo: false,
      hidden: true,
      wish: { kind: 'none' },
      userAgent: 'Gleaner/bench (tests@example.com)'
    }
  })
  await app.start()
  await platform.command('signIn', { accessToken: sandbox.tokens.member })
  await platform.settle()
  platform.visible.clear()

  async function hour(name: string, isThere: boolean) {
    const leftAt = timers.now()
    timers.wakeUps.clear()
    platform.toHidden = 0
    await timers.pass(HOUR, platform.settle, (now) => {
      platform.idleFor = isThere ? 0 : Math.floor((now - leftAt) / SECOND)
    })
    const wakeUps = [...timers.wakeUps].toSorted(([, one], [, other]) => other - one)
    return { name, wakeUps, toHidden: platform.toHidden }
  }

  // it is Wednesday, 16:00 in Berlin: within work hours first, after them last
  const hours = [await hour('active, no timer', true)]
  platform.visible.clear()
  const assignments = await platform.command('getAssignments')
  const [assignment] = assignments.ok ? assignments.value : []
  const task = assignment?.taskAssignments[0]?.task
  if (!assignment || !task) throw new Error('no work is assigned')
  const work = { projectId: assignment.project.id, taskId: task.id }
  await platform.command('startTimer', { ...work, notes: '' })
  await platform.settle()
  hours.push(await hour('active, with a timer', true))
  platform.visible.clear()
  hours.push(await hour('away, with a timer', false))
  await platform.command('stopTimer')
  await platform.settle()
  platform.visible.clear()
  hours.push(await hour('away, no timer', false))
  platform.sent.length = 0
  platform.windows.show('popover')
  const onShow = platform.sent.length
  await app.stop()
  await sandbox.close()
  platform.forget()
  return { hours, onShow }
}
