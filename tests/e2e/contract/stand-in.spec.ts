import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desktopOf } from '../support/desktop.ts'
import { isStandIn } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'
import { launchPlain, openWindow } from './plain-app.ts'

test.skip(!isStandIn, 'the test is about the stand-in only')
test.use({ mistakesExpected: true })

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('input in an invisible window is a mistake, unless it is allowed', async ({ launch }) => {
  const app = await launchPlain(launch)
  const desktop = desktopOf(app)
  const page = await openWindow(app)
  await page.getByRole('button', { name: 'Button' }).click()
  await expect
    .poll(() => desktop.mistakes())
    .toEqual(['pointerdown in a window that nobody sees: app://contract/one/index.html'])
  await desktop.change({ allowsHiddenInput: true })
  await page.keyboard.press('Enter')
  expect(await desktop.mistakes()).toHaveLength(1)
})

test('a click in the drag region of a frameless window is a mistake, but not on a button in it', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  const desktop = desktopOf(app)
  const page = await openWindow(app, 'one', { show: true, frame: false })
  await page.getByRole('button', { name: 'On the bar' }).click()
  expect(await desktop.mistakes()).toEqual([])
  await page.getByText('Drag me').click({ position: { x: 2, y: 2 } })
  await expect
    .poll(() => desktop.mistakes())
    .toEqual([expect.stringContaining('pointerdown in a drag region')])
})

test('a page that is no window is a mistake and is closed', async ({ launch }) => {
  const app = await launchPlain(launch)
  await app
    .context()
    .newPage()
    .catch(() => {})
  await expect
    .poll(() => desktopOf(app).mistakes())
    .toEqual(['a page that is no BrowserWindow: about:blank'])
})

test('a dialog without a prepared answer is a mistake', async ({ launch }) => {
  const app = await launchPlain(launch)
  const ask = app.evaluate(({ dialog }) => dialog.showMessageBox({ message: 'Sure?' }))
  await expect(ask).rejects.toThrow('nobody is there to answer')
  expect(await desktopOf(app).mistakes()).toHaveLength(1)
})

test('a click on GNOME opens the menu, and only a double click reaches the app', async ({
  launch
}) => {
  const app = await launchPlain(launch, { env: { STAND_IN_DESKTOP: 'gnome' } })
  const { tray } = desktopOf(app)
  await app.evaluate(({ Menu, nativeImage, Tray }, dot) => {
    const tray = new Tray(nativeImage.createFromDataURL(dot))
    tray.on('click', () => contract.events.push('click'))
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Start' }]))
  }, DOT)
  await tray.click()
  expect(await app.evaluate(() => contract.events)).toEqual([])
  expect(await tray.openMenu()).toEqual(['Start'])
  await tray.doubleClick()
  expect(await app.evaluate(() => contract.events)).toEqual(['click'])
  expect(await app.evaluate(() => process.env['XDG_CURRENT_DESKTOP'])).toBe('GNOME')
})

test('an icon without a tray host exists for the app only', async ({ launch }) => {
  const app = await launchPlain(launch, { env: { STAND_IN_DESKTOP: 'no-tray-host' } })
  const { tray } = desktopOf(app)
  await app.evaluate(({ nativeImage, Tray }, dot) => {
    new Tray(nativeImage.createFromDataURL(dot)).setToolTip('Gleaner')
  }, DOT)
  expect(await tray.count()).toBe(1)
  await expect(tray.click()).rejects.toThrow('no tray host')
  await expect(tray.labels()).rejects.toThrow('no tray host')
})

test('the Wayland portal accepts a taken hotkey and forgets none', async ({ launch }) => {
  const app = await launchPlain(launch, { env: { STAND_IN_DESKTOP: 'wayland' } })
  const { hotkeys } = desktopOf(app)
  await hotkeys.take('Ctrl+Alt+T')
  const said = await app.evaluate(({ globalShortcut }) => {
    const press = (): void => void contract.events.push('pressed')
    const answers = [
      globalShortcut.register('Ctrl+Alt+T', press),
      globalShortcut.isRegistered('Ctrl+Alt+T'),
      globalShortcut.register('Ctrl+Alt+H', press)
    ]
    globalShortcut.unregister('Ctrl+Alt+H')
    return answers
  })
  expect(said).toEqual([true, true, true])
  expect(await hotkeys.press('Ctrl+Alt+T')).toBe(false)
  expect(await hotkeys.press('Ctrl+Alt+H')).toBe(true)
})

test('a window on Wayland has no position, and the idle time is unknown', async ({ launch }) => {
  const app = await launchPlain(launch, { env: { STAND_IN_DESKTOP: 'wayland' } })
  const desktop = desktopOf(app)
  const window = await app.browserWindow(await openWindow(app))
  await desktop.power.idle(900)
  const told = await window.evaluate((window) => {
    window.showInactive()
    window.setPosition(50, 60)
    return [window.isVisible(), window.getPosition()]
  })
  expect(told).toEqual([false, [0, 0]])
  expect(await app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime())).toBe(0)
  expect(await app.evaluate(() => process.env['XDG_SESSION_TYPE'])).toBe('wayland')
})

test('a desktop that refuses focus shows a window without focusing it', async ({ launch }) => {
  const app = await launchPlain(launch, { env: { STAND_IN_DESKTOP: 'refuses-focus' } })
  const page = await openWindow(app, 'one', { show: true })
  const desktop = desktopOf(app)
  expect([await desktop.isVisible(page), await desktop.isFocused(page)]).toEqual([true, false])
})

test('an app in a lent Chromium finds no data of the previous app', async ({ launch }) => {
  const before = await launchPlain(launch)
  const page = await openWindow(before)
  await page.evaluate(() => {
    localStorage.setItem('left', 'behind')
    document.cookie = 'left=behind; max-age=600'
  })
  process.kill(before.process().pid ?? 0, 'SIGKILL')
  await once(before.process(), 'exit')
  const after = await launchPlain(launch)
  expect(after.windows()).toEqual([])
  const next = await openWindow(after)
  expect(await next.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ''])
  expect(after.windows()).toHaveLength(1)
})

test('an app beside the one that borrows the Chromium sees none of its windows', async ({
  launch,
  userData
}) => {
  const first = await launchPlain(launch)
  await openWindow(first)
  const second = await launchPlain(launch, { userData: join(userData, 'second') })
  await openWindow(second, 'two')
  expect(second.windows()).toHaveLength(1)
  expect(first.windows()).toHaveLength(1)
})

test('a killed stand-in ends its Chromium, and the next one removes its files', async ({
  launch,
  userData
}) => {
  const env = { STAND_IN_SHARED_CHROMIUM: '' } // the app starts its own Chromium
  const app = await launchPlain(launch, { env })
  await openWindow(app)
  const { pid = 0 } = app.process()
  const processes = () =>
    execFileSync('ps', ['-eo', 'stat,args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(`stand-in-${pid}-`) && !line.startsWith('Z')).length
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`stand-in-${pid}-`))
  expect(processes()).toBeGreaterThan(2)
  process.kill(pid, 'SIGKILL')
  await expect.poll(processes).toBe(0)
  expect(folders()).toHaveLength(1)
  await launchPlain(launch, { userData, env })
  expect(folders()).toEqual([])
})
