import type { ElectronApplication } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { isStandIn } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Makes a tray with a menu whose items record that they were chosen. */
function makeTray(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ Menu, nativeImage, Tray }, dot) => {
    const tray = new Tray(nativeImage.createFromDataURL(dot))
    const note = (item: { label: string }) => void contract.events.push(`chose:${item.label}`)
    tray.setToolTip('Gleaner')
    tray.on('click', () => contract.events.push('tray:click'))
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'start', label: 'Start', click: note },
        { type: 'separator' },
        { label: 'Recent', submenu: [{ label: 'Design', click: note }] },
        { label: 'Stop', enabled: false, click: note },
        { label: 'Secret', visible: false, click: note },
        {
          label: 'Rounded',
          type: 'checkbox',
          click: (item) => void contract.events.push(`${item.checked}`)
        },
        { role: 'quit' }
      ])
    )
    Object.assign(globalThis, { tray })
  }, DOT)
}

test('the tray shows its tooltip and menu, and a click reaches the app', async ({ launch }) => {
  const app = await launchPlain(launch)
  const { tray } = desktopOf(app)
  await makeTray(app)
  await tray.click()
  expect(await tray.toolTip()).toBe('Gleaner')
  expect(await tray.labels()).toEqual(['Start', '-', 'Recent', 'Stop', 'Rounded', 'Quit'])
  expect(await eventsOf(app)).toEqual(['tray:click'])
})

test('menu items are chosen by id or label, in submenus too, unless they are disabled or hidden', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  const { tray } = desktopOf(app)
  await makeTray(app)
  await tray.choose('start')
  await tray.choose('Design')
  await tray.choose('Rounded')
  await expect(tray.choose('Stop')).rejects.toThrow('"Stop" is disabled')
  await expect(tray.choose('Secret')).rejects.toThrow('"Secret"')
  expect(await eventsOf(app)).toEqual(['chose:Start', 'chose:Design', 'true'])
})

test('a destroyed tray throws for every call', async ({ launch }) => {
  const app = await launchPlain(launch)
  const outcome = await app.evaluate(({ nativeImage, Tray }, dot) => {
    const tray = new Tray(nativeImage.createFromDataURL(dot))
    tray.destroy()
    const errorOf = (work: () => void): string => {
      try {
        work()
        return 'no error'
      } catch (error) {
        return (error as Error).message
      }
    }
    return [tray.isDestroyed(), errorOf(() => tray.destroy()), errorOf(() => tray.setToolTip(''))]
  }, DOT)
  expect(outcome).toEqual([true, 'Tray is destroyed', 'Tray is destroyed'])
})

