import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowName } from '#shared/ipc.ts'
import type { DesktopFacts } from '#shared/state.ts'
import { assertSecure, secureWebPreferences } from './web-preferences.ts'

export interface WindowStyle {
  readonly os: DesktopFacts['os']
  readonly isDark: boolean
  readonly preload: string
  readonly icon: string
}

/** The background before the page paints, equal to --color-surface of the windows. */
const SURFACE = { light: '#ffffff', dark: '#1e2220' }

const SHAPES: Readonly<Record<WindowName, BrowserWindowConstructorOptions>> = {
  popover: {
    width: 380,
    height: 600,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true
  },
  timesheet: { width: 1100, height: 760, minWidth: 720, minHeight: 480 },
  welcome: { width: 560, height: 640, resizable: false, maximizable: false, fullscreenable: false },
  idle: {
    width: 420,
    height: 484,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    alwaysOnTop: true
  },
  palette: {
    width: 640,
    height: 440,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true
  },
  mini: {
    width: 260,
    height: 64,
    minWidth: 180,
    minHeight: 48,
    frame: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true
  }
}

/** Returns the options of a new window: hidden, and with every security preference stated. */
export function windowOptions(
  name: WindowName,
  { os, isDark, preload, icon }: WindowStyle
): BrowserWindowConstructorOptions {
  const webPreferences = secureWebPreferences(preload)
  assertSecure(webPreferences)
  return {
    ...SHAPES[name],
    // floats over full-screen apps and leaves them active
    ...(name === 'popover' && os === 'darwin' ? { type: 'panel' } : {}),
    ...(os === 'linux' ? { icon } : {}),
    title: 'Gleaner',
    show: false,
    useContentSize: name !== 'popover',
    autoHideMenuBar: true,
    backgroundColor: isDark ? SURFACE.dark : SURFACE.light,
    webPreferences
  }
}
