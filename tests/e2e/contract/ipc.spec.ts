import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

test('invoke transports structured clones both ways', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const echoed = await page.evaluate(async () => {
    const sent = { date: new Date(5), set: new Set([1]), gone: undefined, nan: NaN, big: 2n }
    const got = (await window.api.invoke('echo', sent)) as typeof sent
    const { date, set, nan, big } = got
    return [date.getTime(), set.has(1), 'gone' in got, Number.isNaN(nan), String(big)]
  })
  expect(echoed).toEqual([5, true, true, true, '2'])
})

test('a handler that throws rejects the invoke with its message only', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const failure = (channel: string, ...args: unknown[]) =>
    page.evaluate(
      ([channel, args]) =>
        window.api.invoke(channel, ...args).then(
          () => 'no error',
          (error: Error) => error.message
        ),
      [channel, args] as const
    )
  expect(await failure('boom')).toBe("Error invoking remote method 'boom': RangeError: boom")
  expect(await failure('nothing')).toBe(
    "Error invoking remote method 'nothing': Error: No handler registered for 'nothing'"
  )
  expect(await failure('unclonable')).toBe(
    "Error invoking remote method 'unclonable': Error: An object could not be cloned."
  )
})

test('a second handler for a channel is refused', async ({ launch }) => {
  const app = await launchPlain(launch)
  const refused = await app.evaluate(({ ipcMain }) => {
    try {
      ipcMain.handle('echo', () => 1)
      return 'no error'
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(refused).toBe("Attempted to register a second handler for 'echo'")
})

test('the main process sees the sender under the address of the window', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  expect(await page.evaluate(() => window.api.invoke('who'))).toEqual([
    'app://contract/one/index.html',
    'app://contract'
  ])
})

test('senderFrame is null once the requesting document is gone', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  await page.evaluate(() => void window.api.invoke('slow').catch(() => {}))
  await page.reload()
  await expect.poll(() => eventsOf(app)).toContain('senderFrame after reload: null')
})

test('messages stay in order, and one sent before the document exists is lost', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  await app.evaluate(({ BrowserWindow }) => {
    const { id } = contract.open('one')
    BrowserWindow.fromId(id)?.webContents.send('early', 0)
  })
  const page = await openWindow(app, 'two')
  await page.evaluate(() => {
    for (const n of [1, 2, 3]) window.api.send('note', n)
  })
  await expect.poll(() => eventsOf(app)).toEqual(['note:1', 'note:2', 'note:3'])
  const one = app.windows().find((window) => window.url().includes('/one/'))
  await one?.waitForLoadState()
  expect(await one?.evaluate(() => window.api.received())).toEqual([])
})

test('an unclonable message to a window is dropped without an error', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.send('late', () => 1)
    contents?.send('late', 2)
  })
  await expect.poll(() => page.evaluate(() => window.api.received())).toEqual(['late 2'])
})
