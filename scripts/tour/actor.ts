import type { ElectronApplication, Page } from '@playwright/test'
import type { WindowName } from '#shared/ipc.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { DesktopOs } from '#tests/e2e/support/desktop.ts'
import type { Harvest } from '#tests/e2e/support/harvest.ts'
import { IdleWindow } from '#tests/e2e/support/windows/idle.ts'
import { PaletteWindow } from '#tests/e2e/support/windows/palette.ts'
import { PopoverWindow } from '#tests/e2e/support/windows/popover.ts'
import { TimesheetWindow } from '#tests/e2e/support/windows/timesheet.ts'
import { WelcomeWindow } from '#tests/e2e/support/windows/welcome.ts'
import type { Stage } from '../support/drive.ts'
import { until } from '../support/until.ts'

interface ActorOptions {
  readonly stage: Stage
  readonly app: ElectronApplication
  readonly harvest: Harvest
}

/** Plays the user: opens windows and waits until they are shown. */
export class Actor {
  readonly harvest: Harvest
  readonly desktop: DesktopOs
  readonly #stage: Stage
  readonly #app: ElectronApplication

  constructor({ stage, app, harvest }: ActorOptions) {
    this.#stage = stage
    this.#app = app
    this.harvest = harvest
    this.desktop = stage.desktopOf(app)
  }

  async welcome(): Promise<WelcomeWindow> {
    return new WelcomeWindow(await this.#seen('welcome'))
  }

  /** Connects an account, and waits for the entries of the last weeks. */
  async connect(): Promise<void> {
    const welcome = await this.welcome()
    await welcome.connect(this.harvest.token)
    await welcome.skipSteps()
    const popover = new PopoverWindow(await this.#seen('popover'))
    await popover.status.filter({ hasText: 'Up to date' }).waitFor()
  }

  async popover(): Promise<PopoverWindow> {
    await this.desktop.tray.choose('popover')
    return new PopoverWindow(await this.#seen('popover'))
  }

  async timesheet(width = 1100, height = 760): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('timesheet')
    const page = await this.#seen('timesheet')
    const window = await this.#app.browserWindow(page)
    await window.evaluate((it, [width, height]) => it.setContentSize(width, height), [
      width,
      height
    ] as const)
    await until(`a window of ${width} px`, () =>
      page.evaluate((width) => innerWidth === width, width)
    )
    return new TimesheetWindow(page)
  }

  async settings(): Promise<TimesheetWindow> {
    await this.desktop.tray.choose('settings')
    const page = await this.#seen('timesheet')
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    return new TimesheetWindow(page)
  }

  /** Opens the mini timer from the footer of the popover. */
  async mini(open: string): Promise<Page> {
    const { page } = await this.popover()
    await page.getByRole('button', { name: open }).click()
    return this.#seen('mini')
  }

  async palette(): Promise<PaletteWindow> {
    const keys = DEFAULT_SETTINGS.hotkeys.openPalette ?? ''
    if (!(await this.#isSeen('palette'))) await this.desktop.hotkeys.press(keys)
    const palette = new PaletteWindow(await this.#seen('palette'))
    await palette.page.getByRole('combobox').waitFor()
    return palette
  }

  /** Is away for a number of minutes, comes back, and waits for the idle question. */
  async comeBack(minutes: number): Promise<IdleWindow> {
    for (const seconds of [minutes * 60, 0]) {
      await this.desktop.power.idle(seconds)
      await this.lookAgain()
    }
    const idle = new IdleWindow(await this.#seen('idle'))
    await idle.page.locator('button:not(.waiting)').first().waitFor()
    return idle
  }

  /** Wakes the computer, which makes Gleaner fetch from Harvest. */
  async lookAgain(): Promise<void> {
    await this.desktop.power.suspend()
    await this.desktop.power.resume()
  }

  async #isSeen(name: WindowName): Promise<boolean> {
    const addresses = await this.desktop.visibleWindows()
    return addresses.some((address) => address.includes(`/${name}/`))
  }

  async #seen(name: WindowName): Promise<Page> {
    const page = await this.#stage.windowAt(this.#app, `/${name}/`)
    await until(`the ${name} window`, () => this.desktop.isVisible(page))
    return page
  }
}
