import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ElectronApplication, Page, TestInfo } from '@playwright/test'
import type { Role } from '#sandbox/model.ts'
import type { SandboxOptions } from '#sandbox/server.ts'
import type { WindowName } from '#shared/ipc.ts'
import { desktopOf } from './desktop.ts'
import type { DesktopOs } from './desktop.ts'
import { Harvest } from './harvest.ts'
import { keepToken } from './kept-token.ts'
import { windowAt } from './launch.ts'
import { expect, test as base } from './test.ts'
import type { Launch } from './test.ts'
import { IdleWindow } from './windows/idle.ts'
import { PopoverWindow } from './windows/popover.ts'
import { TimesheetWindow } from './windows/timesheet.ts'
import { WelcomeWindow } from './windows/welcome.ts'

export { expect } from './test.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const STAND_IN = fileURLToPath(
  new URL('../../electron-stand-in/electron-stand-in', import.meta.url)
)

interface Ended {
  readonly code: number | null
  readonly output: string
}

interface GleanerLaunch {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

interface GleanerFixtures {
  /** The account at Harvest and the role that signs in. Set with `test.use`. */
  readonly account: Partial<SandboxOptions> & { readonly role?: Role }
  /** True if Gleaner was never used on this profile, so that signing in leads to the first steps. */
  readonly isFirstTime: boolean
  readonly harvest: Harvest
  readonly gleaner: Gleaner
}

/** Gleaner with its own profile and its own Harvest account, used as a user would. */
export const test = base.extend<GleanerFixtures>({
  account: [{}, { option: true }],
  isFirstTime: [false, { option: true }],

  harvest: async ({ account }, use) => {
    const harvest = await Harvest.open(account)
    await use(harvest)
    await harvest.close()
  },

  gleaner: async ({ launch, harvest, userData, isFirstTime }, use, testInfo) => {
    const gleaner = new Gleaner({ launch, harvest, userData })
    if (!isFirstTime) gleaner.writeSettings({ version: 1 })
    await use(gleaner)
    await gleaner.keepPictures(testInfo)
  }
})

interface GleanerOptions {
  readonly launch: Launch
  readonly harvest: Harvest
  readonly userData: string
}

/** One profile of Gleaner, which can be launched and quit several times. */
export class Gleaner {
  readonly #options: GleanerOptions
  #app: ElectronApplication | null = null
  #knowsSteps = false

  constructor(options: GleanerOptions) {
    this.#options = options
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('Gleaner is not running')
    return this.#app
  }

  get desktop(): DesktopOs {
    return desktopOf(this.app)
  }

  get userData(): string {
    return this.#options.userData
  }

  /** Starts Gleaner. Resolves once the tray is there. */
  async launch({ args = [], env = {} }: GleanerLaunch = {}): Promise<void> {
    this.#app = await this.#options.launch({ args, env: { ...this.environment, ...env } })
    await expect.poll(() => this.desktop.tray.count().catch(() => 0)).toBe(1)
  }

  /** Starts a second process on the same profile. Returns its exit code. */
  async launchAgain(): Promise<number | null> {
    const { spawnfile, spawnargs } = this.app.process()
    const { code } = await this.#run(spawnfile, spawnargs.slice(1).filter(isOrdinary))
    return code
  }

  /** Starts Gleaner on the stand-in and waits for its exit. Returns its output, including error boxes. */
  launchUnattended(env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.#run(STAND_IN, ['.', `--user-data-dir=${this.userData}`], env)
  }

  /** Variables with Harvest's address, which mark the account as one on this computer. */
  get environment(): Record<string, string> {
    const { sandbox, timeZone } = this.#options.harvest
    return { GLEANER_API_URL: `${sandbox.url}/v2`, GLEANER_ID_URL: sandbox.url, TZ: timeZone }
  }

  /** Launches Gleaner signed in. Resolves once the entries are there and the popover is visible. */
  async launchSignedIn(options: GleanerLaunch = {}): Promise<PopoverWindow> {
    const { harvest, userData } = this.#options
    const isConnected = this.#knowsSteps && (await keepToken(userData, harvest))
    await this.launch(options)
    if (!isConnected) await this.#connect()
    const popover = await (isConnected ? this.showPopover() : this.popover())
    await expect(popover.status).toContainText('Up to date')
    return popover
  }

