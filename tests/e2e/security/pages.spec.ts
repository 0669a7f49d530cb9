import type { ElectronApplication, Page } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { windowAt } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'
import type { Launch } from '../support/test.ts'

const ELSEWHERE = 'https://example.com/'

interface Opened {
  readonly app: ElectronApplication
  readonly page: Page
}

async function openPopover(launch: Launch): Promise<Opened> {
  const app = await launch({ args: ['--demo'] })
  return { app, page: await windowAt(app, '/popover/') }
}

/** The addresses of all windows in the main process. */
function addresses(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL())
  )
}

test('a page gets the contract and nothing of Node or Electron', async ({ launch }) => {
  const { page } = await openPopover(launch)
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron']
    return { names: names.filter((name) => name in globalThis), desktop: typeof window.desktop }
  })
  expect(found).toEqual({ names: [], desktop: 'object' })
})

test('a page cannot change the API that it gets', async ({ launch }) => {
  const { page } = await openPopover(launch)
  const isFrozen = await page.evaluate(
    () => Object.isFrozen(window.desktop) && Object.isFrozen(window.desktop.on)
  )
  expect(isFrozen).toBe(true)
})

test('the policy refuses inline scripts, scripts as text, and every request', async ({
  launch
}) => {
  const { page } = await openPopover(launch)
  const ran = await page.evaluate(async (elsewhere) => {
    const results: Record<string, unknown> = {}
    const script = document.createElement('script')
    script.textContent = 'document.title = "inline"'
    document.body.append(script)
    try {
      setTimeout('document.title = "text"')
    } catch {
      results['text'] = 'refused'
    }
    // waits for a turn of the event loop, in which the text would have run
    await new Promise((resolve) => setTimeout(resolve))
    const requests = [elsewhere, '/popover/index.html', 'http://127.0.0.1:9/']
    results['requests'] = await Promise.all(
      requests.map((url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused'
        )
      )
    )
    return { title: document.title, requests: results['requests'] }
  }, ELSEWHERE)
  expect(ran.title).not.toMatch(/inline|text/)
  expect(ran.requests).toEqual(['refused', 'refused', 'refused'])
})

test('the policy is sent with the page', async ({ launch }) => {
  const { page } = await openPopover(launch)
  const response = page.waitForResponse((answer) => answer.url().includes('/popover/index.html'))
  await page.reload()
  const headers = (await response).headers()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('a page cannot navigate', async ({ launch }) => {
  const { app, page } = await openPopover(launch)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.on('will-navigate', () => console.warn('a navigation was judged'))
  })
  const judged = () =>
    Promise.race([
      app.waitForEvent('console', (message) => message.text().includes('was judged')),
      page.waitForEvent('console', (message) => message.text().includes('Not allowed to load'))
    ])
  for (const address of [ELSEWHERE, '/timesheet/index.html', 'file:///etc/passwd']) {
    const answer = judged()
    await page.evaluate((address) => location.assign(address), address)
    await answer
    expect(await addresses(app)).toEqual(['app://gleaner/popover/index.html'])
  }
})

test('a page opens no window, and an https address needs the user’s confirmation', async ({
  launch
}) => {
  const { app, page } = await openPopover(launch)
  const desktop = desktopOf(app)
  await desktop.dialogs.answer('Cancel')
  const opened = await page.evaluate((elsewhere) => {
    return [window.open(elsewhere), window.open('about:blank'), window.open('/timesheet/')]
  }, ELSEWHERE)
  expect(opened).toEqual([null, null, null])
  await expect.poll(async () => (await desktop.dialogs.shown()).length).toBe(1)
  expect(await addresses(app)).toHaveLength(1)
  expect(await desktop.opened()).toEqual([])
})

test('a frame in a page gets no API', async ({ launch }) => {
  const { page } = await openPopover(launch)
  const inFrame = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    return typeof (frame.contentWindow as unknown as { desktop?: unknown }).desktop
  })
  expect(inFrame).toBe('undefined')
})

test('a page gets no permission', async ({ launch }) => {
  const { page } = await openPopover(launch)
  const answers = await page.evaluate(async () => {
    const position = await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('denied')
      )
    })
    return { notifications: await Notification.requestPermission(), position }
  })
  expect(answers).toEqual({ notifications: 'denied', position: 'denied' })
})
