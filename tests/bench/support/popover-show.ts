import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import { desktopOf } from '#tests/e2e/support/desktop.ts'
import { launchApp, windowAt } from '#tests/e2e/support/launch.ts'

/** The cost of showing the popover once, from the click on the tray icon to the painted page. */
export interface Showing {
  /** Messages from main to the page, and commands of the page, by name. */
  readonly sent: readonly string[]
  readonly asked: readonly string[]
  /** Time of the click handler in main, which awaits nothing. */
  readonly mainMs: number
  /** All script of the page until it is painted and its commands are answered. */
  readonly pageMs: number
}

interface Counted {
  readonly sent: string[]
  readonly asked: string[]
}

const SETTLE_MS = 400

/** Shows the popover of the built app on the demo account repeatedly. It was created before. */
export async function measureShowings(rounds: number): Promise<readonly Showing[]> {
  const userData = mkdtempSync(join(tmpdir(), 'gleaner-bench-popover-'))
  const app = await launchApp({ userData, args: ['--demo'] })
  try {
    const page = await windowAt(app, '/popover/')
    await page
      .getByText(/Up to date/)
      .first()
      .waitFor()
    await count(app)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const showings: Showing[] = []
    for (let round = 0; round < rounds; round += 1) {
      if (await desktopOf(app).isVisible(page)) await page.keyboard.press('Escape')
      await page.waitForTimeout(SETTLE_MS)
      showings.push(await show(app, page, devtools))
    }
    return showings
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

async function show(app: ElectronApplication, page: Page, devtools: CDPSession): Promise<Showing> {
  await take(app)
  const before = await scriptSeconds(devtools)
  const mainMs = await app.evaluate((electron) => {
    const { standIn } = electron as unknown as { standIn: { tray: { click(): void } } }
    const before = performance.now()
    standIn.tray.click()
    return performance.now() - before
  })
  await page.waitForTimeout(SETTLE_MS)
  const pageMs = ((await scriptSeconds(devtools)) - before) * 1000
  return { ...(await take(app)), mainMs, pageMs }
}

/** Records every message between main and the popover from now on. */
function count(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow, ipcMain }) => {
    const counted: Counted = { sent: [], asked: [] }
    Object.assign(globalThis, { counted })
    const popover = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('/popover/')
    )
    if (!popover) throw new Error('the popover was not prepared')
    const { webContents } = popover
    const send = webContents.send.bind(webContents)
    webContents.send = (channel, ...args) => {
      counted.sent.push(channel)
      send(channel, ...args)
    }
    const handlers = ipcMain as unknown as { _handler: (channel: string) => unknown }
    const find = handlers._handler.bind(ipcMain)
    handlers._handler = (channel) => {
      counted.asked.push(channel)
      return find(channel)
    }
  })
}

/** Returns the messages since the last call. */
function take(app: ElectronApplication): Promise<Counted> {
  return app.evaluate(() => {
    const { counted } = globalThis as unknown as { counted: Counted }
    return { sent: counted.sent.splice(0), asked: counted.asked.splice(0) }
  })
}

async function scriptSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
}
