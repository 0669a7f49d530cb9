import type { App } from 'electron'
import type { DesktopFacts, LoginItemStatus } from '#shared/state.ts'
import type { LoginItemPort } from './ports.ts'

/** The switch of a launch at login, which shows nothing but the tray icon. */
export const HIDDEN = '--hidden'

export interface SystemLoginItemOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly os: Exclude<DesktopFacts['os'], 'linux'>
  /** The program itself. */
  readonly program: string
}

/** The login item of Windows and macOS. */
export function createSystemLoginItem({ app, os, program }: SystemLoginItemOptions): LoginItemPort {
  // Windows finds the entry only by the exact path and arguments it was created with
  const windowsEntry = { path: program, args: [HIDDEN] }

  function status(): LoginItemStatus {
    if (os === 'win32') {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(windowsEntry)
      // an entry that the user disabled in the task manager still exists
      return openAtLogin && executableWillLaunchAtLogin ? 'on' : 'off'
    }
    const settings = app.getLoginItemSettings()
    if (settings.status === 'requires-approval') return 'needs-approval'
    return settings.openAtLogin ? 'on' : 'off'
  }

  return {
    status: async () => status(),
    async set(openAtLogin) {
      try {
        app.setLoginItemSettings(
          os === 'win32' ? { openAtLogin, enabled: openAtLogin, ...windowsEntry } : { openAtLogin }
        )
        return status()
      } catch {
        return 'unavailable'
      }
    }
  }
}
