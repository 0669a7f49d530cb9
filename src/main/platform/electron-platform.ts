import { uptime } from 'node:os'
import { homedir, release } from 'node:os'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray
} from 'electron'
import Store from 'electron-store'
import { SECOND } from '#shared/durations.ts'
import type { DesktopFacts } from '#shared/state.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { serveAppScheme } from './app-scheme.ts'
import { setApplicationMenu } from './application-menu.ts'
import { prepareDataFolder } from './data-folder.ts'
import { createAutostartFile } from './autostart-file.ts'
import { createDialogs } from './dialogs.ts'
import { isDoNotDisturbOn } from './do-not-disturb.ts'
import { createFetch } from './http.ts'
import { DESKTOP_NAME } from './identity.ts'
import { createIpc } from './ipc-channel.ts'
import { createKeytarProvider } from './keychain/keytar.ts'
import { createMemoryProvider } from './keychain/memory.ts'
import { createSafeStorageProvider } from './keychain/safe-storage.ts'
import { createSecretStore } from './keychain/secret-store.ts'
import type { IdleEvents } from './idle/idle-source.ts'
import { isWaylandSession } from './linux-session.ts'
import { findLocales } from './locales.ts'
import { createLogger, logUncaught } from './logger.ts'
import { createSystemLoginItem, HIDDEN } from './login-item.ts'
import { readsBodyMarkup } from './notification-markup.ts'
import { createNotifications } from './notifications.ts'
import { createPortalAutostart } from './portal-autostart.ts'
import type { Logger, LoginItemPort, Platform, SecretStore } from './ports.ts'
import { createPower } from './power.ts'
import { findResources } from './resources.ts'
import { createSchedule } from './schedule.ts'
import { denyPermissions, limitDownloads, lockDownPages } from './security.ts'
import { createSettingsFile } from './settings-file.ts'
import { createShell } from './shell.ts'
import { createShortcuts } from './shortcuts.ts'
import { createTimers } from './system-timers.ts'
import { hasTrayHost } from './tray-host.ts'
import { createTray } from './electron-tray.ts'
import { Windows } from './windows.ts'

/** Creates the platform on Electron. Call it once Electron is ready. Throws a `DataFolderError`. */
export function createElectronPlatform(): Platform {
  const { env } = process
  const facts = findFacts()
  const { os } = facts
  const wayland = isWaylandSession(os, env, app.commandLine.getSwitchValue('ozone-platform'))
  const dataFolder = prepareDataFolder(app.getPath('userData'))
  const resources = findResources(app, process.resourcesPath)
  const devServer = app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null)
  const timers = createTimers()
  const { now } = timers
  const resolveProxy = (url: string): Promise<string> => session.defaultSession.resolveProxy(url)
  const logger = createLogger({
    folder: path.join(dataFolder, 'logs'),
    now,
    ...(devServer === null ? {} : { echo: (line: string) => console.error(line) })
  })
  logUncaught(process, logger)

  const { preload, appIcon: icon } = resources
  const style = { os, wayland, preload, icon }
  const windows = new Windows({ BrowserWindow, screen, nativeTheme, timers, logger, ...style })
  lockDownPages(app, (url) => windows.requestOpen(url))
  denyPermissions(session.defaultSession)
  limitDownloads(session.defaultSession)
  serveAppScheme(protocol, { pages: resources.pages, devServer })
  setApplicationMenu(Menu, os)
  app.on('before-quit', () => windows.allowClosing())
  if (os === 'darwin') followDock(windows)

  const power = createPower({
    powerMonitor,
    os,
    timers,
    // on XWayland, Electron only sees the inputs of X11 windows
    ...(isWaylandSession(process.platform, env, '')
      ? {
          openSource: async (news: IdleEvents) => {
            const { chooseIdleSource } = await import('./idle/choose-source.ts')
            return chooseIdleSource({ env, clock: () => uptime() * SECOND }, news)
          }
        }
      : {})
  })

  async function hasHost(): Promise<boolean> {
    const has = os !== 'linux' || (await hasTrayHost({ env, wayland }))
    if (!has) windows.runWithoutTray()
    return has
  }

  return {
    facts: { ...facts, isWayland: wayland },
    versions: findVersions(wayland),
    readThirdPartyNotices: async () => {
      const { readThirdPartyNotices } = await import('./third-party.ts')
      return readThirdPartyNotices(resources.thirdParty)
    },
    dataFolder,
    timers,
    fetch: createFetch({ resolveProxy }),
    fetchPublic: createFetch({ resolveProxy, publicOnly: true }),
    secrets: createSecrets(dataFolder, logger),
    settingsFile: createSettingsFile({ folder: dataFolder, Store, now }),
    tray: createTray({
      Tray,
      Menu,
      nativeTheme,
      os,
      iconFolder: resources.trayIcons,
      hasHost,
      now
    }),
    windows,
    ipc: createIpc({ ipcMain, windowOf: (contents) => windows.nameOf(contents), logger }),
    shortcuts: createShortcuts(globalShortcut, { wayland }),
    loginItem: createLoginItem(os),
    power,
    schedule: createSchedule({ timers, power }),
    notifications: createNotifications({
      Notification,
      logger,
      ...(os === 'linux'
        ? { areHeldBack: () => isDoNotDisturbOn({ env }), readsMarkup: readsBodyMarkup }
        : {})
    }),
    dialogs: createDialogs(dialog, (question) => windows.keepOpenDuring(question)),
    shell: createShell(shell, dataFolder),
    logger,
    quit: () => app.quit()
  }
}

