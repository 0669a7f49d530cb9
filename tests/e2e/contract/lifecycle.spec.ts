import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ElectronApplication } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { expect, test } from '../support/test.ts'
import { eventsOf, fixture, launchPlain, openWindow } from './plain-app.ts'

function exitOf(app: ElectronApplication): Promise<unknown[]> {
  return once(app.process(), 'exit')
}

test('electron is one module for every kind of import', async ({ launch }) => {
  const app = await launchPlain(launch)
  expect(await app.evaluate(() => contract.identity)).toEqual({
    sameByRequire: true,
    sameByDefault: true,
    globalRequire: 'undefined'
  })
})

test('the process resembles Electron’s', async ({ launch, userData }) => {
  const app = await launchPlain(launch, { args: ['--hidden', 'gleaner://start'] })
  const looks = await app.evaluate(({ app }) => ({
    type: process.type,
    electron: Number.parseInt(process.versions.electron, 10) >= 45,
    version: app.getVersion(),
    name: app.getName(),
    userData: app.getPath('userData'),
    isPackaged: app.isPackaged,
    lastArgument: process.argv.at(-1),
    hidden: app.commandLine.hasSwitch('hidden')
  }))
  expect(looks).toEqual({
    type: 'browser',
    electron: true,
    version: '1.2.3',
    name: 'plain',
    userData,
    isPackaged: false,
    lastArgument: 'gleaner://start',
    hidden: true
  })
})

test('an entry that awaits whenReady at its top level hangs even when a later app is ready', async ({
  launch,
  userData
}) => {
  const app = await launch({ app: fixture('awaits-ready') })
  await launchPlain(launch, { args: [`--user-data-dir=${userData}-later`] })
  const state = await app.evaluate(({ app, BrowserWindow }) => [
    app.isReady(),
    BrowserWindow.getAllWindows().length
  ])
  expect(state).toEqual([false, 0])
})

test('quit closes the windows, emits its events in order, and exits with 0', async ({ launch }) => {
  const app = await launchPlain(launch)
  await openWindow(app)
  const lines: string[] = []
  app.process().stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')))
  const exit = exitOf(app)
  await app.evaluate(({ app }) => {
    app.on('quit', () => console.log(contract.events.join(' ')))
    setTimeout(() => app.quit(), 0)
  })
  expect(await exit).toEqual([0, null])
  expect(lines.filter(Boolean).at(-1)).toMatch(
    /app:before-quit one:close one:closed (app:window-all-closed )?app:will-quit app:quit/
  )
})

test('a prevented before-quit cancels the quit', async ({ launch }) => {
  const app = await launchPlain(launch)
  const events = await app.evaluate(({ app }) => {
    app.once('before-quit', (event) => event.preventDefault())
    app.quit()
    return contract.events
  })
  expect(events).toEqual(['app:before-quit'])
})

test('a window that refuses to close cancels the quit', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  const window = await app.browserWindow(page)
  await window.evaluate((window) =>
    window.once('close', (event: Electron.Event) => event.preventDefault())
  )
  await app.evaluate(({ app }) => app.quit())
  await expect.poll(() => eventsOf(app)).toContain('one:close')
  await app.evaluate(() => new Promise((resolve) => setImmediate(resolve)))
  expect(await eventsOf(app)).toEqual(['app:before-quit', 'one:close'])
})

test('app.exit exits with its code without events', async ({ launch }) => {
  const app = await launchPlain(launch)
  const exit = exitOf(app)
  await app.evaluate(({ app }) => void setTimeout(() => app.exit(3), 0))
  expect(await exit).toEqual([3, null])
})

test('a second launch notifies the first one and exits', async ({ launch, userData }) => {
  const app = await launchPlain(launch)
  const [executable = ''] = [app.process().spawnfile]
  const args = [fixture('plain'), `--user-data-dir=${userData}`, '--no-sandbox', 'gleaner://x']
  const second = spawn(executable, args, { stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect.poll(() => eventsOf(app)).toContain('second-instance:gleaner://x:plain')
})

test('an uncaught error opens the error box, and the app continues', async ({ launch }) => {
  const app = await launchPlain(launch)
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('late bang')
    }, 0)
  })
  await expect
    .poll(async () => (await desktopOf(app).dialogs.shown()).map(({ content }) => content))
    .toEqual([expect.stringContaining('late bang')])
})

test('an unhandled rejection does not end the app', async ({ launch }) => {
  const app = await launchPlain(launch)
  await app.evaluate(() => void Promise.reject(new Error('nobody listens')))
  expect(await app.evaluate(({ app }) => app.isReady())).toBe(true)
})

test('Linux has no login items', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'the other systems store login items')
  const app = await launchPlain(launch)
  const openAtLogin = await app.evaluate(({ app }) => {
    app.setLoginItemSettings({ openAtLogin: true })
    return app.getLoginItemSettings().openAtLogin
  })
  expect(openAtLogin).toBe(false)
})

test('SQLite is built in and keytar’s binary loads', async ({ launch }) => {
  const app = await launchPlain(launch)
  const loaded = await app.evaluate(async () => {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
    const row = new DatabaseSync(':memory:').prepare('select 1 + 1 as sum').get()
    const { createRequire } = process.getBuiltinModule('node:module')
    const require = createRequire(`${process.cwd()}/package.json`)
    const keytar = require('keytar') as { getPassword: unknown }
    return [row?.['sum'], typeof keytar.getPassword]
  })
  expect(loaded).toEqual([2, 'function'])
})
