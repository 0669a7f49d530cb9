import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { writeDesktopHooks } from './electron-desktop.ts'
import { enterByTurns } from './main-turn.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const STAND_IN = fileURLToPath(
  new URL('../../electron-stand-in/electron-stand-in', import.meta.url)
)
const LAUNCH_TIMEOUT_MS = 30_000
const WINDOW_TIMEOUT_MS = 30_000
const POLL_MS = 20

/** Path of a real Electron binary if the suite runs on one. */
const realElectron = process.env['GLEANER_ELECTRON']

export const isStandIn = realElectron === undefined

export interface LaunchOptions {
  readonly userData: string
  /** Folder of the app to run; the built Gleaner unless given. */
  readonly app?: string
  readonly args?: readonly string[]
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts an app and resolves once Playwright is attached. Its windows may open later. */
export async function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const { userData, app = '.', args = [], env = {} } = options
  const hooks = realElectron ? ['-r', writeDesktopHooks(userData)] : []
  const launched = await _electron.launch({
    executablePath: realElectron ?? STAND_IN,
    args: [...hooks, app, `--user-data-dir=${userData}`, ...args],
    cwd: REPOSITORY,
    // the region of the computer that runs the tests must not matter
    env: { ...definedOnly(process.env), LC_ALL: 'C.UTF-8', ...env },
    timeout: LAUNCH_TIMEOUT_MS,
    colorScheme: null // otherwise Playwright sets the theme to light
  })
  return enterByTurns(launched)
}

/**
 * Quits an app and resolves once its process has ended. Playwright's own `close` does the same, but waits five seconds
 * for its debugger first.
 */
export async function quitApp(app: ElectronApplication): Promise<void> {
  const child = app.process()
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  await app.evaluate((electron) => electron.app.quit()).catch(() => {})
  await exit
}

/**
 * Returns the loaded window whose address contains `part`. It is found by address because pages start at about:blank.
 */
export async function windowAt(
  app: ElectronApplication,
  part: string,
  timeoutMs = WINDOW_TIMEOUT_MS
): Promise<Page> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = app.windows().find((page) => page.url().includes(part))
    if (found) {
      await found.waitForLoadState()
      return found
    }
    if (Date.now() > deadline) {
      const open = app.windows().map((page) => page.url())
      throw new Error(`no window at ${part} after ${timeoutMs} ms, only: ${open.join(', ')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment)
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined)
  )
}
