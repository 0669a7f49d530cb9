import type { App } from 'electron'
import type { DesktopFacts } from '#shared/state.ts'

/** As in electron-builder.yml; Windows files notifications and the taskbar button under it. */
const APP_ID = 'io.github.gleaner_app.Gleaner'
/** The name of the `.desktop` file that packages install; portals know Gleaner by it. */
export const DESKTOP_NAME = `${APP_ID}.desktop`
/** Addresses that other programs hand to Gleaner begin with it. */
const SCHEME = 'gleaner'
/** Ours for good: without a fixed one Windows cannot start Gleaner for a click on an old notification. */
const TOAST_ACTIVATOR = '{6B1C8E0A-3F0B-4B6B-9C58-2E7F1D6A9B41}'

/** Tells the system who this is; before the first window and the first notification. */
export function takeIdentity(
  app: Pick<App, 'setAppUserModelId' | 'setToastActivatorCLSID'>,
  os: NodeJS.Platform
): void {
  if (os !== 'win32') return
  app.setAppUserModelId(APP_ID)
  app.setToastActivatorCLSID(TOAST_ACTIVATOR)
}

/**
 * Has the system hand us `gleaner://` addresses. On Linux the installed `.desktop` file does, and a
 * checkout must not take them from an installed Gleaner.
 */
export function takeScheme(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  os: DesktopFacts['os'] | NodeJS.Platform
): void {
  if (app.isPackaged && os !== 'linux') app.setAsDefaultProtocolClient(SCHEME)
}