function currentOs(): DesktopFacts['os'] {
  const systems: readonly string[] = ['darwin', 'win32'] satisfies readonly DesktopFacts['os'][]
  return systems.includes(process.platform) ? (process.platform as DesktopFacts['os']) : 'linux'
}

function findFacts(): Platform['facts'] {
  return {
    os: currentOs(),
    computerTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: app.getVersion(),
    ...findComputerLocales()
  }
}

/** The language and the region of this computer (BCP 47). Call it once Electron is ready. */
export function findComputerLocales(): ReturnType<typeof findLocales> {
  return findLocales({
    app,
    lang: app.commandLine.getSwitchValue('lang'),
    os: currentOs(),
    env: process.env
  })
}

function findVersions(wayland: boolean): Platform['versions'] {
  const { electron = '', chrome = '', node } = process.versions
  const desktop = process.env['XDG_CURRENT_DESKTOP'] ?? 'unknown'
  return {
    electron,
    chrome,
    node,
    system: `${process.platform} ${release()} ${process.arch}`,
    ...(process.platform === 'linux' ? { desktop: `${desktop}${wayland ? ', Wayland' : ''}` } : {})
  }
}

function createLoginItem(os: DesktopFacts['os']): LoginItemPort {
  const { env, execPath } = process
  if (os !== 'linux') return createSystemLoginItem({ app, os, program: execPath })
  if (env['FLATPAK_ID'])
    return createPortalAutostart({
      command: ['gleaner', HIDDEN],
      reason: () => messagesFor(findComputerLocales().locale).tray.loginItemReason
    })
  // an AppImage runs from a temporary folder
  const program = app.isPackaged ? [env['APPIMAGE'] ?? execPath] : [execPath, app.getAppPath()]
  return createAutostartFile({
    configFolder: env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config'),
    desktopName: DESKTOP_NAME,
    command: [...program, HIDDEN]
  })
}

/** Creates the secret store. Each data folder has its own secrets. */
function createSecrets(dataFolder: string, logger: Logger): SecretStore {
  const isUsual = dataFolder === path.join(app.getPath('appData'), app.getName())
  return createSecretStore({
    keychain: createKeytarProvider(isUsual ? app.getName() : `${app.getName()} ${dataFolder}`),
    encrypted: createSafeStorageProvider({
      safeStorage,
      os: process.platform,
      file: path.join(dataFolder, 'secrets.json')
    }),
    memory: createMemoryProvider(),
    logger
  })
}

/** On macOS, shows Gleaner in the dock while an ordinary window is open. */
function followDock(windows: Windows): void {
  windows.onVisibility(() => {
    const isOpen = windows.isVisible('timesheet') || windows.isVisible('welcome')
    app.setActivationPolicy(isOpen ? 'regular' : 'accessory')
  })
}
