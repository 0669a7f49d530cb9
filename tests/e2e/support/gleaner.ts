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
  /** The account at Harvest, and who signs in; set with `test.use`. */
  readonly account: Partial<SandboxOptions> & { readonly role?: Role }
  /** Whether Gleaner was never used here: signing in leads to the first steps. */
  readonly isFirstTime: boolean
  readonly harvest: Harvest
  readonly gleaner: Gleaner
}

/** Gleaner on a profile of its own beside an account at a Harvest of its own, driven like a person would. */
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

/** One profile of Gleaner: launched, used, quit, perhaps launched again. */
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

  /** Starts Gleaner; the tray is there when it settles. */
  async launch({ args = [], env = {} }: GleanerLaunch = {}): Promise<void> {
    this.#app = await this.#options.launch({ args, env: { ...this.environment, ...env } })
    await expect.poll(() => this.desktop.tray.count().catch(() => 0)).toBe(1)
  }

  /** A second process on the same profile; answers how it ended. */
  async launchAgain(): Promise<number | null> {
    const { spawnfile, spawnargs } = this.app.process()
    const { code } = await this.#run(spawnfile, spawnargs.slice(1).filter(isOrdinary))
    return code
  }

  /** A launch on the stand-in that ends by itself; answers all it said, error boxes included. */
  launchUnattended(env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.#run(STAND_IN, ['.', `--user-data-dir=${this.userData}`], env)
  }

  /** What tells Gleaner where Harvest is, and that this computer is where the account is. */
  get environment(): Record<string, string> {
    const { sandbox, timeZone } = this.#options.harvest
    return { GLEANER_API_URL: `${sandbox.url}/v2`, GLEANER_ID_URL: sandbox.url, TZ: timeZone }
  }

  /** Launches connected; the entries are there when it settles, and the popover is seen. */
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

  /** Quits by the menu of the tray; answers the exit code. */
  async quit(): Promise<number | null> {
    const child = this.app.process()
    const exit = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode])
    await this.desktop.tray.choose('quit').catch(wasCutOff)
    const [code] = (await exit) as [number | null]
    this.#app = null
    return code
  }

  /** The process is gone from one moment to the next: `kill -9`, or the power fails. */
  async crash(): Promise<void> {
    const child = this.app.process()
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
    this.#app = null
  }

  /** The welcome window, once it is seen. */
  async welcome(): Promise<WelcomeWindow> {
    return new WelcomeWindow(await this.#seen('welcome'))
  }

  /** The popover, once it is seen. */
  async popover(): Promise<PopoverWindow> {
    return new PopoverWindow(await this.#seen('popover'))
  }

  async showPopover(): Promise<PopoverWindow> {
    await this.desktop.tray.choose('popover')
    return this.popover()
  }

  /** The timesheet, once it is seen. */
  async timesheet(): Promise<TimesheetWindow> {
    return new TimesheetWindow(await this.#seen('timesheet'))
  }

  async openTimesheet(): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('timesheet')
    return this.timesheet()
  }

  /** The settings, once they are there: they are read when they are wanted. */
  async openSettings(): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('settings')
    const timesheet = await this.timesheet()
    await timesheet.page.locator('h1[tabindex="-1"]').waitFor()
    return timesheet
  }

  /** The question about time away, once it is seen. */
  async idleQuestion(): Promise<IdleWindow> {
    return new IdleWindow(await this.#seen('idle'))
  }

  /** Nobody touches the computer for so long; then somebody is back. Gleaner looks each time it wakes. */
  async beAway(minutes: number): Promise<void> {
    const { power } = this.desktop
    await power.idle(minutes * 60)
    await this.wake()
    await power.idle(0)
    await this.wake()
  }

  /** The computer sleeps for a moment and wakes: Gleaner looks around at once. */
  async wake(): Promise<void> {
    await this.desktop.power.suspend()
    await this.desktop.power.resume()
  }

  async expectHidden(name: WindowName): Promise<void> {
    const isSeen = async () =>
      (await this.desktop.visibleWindows()).some((address) => address.includes(`/${name}/`))
    await expect.poll(isSeen, `the ${name} window is hidden`).toBe(false)
  }

  /** The close button of a window. */
  async close(page: Page): Promise<void> {
    await (await this.app.browserWindow(page)).evaluate((window) => window.close())
  }

  /** Settings of somebody who knows the first steps, or whatever the file is to hold. */
  writeSettings(content: object | string): void {
    this.#knowsSteps = typeof content !== 'string'
    const text =
      typeof content === 'string' ? content : JSON.stringify({ onboardingDone: true, ...content })
    writeFileSync(join(this.userData, 'settings.json'), text)
  }

  /** A picture of each window a person sees at the end, in the folder of the test's results. */
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

/** Switches of Playwright belong to the first process alone. */
function isOrdinary(argument: string): boolean {
  return !/^(--inspect|--remote-debugging|-r$|.*desktop-hooks)/.test(argument)
}

/** The process may be gone before it can say that it did what it was asked. */
function wasCutOff(error: unknown): void {
  if (!/closed|Target|disconnected/i.test(String(error))) throw error
}
