import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { MenuItemConstructorOptions, Rectangle } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createTray, iconFile } from '#main/platform/electron-tray.ts'
import type { TrayOptions } from '#main/platform/electron-tray.ts'
import type { DesktopFacts } from '#shared/state.ts'
import type { TrayIcon, TrayView } from '#shared/tray.ts'
import { StandingClock } from './fake-timers.ts'

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 }
const PLACE: Rectangle = { x: 1500, y: 0, width: 24, height: 24 }

class FakeTray extends EventEmitter {
  static readonly made: FakeTray[] = []
  setImage = vi.fn()
  setToolTip = vi.fn()
  setTitle = vi.fn()
  setContextMenu = vi.fn()
  popUpContextMenu = vi.fn()
  setIgnoreDoubleClickEvents = vi.fn()
  destroy = vi.fn()
  isDestroyed = () => false
  bounds = NOWHERE
  getBounds = () => this.bounds
  readonly image: string

  constructor(image: string) {
    super()
    this.image = image
    FakeTray.made.push(this)
  }
}

const VIEW: TrayView = {
  icon: 'idle',
  toolTip: 'Gleaner',
  title: '0:15',
  menu: [
    {
      kind: 'item',
      id: 'stop',
      label: 'Stop R&D',
      enabled: true,
      command: { kind: 'stop', entryKey: 'h1' }
    },
    { kind: 'separator' },
    { kind: 'item', id: 'quit', label: 'Quit', enabled: false, accelerator: 'Ctrl+Q' }
  ]
}

function trayOn(os: DesktopFacts['os'], isDark = true) {
  const nativeTheme = Object.assign(new EventEmitter(), {
    shouldUseDarkColorsForSystemIntegratedUI: isDark
  })
  const clock = new StandingClock()
  clock.turn(1000)
  const tray = createTray({
    Tray: FakeTray,
    Menu: { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template },
    nativeTheme,
    os,
    iconFolder: '/icons',
    hasHost: async () => true,
    now: clock.now
  } as unknown as TrayOptions)
  tray.show(VIEW)
  const shown = FakeTray.made.at(-1)
  if (!shown) throw new Error('no tray was made')
  return { tray, shown, nativeTheme, clock }
}

function menuOf(shown: FakeTray): MenuItemConstructorOptions[] {
  return shown.setContextMenu.mock.lastCall?.[0] as MenuItemConstructorOptions[]
}