test('a tray needs an existing image', async ({ launch }) => {
  const app = await launchPlain(launch)
  const refused = await app.evaluate(({ Tray }) => {
    try {
      new Tray('/nowhere/icon.png')
      return 'no error'
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(refused).toContain("Failed to load image from path '/nowhere/icon.png'")
})

test('menus refuse an unknown type and an item without a label', async ({ launch }) => {
  const app = await launchPlain(launch)
  const refused = await app.evaluate(({ Menu }) => {
    const build = (item: object): string => {
      try {
        Menu.buildFromTemplate([item as Electron.MenuItemConstructorOptions])
        return 'no error'
      } catch (error) {
        return (error as Error).message
      }
    }
    return [build({ label: 'x', type: 'unknown' }), build({})]
  })
  expect(refused).toEqual([
    'Unknown menu item type: unknown',
    'Invalid template for MenuItem: must have at least one of label, role or type'
  ])
})

test('a hotkey is registered once, reports when it is taken, and fires', async ({ launch }) => {
  const app = await launchPlain(launch)
  const { hotkeys } = desktopOf(app)
  await hotkeys.take('Ctrl+Alt+T')
  const registered = await app.evaluate(({ globalShortcut }) => {
    const press = (): void => void contract.events.push('pressed')
    return [
      globalShortcut.register('CommandOrControl+Shift+H', press),
      globalShortcut.register('Shift+Ctrl+H', press),
      globalShortcut.register('Ctrl+Alt+T', press),
      globalShortcut.isRegistered('Ctrl+Shift+H')
    ]
  })
  expect(registered).toEqual([true, false, false, true])
  expect(await hotkeys.press('Ctrl+Shift+H')).toBe(true)
  expect(await hotkeys.press('Ctrl+Shift+J')).toBe(false)
  await app.evaluate(({ globalShortcut }) => globalShortcut.unregister('Ctrl+Shift+H'))
  expect(await hotkeys.press('Ctrl+Shift+H')).toBe(false)
  expect(await eventsOf(app)).toEqual(['pressed'])
})

test('idle time, lock, suspend and resume are reported', async ({ launch }) => {
  const app = await launchPlain(launch)
  const { power } = desktopOf(app)
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.on('suspend', () => contract.events.push('suspend'))
    powerMonitor.on('resume', () => contract.events.push('resume'))
  })
  await power.idle(900)
  const idle = () =>
    app.evaluate(({ powerMonitor }) => [
      powerMonitor.getSystemIdleTime(),
      powerMonitor.getSystemIdleState(600)
    ])
  expect(await idle()).toEqual([900, 'idle'])
  await power.lock()
  expect(await idle()).toEqual([900, 'locked'])
  await power.unlock()
  await power.suspend()
  await power.resume()
  expect(await eventsOf(app)).toEqual(['suspend', 'resume'])
})

test('a notification is listed, clicked, and its buttons are pressed', async ({ launch }) => {
  const app = await launchPlain(launch)
  const { notifications } = desktopOf(app)
  await app.evaluate(({ Notification }) => {
    const options = {
      title: 'Idle',
      body: 'Since 9:41',
      actions: [{ type: 'button', text: 'Stop' }]
    }
    const notification = new Notification(options as Electron.NotificationConstructorOptions)
    notification.on('click', () => contract.events.push('clicked'))
    notification.on('action', (event) => contract.events.push(`action ${event.actionIndex}`))
    notification.show()
  })
  expect(await notifications.list()).toEqual([
    { title: 'Idle', body: 'Since 9:41', actions: ['Stop'], open: true }
  ])
  await notifications.click()
  await notifications.action(0)
  expect(await eventsOf(app)).toEqual(['clicked', 'action 0'])
})

test('a native dialog is answered with the text of a button', async ({ launch }) => {
  const app = await launchPlain(launch)
  const { dialogs } = desktopOf(app)
  await dialogs.answer('Open')
  const answer = await app.evaluate(({ dialog }) =>
    dialog.showMessageBox({ message: 'Open example.com?', buttons: ['Cancel', 'Open'] })
  )
  expect(answer.response).toBe(1)
  expect(await dialogs.shown()).toEqual([
    expect.objectContaining({ message: 'Open example.com?', buttons: ['Cancel', 'Open'] })
  ])
})

test('the theme reaches the main process and the page', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await desktopOf(app).theme(true)
  await expect.poll(dark).toBe(true)
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'light'
  })
  await expect.poll(dark).toBe(false)
})

test('a window created later has the theme from its start', async ({ launch }) => {
  const app = await launchPlain(launch)
  await desktopOf(app).theme(true)
  const page = await openWindow(app)
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
})

test('addresses for the browser are recorded', async ({ launch }) => {
  const app = await launchPlain(launch)
  await app.evaluate(({ shell }) => shell.openExternal('https://id.getharvest.com'))
  expect(await desktopOf(app).opened()).toEqual(['https://id.getharvest.com/'])
})

test('secrets are decrypted again, and without a keyring they count as unprotected', async ({
  launch
}) => {
  test.skip(!isStandIn, 'the result depends on the keyring of the machine')
  const app = await launchPlain(launch)
  const secret = await app.evaluate(async ({ safeStorage }) => {
    const hidden = await safeStorage.encryptStringAsync('töken')
    const shown = await safeStorage.decryptStringAsync(hidden)
    return [hidden.subarray(0, 3).toString(), shown.result, hidden.includes('töken')]
  })
  expect(secret).toEqual(['v10', 'töken', false])
})

test('the clipboard returns promises', async ({ launch }) => {
  test.skip(!isStandIn, 'the test would overwrite the user’s clipboard')
  const app = await launchPlain(launch)
  const text = await app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('1:30')
    return clipboard.readText()
  })
  expect(text).toBe('1:30')
})

test('the proxy of an address can be resolved', async ({ launch }) => {
  const app = await launchPlain(launch)
  const proxy = await app.evaluate(({ session }) =>
    session.defaultSession.resolveProxy('http://127.0.0.1:1/')
  )
  expect(proxy).toBe('DIRECT')
})
