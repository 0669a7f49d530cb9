import type { Page } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

function sizeOf(page: Page): Promise<number[]> {
  return page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])
}

test('a window that is not shown is invisible, and its page runs', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  expect(await desktopOf(app).isVisible(page)).toBe(false)
  expect(await page.evaluate(() => window.api.double(2))).toBe(4)
})

test('show and hide are emitted at once, focus and blur later', async ({ launch }) => {
  const app = await launchPlain(launch)
  const desktop = desktopOf(app)
  const one = await openWindow(app, 'one')
  const two = await openWindow(app, 'two')
  const first = await app.browserWindow(one)
  const second = await app.browserWindow(two)
  await first.evaluate((window) => window.show())
  await expect.poll(() => desktop.isFocused(one)).toBe(true)
  await second.evaluate((window) => window.show())
  await expect.poll(() => desktop.isFocused(two)).toBe(true)
  await first.evaluate((window) => window.hide())
  expect(await desktop.visibleWindows()).toEqual(['app://contract/two/index.html'])
  await expect
    .poll(() => eventsOf(app))
    .toEqual(['one:show', 'one:focus', 'two:show', 'one:blur', 'two:focus', 'one:hide'])
})

test('closing a window can be prevented', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'one', { show: true })
  const window = await app.browserWindow(page)
  await window.evaluate((window) => {
    window.on('close', (event: Electron.Event) => {
      event.preventDefault()
      window.hide()
    })
    window.close()
  })
  await expect.poll(() => desktopOf(app).isVisible(page)).toBe(false)
  expect(app.windows()).toHaveLength(1)
  await window.evaluate((window) => window.destroy())
  await expect.poll(() => eventsOf(app)).toContain('one:closed')
})

test('a destroyed window throws for everything but isDestroyed', async ({ launch }) => {
  const app = await launchPlain(launch)
  await openWindow(app, 'stays')
  const page = await openWindow(app)
  const outcome = await (
    await app.browserWindow(page)
  ).evaluate((window) => {
    const { webContents } = window
    window.destroy()
    const errorOf = (work: () => void): string => {
      try {
        work()
        return 'no error'
      } catch (error) {
        return String(error)
      }
    }
    return [
      window.isDestroyed(),
      errorOf(() => window.show()),
      errorOf(() => webContents.send('late', 1))
    ]
  })
  const destroyed = 'TypeError: Object has been destroyed'
  expect(outcome).toEqual([true, destroyed, destroyed])
})

test('the content has the requested size and follows setBounds', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'one', { width: 360, height: 480, frame: false })
  expect(await sizeOf(page)).toEqual([360, 480, 1])
  const window = await app.browserWindow(page)
  await window.evaluate((window) => window.setBounds({ width: 420, height: 500 }))
  await expect.poll(() => sizeOf(page)).toEqual([420, 500, 1])
})

test('zoom enlarges the page in the same window', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'one', { width: 400, height: 300, frame: false })
  const window = await app.browserWindow(page)
  await window.evaluate((window) => window.webContents.setZoomFactor(2))
  await expect.poll(() => sizeOf(page)).toEqual([200, 150, 2])
  expect(await window.evaluate((window) => window.webContents.getZoomFactor())).toBe(2)
})

test('a page is captured at its size, hidden or not', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'one', { width: 360, height: 480, frame: false })
  const window = await app.browserWindow(page)
  const size = await window.evaluate(async (window) => (await window.capturePage()).getSize())
  expect(size).toEqual({ width: 360, height: 480 })
})

test('executeJavaScript returns the value of the page, and rejects when it throws', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  const window = await app.browserWindow(await openWindow(app))
  const answers = await window.evaluate(async ({ webContents }) => [
    await webContents.executeJavaScript('Promise.resolve({ a: [1] })'),
    await webContents.executeJavaScript('nothing.here').catch((error: Error) => error.message)
  ])
  expect(answers).toEqual([{ a: [1] }, expect.stringContaining('Script failed to execute')])
})

test('a window is found by its contents and has the title of its page', async ({ launch }) => {
  const app = await launchPlain(launch)
  await openWindow(app)
  const found = () =>
    app.evaluate(({ BrowserWindow, webContents }) => {
      const [window] = BrowserWindow.getAllWindows()
      const [contents] = webContents.getAllWebContents()
      return [contents && BrowserWindow.fromWebContents(contents) === window, window?.getTitle()]
    })
  // the title event follows the page's title
  await expect.poll(found).toEqual([true, 'contract'])
})

test('new contents and windows are announced while they are created', async ({ launch }) => {
  const app = await launchPlain(launch)
  const events = await app.evaluate(({ app, BrowserWindow }) => {
    const order: string[] = []
    app.once('web-contents-created', () => order.push('contents'))
    app.once('browser-window-created', () => order.push('window'))
    new BrowserWindow({ show: false })
    return order
  })
  expect(events).toEqual(['contents', 'window'])
})
