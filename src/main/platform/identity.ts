import type { App } from 'electron'
import type { DesktopFacts } from '#shared/state.ts'

/** The app id in electron-builder.yml. Windows groups notifications and the taskbar button by it. */
const APP_ID = 'io.github.gleaner_app.Gleaner'
/** The name of the `.desktop` file that packages install. Portals identify Gleaner by it. */
export const DESKTOP_NAME = `${APP_ID}.desktop`
/** The scheme of addresses that other programs open in Gleaner. */
const SCHEME = 'gleaner'
/** Must never change: Windows starts Gleaner by it for a click on an old notification. */
const TOAST_ACTIVATOR = '{6B1C8E0A-3F0B-4B6B-9C58-2E7F1D6A9B41}'

/** Sets the identity of the app. Call it before the first window and the first notification. */
export function setIdentity(
  app: Pick<App, 'setAppUserModelId' | 'setToastActivatorCLSID'>,
  os: NodeJS.Platform
): void {
  if (os !== 'win32') return
  app.setAppUserModelId(APP_ID)
  app.setToastActivatorCLSID(TOAST_ACTIVATOR)
}

/**
 * Registers Gleaner for `gleaner://` addresses. On Linux the installed `.desktop` file registers it, and a
 * checkout must not replace an installed Gleaner.
 */
export function registerScheme(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  os: DesktopFacts['os'] | NodeJS.Platform
): void {
  if (app.isPackaged && os !== 'linux') app.setAsDefaultProtocolClient(SCHEME)
}
