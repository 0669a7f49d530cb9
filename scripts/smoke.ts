import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onStage, type Stage } from './support/drive.ts'
import { Failure, script } from './support/script.ts'
import { until } from './support/until.ts'

interface Entry {
  readonly id: number
  readonly project: { readonly name: string }
  readonly task: { readonly name: string }
  readonly hours: number
  readonly is_running: boolean
}

await script(() =>
  onStage(async (stage) => {
    const began = new Date()
    const { readyMs, saved } = await trackTime(stage)
    const entry = await entryOver(saved, began)
    console.log(JSON.stringify({ runtime: stage.runtime, ready_ms: readyMs, entry }))
    return 0
  })
)

/** Starts and stops a timer through the tray menu, and waits until the account has stored the entry. */
async function trackTime({ folder, launchApp, quitApp, windowAt, desktopOf }: Stage) {
  const launched = performance.now()
  const app = await launchApp({ userData: folder, args: ['--demo'] })
  try {
    const { tray } = desktopOf(app)
    const recent = await until('a recent entry in the menu of the tray', async () => {
      const labels = await tray.labels()
      const heading = labels.indexOf('Recent')
      return heading === -1 ? undefined : labels[heading + 1]
    })
    await windowAt(app, '/popover/')
    const readyMs = Math.round(performance.now() - launched)
    const saved = await until('the demo account on disk', () => findSaved(folder))

    await tellAndWait(saved, () => tray.choose(recent))
    await until('the timer to run', async () => (await tray.labels()).includes('Stop'))
    await tellAndWait(saved, () => tray.choose('Stop'))
    await until('the timer to stop', async () => !(await tray.labels()).includes('Stop'))
    return { readyMs, saved }
  } finally {
    await quitApp(app)
  }
}

async function tellAndWait(saved: string, tell: () => Promise<unknown>): Promise<void> {
  const told = Date.now()
  await tell()
  await until('the account to be told', async () => (await stat(saved)).mtimeMs >= told)
}

async function findSaved(folder: string): Promise<string | undefined> {
  const files = await readdir(folder, { recursive: true })
  const file = files.find((name) => name.endsWith('demo-account.json'))
  return file === undefined ? undefined : join(folder, file)
}

/** Opens the account that the app stored, and reads its entry over HTTP. */
async function entryOver(saved: string, began: Date): Promise<object> {
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
  const { openDemoAccount } = await import('#sandbox/demo-account.ts')
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const account = await openDemoAccount({ folder: dirname(saved), timeZone })
  try {
    const entries = await changedSince(began, account)
    const entry = entries.find(({ is_running: isRunning }) => !isRunning)
    if (!entry) throw new Failure('The timer ran and stopped, but the account has no such entry.')
    const { id, project, task, hours } = entry
    return { id, project: project.name, task: task.name, hours }
  } finally {
    await account.close()
  }
}

async function changedSince(
  began: Date,
  { url, accessToken, accountId }: { url: string; accessToken: string; accountId: number }
): Promise<Entry[]> {
  const seconds = new Date(Math.floor(began.getTime() / 1000) * 1000)
  const query = new URLSearchParams({ updated_since: seconds.toISOString() })
  const response = await fetch(`${url}/v2/time_entries?${query}`, {
    headers: {
      Authorization: `Bearer ${accessToken}`,
      'Harvest-Account-Id': String(accountId),
      'User-Agent': 'Gleaner smoke test'
    }
  })
  if (!response.ok) throw new Failure(`The account answered ${response.status}.`)
  return ((await response.json()) as { time_entries: Entry[] }).time_entries
}
