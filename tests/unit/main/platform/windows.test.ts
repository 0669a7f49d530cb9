import type { Screen, WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Windows } from '#main/platform/windows.ts'
import type { WindowsOptions } from '#main/platform/windows.ts'
import type { WindowName } from '#shared/ipc.ts'
import { FakeBrowserWindow } from './fake-browser-window.ts'
import { StandingClock } from './fake-timers.ts'

const ICON = { x: 1500, y: 2, width: 24, height: 24 }
const ZEROS = { x: 0, y: 0, width: 0, height: 0 }
const DISPLAY = {
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 27, width: 1920, height: 1053 }
}

function windowsOn({ os = 'linux', wayland = false }: Partial<WindowsOptions> = {}) {
  const timers = new StandingClock()
  timers.turn(10_000)
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const nativeTheme = { shouldUseDarkColors: true, themeSource: 'system' }
  const screen = {
    getAllDisplays: () => [DISPLAY],
    getDisplayMatching: () => DISPLAY,
    getCursorScreenPoint: () => ({ x: 1700, y: 13 })
  } as unknown as Screen
  const windows = new Windows({
    BrowserWindow: FakeBrowserWindow,
    screen,
    nativeTheme,
    os,
    wayland,
    preload: '/preload.cjs',
    icon: '/icon.png',
    timers,
    logger
  } as unknown as WindowsOptions)
  const heard: string[] = []
  windows.onVisibility((name, change) => heard.push(`${name} ${change}`))
  return { windows, heard, timers, logger, nativeTheme }
}

function made(index = -1): FakeBrowserWindow {
  const window = FakeBrowserWindow.made.at(index)
  if (!window) throw new Error('no window was made')
  return window
}

beforeEach(() => {
  FakeBrowserWindow.made.length = 0
})

describe('windows', () => {
  it('a window is created when it is first shown, and shown once its page is loaded', async () => {
    const { windows, heard } = windowsOn()
    windows.show('timesheet', { intent: 'settings' })
    expect(made().address).toBe('app://gleaner/timesheet/index.html')
    expect(made().options.backgroundColor).toBe('#1e2220')
    expect(windows.isVisible('timesheet')).toBe(false)
    await made().load()
    expect(windows.isVisible('timesheet')).toBe(true)
    expect(heard).toEqual(['timesheet shown'])
    const { send } = made().webContents
    expect(send).toHaveBeenCalledExactlyOnceWith('event:windowShown', { intent: 'settings' })
  })

  it('a window is created once', async () => {
    const { windows } = windowsOn()
    windows.prepare('popover')
    await made().load()
    expect(windows.isVisible('popover')).toBe(false)
    windows.show('popover')
    windows.show('popover', { intent: 'new-entry' })
    expect(FakeBrowserWindow.made).toHaveLength(1)
    expect(made().webContents.send).toHaveBeenLastCalledWith('event:windowShown', {
      intent: 'new-entry'
    })
  })

  it('a window hidden before its page is loaded does not appear', async () => {
    const { windows, heard } = windowsOn()
    windows.show('welcome')
    windows.hide('welcome')
    await made().load()
    expect(made().show).not.toHaveBeenCalled()
    expect(heard).toEqual([])
  })

  it('a window gets no messages before its page is loaded', async () => {
    const { windows } = windowsOn()
    windows.prepare('popover')
    windows.send('popover', 'windowShown', { intent: 'none' })
    windows.send('welcome', 'windowShown', { intent: 'none' })
    expect(made().webContents.send).not.toHaveBeenCalled()
    await made().load()
    windows.send('popover', 'windowShown', { intent: 'none' })
    expect(made().webContents.send).toHaveBeenCalledOnce()
  })

  it.each<readonly [WindowName, readonly WindowName[]]>([
    ['timesheet', ['timesheet']],
    ['welcome', ['welcome']],
    ['popover', []],
    ['idle', []]
  ])('the %s window hides when it is closed', async (name, told) => {
    const { windows, heard } = windowsOn()
    const closedToTray: WindowName[] = []
    windows.onClosedToTray((closed) => closedToTray.push(closed))
    windows.show(name)
    await made().load()
    expect(made().close()).toBe(false)
    expect(windows.isVisible(name)).toBe(false)
    expect(heard).toEqual([`${name} shown`, `${name} hidden`])
    expect(closedToTray).toEqual(told)
  })

  it('a window closes when the app quits', async () => {
    const { windows } = windowsOn()
    windows.show('timesheet')
    await made().load()
    windows.allowClosing()
    expect(made().close()).toBe(true)
    expect(windows.isVisible('timesheet')).toBe(false)
  })

  it('a window whose page crashed is created again when it is shown', async () => {
    const { windows, heard, logger } = windowsOn()
    windows.show('timesheet')
    await made().load()
    made().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(made().isDestroyed()).toBe(true)
    expect(windows.isVisible('timesheet')).toBe(false)
    expect(heard).toEqual(['timesheet shown', 'timesheet gone'])
    expect(logger.warn).toHaveBeenCalledWith('a window is gone', {
      name: 'timesheet',
      reason: 'crashed'
    })
    windows.show('timesheet')
    await made().load()
    expect(FakeBrowserWindow.made).toHaveLength(2)
    expect(windows.isVisible('timesheet')).toBe(true)
  })

  it('a window whose page cannot be loaded is created again', async () => {
    const { windows, heard } = windowsOn()
    windows.show('timesheet')
    made().loading.reject(new Error('ERR_FAILED'))
    await vi.waitFor(() => expect(heard).toEqual(['timesheet gone']))
    windows.show('timesheet')
    expect(FakeBrowserWindow.made).toHaveLength(2)
  })

  it('a window is found by its web contents', () => {
    const { windows } = windowsOn()
    windows.prepare('idle')
    expect(windows.nameOf(made().webContents as unknown as WebContents)).toBe('idle')
    expect(windows.nameOf({} as WebContents)).toBeNull()
  })

  it('a window reports when it gets the focus', () => {
    const { windows } = windowsOn()
    const focused = vi.fn()
    windows.onFocus(focused)
    windows.prepare('timesheet')
    made().emit('focus')
    expect(focused).toHaveBeenCalledExactlyOnceWith('timesheet')
  })

  it('windows follow the theme', () => {
    const { windows, nativeTheme } = windowsOn()
    windows.setTheme('light')
    expect(nativeTheme.themeSource).toBe('light')
  })
})

