import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

/** Denies everything, as a hardened app does, and records the requests. */
function harden(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ app, session }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.on('will-navigate', (event) => {
        event.preventDefault()
        contract.events.push(`will-navigate:${event.url}`)
      })
      contents.setWindowOpenHandler(({ url }) => {
        contract.events.push(`open:${url}`)
        return { action: 'deny' }
      })
    })
    session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
      contract.events.push(`check:${permission}:${origin}`)
      return false
    })
    session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
      contract.events.push(`request:${permission}`)
      decide(false)
    })
  })
}

test('a prevented navigation leaves the page unchanged', async ({ launch }) => {
  const app = await launchPlain(launch)
  await harden(app)
  const page = await openWindow(app)
  await page.evaluate(() => {
    location.href = 'https://evil.example/'
  })
  await expect.poll(() => eventsOf(app)).toContain('will-navigate:https://evil.example/')
  expect(page.url()).toContain('/one/index.html')
  expect(await page.evaluate(() => window.api.double(1))).toBe(2)
})

test('loading an address from the main process is no navigation of the page', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  await harden(app)
  await openWindow(app)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://contract/two/index.html')
  )
  expect((await eventsOf(app)).filter((event) => event.startsWith('will-navigate'))).toEqual([])
})

test('window.open and links to a new window call the handler, and a denial opens nothing', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  await harden(app)
  const page = await openWindow(app, 'one', { show: true })
  expect(await page.evaluate(() => window.open('https://two.example/'))).toBeNull()
  await page.getByRole('link', { name: 'Out' }).click()
  await expect
    .poll(async () => (await eventsOf(app)).filter((event) => event.startsWith('open:')))
    .toEqual(['open:https://two.example/', 'open:https://example.com/out'])
  expect(app.windows()).toHaveLength(1)
})

test('a permission that the handlers deny is denied to the page', async ({ launch }) => {
  const app = await launchPlain(launch)
  await harden(app)
  const page = await openWindow(app)
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: await navigator.permissions
      .query({ name: 'geolocation' })
      .then(({ state }) => state),
    position: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code)
      )
    })
  }))
  expect(answers).toEqual({ notifications: 'denied', geolocation: 'denied', position: 1 })
  const asked = (await eventsOf(app)).filter((event) => /^(check|request):/.test(event))
  expect(asked.length).toBeGreaterThan(0)
})
