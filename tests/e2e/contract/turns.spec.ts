import type { ElectronApplication } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { electronDesktop } from '../support/electron-desktop.ts'
import { installDesktopHooks } from '../support/electron-hooks.ts'
import { isStandIn } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const WORK_BEGINS = 'The work begins.\n'

declare global {
  var work: { isRunning: boolean; mayEnd: boolean }
}

/** Playwright's own `evaluate`, which interrupts running JavaScript. */
function interrupt(app: ElectronApplication, act: () => void): Promise<void> {
  const kind = Object.getPrototypeOf(app) as ElectronApplication
  return kind.evaluate.call(app, act) as Promise<void>
}

/** Makes the main process run JavaScript without a pause until `endWork`. Resolves once it does. */
async function beginWork(app: ElectronApplication): Promise<void> {
  const begun = new Promise<void>((resolve) => {
    app.process().stderr?.on('data', (chunk) => {
      if (String(chunk).includes(WORK_BEGINS)) resolve()
    })
  })
  await app.evaluate((_, text) => {
    globalThis.work = { isRunning: false, mayEnd: false }
    setTimeout(() => {
      const hangsAt = Date.now() + 60_000
      work.isRunning = true
      // no promise settles before the work ends
      process.getBuiltinModule('node:fs').writeSync(2, text)
      while (!work.mayEnd && Date.now() < hangsAt);
      work.isRunning = false
    })
  }, WORK_BEGINS)
  await begun
}

function endWork(app: ElectronApplication): Promise<void> {
  return interrupt(app, () => {
    contract.events.push(`interrupted:${work.isRunning}`)
    work.mayEnd = true
  })
}

/** Makes the app record, for each event, if it happened in the middle of its work. */
function listen(app: ElectronApplication): Promise<void> {
  return app.evaluate((electron, dot) => {
    const { globalShortcut, Menu, nativeImage, Notification, powerMonitor, Tray } = electron
    const note = (name: string) => () => void contract.events.push(`${name}:${work.isRunning}`)
    const tray = new Tray(nativeImage.createFromDataURL(dot))
    tray.on('click', note('tray'))
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Start', click: note('menu') }]))
    globalShortcut.register('Ctrl+Alt+G', note('hotkey'))
    powerMonitor.on('suspend', note('suspend'))
    const notification = new Notification({ title: 'Idle' })
    notification.on('click', note('notification'))
    notification.show()
  }, DOT)
}

for (const kind of ['the desktop of the tests', 'the hooks for real Electron']) {
  test(`${kind} never acts in the middle of the app's work`, async ({ launch }) => {
    const isHooked = kind === 'the hooks for real Electron'
    test.skip(isHooked && !isStandIn, 'both are the same on real Electron')
    const app = await launchPlain(launch)
    if (isHooked) await app.evaluate(installDesktopHooks)
    const desktop = isHooked ? electronDesktop(app) : desktopOf(app)
    await listen(app)
    await beginWork(app)
    const acts = [
      desktop.tray.click(),
      desktop.tray.choose('Start'),
      desktop.hotkeys.press('Ctrl+Alt+G'),
      desktop.power.suspend(),
      desktop.notifications.click()
    ]
    await Promise.all([...acts, endWork(app)])
    expect(await eventsOf(app)).toEqual([
      'interrupted:true',
      'tray:false',
      'menu:false',
      'hotkey:false',
      'suspend:false',
      'notification:false'
    ])
  })
}

test("a window is never closed in the middle of the app's work", async ({ launch }) => {
  const app = await launchPlain(launch)
  const window = await app.browserWindow(await openWindow(app))
  await app.evaluate(({ BrowserWindow }) => {
    const [open] = BrowserWindow.getAllWindows()
    open?.on('close', () => void contract.events.push(`closed at work:${work.isRunning}`))
  })
  await beginWork(app)
  await Promise.all([window.evaluate((window) => window.close()), endWork(app)])
  const events = (await eventsOf(app)).filter((event) => event.includes(':'))
  expect(events.filter((event) => /^(interrupted|closed at work)/.test(event))).toEqual([
    'interrupted:true',
    'closed at work:false'
  ])
})

test('code that a test runs in the main process returns values, takes arguments and throws', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  expect(
    await app.evaluate(({ app }, sum) => [app.isReady(), sum.one + sum.two], { one: 1, two: 2 })
  ).toEqual([true, 3])
  expect(await app.evaluate('1 + 2')).toBe(3)
  expect(await app.evaluate(() => Promise.resolve('later'))).toBe('later')
  const fails = app.evaluate(() => {
    throw new RangeError('too far')
  })
  await expect(fails).rejects.toThrow('too far')
})