describe('the idle window', () => {
  it('the idle window does not take the focus', async () => {
    const { windows } = windowsOn()
    windows.show('idle', { inactive: true })
    await made().load()
    expect(made().options.alwaysOnTop).toBe(true)
    expect(made().showInactive).toHaveBeenCalledOnce()
    expect(made().show).not.toHaveBeenCalled()
  })

  it('the idle window takes the focus on Wayland, where it would not appear otherwise', async () => {
    const { windows } = windowsOn({ wayland: true })
    windows.show('idle', { inactive: true })
    await made().load()
    expect(made().show).toHaveBeenCalledOnce()
  })
})

describe('the timesheet window', () => {
  it('the timesheet opens where it was, on an existing display', () => {
    const { windows } = windowsOn()
    windows.restoreBounds('timesheet', { x: 50, y: 0, width: 900, height: 700 })
    windows.prepare('timesheet')
    expect(made().options).toMatchObject({ x: 50, y: 27, width: 900, height: 700, minWidth: 720 })
  })

  it('the timesheet opens in the middle when its display is gone', () => {
    const { windows } = windowsOn()
    windows.restoreBounds('timesheet', { x: 5000, y: 0, width: 900, height: 700 })
    windows.prepare('timesheet')
    expect(made().options).toMatchObject({ width: 1100, height: 760 })
    expect(made().options.x).toBeUndefined()
  })

  it('the bounds of the timesheet are reported once they have settled', () => {
    const { windows, timers } = windowsOn()
    const told = vi.fn()
    windows.onBounds(told)
    windows.prepare('timesheet')
    for (const x of [1, 2, 3]) {
      made().bounds = { x, y: 40, width: 1000, height: 700 }
      made().emit('move')
      timers.turn(100)
    }
    expect(told).not.toHaveBeenCalled()
    timers.turn(500)
    expect(told).toHaveBeenCalledExactlyOnceWith('timesheet', {
      x: 3,
      y: 40,
      width: 1000,
      height: 700
    })
  })
})

