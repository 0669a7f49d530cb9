import type { App, DownloadItem, Session, WebContents } from 'electron'
import { APP_ORIGIN } from './app-scheme.ts'

/**
 * Prevents every page from navigating, opening windows and embedding pages. A new window for an https address
 * is refused too, and `onOpenRequest` is called with the address.
 */
export function lockDownPages(app: Pick<App, 'on'>, onOpenRequest: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => lockDown(contents, onOpenRequest))
}

/** Denies pages every permission and device, which Electron grants by default. */
export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Allows pages to save a sheet that they created, one at a time. The system asks the user for the file. */
export function limitDownloads(session: Pick<Session, 'on'>): void {
  let isOpen = false
  session.on('will-download', (event, item) => {
    if (isOpen || !isOwnSheet(item)) return event.preventDefault()
    isOpen = true
    item.once('done', () => (isOpen = false))
  })
}

function isOwnSheet(item: DownloadItem): boolean {
  const isOwn = item.getURL().startsWith(`blob:${APP_ORIGIN}/`)
  return isOwn && /^[^.]+\.(csv|xlsx)$/.test(item.getFilename())
}

function lockDown(contents: WebContents, onOpenRequest: (url: string) => void): void {
  contents.on('will-navigate', (event) => {
    // a page may only reload itself
    if (event.url !== contents.getURL()) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:')
      setImmediate(() => onOpenRequest(url))
    return { action: 'deny' }
  })
}
