/*
 * Compiles only while the stand-in and electron.d.ts agree, both ways: what both have must have Electron's
 * types, and the stand-in may have no public member that Electron does not know. Only members whose types
 * are stand-in classes themselves are excepted, by name; those classes are checked on their own.
 */
import type { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type * as standIn from './electron.ts'

/** Electron's declaration, cut down to what the stand-in has. */
type Ours<Theirs, Mine, Except = never> = Pick<
  Theirs,
  Exclude<keyof Theirs & keyof Mine, keyof EventEmitter | Except>
>

/** Holds when `Mine` can stand where Electron's declaration is expected. */
type Conforms<Theirs, Mine extends Ours<Theirs, Mine, Except>, Except = never> = [
  Theirs,
  Mine,
  Except
]

/** Public members of the stand-in that Electron does not declare. */
type Invented<Theirs, Mine, Except = never> = Exclude<
  keyof Mine,
  keyof Theirs | Except | `_${string}`
>
type None<T extends never> = T

type Module = typeof standIn
type Contents = InstanceType<Module['webContents']>
type DefaultSession = Module['session']['defaultSession']

export type SameTypes = [
  Conforms<Electron.App, Module['app'], 'commandLine'>,
  Conforms<Electron.CommandLine, Module['app']['commandLine']>,
  Conforms<Electron.AutoUpdater, Module['autoUpdater']>,
  Conforms<Electron.BrowserWindow, standIn.BrowserWindow, 'webContents' | 'capturePage'>,
  Conforms<Electron.Clipboard, Module['clipboard']>,
  Conforms<Electron.CrashReporter, Module['crashReporter']>,
  Conforms<Electron.GlobalShortcut, Module['globalShortcut']>,
  Conforms<Electron.IpcMain, Module['ipcMain']>,
  Conforms<Electron.Menu, standIn.Menu, 'append' | 'insert' | 'items' | 'getMenuItemById'>,
  Conforms<Electron.MenuItem, standIn.MenuItem, 'menu' | 'submenu' | 'click' | 'role'>,
  Conforms<Electron.NativeImage, ReturnType<Module['nativeImage']['createEmpty']>, 'resize'>,
  Conforms<Electron.NativeTheme, Module['nativeTheme']>,
  Conforms<Electron.Net, Module['net']>,
  Conforms<Electron.Notification, standIn.Notification>,
  Conforms<Electron.PowerMonitor, Module['powerMonitor']>,
  Conforms<Electron.PowerSaveBlocker, Module['powerSaveBlocker']>,
  Conforms<Electron.Protocol, Module['protocol']>,
  Conforms<Electron.SafeStorage, Module['safeStorage']>,
  Conforms<Electron.Screen, Module['screen']>,
  Conforms<Electron.Session, DefaultSession, 'protocol'>,
  Conforms<Electron.Shell, Module['shell']>,
  Conforms<Electron.SystemPreferences, Module['systemPreferences']>,
  Conforms<Electron.Tray, standIn.Tray, 'setContextMenu'>,
  Conforms<
    Electron.WebContents,
    Contents,
    'ipc' | 'session' | 'mainFrame' | 'focusedFrame' | 'capturePage'
  >,
  Conforms<Electron.WebFrameMain, Contents['mainFrame'], 'top' | 'parent' | 'frames'>
]

export type NothingInvented = [
  None<Invented<Electron.App, Module['app']>>,
  None<Invented<Electron.BrowserWindow, standIn.BrowserWindow>>,
  None<Invented<Electron.Clipboard, Module['clipboard']>>,
  None<Invented<Electron.Dialog, Module['dialog']>>,
  None<Invented<Electron.GlobalShortcut, Module['globalShortcut']>>,
  None<Invented<Electron.IpcMain, Module['ipcMain']>>,
  None<Invented<Electron.Menu, standIn.Menu>>,
  None<Invented<Electron.MenuItem, standIn.MenuItem>>,
  None<Invented<typeof Electron.nativeImage, Module['nativeImage']>>,
  None<Invented<Electron.NativeTheme, Module['nativeTheme']>>,
  None<Invented<Electron.Net, Module['net']>>,
  None<Invented<Electron.Notification, standIn.Notification>>,
  None<Invented<Electron.PowerMonitor, Module['powerMonitor']>>,
  None<Invented<Electron.PowerSaveBlocker, Module['powerSaveBlocker']>>,
  None<Invented<Electron.Protocol, Module['protocol']>>,
  None<Invented<Electron.SafeStorage, Module['safeStorage']>>,
  None<Invented<Electron.Screen, Module['screen']>>,
  None<Invented<Electron.Session, DefaultSession>>,
  None<Invented<Electron.Shell, Module['shell']>>,
  None<Invented<Electron.SystemPreferences, Module['systemPreferences']>>,
  None<Invented<Electron.Tray, standIn.Tray>>,
  None<Invented<Electron.WebContents, Contents>>,
  None<Invented<Electron.WebFrameMain, Contents['mainFrame']>>,
  None<Exclude<keyof Module, keyof typeof Electron | 'default' | 'standIn'>>
]