describe('the tray icon', () => {
  it.each([
    ['linux', false, '/icons/idle-on-dark.png'],
    ['win32', true, '/icons/idle-on-dark.ico'],
    ['win32', false, '/icons/idle-on-light.ico'],
    ['darwin', true, '/icons/idleTemplate.png']
  ] as const)('the tray has the icon of %s, dark: %s', (os, isDark, file) => {
    expect(trayOn(os, isDark).shown.image.replaceAll('\\', '/')).toBe(file)
  })

  it('every state has an icon file on every system', () => {
    const states: readonly TrayIcon[] = ['signed-out', 'idle', 'running', 'offline', 'attention']
    for (const state of states)
      for (const os of ['linux', 'darwin', 'win32'] as const)
        for (const isDark of [true, false])
          expect(existsSync(`resources/tray/${iconFile(state, os, isDark)}`)).toBe(true)
  })

  it('only changed parts of the tray are updated', () => {
    const { tray, shown } = trayOn('linux')
    tray.show({ ...VIEW, menu: [...VIEW.menu] })
    expect(shown.setContextMenu).toHaveBeenCalledOnce()
    expect(shown.setToolTip).toHaveBeenCalledOnce()
    expect(shown.setImage).not.toHaveBeenCalled()
    tray.show({ ...VIEW, icon: 'running', toolTip: 'Running', menu: VIEW.menu.slice(0, 1) })
    expect(shown.setContextMenu).toHaveBeenCalledTimes(2)
    expect(shown.setToolTip).toHaveBeenLastCalledWith('Running')
    expect(shown.setImage).toHaveBeenCalledOnce()
    expect(FakeTray.made.at(-1)).toBe(shown)
  })

  it('menu labels show ampersands and register no accelerator', () => {
    const [stop, separator, quit] = menuOf(trayOn('linux').shown)
    expect(stop?.label).toBe('Stop R&&D')
    expect(separator).toEqual({ type: 'separator' })
    expect(quit).toMatchObject({ enabled: false, registerAccelerator: false })
  })

  it('the tray passes the command of the chosen menu item', () => {
    const { tray, shown } = trayOn('linux')
    const chosen = vi.fn()
    tray.onMenu(chosen)
    const [stop] = menuOf(shown)
    ;(stop?.click as () => void)()
    expect(chosen).toHaveBeenCalledExactlyOnceWith({ kind: 'stop', entryKey: 'h1' })
  })

  it('the tray reports where it was clicked, if the system reports a position', () => {
    const { tray, shown } = trayOn('linux')
    const clicked = vi.fn()
    tray.onClick(clicked)
    shown.emit('click', {}, PLACE)
    expect(clicked).toHaveBeenLastCalledWith(PLACE)
    shown.emit('click', {}, NOWHERE)
    expect(clicked).toHaveBeenLastCalledWith(NOWHERE)
    shown.bounds = PLACE
    shown.emit('click', {}, NOWHERE)
    expect(clicked).toHaveBeenLastCalledWith(PLACE)
  })

  it('a double click on Windows counts as one click', () => {
    const { tray, shown, clock } = trayOn('win32')
    const clicked = vi.fn()
    tray.onClick(clicked)
    shown.emit('click', {}, PLACE)
    shown.emit('double-click', {}, PLACE)
    expect(clicked).toHaveBeenCalledOnce()
    clock.turn(1000)
    shown.emit('double-click', {}, PLACE)
    expect(clicked).toHaveBeenCalledTimes(2)
  })

  it('the tray icon follows the theme of the taskbar', () => {
    const { shown, nativeTheme } = trayOn('win32', true)
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = false
    nativeTheme.emit('updated')
    expect(shown.setImage.mock.lastCall?.[0]).toMatch(/idle-on-light\.ico$/)
  })

  it('a click on macOS opens the popover, and a right click opens the menu', () => {
    const { shown } = trayOn('darwin')
    expect(shown.setContextMenu).not.toHaveBeenCalled()
    expect(shown.setIgnoreDoubleClickEvents).toHaveBeenCalledWith(true)
    expect(shown.setTitle).toHaveBeenCalledWith('0:15', { fontType: 'monospacedDigit' })
    shown.emit('right-click')
    expect(shown.popUpContextMenu.mock.lastCall?.[0]).toHaveLength(3)
  })

  it('the tray has no title on other systems', () => {
    expect(trayOn('linux').shown.setTitle).not.toHaveBeenCalled()
  })

  it('a destroyed tray is made again when it is shown', () => {
    const { tray, shown } = trayOn('linux')
    tray.destroy()
    tray.destroy()
    expect(shown.destroy).toHaveBeenCalledOnce()
    tray.show(VIEW)
    expect(FakeTray.made.at(-1)).not.toBe(shown)
  })
})

describe('foreign text in the tray', () => {
  const view: TrayView = {
    icon: 'running',
    toolTip: 'R&D \u202Eapp\n0:15',
    title: 'R&D\n\u2066app',
    menu: [{ kind: 'item', id: 'stop', label: 'R&D\tapp\u2069\nStop', enabled: true }]
  }

  it.each([
    ['linux', 'R&D app 0:15'],
    ['darwin', 'R&D app 0:15'],
    ['win32', 'R＆D app 0:15']
  ] as const)('the tooltip is one line and shows “&” on %s', (os, expected) => {
    const { tray, shown } = trayOn(os)
    tray.show(view)
    expect(shown.setToolTip).toHaveBeenLastCalledWith(expected)
  })

  it('labels and title are one line without control or direction characters', () => {
    const { tray, shown } = trayOn('linux')
    tray.show(view)
    expect(menuOf(shown)).toMatchObject([{ label: 'R&&D app Stop' }])
    const mac = trayOn('darwin')
    mac.tray.show(view)
    expect(mac.shown.setTitle.mock.lastCall?.[0]).toBe('R&D app')
  })
})
