/* The functions by which a test plays the user and the system. Real Electron does not have this export. */
import { dialogs } from './desktop/dialog.ts'
import { globalShortcut } from './desktop/global-shortcut.ts'
import { openMenu } from './desktop/menu.ts'
import { modes } from './desktop/modes.ts'
import type { DesktopModes } from './desktop/modes.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { notificationCenter } from './desktop/notification.ts'
import { powerMonitor } from './desktop/power-monitor.ts'
import { screen } from './desktop/screen.ts'
import { openedAddresses } from './desktop/shell.ts'
import { trayIcon } from './desktop/tray.ts'
import { app } from './main/app.ts'
import { session } from './main/session.ts'
import { mistakes } from './mistakes.ts'

export const standIn = {
  tray: {
    click: () => trayIcon.click(),
    doubleClick: () => trayIcon.doubleClick(),
    labels: () => trayIcon.menu()._labels(),
    items: () => trayIcon.menu()._choosable(),
    choose: (idOrLabel: string) => trayIcon.menu()._choose(idOrLabel),
    toolTip: () => trayIcon.get()._toolTip,
    title: () => trayIcon.get().getTitle(),
    image: () => trayIcon.get()._image,
    count: () => trayIcon.count(),
    openMenu: () => openMenu()?._labels()
  },
  hotkeys: {
    press: (accelerator: string) => globalShortcut._press(accelerator),
    take: (accelerator: string) => globalShortcut._take(accelerator),
    registered: () => globalShortcut._registered()
  },
  power: {
    idle: (seconds: number) => powerMonitor._idle(seconds),
    lock: () => powerMonitor._lock(true),
    unlock: () => powerMonitor._lock(false),
    suspend: () => void powerMonitor.emit('suspend'),
    resume: () => void powerMonitor.emit('resume')
  },
  notifications: notificationCenter,
  dialogs,
  screen: { moveCursor: (x: number, y: number) => screen._moveCursor({ x, y }) },
  theme: { dark: (dark: boolean) => nativeTheme._setSystem(dark) },
  shell: { opened: () => openedAddresses() },
  permissions: { decisions: () => session.defaultSession._decisions },
  app: { relaunched: () => app._relaunched },
  mistakes: { all: () => mistakes.all() },
  desktop: {
    modes: () => ({ ...modes }),
    change: (change: Partial<DesktopModes>) => void Object.assign(modes, change)
  }
}

export type StandIn = typeof standIn
