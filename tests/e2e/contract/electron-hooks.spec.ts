import { electronDesktop } from '../support/electron-desktop.ts'
import { installDesktopHooks } from '../support/electron-hooks.ts'
import { isStandIn } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'
import { launchPlain } from './plain-app.ts'

test.skip(!isStandIn, 'all other specs use these hooks on real Electron')

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('the hooks for real Electron simulate the same desktop', async ({ launch }) => {
  const app = await launchPlain(launch)
  await app.evaluate(installDesktopHooks)
  const desktop = electronDesktop(app)
  await desktop.hotkeys.take('Ctrl+Alt+T')
  await desktop.dialogs.answer('Open')
  const results = await app.evaluate(async (electron, dot) => {
    const { dialog, globalShortcut, Menu, nativeImage, Notification, shell, Tray } = electron
    const note = (text: string) => () => void contract.events.push(text)
    const tray = new Tray(nativeImage.createFromDataURL(dot))
    tray.on('click', note('tray'))
    tray.setToolTip('Gleaner')
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Start', click: note('start') }]))
    const notification = new Notification({ title: 'Idle' })
    notification.on('click', note('notification'))
    notification.show()
    await shell.openExternal('https://example.com')
    return [
      globalShortcut.register('CmdOrCtrl+Alt+G', note('hotkey')),
      globalShortcut.register('Ctrl+Alt+T', note('taken')),
      (await dialog.showMessageBox({ message: 'Sure?', buttons: ['Cancel', 'Open'] })).response
    ]
  }, DOT)
  expect(results).toEqual([true, false, 1])
  await desktop.tray.click()
  await desktop.tray.choose('Start')
  await desktop.hotkeys.press('Ctrl+Alt+G')
  await desktop.notifications.click()
  await desktop.power.idle(900)
  expect(await app.evaluate(() => contract.events)).toEqual([
    'tray',
    'start',
    'hotkey',
    'notification'
  ])
  expect(await desktop.tray.toolTip()).toBe('Gleaner')
  expect(await desktop.opened()).toEqual(['https://example.com/'])
  expect(await app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleState(600))).toBe(
    'idle'
  )
  await expect(desktop.change({ gnome: true })).rejects.toThrow('not possible on real Electron')
})