  async #connect(): Promise<void> {
    const welcome = await this.welcome()
    await welcome.connect(this.#options.harvest.token)
    if (!this.#knowsSteps) await welcome.skipSteps()
  }

  /** Quits from the menu of the tray. Returns the exit code. */
  async quit(): Promise<number | null> {
    const child = this.app.process()
    const exit = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode])
    await this.desktop.tray.choose('quit').catch(wasCutOff)
    const [code] = (await exit) as [number | null]
    this.#app = null
    return code
  }

  /** Kills the process at once, like `kill -9` or a power failure. */
  async crash(): Promise<void> {
    const child = this.app.process()
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
    this.#app = null
  }

  /** Returns the welcome window once it is visible. */
  async welcome(): Promise<WelcomeWindow> {
    return new WelcomeWindow(await this.#seen('welcome'))
  }

  /** Returns the popover once it is visible. */
  async popover(): Promise<PopoverWindow> {
    return new PopoverWindow(await this.#seen('popover'))
  }

  async showPopover(): Promise<PopoverWindow> {
    await this.desktop.tray.choose('popover')
    return this.popover()
  }

  /** Returns the timesheet once it is visible. */
  async timesheet(): Promise<TimesheetWindow> {
    return new TimesheetWindow(await this.#seen('timesheet'))
  }

  async openTimesheet(): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('timesheet')
    return this.timesheet()
  }

  /** Opens the settings and waits until they are loaded. */
  async openSettings(): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('settings')
    const timesheet = await this.timesheet()
    await timesheet.page.locator('h1[tabindex="-1"]').waitFor()
    return timesheet
  }

  /** Returns the idle window once it is visible. */
  async idleQuestion(): Promise<IdleWindow> {
    return new IdleWindow(await this.#seen('idle'))
  }

  /** Simulates an absence of so many minutes and the return. Gleaner samples presence at each wake-up. */
  async beAway(minutes: number): Promise<void> {
    const { power } = this.desktop
    await power.idle(minutes * 60)
    await this.wake()
    await power.idle(0)
    await this.wake()
  }

  /** Suspends and resumes the computer, so that Gleaner samples presence at once. */
  async wake(): Promise<void> {
    await this.desktop.power.suspend()
    await this.desktop.power.resume()
  }

  async expectHidden(name: WindowName): Promise<void> {
    const isSeen = async () =>
      (await this.desktop.visibleWindows()).some((address) => address.includes(`/${name}/`))
    await expect.poll(isSeen, `the ${name} window is hidden`).toBe(false)
  }

  /** Clicks the close button of a window. */
  async close(page: Page): Promise<void> {
    await (await this.app.browserWindow(page)).evaluate((window) => window.close())
  }

  /** Writes the settings of a user who has finished the first steps, or any other content. */
  writeSettings(content: object | string): void {
    this.#knowsSteps = typeof content !== 'string'
    const text =
      typeof content === 'string' ? content : JSON.stringify({ onboardingDone: true, ...content })
    writeFileSync(join(this.userData, 'settings.json'), text)
  }

  /** Saves a screenshot of each visible window to the folder of the test's results. */
  async keepPictures(testInfo: TestInfo): Promise<void> {
    if (!this.#app || this.#app.process().exitCode !== null) return
    for (const address of await this.desktop.visibleWindows().catch(() => [])) {
      const name = new URL(address).pathname.split('/')[1] ?? 'window'
      const page = this.#app.windows().find((each) => each.url().includes(`/${name}/`))
      await page?.screenshot({ path: testInfo.outputPath(`${name}.png`) }).catch(() => {})
    }
  }

  async #run(
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {}
  ): Promise<Ended> {
    const child = spawn(command, args, {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.environment, ...env }
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    }
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, output: Buffer.concat(chunks).toString() }
  }

  async #seen(name: WindowName): Promise<Page> {
    const page = await windowAt(this.app, `/${name}/`)
    await expect.poll(() => this.desktop.isVisible(page), `the ${name} window is seen`).toBe(true)
    return page
  }
}

/** True unless it is one of Playwright's switches, which belong to the first process only. */
function isOrdinary(argument: string): boolean {
  return !/^(--inspect|--remote-debugging|-r$|.*desktop-hooks)/.test(argument)
}

/** Ignores the error if the process ended before it could confirm the call. */
function wasCutOff(error: unknown): void {
  if (!/closed|Target|disconnected/i.test(String(error))) throw error
}
