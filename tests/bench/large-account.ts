import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setImmediate as nextTask, setTimeout as sleep } from 'node:timers/promises'
import '../support/temporal.ts'
import { createApp } from '#main/app.ts'
import type { CommandName } from '#shared/ipc.ts'
import type { AppState } from '#shared/state.ts'
import { FakePlatform } from '#tests/support/fake-platform.ts'
import { watchTasks } from './support/watch-tasks.ts'

/*
 * The whole main process in an account with 5,000 assignments of 60,000 tasks and 2,000 entries in a week: the longest
 * that its main thread works without looking up.
 */

const LONGEST_TASK_MS = 50
const TIMEOUT_MS = 120_000
/** While the change is sent and everything is read again. */
const SETTLING_MS = 2000
const ROUNDS = 3

const server = fork(fileURLToPath(new URL('./support/large-account-server.ts', import.meta.url)))
const [{ url, accessToken }] = (await once(server, 'message')) as [
  { readonly url: string; readonly accessToken: string }
]

const longest = { first: [] as number[], next: [] as number[] }
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const platform = new FakePlatform()
    longest.first.push(await launch(platform, () => platform.command('signIn', { accessToken })))
    longest.next.push(await launch(platform, async () => {}))
    platform.forget()
  }
  verdict('first launch', longest.first)
  verdict('next launch', longest.next)
} finally {
  server.disconnect()
}

/** Launches Gleaner, reads everything, shows the week, changes an entry; returns the longest task, CPU milliseconds. */
async function launch(platform: FakePlatform, begin: () => Promise<unknown>): Promise<number> {
  const app = createApp({
    platform,
    config: {
      apiUrl: `${url}/v2`,
      idUrl: url,
      demo: false,
      hidden: false,
      wish: { kind: 'none' },
      userAgent: 'Gleaner bench (https://github.com/gleaner-app/gleaner)'
    }
  })
  const watch = watchTasks()
  await app.start()
  await begin()
  await pulled(platform)
  const ask = (name: CommandName, argument?: unknown) => asWindow(platform, name, argument)
  await ask('getAssignments')
  const { value } = (await ask('getState')) as { value: AppState }
  await ask('openWindow', { name: 'timesheet' })
  await ask('watchWeek', { date: value.today.spentDate })
  const [entry] = value.today.entries
  if (entry) await ask('updateEntry', { key: entry.key, changes: { notes: 'changed' } })
  await ask('syncNow')
  await sleep(SETTLING_MS)
  const longestMs = watch.stop()
  await app.stop()
  return longestMs
}

/** Sends a command from the timesheet. Each command of a window arrives in a task of its own. */
async function asWindow(platform: FakePlatform, name: CommandName, argument: unknown) {
  await nextTask()
  return platform.raw(name, argument, 'timesheet')
}

async function pulled(platform: FakePlatform): Promise<void> {
  const end = performance.now() + TIMEOUT_MS
  while (performance.now() < end) {
    await sleep(20)
    const state = await platform.command('getState')
    if (!state.ok) continue
    const { lastPulledAt, status, progress } = state.value.sync
    if (lastPulledAt !== null && status === 'up-to-date' && progress === null) return
  }
  throw new Error('the account was not fetched in time')
}

function verdict(name: string, values: readonly number[]): void {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const isFine = median <= LONGEST_TASK_MS
  console.log(
    `${name}: longest task ${median.toFixed(0)} ms of CPU (${isFine ? 'at most' : 'MORE THAN'} ${LONGEST_TASK_MS})`
  )
  if (!isFine) process.exitCode = 1
}