describe('the popover', () => {
  async function shown(options: Partial<WindowsOptions> = {}) {
    const all = windowsOn(options)
    all.windows.show('popover', { anchor: ICON })
    await made().load()
    return all
  }

  it('the popover appears beside the tray icon', async () => {
    await shown()
    expect(made().bounds).toMatchObject({ x: 1322, y: 35, width: 380, height: 600 })
  })

  it('the popover appears at the cursor when the icon has no position, and in the corner for a hotkey', async () => {
    const { windows } = await shown()
    windows.show('popover', { anchor: ZEROS })
    expect(made().bounds).toMatchObject({ x: 1511, y: 35 })
    windows.show('popover')
    expect(made().bounds).toMatchObject({ x: 1532, y: 35 })
  })

  it('the popover hides when it loses the focus', async () => {
    const { heard } = await shown()
    made().emit('blur')
    expect(heard).toEqual(['popover shown', 'popover hidden'])
  })

  it('a click on the tray icon that took the focus does not show the popover again', async () => {
    const { windows, timers } = await shown()
    made().emit('blur')
    timers.turn(100)
    windows.show('popover', { anchor: ICON })
    expect(windows.isVisible('popover')).toBe(false)
    timers.turn(300)
    windows.show('popover', { anchor: ICON })
    expect(windows.isVisible('popover')).toBe(true)
  })

  it('the popover stays during a native dialog and gets the focus back', async () => {
    const { windows } = await shown()
    const question = Promise.withResolvers<void>()
    made().isFocused.mockReturnValue(true)
    windows.keepOpenDuring(question.promise)
    made().emit('blur')
    expect(windows.isVisible('popover')).toBe(true)
    question.resolve()
    await question.promise
    expect(made().focus).toHaveBeenCalledOnce()
    made().emit('blur')
    expect(windows.isVisible('popover')).toBe(false)
  })

  it('a hotkey shows the popover again at once', async () => {
    const { windows } = await shown()
    made().emit('blur')
    windows.show('popover')
    expect(windows.isVisible('popover')).toBe(true)
  })

  it('the popover ignores the first loss of focus on Wayland, each time it is shown', async () => {
    const { windows, timers } = await shown({ wayland: true })
    for (const _time of [1, 2]) {
      made().emit('blur')
      expect(windows.isVisible('popover')).toBe(true)
      made().emit('blur')
      expect(windows.isVisible('popover')).toBe(false)
      timers.turn(1000)
      windows.show('popover', { anchor: ICON })
    }
  })

  it('the popover is not moved on Wayland', async () => {
    await shown({ wayland: true })
    expect(made().bounds).toMatchObject({ x: 0, y: 0 })
  })

  it('the popover stays open and in the taskbar where there is no tray', async () => {
    const { windows } = await shown()
    windows.runWithoutTray()
    expect(made().setSkipTaskbar).toHaveBeenCalledWith(false)
    made().emit('blur')
    expect(windows.isVisible('popover')).toBe(true)
  })

  it('the popover appears on every space and over full-screen apps on macOS', async () => {
    await shown({ os: 'darwin' })
    expect(made().options.type).toBe('panel')
    expect(made().setVisibleOnAllWorkspaces).toHaveBeenCalledWith(true, {
      visibleOnFullScreen: true
    })
  })
})

describe('a window dropped at a point', () => {
  it('a dropped window is centred at the point, inside the display', async () => {
    const { windows } = windowsOn()
    windows.prepare('mini')
    const { width, height } = made().bounds
    windows.show('mini', { at: { x: 600, y: 400 } })
    expect(made().bounds).toMatchObject({ x: 600 - width / 2, y: 400 - height / 2 })
    windows.show('mini', { at: { x: 5, y: 400 } })
    expect(made().bounds.x).toBe(DISPLAY.workArea.x)
  })

  it('the compositor places a dropped window on Wayland', () => {
    const { windows } = windowsOn({ wayland: true })
    windows.show('mini', { at: { x: 600, y: 400 } })
    expect(made().bounds).toMatchObject({ x: 0, y: 0 })
  })
})

it('an address that a page opened is passed on', () => {
  const { windows } = windowsOn()
  const asked = vi.fn()
  windows.onOpenRequest(asked)
  windows.requestOpen('https://example.com/')
  expect(asked).toHaveBeenCalledExactlyOnceWith('https://example.com/')
})
