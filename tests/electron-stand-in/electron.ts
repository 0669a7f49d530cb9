/* The exports of `electron` for an app that runs on the stand-in. */
import { clipboard } from './desktop/clipboard.ts'
import { dialog } from './desktop/dialog.ts'
import { globalShortcut } from './desktop/global-shortcut.ts'
import { Menu, MenuItem } from './desktop/menu.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { Notification } from './desktop/notification.ts'
import { powerMonitor } from './desktop/power-monitor.ts'
import { safeStorage } from './desktop/safe-storage.ts'
import { screen } from './desktop/screen.ts'
import { shell } from './desktop/shell.ts'
import {
  autoUpdater,
  crashReporter,
  net,
  powerSaveBlocker,
  systemPreferences
} from './desktop/small-modules.ts'
import { Tray } from './desktop/tray.ts'
import { app } from './main/app.ts'
import { BrowserWindow } from './main/browser-window.ts'
import { ipcMain } from './main/ipc-main.ts'
import { protocol } from './main/protocol.ts'
import { session } from './main/session.ts'
import { WebContents } from './main/web-contents.ts'
import { standIn } from './stand-in.ts'

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standIn,
  systemPreferences,
  Tray,
  webContents: WebContents
}

export default electron
export {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standIn,
  systemPreferences,
  Tray,
  WebContents as webContents
}
